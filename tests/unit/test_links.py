"""Opening and copying addresses: what is run, and what is refused."""

from pathlib import Path

import pytest

from briefing import links


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\nexit 0\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("url", [
    "", "file:///etc/passwd", "javascript:alert(1)", "ftp://a.example", "-Q https://a.example",
    "https://a.example/\nx", "https://a.example/ x", "mailto:a@b.example", "a.example",
])  # fmt: skip
def test_only_web_addresses_are_opened(url: str) -> None:
    assert not links.is_web_link(url)
    assert "not a web address" in links.open_link(url)


def test_the_address_is_one_argument_whatever_is_in_it(tmp_path: Path) -> None:
    opener = program(tmp_path, "xdg-open")
    url = "https://a.example/?q=$(touch%20x);&b=`id`'\""
    command = links.browser_command(url, platform="linux", environ={"PATH": str(tmp_path)})
    assert command == [str(opener), url]


def test_browser_variable_wins_but_its_templates_are_not_run(tmp_path: Path) -> None:
    mine, opener = program(tmp_path, "firefox"), program(tmp_path, "xdg-open")
    url = "https://a.example/"
    environ = {"PATH": str(tmp_path), "BROWSER": "firefox"}
    assert links.browser_command(url, platform="linux", environ=environ) == [str(mine), url]
    for template in ("firefox %s", "sh -c 'firefox %s'", "firefox;rm", "firefox:w3m", "firefox&"):
        environ["BROWSER"] = template
        assert links.browser_command(url, platform="linux", environ=environ) == [str(opener), url]


def test_without_a_browser_the_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("BROWSER", raising=False)
    assert "https://a.example/" in links.open_link("https://a.example/")


def test_copying_takes_the_tool_of_the_session(tmp_path: Path) -> None:
    wayland, x11 = program(tmp_path, "wl-copy"), program(tmp_path, "xclip")
    path = {"PATH": str(tmp_path)}
    assert links.copy_command(platform="linux", environ=path) is None
    both = {**path, "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
    assert links.copy_command(platform="linux", environ=both) == [str(wayland)]
    command = links.copy_command(platform="linux", environ={**path, "DISPLAY": ":0"})
    assert command is not None
    assert command[0] == str(x11)


def test_what_is_copied_arrives_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    tool = tmp_path / "wl-copy"
    tool.write_text(f"#!/bin/sh\n/bin/cat > {out}\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert links.copy("https://a.example/ü?x=1&y=$HOME")
    assert out.read_text("utf-8") == "https://a.example/ü?x=1&y=$HOME"
