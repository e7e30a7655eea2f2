"""feeds.toml: found, read, checked, edited in place."""

from briefing.config.durations import parse_duration
from briefing.config.edit import (
    RemovedFeed,
    append_feed,
    append_feeds,
    change_address,
    remove_feed,
    restore_feed,
)
from briefing.config.find import find_config
from briefing.config.read import load_config
from briefing.config.values import Config, FeedConfig, Problem

__all__ = [
    "Config",
    "FeedConfig",
    "Problem",
    "RemovedFeed",
    "append_feed",
    "append_feeds",
    "change_address",
    "find_config",
    "load_config",
    "parse_duration",
    "remove_feed",
    "restore_feed",
]
