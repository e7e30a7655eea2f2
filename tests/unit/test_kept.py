"""What one edition leaves to the next."""

from briefing.edition.kept import OfTheLast


def test_what_the_last_edition_needed_is_not_made_again_and_the_rest_is_forgotten() -> None:
    made: list[str] = []

    def of(key: str) -> str:
        return kept.of(key, lambda: made.append(key) or key.upper())

    kept: OfTheLast[str] = OfTheLast()
    for needed in (("bridge", "quake"), ("bridge",), ("bridge", "quake")):
        kept.begin()
        assert [of(key) for key in needed] == [key.upper() for key in needed]
    assert made == ["bridge", "quake", "quake"]
