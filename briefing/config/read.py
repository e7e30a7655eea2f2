"""feeds.toml to a Config: whatever can be understood, and a Problem for whatever cannot."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from briefing import actions
from briefing.addresses import BUNDLED, BUNDLED_FEEDS, plain_address
from briefing.config.checks import Checker, nearest
from briefing.config.durations import parse_duration
from briefing.config.find import default_text
from briefing.config.keynames import KNOWN, key_name, split_keys
from briefing.config.text import Document, parse, read_document
from briefing.config.values import (
    DEFAULT_REFRESH,
    DEFAULT_THEME,
    DEFAULT_WINDOW,
    Config,
    FeedConfig,
)
from briefing.fold import fold
from briefing.model import (
    ELSEWHERE,
    FRONT_PAGE,
    FeedUrl,
    KnownActors,
    SummaryLength,
    WantedSection,
)
from briefing.untrusted import safe_url, shown_url

SHORTEST_REFRESH = timedelta(minutes=5)
SHORTEST_KEEP = timedelta(days=14)

_TOP = ("briefing", "feeds", "sections", "actors", "keys")
_BRIEFING = ("window", "refresh", "keep", "theme", "summary")
_FEED = ("url", "name", "tags", "full_text", "inside")
_SECTION = ("name", "about")
_ACTORS = ("watch", "aliases")


def load_config(path: Path) -> Config:
    """Read the file; it never raises for what stands in it, or for its not being there.

    What cannot be parsed is left out line by line. A file of which nothing can be read gives what
    the default one says, so that there is a page to show.
    """
    document = read_document(path)
    if isinstance(document, Document):
        config = config_of(path, document)
        if config.feeds or not document.left_out:
            return config
        return replace(config, feeds=_default(path).feeds)
    return replace(_default(path), problems=(document,))


def _default(path: Path) -> Config:
    return replace(config_of(path, parse(default_text())), own=frozenset())


def config_of(path: Path, document: Document) -> Config:
    """The Config a document describes."""
    content = document.content
    check = Checker(document.lines)
    check.keys(content, (), _TOP)
    general = check.table(content, ("briefing",))
    check.keys(general, ("briefing",), _BRIEFING)
    window = _span(check, general, "window", DEFAULT_WINDOW, never="all")
    refresh = _refresh(check, general)
    keep = _keep(check, general)
    theme = check.text(general, ("briefing", "theme")) or DEFAULT_THEME
    summary = check.choice(general, ("briefing", "summary"), tuple(SummaryLength))
    refused = {problem.key.rpartition(".")[2] for problem in check.problems}
    return Config(
        path=path,
        window=window,
        refresh=refresh,
        keep=keep,
        theme=theme,
        summary=SummaryLength(summary or SummaryLength.MEDIUM),
        own=frozenset(general.keys() - refused) & frozenset(_BRIEFING),
        feeds=_feeds(check, content, is_whole=not document.left_out),
        sections=_sections(check, content, is_whole=not document.left_out),
        actors=_actors(check, content),
        keys=_keys(check, content),
        problems=tuple(
            sorted((*document.problems, *check.problems), key=lambda found: found.line or 0)
        ),
    )


def _span(
    check: Checker, table: dict[str, Any], name: str, default: timedelta | None, *, never: str
) -> timedelta | None:
    place = ("briefing", name)
    if name not in table:
        return default
    value = table[name]
    hint = f'write "30m", "48h", "7d" or "{never}"'
    if not isinstance(value, str):
        check.wrong_type(place, "a span in quotes", value, hint)
        return default
    if value.strip().lower() == never:
        return None
    span = parse_duration(value)
    if span is None:
        check.problem(place, f"“{value}” is not a span of time", hint)
        return default
    return span


def _refresh(check: Checker, table: dict[str, Any]) -> timedelta | None:
    span = _span(check, table, "refresh", DEFAULT_REFRESH, never="off")
    if span is not None and span < SHORTEST_REFRESH:
        check.problem(
            ("briefing", "refresh"),
            "more often than every five minutes is a burden on the servers",
            "every five minutes is used",
        )
        return SHORTEST_REFRESH
    return span


def _keep(check: Checker, table: dict[str, Any]) -> timedelta | None:
    span = _span(check, table, "keep", None, never="all")
    if span is not None and span < SHORTEST_KEEP:
        check.problem(
            ("briefing", "keep"),
            "the editions and stories of the last two weeks need their articles",
            "they are kept for two weeks",
        )
        return SHORTEST_KEEP
    return span


def _feeds(check: Checker, content: dict[str, Any], *, is_whole: bool) -> tuple[FeedConfig, ...]:
    feeds: dict[str, FeedConfig] = {}
    for index, table in enumerate(check.tables(content, "feeds")):
        if table is None:
            continue
        check.keys(table, ("feeds", index), _FEED)
        feed = _feed(check, table, index, is_whole=is_whole)
        if feed is None:
            continue
        key = plain_address(feed.url)
        if key in feeds:
            check.problem(
                ("feeds", index, "url"),
                f"{shown_url(feed.url)} stands in the file already",
                "take one of the two out; the first is used",
            )
            continue
        feeds[key] = feed
    return tuple(feeds.values())


def _feed(
    check: Checker, table: dict[str, Any], index: int, *, is_whole: bool
) -> FeedConfig | None:
    place = ("feeds", index)
    name = check.text(table, (*place, "name"))
    tags = check.texts(table, (*place, "tags"))
    full_text = check.flag(table, (*place, "full_text"))
    inside = check.flag(table, (*place, "inside"))
    if "url" not in table:
        # Where lines were left out that is the fault of one of those.
        if is_whole and nearest("url", table) == "":
            check.problem(place, "a feed without a url", 'add a line such as url = "https://…"')
        return None
    url = _feed_url(check, check.text(table, (*place, "url")), (*place, "url"))
    if not url:
        return None
    return FeedConfig(url=url, name=name, tags=tags, full_text=full_text, inside=inside)


def _feed_url(check: Checker, text: str, place: tuple[str | int, ...]) -> FeedUrl | None:
    if text.startswith(BUNDLED):
        if text in BUNDLED_FEEDS:
            return FeedUrl(text)
        check.problem(place, f"no bundled article “{text}”", f"known: {', '.join(BUNDLED_FEEDS)}")
        return None
    if url := safe_url(text):
        return FeedUrl(url)
    scheme, separator, _ = text.partition("://")
    if separator and scheme.lower() not in ("http", "https"):
        check.problem(place, f"a feed cannot be read by {scheme}:", "use an https:// address")
    elif text:
        check.problem(
            place,
            f"“{shown_url(text)}” is not an address",
            "it must start with https:// or http://",
        )
    return None


def _sections(
    check: Checker, content: dict[str, Any], *, is_whole: bool
) -> tuple[WantedSection, ...]:
    sections: dict[str, WantedSection] = {}
    reserved = {fold(FRONT_PAGE): FRONT_PAGE, fold(ELSEWHERE): ELSEWHERE}
    for index, table in enumerate(check.tables(content, "sections")):
        if table is None:
            continue
        place = ("sections", index)
        check.keys(table, place, _SECTION)
        name = check.text(table, (*place, "name"))
        about = check.texts(table, (*place, "about"))
        if not name:
            if is_whole and (table.get("name") == "" or nearest("name", table) in ("", "name")):
                check.problem(place, "a section without a name", 'add a line name = "…"')
        elif fold(name) in reserved:
            taken = reserved[fold(name)]
            check.problem((*place, "name"), f"“{taken}” is always there", "choose another name")
        elif fold(name) in sections:
            check.problem((*place, "name"), f"a second section “{name}”", "the first is used")
        else:
            sections[fold(name)] = WantedSection(name=name, about=about or (name,))
    return tuple(sections.values())


def _actors(check: Checker, content: dict[str, Any]) -> KnownActors:
    table = check.table(content, ("actors",))
    check.keys(table, ("actors",), _ACTORS)
    place = ("actors", "aliases")
    aliases = check.table(table, place, 'write [actors.aliases] and below it "Name" = ["other"]')
    return KnownActors(
        watch=check.texts(table, ("actors", "watch")),
        aliases=tuple(
            (name, others)
            for key in aliases
            if (name := check.text({"name": key}, ("name",)))
            and (others := check.texts(aliases, (*place, key)))
        ),
    )


def _keys(check: Checker, content: dict[str, Any]) -> Mapping[str, tuple[str, ...]]:
    table = check.table(content, ("keys",), 'write [keys] and below it "section.next" = "l"')
    own: dict[str, tuple[str, ...]] = {}
    for id, value in _flat(table):
        place = ("keys", *id) if id[0] not in table or len(id) > 1 else ("keys", id[0])
        name = ".".join(id)
        if name not in actions.BY_ID:
            near = nearest(name, actions.BY_ID)
            check.problem(
                place,
                f"unknown action “{name}”",
                f"did you mean “{near}”?" if near else "briefing keys lists them",
            )
            continue
        keys = _key_names(check, value, place)
        if keys is not None:
            own[name] = keys
    return _without_clashes(check, own)


def _flat(table: dict[str, Any], before: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    """The entries of `[keys]`; `section.next` without quotes is a table in a table for TOML."""
    found: list[tuple[tuple[str, ...], Any]] = []
    for key, value in table.items():
        path = (*before, key)
        if isinstance(value, dict) and value:
            found.extend(_flat(value, path))
        else:
            found.append((path, value))
    return found


def _key_names(
    check: Checker, value: object, place: tuple[str | int, ...]
) -> tuple[str, ...] | None:
    """The keys of one action, as Textual names them; None when none of what is given is a key."""
    if isinstance(value, str):
        wanted = split_keys(value)
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        wanted = tuple(value)
    else:
        check.wrong_type(place, "a key or several, in quotes", value, 'write "l" or "l,right"')
        return None
    names = []
    for key in wanted:
        name = key_name(key)
        if name is None:
            near = nearest(key, KNOWN)
            check.problem(
                place,
                f"no key is called “{key}”",
                f"did you mean “{near}”?" if near else 'write "l", "ctrl+r", "f5", "pageup"',
            )
        else:
            names.append(name)
    return tuple(dict.fromkeys(names)) if names or not wanted else None


def _without_clashes(
    check: Checker, own: dict[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    """The reader's keys without those that another action has; all gone leaves the default."""
    kept = dict(own)
    for key, one, other in actions.clashes(actions.rebound(own)):
        # The later one in the file gives way, and a default never does.
        loser, winner = (other, one) if _is_after(other.id, one.id, own) else (one, other)
        check.problem(
            ("keys", loser.id),
            f"the key “{key}” is also that of {winner.id} ({winner.label})",
            f"give {winner.id} another key too, or choose another here",
        )
        kept[loser.id] = tuple(each for each in kept[loser.id] if each != key)
        if not kept[loser.id]:
            del kept[loser.id]
    return kept


def _is_after(id: str, other: str, own: dict[str, tuple[str, ...]]) -> bool:
    order = list(own)
    return id in own and (other not in own or order.index(id) > order.index(other))
