"""feeds.toml: found, read, checked, edited in place."""

from briefing.config.durations import parse_duration
from briefing.config.edit import append_feed, append_feeds, remove_feed
from briefing.config.find import find_config
from briefing.config.read import load_config
from briefing.config.values import Config, FeedConfig, Problem

__all__ = [
    "Config",
    "FeedConfig",
    "Problem",
    "append_feed",
    "append_feeds",
    "find_config",
    "load_config",
    "parse_duration",
    "remove_feed",
]
