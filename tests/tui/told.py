"""An edition told from values: one event by four outlets of three origins, and single articles.

The sentences are invented, and the newsroom need not know the articles.
"""

from datetime import UTC, date, datetime, timedelta

from briefing.model import (
    Actor,
    ActorKind,
    ArticleId,
    BriefedArticle,
    BriefedParagraph,
    CitedSentence,
    Claim,
    Coverage,
    Dispute,
    DisputeKind,
    Edition,
    FeedState,
    FeedStatus,
    FeedUrl,
    Mention,
    Origin,
    ParagraphKind,
    Section,
    SectionKind,
    SourceKind,
    Story,
    StoryId,
    TimelineEntry,
    Together,
)

NOW = datetime(2024, 12, 8, 6, tzinfo=UTC)

HOLDS = "The dam above Velm is holding and nobody has to leave, the water ministry said on Sunday."
CRACK = "A crack of forty metres runs through the dam above Velm, engineer Ada Morrow said."
LEFT = "About 3,000 people left Velm during the night, the mayor said."
LEFT_MORE = "More than 9,000 people have left Velm since Saturday evening, the Red Cross said."
BUSES = "Buses carried the elderly from Velm to schools in Orsk before dawn."
RAIN = "It had rained for eleven days when the crack was found on Friday."
VALVES = "Engineers opened all four valves on Saturday to lower the lake behind the dam."
ALONE = "The dam above Velm was last inspected nine years ago, a document seen by the Post shows."
LIVE = "Follow the night in Velm as it happens."
COMMENT = "Who builds dams must look after them."
HARVEST = "Farmers around Lund brought in the smallest harvest of apples in twenty years."
STRIKE = "Drivers of the trams in Lund ended their strike on Sunday after nine days."

_ACTORS = (
    Actor(name="Velm", kind=ActorKind.PLACE, mentions=9),
    Actor(name="Ada Morrow", kind=ActorKind.PERSON, mentions=3),
    Actor(name="water ministry", kind=ActorKind.GROUP, mentions=2),
    Actor(name="Red Cross", kind=ActorKind.GROUP, mentions=1),
    Actor(name="Orsk", kind=ActorKind.PLACE, mentions=1),
    Actor(name="Lund", kind=ActorKind.PLACE, mentions=2),
)


def _mentions(text: str) -> tuple[Mention, ...]:
    return tuple(
        Mention(start=at, end=at + len(actor.name), kind=actor.kind, canonical=actor.name)
        for actor in _ACTORS
        if (at := text.find(actor.name)) >= 0
    )


def _article(
    name: str, outlet: str, title: str, *texts: str, hours: float, section: str = "Dams"
) -> BriefedArticle:
    return BriefedArticle(
        id=ArticleId(name),
        feed=FeedUrl(f"https://{name}.example/feed"),
        title=title,
        url=f"https://{name}.example/1",
        outlet=outlet,
        published=NOW - timedelta(hours=hours),
        read=False,
        starred=False,
        new=True,
        paragraphs=tuple(
            BriefedParagraph(
                index=n,
                kind=ParagraphKind.BODY,
                text=text,
                section=section,
                mentions=_mentions(text),
            )
            for n, text in enumerate(texts)
        ),
    )


RADIO = _article("radio", "State Radio", "Dam above Velm is holding, says ministry",
                 HOLDS, VALVES, hours=1)  # fmt: skip
POST = _article("post", "Post", "Crack in Velm dam was nobody's business for nine years",
                CRACK, ALONE, LEFT_MORE, hours=2)  # fmt: skip
WIRE = _article("wire", "Wire", "Thousands leave Velm as dam cracks",
                LEFT, BUSES, RAIN, hours=5)  # fmt: skip
COAST = _article("coast", "Coast Daily", "Thousands leave Velm as dam cracks",
                 LEFT, BUSES, RAIN, hours=4.5)  # fmt: skip
LIVE_PAGE = _article("live", "Post", "Live: the night in Velm", LIVE, hours=3)
OPINION = _article("column", "Coast Daily", "The dam and us", COMMENT, hours=3.5)
APPLES = _article("apples", "Post", "Poor harvest around Lund", HARVEST, hours=6)
TRAMS = _article("trams", "Wire", "Trams run again in Lund", STRIKE, hours=7)

VELM = StoryId("velm")
_NUMBERS = {a.id: n for n, a in enumerate((RADIO, POST, COAST, WIRE, LIVE_PAGE, OPINION), 1)}


def quote(
    article: BriefedArticle, text: str, *, new: bool = True, number: int = 0
) -> CitedSentence:
    """A sentence of one of the articles, cited."""
    return CitedSentence(
        text=text,
        article=article.id,
        paragraph=next(p.index for p in article.paragraphs if p.text == text),
        start=0,
        end=len(text),
        citation=number or _NUMBERS.get(article.id, 1),
        new=new,
    )


