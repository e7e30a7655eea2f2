"""The log file: what goes there, and what it keeps out."""

import stat
import subprocess
import sys
from pathlib import Path

LOGS = """
import logging, sys
from pathlib import Path
from briefing.commands.log import start_log
start_log(Path(sys.argv[1]))
for name in ("briefing.x", "asyncio"):
    logging.getLogger(name).error("no \\x1b]0;CANARY\\x07\\x9b5m from https://a:s3cr3t@x.org/\\u202e")
"""


def test_what_libraries_warn_of_goes_to_the_log_as_well_and_nothing_to_the_terminal(
    tmp_path: Path,
) -> None:
    file = tmp_path / "state" / "briefing.log"
    done = subprocess.run([sys.executable, "-c", LOGS, str(file)], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("", "")
    ours, theirs = file.read_text("utf-8").splitlines()
    assert ours.endswith("ERROR briefing.x: no ]0;CANARY5m from https://x.org/")
    assert theirs.endswith("ERROR asyncio: no ]0;CANARY5m from https://x.org/")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
