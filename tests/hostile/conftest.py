"""The server of hostile feeds beside the checkout, running for the tests of this folder."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import PORTS, Server


@pytest.fixture(scope="session")
def hostile(shared_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The running server; BRIEFING_HOSTILE_PYTHON names the interpreter that runs it.

    It offers what is packed by brotli and zstandard where that interpreter has them.
    """
    folder = shared_dir / "hostile"
    if not (folder / "server.py").is_file():
        pytest.skip("needs ../shared/hostile, the server of hostile feeds")
    certificates = tmp_path_factory.mktemp("certificates")
    python = os.environ.get("BRIEFING_HOSTILE_PYTHON", sys.executable)
    base = free_ports()
    command = [python, str(folder / "server.py"), "--port", str(base), "--cap-seconds", "45"]
    with subprocess.Popen(
        [*command, "--cert-dir", str(certificates)], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        ready = json.loads(running.stdout.readline())
        yield Server(folder=folder, base=base, authority=Path(ready["ca"]))
        running.kill()


def free_ports() -> int:
    """The first of a row of ports that nobody listens on; runs side by side begin elsewhere."""
    for base in range(18_900 + os.getpid() % 500 * 20, 30_000, 20):
        try:
            for offset in PORTS.values():
                with socket.create_server(("127.0.0.1", base + offset)):
                    pass
        except OSError:
            continue
        return base
    raise AssertionError("no free ports")
