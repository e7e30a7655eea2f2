"""What is stored, looked through: searching, the sentences that name an actor, what was edited."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from briefing import clock
from briefing.fold import fold
from briefing.frozen import dataclass
from briefing.model import (
    Actor,
    ActorKind,
    Article,
    ArticleAnalysis,
    ArticleId,
    BriefedArticle,
    Edition,
    FeedStatus,
    FeedUrl,
    KnownActors,
    ParagraphKind,
    StoryId,
)
from briefing.query import Query, moment_since
from briefing.store import SearchHit, Store

_SNIPPET = 160
"""Characters shown of an article that was found by filters alone."""
MOST_NAMING = 1000
"""In so many articles, the newest, is looked for what they say of an actor."""
MOST_ANALYSED = 200
"""So many of these are analysed for it; what was found in old ones is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSentence:
    """A stored sentence that names an actor."""

    article: ArticleId
    title: str
    outlet: str
    published: datetime
    paragraph: int
    start: int
    end: int
    text: str
    """The slice `start:end` of the paragraph."""
    section: str
    """Where the last edition has the paragraph; empty when it is older than that."""
    story: StoryId
    headline: str
    """What its story is called: as in the last edition, else the article's own title."""


def search(
    store: Store,
    feeds: Callable[[], Sequence[FeedStatus]],
    edition: Edition | None,
    query: Query,
    limit: int,
) -> tuple[SearchHit, ...]:
    """Stored articles that match, newest first; filters without words list what they let through.

    The feeds are asked for only where the query needs them: their articles are counted for it.
    Raises BriefingError when a filter's value makes no sense.
    """
    if query.is_empty:
        return ()
    chosen = _feeds_for(query, feeds()) if query.feed or query.tag else None
    since = _since(store, query)
    picked = _ids_for(query, edition) if query.section or query.actor else None
    if query.words:
        return store.search(
            query.words,
            feeds=chosen,
            since=since,
            unread_only=query.unread_only,
            among=picked,
            limit=limit,
        )
    every = frozenset(feed.url for feed in feeds()) if chosen is None else frozenset(chosen)
    if picked is None:
        listed: Sequence[Article] = store.newest(
            feeds=every, since=since, unread_only=query.unread_only, limit=limit
        )
    else:
        found = _picked(store, picked, every, since)
        listed = [article for article in found if not (query.unread_only and article.read)]
    return tuple(map(_listed, listed[:limit]))


def _picked(
    store: Store, ids: Iterable[ArticleId], feeds: Collection[FeedUrl], since: datetime | None
) -> Sequence[Article]:
    """Those of the articles that are of these feeds and since then, newest first."""
    found = (article for id in ids if (article := store.article(id)))
    fitting = [
        article
        for article in found
        if article.feed in feeds
        and (since is None or min(article.published, article.first_seen) >= since)
    ]
    return sorted(fitting, key=lambda article: (article.published, article.id), reverse=True)


def _since(store: Store, query: Query) -> datetime | None:
    if not query.since:
        return None
    return moment_since(query.since, now=clock.now(), last=store.looked_at())


def _listed(article: Article) -> SearchHit:
    body = (p.text for p in article.paragraphs if p.kind is ParagraphKind.BODY)
    return SearchHit(
        article=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        snippet=next(body, "")[:_SNIPPET],
        matches=(),
        read=article.read,
    )


def _feeds_for(query: Query, feeds: Iterable[FeedStatus]) -> tuple[FeedUrl, ...]:
    return tuple(
        feed.url
        for feed in feeds
        if fold(query.feed) in fold(f"{feed.name} {feed.url}")
        and (not query.tag or fold(query.tag) in map(fold, feed.tags))
    )


def _ids_for(query: Query, edition: Edition | None) -> Collection[ArticleId]:
    section, actor = fold(query.section), fold(query.actor)
    return frozenset(
        article.id
        for article in (edition.articles if edition else ())
        if any(
            (not section or section in fold(paragraph.section or ""))
            and (not actor or any(actor in fold(m.canonical) for m in paragraph.mentions))
            for paragraph in article.paragraphs
        )
    )


def names_of(actor: str, edition: Edition | None, known: KnownActors) -> frozenset[str]:
    """What an article may call the actor: one that does not hold one of these does not name it.

    A surname alone may be a person's; what else the edition found it called, the reader says, or
    the word lists say of a state and its people.
    """
    from briefing.analysis.lexicon import lexicon

    names = {actor, actor.split(" ")[-1]}
    found = all_actors(edition) if edition else ()
    names.update(form for each in found if each.name == actor for form in each.aliases)
    names.update(form for name, others in known.aliases if name == actor for form in others)
    names.update(
        " ".join(entry.words)
        for entries in lexicon().table.values()
        for entry in entries
        if actor in (entry.canonical, entry.state)
    )
    return frozenset(names)


def sentences_naming(
    actor: str,
    articles: Iterable[tuple[Article, ArticleAnalysis]],
    edition: Edition | None,
    story_of: Mapping[ArticleId, StoryId],
) -> tuple[ActorSentence, ...]:
    """Every sentence of the articles that names the actor, in their order."""
    shown = {
        (article.id, paragraph.index): paragraph.section or ""
        for article in (edition.articles if edition else ())
        for paragraph in article.paragraphs
    }
    headlines = {story.id: story.headline for story in (edition.stories if edition else ())}
    return tuple(
        ActorSentence(
            article=article.id,
            title=article.title,
            outlet=article.outlet,
            published=article.published,
            paragraph=paragraph.index,
            start=start,
            end=end,
            text=paragraph.text[start:end],
            section=shown.get((article.id, paragraph.index), ""),
            story=story,
            headline=headlines.get(story) or article.title or article.url,
        )
        for article, found in articles
        for story in [story_of.get(article.id, StoryId(article.id))]
        for paragraph, analysed in zip(article.paragraphs, found.paragraphs, strict=True)
        for start, end in analysed.sentences
        if any(
            m.canonical == actor and start <= m.start and m.end <= end for m in analysed.mentions
        )
    )


def all_actors(edition: Edition) -> tuple[Actor, ...]:
    """Every actor the edition names, with all its forms, the most mentioned first."""
    forms: dict[tuple[str, ActorKind], dict[str, int]] = {}
    for article in edition.articles:
        for paragraph in article.paragraphs:
            for m in paragraph.mentions:
                counted = forms.setdefault((m.canonical, m.kind), {})
                form = paragraph.text[m.start : m.end]
                counted[form] = counted.get(form, 0) + 1
    found = [
        Actor(
            name=name,
            kind=kind,
            aliases=tuple(
                form
                for form, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
                if form != name
            ),
            mentions=sum(counted.values()),
        )
        for (name, kind), counted in forms.items()
    ]
    return tuple(sorted(found, key=lambda actor: (-actor.mentions, actor.name)))


def with_history(store: Store, articles: Sequence[BriefedArticle]) -> tuple[BriefedArticle, ...]:
    """The articles with when each was edited, and what came of asking for its page."""
    ids = [article.id for article in articles]
    edited, pages = store.edited_at(ids), store.pages(ids)
    return tuple(
        replace(
            article,
            edited_at=edited.get(article.id),
            is_page=bool(page and page.is_shown),
            page_problem=page.problem if page else "",
        )
        for article in articles
        for page in [pages.get(article.id)]
    )
