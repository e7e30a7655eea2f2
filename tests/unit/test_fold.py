import pytest

from briefing.fold import fold


@pytest.mark.parametrize(
    "spelling", ["Türkiye", "TÜRKİYE", "turkiye", " Türkiye ", "Tu\u0308rkiye"]
)
def test_one_name_in_every_spelling(spelling: str):
    assert fold(spelling) == "turkiye"


def test_different_names_stay_different():
    assert fold("Homs") != fold("Hums")
