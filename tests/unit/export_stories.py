"""A page with one large story and one of a single article, for the tests of the exports."""

from dataclasses import replace
from datetime import UTC, date, datetime

from export_editions import SINCE, article, edition, section

from briefing.model import (
    Actor,
    ActorKind,
    BriefedArticle,
    CitedSentence,
    Claim,
    Coverage,
    Dispute,
    DisputeKind,
    Edition,
    Mention,
    Origin,
    SourceKind,
    Story,
    StoryId,
    TimelineEntry,
    Together,
)

BBC = article(
    "bbc1",
    "Rebels entered Homs on Friday, residents said.",
    "The army denied that its troops had left the city.",
    "At least 30 people were killed, the governor said.",
    title="Rebels enter Homs",
    outlet="BBC",
    url="https://bbc.example/homs",
    new=True,
    mentions=(Mention(start=15, end=19, kind=ActorKind.PLACE, canonical="Homs"),),
)
REUTERS = article(
    "reu1",
    "“Our troops have left the city,” an army officer told Reuters.",
    "Hospitals counted 45 dead by Saturday.",
    title="Army leaves Homs, officer says",
    outlet="Reuters",
    url="https://reuters.example/homs",
    published=datetime(2024, 12, 7, 10, 0, tzinfo=UTC),
)
SKY = article(
    "sky1",
    "“Our troops have left the city,” an army officer told Reuters.",
    title="Homs: army goes",
    outlet="Sky",
    published=datetime(2024, 12, 7, 11, 0, tzinfo=UTC),
)
LIVE = article("live1", "Follow what happens in Homs.", title="Homs live", outlet="BBC")
TRAM = article("tram1", "A tram line opened in Leeds.", title="Tram opens", outlet="Leeds Post")

EVENT = (BBC, SKY, REUTERS, LIVE)
"""In the order its citations count them."""


def quoted(of: BriefedArticle, paragraph: int, *, new: bool = False) -> CitedSentence:
    """A paragraph of one of the event's articles, all of it, as a sentence of its story."""
    text = of.paragraphs[paragraph].text
    return CitedSentence(
        text=text,
        article=of.id,
        paragraph=paragraph,
        start=0,
        end=len(text),
        citation=EVENT.index(of) + 1,
        new=new,
    )


_ARMY = Claim(
    sentence=quoted(BBC, 1),
    source="army",
    source_kind=SourceKind.OFFICIAL,
    actor="Syrian army",
    cue="denied",
)
_OFFICER = Claim(
    sentence=quoted(REUTERS, 0),
    source="an army officer",
    source_kind=SourceKind.ANONYMOUS,
    cue="told",
)
_GOVERNOR = Claim(
    sentence=quoted(BBC, 2), source="the governor", source_kind=SourceKind.OFFICIAL, cue="said"
)
_REUTERS = Claim(sentence=quoted(REUTERS, 1), source="Reuters", source_kind=SourceKind.MEDIA)

HOMS = Story(
    id=StoryId("shoms"),
    headline=BBC.title,
    headline_article=BBC.id,
    articles=(BBC.id, SKY.id, REUTERS.id),
    asides=(LIVE.id,),
    origins=(
        Origin(
            name="Reuters",
            articles=(SKY.id, REUTERS.id),
            outlets=("Sky", "Reuters"),
            why="credits Reuters",
        ),
        Origin(name="BBC", articles=(BBC.id,), outlets=("BBC",), why=""),
    ),
    outlets=("BBC", "Sky", "Reuters"),
    updated=BBC.published,
    brief=(quoted(BBC, 0, new=True), quoted(REUTERS, 1)),
    actors=(Actor(name="Homs", kind=ActorKind.PLACE, aliases=("the city",), mentions=4),),
    claims=(_ARMY, _OFFICER, _GOVERNOR, _REUTERS),
    disputes=(
        Dispute(kind=DisputeKind.DENIED, about="Homs", sides=(_ARMY, _OFFICER), parties=(0, 1)),
        Dispute(kind=DisputeKind.FIGURES, about="dead", sides=(_GOVERNOR, _REUTERS)),
    ),
    timeline=(
        TimelineEntry(day=date(2024, 12, 6), sentence=quoted(BBC, 0), is_reported=False),
        TimelineEntry(day=date(2024, 12, 7), sentence=quoted(REUTERS, 1), is_reported=True),
    ),
    coverage=(
        Coverage(tag="public", outlets=("BBC",), alone=(quoted(BBC, 2),)),
        Coverage(tag="tabloid", outlets=()),
    ),
    together=(
        Together(article=BBC.id, why="opened the story"),
        Together(article=SKY.id, why="Homs, army, 3 h before the newest"),
        Together(article=REUTERS.id, why="you put it here", is_wish=True),
        Together(article=LIVE.id, why="a live page about Homs"),
    ),
    score=0.75,
    reasons=("2 origins", "2 h", "Homs"),
    new=2,
    folded=3,
)

TRAM_STORY = Story(
    id=StoryId("stram"),
    headline=TRAM.title,
    headline_article=TRAM.id,
    articles=(TRAM.id,),
    origins=(Origin(name="Leeds Post", articles=(TRAM.id,), outlets=("Leeds Post",), why=""),),
    outlets=("Leeds Post",),
    updated=TRAM.published,
    brief=(),
)


def page(*stories: Story) -> Edition:
    """An edition whose one section tells these stories, or the two above."""
    told = stories or (HOMS, TRAM_STORY)
    articles = (*EVENT, TRAM)
    return replace(
        edition(
            replace(section("Homs", *articles, quoted=1), stories=tuple(s.id for s in told)),
            section("Damascus"),
            articles=articles,
            since=SINCE,
        ),
        stories=told,
    )


def foreign(text: str) -> Edition:
    """The page with this text wherever a feed or a reader's file could put one."""
    articles = tuple(
        replace(
            each,
            title=text,
            outlet=text,
            paragraphs=tuple(replace(p, text=text, mentions=()) for p in each.paragraphs),
        )
        for each in (*EVENT, TRAM)
    )

    def said(sentence: CitedSentence) -> CitedSentence:
        return replace(sentence, text=text, end=len(text))

    def claimed(claim: Claim) -> Claim:
        return replace(claim, sentence=said(claim.sentence), source=text, actor=None)

    story = replace(
        HOMS,
        headline=text,
        origins=tuple(
            replace(each, name=text, outlets=(text,), why=each.why and text)
            for each in HOMS.origins
        ),
        outlets=(text,),
        brief=tuple(map(said, HOMS.brief)),
        actors=(Actor(name=text, kind=ActorKind.PLACE),),
        claims=tuple(map(claimed, HOMS.claims)),
        disputes=tuple(
            replace(each, about=text, sides=tuple(map(claimed, each.sides)))
            for each in HOMS.disputes
        ),
        timeline=tuple(replace(each, sentence=said(each.sentence)) for each in HOMS.timeline),
        coverage=tuple(
            replace(row, tag=text, alone=tuple(map(said, row.alone))) for row in HOMS.coverage
        ),
        together=tuple(replace(each, why=text) for each in HOMS.together),
        reasons=(text, "2 h"),
    )
    whole = page(story, replace(TRAM_STORY, headline=text))
    return replace(
        whole,
        articles=articles,
        sections=tuple(
            replace(each, name=text, summary=tuple(map(said, each.summary)), actors=story.actors)
            for each in whole.sections
        ),
    )
