"""Fetches every feed into the store and makes no edition: `python -m tests.bench.fetching`."""

import argparse
import asyncio
from pathlib import Path

from briefing.newsroom import Newsroom


async def fetch(newsroom: Newsroom) -> None:
    async for _ in newsroom.refresh():
        pass


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--data-dir", type=Path, required=True)
    words = parser.parse_args()
    with Newsroom.open(config=words.config, data_dir=words.data_dir) as newsroom:
        asyncio.run(fetch(newsroom))


if __name__ == "__main__":
    main()