def _claim(
    article: BriefedArticle, text: str, source: str, kind: SourceKind, *, new: bool = True
) -> Claim:
    actor = next((actor.name for actor in _ACTORS if actor.name == source), None)
    return Claim(
        sentence=quote(article, text, new=new),
        source=source,
        source_kind=kind,
        actor=actor,
        cue="said",
    )


_MINISTRY = _claim(RADIO, HOLDS, "water ministry", SourceKind.OFFICIAL)
_MORROW = _claim(POST, CRACK, "Ada Morrow", SourceKind.NAMED)
_MAYOR = _claim(COAST, LEFT, "the mayor", SourceKind.OFFICIAL, new=False)
_CROSS = _claim(POST, LEFT_MORE, "Red Cross", SourceKind.NAMED)

STORY = Story(
    id=VELM,
    headline=POST.title,
    headline_article=POST.id,
    articles=(RADIO.id, POST.id, COAST.id, WIRE.id),
    asides=(LIVE_PAGE.id, OPINION.id),
    origins=(
        Origin(name="State Radio", articles=(RADIO.id,), outlets=("State Radio",), why=""),
        Origin(name="Post", articles=(POST.id,), outlets=("Post",), why=""),
        Origin(
            name="Wire",
            articles=(COAST.id, WIRE.id),
            outlets=("Coast Daily", "Wire"),
            why="the same text",
        ),
    ),
    outlets=("State Radio", "Post", "Coast Daily", "Wire"),
    updated=RADIO.published,
    brief=(
        quote(COAST, LEFT, new=False),
        quote(POST, CRACK),
        quote(RADIO, HOLDS),
        quote(WIRE, BUSES, new=False),
    ),
    actors=_ACTORS[:5],
    claims=(_MINISTRY, _MORROW, _CROSS, _MAYOR),
    disputes=(
        Dispute(kind=DisputeKind.DENIED, about="Velm", sides=(_MINISTRY, _MORROW)),
        Dispute(kind=DisputeKind.FIGURES, about="people who left", sides=(_CROSS, _MAYOR)),
    ),
    timeline=(
        TimelineEntry(
            day=date(2024, 12, 6), sentence=quote(WIRE, RAIN, new=False), is_reported=False
        ),
        TimelineEntry(day=date(2024, 12, 7), sentence=quote(RADIO, VALVES), is_reported=False),
        TimelineEntry(day=date(2024, 12, 8), sentence=quote(RADIO, HOLDS), is_reported=True),
    ),
    coverage=(
        Coverage(tag="state", outlets=("State Radio",)),
        Coverage(tag="private", outlets=("Post", "Coast Daily"), alone=(quote(POST, ALONE),)),
        Coverage(tag="abroad", outlets=()),
    ),
    together=(
        Together(article=RADIO.id, why="names Velm and water ministry too; 4 h after the first"),
        Together(article=POST.id, why="names Velm and Red Cross too; 3 h after the first"),
        Together(article=COAST.id, why="the same text as in Wire; 30 min after the first"),
        Together(article=WIRE.id, why="the first"),
        Together(article=LIVE_PAGE.id, why="names Velm too", is_wish=True),
        Together(article=OPINION.id, why="also speaks of “dam”"),
    ),
    score=3.0,
    reasons=("4 outlets", "3 origins", "1 h", "Velm"),
    new=6,
    folded=3,
)


def single(article: BriefedArticle, *, new: int) -> Story:
    """A story of one article."""
    text = article.paragraphs[0].text
    return Story(
        id=StoryId(f"of {article.id}"),
        headline=article.title,
        headline_article=article.id,
        articles=(article.id,),
        origins=(
            Origin(name=article.outlet, articles=(article.id,), outlets=(article.outlet,), why=""),
        ),
        outlets=(article.outlet,),
        updated=article.published,
        brief=(quote(article, text, new=bool(new)),),
        reasons=("6 h",),
        new=new,
    )


ARTICLES = (RADIO, POST, LIVE_PAGE, OPINION, COAST, WIRE, APPLES, TRAMS)
STORIES = (STORY, single(APPLES, new=0), single(TRAMS, new=1))

EDITION = Edition(
    made_at=NOW,
    since=NOW - timedelta(hours=12),
    feeds=(
        FeedStatus(url=FeedUrl("bundled:syria-2024-12-07"), name="Bundled", state=FeedState.OK),
        *(
            FeedStatus(url=article.feed, name=article.outlet, state=FeedState.OK)
            for article in (RADIO, POST, COAST, WIRE)
        ),
    ),
    sections=(
        Section(
            name="Dams",
            kind=SectionKind.USER,
            summary=(quote(RADIO, VALVES, number=1), quote(POST, LEFT_MORE, number=2)),
            actors=_ACTORS,
            articles=tuple(article.id for article in ARTICLES),
            stories=tuple(story.id for story in STORIES),
        ),
        Section(name="Elsewhere", kind=SectionKind.ELSEWHERE, summary=(), actors=(), articles=()),
    ),
    articles=ARTICLES,
    stories=STORIES,
)
