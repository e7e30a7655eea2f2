"""The servers a test can ask for."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


@pytest.fixture
def other_site() -> Iterator[Site]:
    """A second origin."""
    with Site() as running:
        yield running


@pytest.fixture
def self_signed_site(tmp_path: Path) -> Iterator[Site]:
    """A server whose certificate nobody signed but itself."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("needs the openssl command to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=x -keyout {key} -out {certificate}"
    names = ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([openssl, *made.split(), *names], check=True, capture_output=True)
    certificate.write_text(key.read_text() + certificate.read_text())
    with Site(certificate=certificate) as running:
        yield running
