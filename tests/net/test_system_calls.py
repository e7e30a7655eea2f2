"""What a refresh asks of the system: no file that a feed names, and no program but our workers."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from loopback import Site

from briefing.store import Store

PLACES = re.compile(r"^\d+ +(\w+)\((?:AT_FDCWD, )?\"([^\"]*)\"", re.MULTILINE)
OUR_ETC = re.compile(
    r"/etc/(ld\.so\.\w+|localtime|timezone|resolv\.conf|hosts|host\.conf|nsswitch\.conf|gai\.conf"
    r"|services|protocols|ssl/.*|mime\.types|pki/.*|ca-certificates.*|crypto-policies.*"
    r"|os-release|debian_version|lsb-release|alternatives/.*|locale.*)"
)


def hostile_bodies(target: str) -> dict[str, str]:
    """Feeds that would have a file read, or a program run, by who believes them."""
    item = "<item><title>t</title><guid>1</guid><description>{}</description></item>"
    rss = f'<rss version="2.0"><channel><title>x</title>{item}</channel></rss>'
    return {
        "/entity": f'<!DOCTYPE a [<!ENTITY e SYSTEM "file://{target}">]>' + rss.format("&e;"),
        "/parameter": f'<!DOCTYPE a [<!ENTITY % e SYSTEM "file://{target}"> %e;]>'
        + rss.format("x"),
        "/dtd": f'<!DOCTYPE rss SYSTEM "{target}">' + rss.format("x"),
        "/include": rss.format(
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{target}"/>'
        ),
        "/style": f'<?xml-stylesheet href="file://{target}"?>' + rss.format("x"),
        "/base": rss.format("x").replace("<rss", f'<rss xml:base="file://{target}"'),
        "/enclosure": rss.format("x").replace(
            "<guid>", f'<enclosure url="file://{target}"/><link>file://{target}</link><guid>'
        ),
        "/command": rss.format("x").replace("<link>", f"<link>|touch {target}</link><link>exec:ls"),
        "/image": rss.format(f'&lt;img src="file://{target}"&gt;&lt;script&gt;`id`&lt;/script&gt;'),
    }


@pytest.mark.slow
def test_no_file_is_read_and_no_program_run_because_a_feed_says_so(
    site: Site, tmp_path: Path
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("needs strace, which tells what a program opens and runs")
    target = tmp_path / "private" / "diary.txt"
    target.parent.mkdir()
    target.write_text("Dear diary", "utf-8")
    addresses = [
        site.answer(f"{path}-{n}", body=body.encode())
        for n, place in enumerate((str(target), "/etc/passwd"))
        for path, body in hostile_bodies(place).items()
    ]
    config = tmp_path / "feeds.toml"
    config.write_text(
        "".join(f'[[feeds]]\nurl = "{url}"\n' for url in (*addresses, site.answer("/plain"))),
        "utf-8",
    )
    log = tmp_path / "calls"
    watching = ["strace", "-f", "-qq", "-s", "300", "-e", "trace=open,openat,execve,execveat"]
    program = [sys.executable, "-m", "briefing", "--config", str(config)]
    program += ["--data-dir", str(tmp_path / "data"), "refresh", "-v"]
    done = subprocess.run(
        [*watching, "-o", str(log), *program],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
    )
    if "ptrace" in done.stderr.lower():
        pytest.skip("strace may not look at other processes here")
    calls = PLACES.findall(log.read_text("utf-8", "replace"))
    opened = {place for name, place in calls if name.startswith("open")}
    run = {place for name, place in calls if name.startswith("exec")}
    assert str(config) in opened
    assert not [place for place in opened if place.startswith(str(target.parent))]
    in_etc = {place for place in opened if place.startswith("/etc/")}
    assert {place for place in in_etc if not OUR_ETC.fullmatch(place)} == set()
    assert {Path(place).resolve() for place in run} == {Path(sys.executable).resolve()}
    assert {seen.path for seen in site.seen} >= {url.removeprefix(site.root) for url in addresses}
    with Store.open(tmp_path / "data" / "briefing.db") as store:
        records = store.feed_records().values()
        articles = store.articles(feeds=[record.url for record in records], since=None)
    assert "Ferry runs again" in {article.title for article in articles}
    assert "Dear diary" not in repr(articles)
    print(
        f"{len(addresses)} hostile feeds, {len(articles)} articles; of {len(opened)} files opened"
        f" none is one they name, of /etc {sorted(in_etc)}; run: {sorted(run)}"
    )
