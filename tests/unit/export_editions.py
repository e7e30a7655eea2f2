"""Small editions for the tests of the exports."""

from datetime import UTC, datetime

from briefing.model import (
    Actor,
    ActorKind,
    ArticleId,
    BriefedArticle,
    BriefedParagraph,
    CitedSentence,
    Edition,
    FeedState,
    FeedStatus,
    FeedUrl,
    Mention,
    ParagraphKind,
    Section,
    SectionKind,
)

MADE_AT = datetime(2024, 12, 8, 6, 0, tzinfo=UTC)
SINCE = datetime(2024, 12, 7, 20, 30, tzinfo=UTC)


def article(
    id: str,
    *sentences: str,
    title: str = "A title",
    url: str = "https://example.org/a",
    outlet: str = "The Example",
    new: bool = False,
    published: datetime = datetime(2024, 12, 7, 14, 5, tzinfo=UTC),
    edited_at: datetime | None = None,
    page_problem: str = "",
    mentions: tuple[Mention, ...] = (),
) -> BriefedArticle:
    """An article with one body paragraph for each sentence; `mentions` are the first one's."""
    return BriefedArticle(
        id=ArticleId(id),
        feed=FeedUrl("https://example.org/feed"),
        title=title,
        url=url,
        outlet=outlet,
        published=published,
        read=False,
        starred=False,
        new=new,
        edited_at=edited_at,
        page_problem=page_problem,
        paragraphs=tuple(
            BriefedParagraph(
                index=index,
                kind=ParagraphKind.BODY,
                text=sentence,
                section="Homs",
                mentions=mentions if index == 0 else (),
            )
            for index, sentence in enumerate(sentences)
        ),
    )


def section(name: str, *articles: BriefedArticle, quoted: int | None = None) -> Section:
    """A section that quotes the first sentence of its first `quoted` articles (of all)."""
    return Section(
        name=name,
        kind=SectionKind.USER,
        summary=tuple(
            CitedSentence(
                text=each.paragraphs[0].text,
                article=each.id,
                paragraph=0,
                start=0,
                end=len(each.paragraphs[0].text),
                citation=number,
                new=each.new,
            )
            for number, each in enumerate(articles[:quoted], 1)
        ),
        actors=(Actor(name="Homs", kind=ActorKind.PLACE, mentions=3),) if articles else (),
        articles=tuple(each.id for each in articles),
    )


def feed(
    name: str,
    problem: str | None = None,
    last_ok: datetime | None = None,
    next_try: datetime | None = None,
) -> FeedStatus:
    """A feed that works, or one that failed with `problem`."""
    return FeedStatus(
        url=FeedUrl(f"https://example.org/{name}"),
        name=name,
        state=FeedState.FAILED if problem else FeedState.OK,
        problem=problem,
        last_ok=last_ok,
        next_try=next_try,
    )


def edition(
    *sections: Section,
    articles: tuple[BriefedArticle, ...] = (),
    feeds: tuple[FeedStatus, ...] = (),
    since: datetime | None = None,
) -> Edition:
    """An edition made at six in the morning."""
    return Edition(made_at=MADE_AT, since=since, feeds=feeds, sections=sections, articles=articles)
