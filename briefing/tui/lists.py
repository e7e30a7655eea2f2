"""Rows of the lists: actors, feeds, candidates, search hits, keys. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from briefing.actions import Action, Scope
from briefing.fold import fold
from briefing.following import pace
from briefing.model import (
    Actor,
    ActorKind,
    FeedState,
    FeedStatus,
    FoundFeed,
)
from briefing.tui.blocks import Block, Rule, Text
from briefing.tui.items import ActionItem, ActorItem, ArticleItem, FeedItem
from briefing.tui.keys import is_numbered, key_name, key_names
from briefing.tui.render import (
    ACTOR_STYLES,
    KIND_WORDS,
    NEW,
    STAR,
    actor_name,
    count,
    faint,
    label,
    snippet,
)
from briefing.tui.times import ago, published, until
from briefing.untrusted import shown_url

if TYPE_CHECKING:
    from briefing.store import SearchHit


# Actors


MOST_OF_KIND = 60
"""Actors of one kind in the list; a filter finds the others."""


def actor_rows(actors: Iterable[Actor], typed: str, asked_for: str = "") -> Iterator[Block]:
    """The actors by kind whose name, or another form of it, holds what was typed.

    The one asked for is in the list however seldom it is mentioned.
    """
    wanted = fold(typed)
    kept = [a for a in actors if any(wanted in fold(form) for form in (a.name, *a.aliases))]
    first = True
    for kind in ActorKind:
        of_kind = [actor for actor in kept if actor.kind is kind]
        if not of_kind:
            continue
        yield Rule(label(KIND_WORDS[kind][1]), indent=1, above=int(not first))
        first = False
        further = (actor for actor in of_kind[MOST_OF_KIND:] if actor.name == asked_for)
        for actor in (*of_kind[:MOST_OF_KIND], *further):
            number = faint(str(actor.mentions))
            yield Text(
                actor_name(actor), item=ActorItem(actor.name), right=number, indent=1, clip=1
            )
        if len(of_kind) > MOST_OF_KIND:
            left = len(of_kind) - MOST_OF_KIND
            yield Text(faint(f"{left:,} more: type to find one"), indent=1)
    if not kept:
        yield Text(faint(f"No actor matches “{typed}”." if typed else "No actors yet."), indent=1)


# Feeds

FEED_STATES = {
    FeedState.OK: ("✓", "ok", "$success"),
    FeedState.FAILED: ("✗", "failed", "bold $error"),
    FeedState.PAUSED: ("‖", "paused", "$faint"),
    FeedState.NEW: ("·", "not tried", "$faint"),
}


def feed_rows(feeds: Sequence[FeedStatus], now: datetime) -> Iterator[Block]:
    """Each feed: state, name and articles; when it worked and is tried next; what is wrong."""
    for feed in feeds:
        glyph, word, style = FEED_STATES[feed.state]
        item = FeedItem(feed.url)
        name = Content.styled(feed.name, "bold $headline")
        tags = faint(" " + " ".join(f"#{tag}" for tag in feed.tags)) if feed.tags else Content("")
        yield Text(
            name + tags,
            item=item,
            margin=Content.styled(f"{glyph} {word}", style),
            indent=FEED_INDENT,
            right=faint(count(feed.articles, "article")),
            above=1,
        )
        yield Text(faint(_health(feed, now)), item=item, indent=FEED_INDENT)
        if feed.moved_to:
            moved = Content("moved to ") + Content(shown_url(feed.moved_to))
            yield Text(moved.stylize("$warning"), item=item, indent=FEED_INDENT, clip=2)
        if feed.problem:
            yield Text(
                Content.styled(feed.problem, "$warning"), item=item, indent=FEED_INDENT, clip=3
            )
        if (address := shown_url(feed.url)) != feed.name:
            yield Text(faint(address), item=item, indent=FEED_INDENT, clip=1)
    if not feeds:
        yield Text(Content("feeds.toml names no feed yet."), above=1)
        yield Text(faint("Press a to add one by its address, or the address of its site."))


FEED_INDENT = 13


def _health(feed: FeedStatus, now: datetime) -> str:
    parts = [f"worked {ago(feed.last_ok, now)}" if feed.last_ok else "has not worked yet"]
    if feed.state is FeedState.PAUSED:
        parts.append("left out of refreshes")
    elif feed.url.startswith("bundled:"):
        parts = ["comes with the program"]
    elif feed.next_try:
        parts.append(f"next try {until(feed.next_try, now)}")
    if feed.per_week is not None:
        parts.append(pace(feed.per_week))
    return " · ".join(parts)


def candidate_rows(found: Sequence[FoundFeed]) -> Iterator[Block]:
    """The feeds an address led to, each with its newest headlines."""
    for feed in found:
        item = FeedItem(feed.url)
        yield Text(
            Content.styled(feed.title or shown_url(feed.url), "bold $headline"),
            item=item,
            right=faint(count(feed.articles, "article")),
            above=1,
        )
        yield Text(faint(shown_url(feed.url)), item=item, clip=2)
        for headline in feed.newest:
            yield Text(Content(headline), item=item, margin=faint("  –"), indent=4, clip=1)
        if not feed.articles:
            yield Text(faint("It holds no article now."), item=item)


# Search


def hit_rows(hits: Sequence["SearchHit"], now: datetime) -> Iterator[Block]:
    """Each article found, with the stretch of text that matched."""
    for hit in hits:
        item = ArticleItem(hit.article)
        style = "$headline" if hit.read else "bold $headline"
        yield Text(Content.styled(hit.title or "Untitled", style), item=item, above=1)
        state = "read" if hit.read else "unread"
        facts = f"{hit.outlet} · {published(hit.published, now)} · {state}"
        yield Text(faint(facts), item=item, clip=1)
        if hit.snippet != hit.title:
            yield Text(snippet(hit.snippet, hit.matches), item=item, clip=3)


SEARCH_HELP = (
    ("section:Damascus", "in a section of the last edition"),
    ("actor:Assad", "that names an actor"),
    ('feed:BBC  tag:"public"', "from a feed, or feeds with a tag"),
    ("since:24h  since:2024-12-07", "not older than that; since:last for your last look"),
    ("is:unread", "not read yet"),
)


def search_help() -> Iterator[Block]:
    """What can be typed."""
    yield Text(faint("Words find articles that hold them all. Filters narrow it down:"), above=1)
    for example, meaning in SEARCH_HELP:
        yield Text(Content(example), above=1)
        yield Text(faint(meaning), indent=4)


# Keys

SCOPE_NAMES = {
    Scope.BRIEFING: "On the page",
    Scope.STORY: "In a story",
    Scope.READER: "In the reader",
    Scope.FEEDS: "In the feeds",
    Scope.ACTORS: "In the actors",
    Scope.SEARCH: "In the search",
    Scope.EVERYWHERE: "Everywhere",
}
KEYS_WIDTH = 22


def key_rows(actions: Sequence[Action], typed: str) -> Iterator[Block]:
    """The actions that can be done here, with their keys, narrowed to what was typed."""
    wanted = fold(typed)
    kept = [
        action
        for action in actions
        if wanted in fold(f"{action.label} {action.help} {key_names(action)}")
    ]
    for scope, title in SCOPE_NAMES.items():
        rows = [action for action in kept if action.scope is scope]
        if rows:
            yield Rule(label(title))
        numbered = [action for action in rows if is_numbered(action)]
        for action in rows:
            if action not in numbered:
                yield _key_row(action.id, key_names(action), action.help)
            elif action is numbered[0]:
                keys = " ".join(key_name(each.keys[0]) for each in numbered if each.keys)
                yield _key_row(action.id, keys, "Go to the section of that number.")
    if not kept:
        yield Text(faint(f"No action matches “{typed}”."), above=1)


def _key_row(id: str, keys: str, help: str) -> Block:
    shown = Content.styled(keys, "bold $primary")
    shown = shown.truncate(min(shown.cell_length, KEYS_WIDTH - 3), ellipsis=True)
    margin = Content("  ") + shown
    return Text(Content(help), item=ActionItem(id), margin=margin, indent=KEYS_WIDTH)


def marks_legend() -> Iterator[Block]:
    """What the marks and type styles on the page mean."""
    yield Rule(label("Marks"))
    marks = (
        (NEW, "tells you something new"),
        (STAR, "starred"),
        (Content.styled("[1]", "$primary"), "the source of a sentence, by its number"),
        (Content.styled("┃", "$accent"), "quoted in the briefing (in the reader)"),
        (faint("⋯"), "paragraphs left out: they are in another section"),
        (Content.styled("! 2", "bold $warning"), "feeds that failed, and problems of feeds.toml"),
    )
    for mark, meaning in marks:
        yield Text(Content(meaning), margin=Content("  ") + mark, indent=KEYS_WIDTH)
    for kind in ActorKind:
        example = Content.styled(KIND_WORDS[kind][0].capitalize(), ACTOR_STYLES[kind])
        meaning = f"an actor that is a {KIND_WORDS[kind][0]}"
        yield Text(Content(meaning), margin=Content("  ") + example, indent=KEYS_WIDTH)
