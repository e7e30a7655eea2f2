"""Opening and copying web addresses: http and https only, an argument list, never a shell."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping

from briefing.untrusted import safe_url

COPY_TIMEOUT_S = 2.0


def is_web_link(url: str) -> bool:
    """Whether the text is an address that may be opened: exactly a safe http or https URL."""
    return bool(url) and safe_url(url) == url


def browser_command(
    url: str, *, platform: str = sys.platform, environ: Mapping[str, str] = os.environ
) -> list[str] | None:
    """The argument list that opens `url`; None where there is no program to do it.

    $BROWSER counts when it is the bare name or path of one program: no arguments, no templates.
    """
    wanted = environ.get("BROWSER", "")
    candidates = [[wanted]] if wanted and not any(c in wanted for c in " %;:&|") else []
    if platform == "darwin":
        candidates.append(["open"])
    elif platform == "win32":
        candidates.append(["rundll32", "url.dll,FileProtocolHandler"])
    else:
        candidates += [["wslview"], ["xdg-open"], ["gio", "open"]]
    for program, *arguments in candidates:
        if found := shutil.which(program, path=environ.get("PATH")):
            return [found, *arguments, url]
    return None


def open_link(url: str) -> str:
    """Open the address in the browser. Empty when that was begun, else one sentence of why not."""
    if not is_web_link(url):
        return "That is not a web address; it was not opened."
    command = browser_command(url)
    if command is None:
        return f"No browser was found; the address is {url}"
    try:
        browser = subprocess.Popen(  # noqa: S603 - an argument list, its address checked above
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return f"{command[0]} could not be started: {error.strerror or error}"
    # Somebody has to wait for it, or it stays behind as a zombie.
    threading.Thread(target=browser.wait, daemon=True).start()
    return ""


def copy_command(
    *, platform: str = sys.platform, environ: Mapping[str, str] = os.environ
) -> list[str] | None:
    """The argument list of the system's own copying tool; None where there is none to use."""
    candidates: list[list[str]] = []
    if platform == "darwin":
        candidates.append(["pbcopy"])
    elif platform == "win32":
        candidates.append(["clip"])
    if environ.get("WAYLAND_DISPLAY"):
        candidates.append(["wl-copy"])
    if environ.get("DISPLAY"):
        candidates += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    for program, *arguments in candidates:
        if found := shutil.which(program, path=environ.get("PATH")):
            return [found, *arguments]
    return None


def copy(text: str) -> bool:
    """Copy with the system's own tool; False where there is none or it fails."""
    command = copy_command()
    if command is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603 - an argument list; the text goes in by stdin
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=COPY_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
