"""The commands about the program itself: config, keys, doctor."""

from running import Program, add_to


def test_config_path_is_the_file_in_use(briefing: Program) -> None:
    assert briefing.out("config", "path") == f"{briefing.config}\n"
    done = briefing("config", "path", env={"BRIEFING_CONFIG": ""}, ok=True)
    assert done.stdout == f"{briefing.home / 'config' / 'briefing' / 'feeds.toml'}\n"


def test_a_first_run_writes_the_default_file(briefing: Program) -> None:
    place = briefing.home / "config" / "briefing" / "feeds.toml"
    assert "Section: Damascus" in briefing("show", env={"BRIEFING_CONFIG": ""}, ok=True).stdout
    assert place.read_text("utf-8").startswith("#")


def test_config_check_is_content_with_a_good_file(briefing: Program) -> None:
    assert briefing.out("config", "check") == f"{briefing.config} is fine: 1 feed, 3 sections\n"


def test_config_check_lists_every_problem_with_its_line(briefing: Program) -> None:
    start = len(briefing.config.read_text("utf-8").splitlines()) + 1
    add_to(
        briefing.config,
        '[[feeds]]\nurl = "https://example.org/f"\ntgas = ["a"]\n\n[[sections]]\nname = 7',
    )
    done = briefing("config", "check")
    assert done.returncode == 2
    first, second, *_ = done.stdout.splitlines()
    assert first.startswith(f"{briefing.config}:{start + 3} ")
    assert "tgas" in first
    assert "tags" in first
    assert second.startswith(f"{briefing.config}:{start + 5} ")
    assert "name" in second


def test_a_file_that_is_no_toml_is_named_with_its_line(briefing: Program) -> None:
    briefing.config.write_text('[briefing]\nwindow = "48h\n', "utf-8")
    done = briefing("config", "check")
    assert done.returncode == 2
    assert done.stdout.startswith(f"{briefing.config}:2")


def test_config_show_gives_each_value_with_its_origin(briefing: Program) -> None:
    lines = briefing.out("config", "show").splitlines()
    assert f"file = {briefing.config} (BRIEFING_CONFIG)" in lines
    assert "window = 48h (default)" in lines
    assert "keep = all (default)" in lines
    assert "refresh = off (feeds.toml)" in lines
    assert "section Damascus = Damascus (feeds.toml)" in lines
    assert briefing.out("config").splitlines() == lines


def test_keys_prints_the_readers_own(briefing: Program) -> None:
    assert "/: Search everything that is stored. (everywhere, search)" in briefing.out("keys")
    add_to(briefing.config, '[keys]\nsearch = "f3,ctrl+f"')
    assert "F3, Ctrl+F: Search everything that is stored." in briefing.out("keys")
    table = briefing.out("keys", "--format", "markdown").splitlines()
    assert table[1] == "|---|---|---|---|"
    assert "| `F3` `Ctrl+F` | Search everything that is stored. | everywhere | `search` |" in table


def test_doctor_prints_the_three_places_and_the_versions(shown: Program) -> None:
    text = shown.out("doctor")
    assert f"Config: {shown.config}\n" in text
    [data] = [line for line in text.splitlines() if line.startswith("Data: ")]
    [log] = [line for line in text.splitlines() if line.startswith("Log: ")]
    assert str(shown.home / "data") in data
    assert str(shown.home / "state") in log
    assert "SQLite: " in text
    assert "Python: " in text
    assert text.rstrip().endswith("Problems: none")


def test_doctor_still_answers_when_the_store_is_damaged(briefing: Program) -> None:
    briefing.out("show")
    [database] = (briefing.home / "data").rglob("*.db")
    database.write_bytes(b"not a database at all" * 100)
    done = briefing("doctor")
    assert done.returncode == 2
    assert f"Config: {briefing.config}\n" in done.stdout
    problems = done.stdout.split("Problems:\n")[1]
    assert str(database) in problems
    assert database.read_bytes().startswith(b"not a database")


def test_doctor_tells_of_a_config_with_problems(briefing: Program) -> None:
    add_to(briefing.config, "[kyes]")
    done = briefing("doctor")
    assert done.returncode == 2
    assert "kyes" in done.stdout
