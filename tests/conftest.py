"""What every test can ask for."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The labelled news and feeds beside the checkout; skips where they are not."""
    shared = Path(__file__).parents[2] / "shared"
    if not (shared / "data").is_dir():
        pytest.skip("needs ../shared, the labelled news and feeds beside the checkout")
    return shared
