"""Articles written for the tests, their sections labelled by hand, their actors marked in the text.

`[Homs|place]` marks a mention; `[Kessler|person|Marta Kessler]` gives its canonical name as well.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from briefing.analysis.text.sentences import split
from briefing.model import (
    ActorKind,
    Article,
    ArticleAnalysis,
    ArticleId,
    FeedUrl,
    Mention,
    Paragraph,
    ParagraphAnalysis,
    ParagraphKind,
    WantedSection,
)

_MARKED = re.compile(r"\[([^]|]+)\|(\w+)(?:\|([^]]+))?\]")
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


def unmark(marked: str) -> tuple[str, tuple[Mention, ...]]:
    text, mentions, at = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        mentions.append(
            Mention(
                start=len(text),
                end=len(text) + len(match[1]),
                kind=ActorKind(match[2]),
                canonical=match[3] or match[1],
            )
        )
        text += match[1]
        at = match.end()
    return text + marked[at:], tuple(mentions)


def written(
    title: str,
    paragraphs: Sequence[str],
    *,
    name: str = "a1",
    outlet: str = "The Herald",
    published: datetime = NOON,
) -> tuple[Article, ArticleAnalysis]:
    """An article with its analysis; a paragraph that begins with "# " is a heading."""
    plain_title, title_mentions = unmark(title)
    texts, found = [], []
    for index, marked in enumerate(paragraphs):
        kind = ParagraphKind.HEADING if marked.startswith("# ") else ParagraphKind.BODY
        text, mentions = unmark(marked.removeprefix("# "))
        texts.append(Paragraph(index=index, kind=kind, text=text))
        found.append(ParagraphAnalysis(index=index, sentences=split(text), mentions=mentions))
    article = Article(
        id=ArticleId(name),
        feed=FeedUrl("https://news.example/feed"),
        title=plain_title,
        url=f"https://news.example/{name}",
        outlet=outlet,
        published=published,
        first_seen=published,
        language="en",
        paragraphs=tuple(texts),
    )
    return article, ArticleAnalysis(
        article=article.id, paragraphs=tuple(found), title_mentions=title_mentions
    )


def wanted(**sections: Sequence[str]) -> tuple[WantedSection, ...]:
    return tuple(
        WantedSection(name=name.replace("_", " "), about=tuple(about))
        for name, about in sections.items()
    )


ELECTION = (
    "[Kessler|person|Marta Kessler] and [Brandt|person|Tomas Brandt] head for a run-off",
    wanted(Kessler=["Marta Kessler"], Brandt=["Tomas Brandt"], Turnout=["turnout", "polling"]),
    [
        ("Front page",
         "[Marta Kessler|person] and [Tomas Brandt|person] will face each other in a second round "
         "after neither won half of the vote in Sunday's presidential election."),
        ("Kessler",
         "[Kessler|person|Marta Kessler], a former judge, took 41 percent, helped by a strong "
         "showing in the coastal cities."),
        ("Kessler",
         "\"We came first because people want honest courts,\" she told supporters in "
         "[Port Arlen|place]."),
        ("Kessler",
         "Her campaign has promised to double spending on childcare and to cut the number of "
         "ministries from 21 to 12."),
        ("Brandt",
         "[Brandt|person|Tomas Brandt], the mayor of [Halden|place], won 37 percent and carried "
         "most rural districts."),
        ("Brandt",
         "The mayor said he would now court the voters of the three smaller parties, and accused "
         "[Kessler|person|Marta Kessler] of ignoring farmers."),
        ("Brandt",
         "His allies in the [Farmers' League|group] hope that higher grain subsidies will win over "
         "the undecided."),
        ("Turnout",
         "Turnout reached 71 percent, the highest in two decades, the "
         "[National Election Office|group] said."),
        ("Turnout",
         "Queues formed outside polling stations in [Halden|place] before dawn, and some stayed "
         "open an hour longer than planned."),
        ("Elsewhere",
         "The [Central Bank|group] left its key rate unchanged on Friday, in its last decision "
         "before the vote."),
        ("Elsewhere",
         "[Norway|state] and [Finland|state] sent observers, whose report is expected next week."),
        ("Kessler",
         "Polls published late on Sunday put [Kessler|person|Marta Kessler] four points ahead in "
         "the second round, which is set for March 16."),
    ],
)  # fmt: skip

FLOOD = (
    "Dam breach floods the [Merau|place] valley",
    wanted(
        Lindenau=["Lindenau"],
        Karlsbruck_dam=["Karlsbruck", "dam"],
        Help_from_abroad=["Red Cross", "Poland", "Austria"],
    ),
    [
        ("Front page",
         "At least nine people have died and thousands have left their homes after days of rain "
         "flooded the [Merau|place] valley."),
        ("Lindenau",
         "In [Lindenau|place], a town of 30,000, water stood two metres high in the old quarter on "
         "Monday morning."),
        ("Lindenau",
         "Firefighters took patients out of the town's only hospital by boat, and the railway "
         "station was closed."),
        ("Lindenau",
         "\"We lost everything in ten minutes,\" said [Petra Hahn|person], a baker."),
        ("Karlsbruck dam",
         "The wave came from [Karlsbruck|place], 20 kilometres upstream, where a dam built in 1934 "
         "gave way shortly after midnight."),
        ("Karlsbruck dam",
         "Engineers had warned in January that the structure's spillway was too small."),
        ("Karlsbruck dam",
         "It had been inspected twice since then, but repairs were put off for lack of money."),
        ("Help from abroad",
         "# Help from abroad"),
        ("Help from abroad",
         "[Poland|state] sent 40 pumps and two helicopters, and the [Red Cross|group] opened "
         "shelters for 2,000 people."),
        ("Help from abroad",
         "[Vienna|state|Austria] offered army engineers, who are expected on Tuesday."),
        ("Help from abroad|Lindenau",
         "[Polish|state|Poland] crews will first drain the cellars of [Lindenau|place], the "
         "volunteers' coordinator said."),
        ("Help from abroad",
         "They brought food for a week and their own generators."),
        ("Lindenau",
         "Schools in [Lindenau|place] will stay shut until Thursday."),
        ("Elsewhere",
         "[Germany|state] has had three of its five wettest springs since 2010, and "
         "[Meteo Centre|group] forecasters expect more rain at the weekend."),
    ],
)  # fmt: skip

TRADE = (
    "[Washington|state|United States] raises tariffs on steel",
    wanted(China=["China"], Canada_and_Mexico=["Canada", "Mexico"], Markets=["Markets"]),
    [
        ("Front page|Elsewhere",
         "The [United States|state] will raise tariffs on imported steel to 25 percent next month, "
         "the [White House|group] said on Wednesday."),
        ("China",
         "[Beijing|state|China] called the decision a grave mistake and said it would answer in "
         "kind."),
        ("China",
         "[Chinese|state|China] mills sell little steel to [America|state|United States] "
         "directly, but much of it arrives by way of other countries."),
        ("China",
         "The government could put duties on soybeans and aircraft, as it did seven years ago."),
        ("Canada and Mexico",
         "[Canada|state], the largest supplier, demanded to be spared."),
        ("Canada and Mexico",
         "\"Our steel is in their cars, their bridges and their tanks,\" said [Louise "
         "Tremblay|person], the trade minister in [Ottawa|state|Canada]."),
        ("Canada and Mexico",
         "[Tremblay|person|Louise Tremblay] will travel to [Washington|state|United States] on "
         "Friday."),
        ("Canada and Mexico",
         "[Mexican|state|Mexico] officials were more guarded, and spoke of a misunderstanding "
         "among neighbours."),
        ("Markets",
         "Shares in carmakers fell, and investors moved into bonds; the dollar rose against most "
         "currencies."),
        ("Markets",
         "Economists at [Harlow Bank|group] expect inflation to rise by 0.2 points and profits in "
         "the building industry to shrink."),
        ("Elsewhere",
         "The [World Trade Organization|group] said it had received no complaint so far."),
        ("Elsewhere",
         "[Brazil|state], which sells mostly half-finished slabs, has asked for talks."),
        ("China|Canada and Mexico",
         "Unlike [Canada|state], [China|state] has already paid higher duties on most of its steel "
         "since 2018."),
    ],
)  # fmt: skip

MERGER = (
    "[Nordwind|group|Nordwind Airlines] agrees to buy [Aerolux|group]",
    wanted(
        Nordwind=["Nordwind Airlines"],
        Aerolux=["Aerolux"],
        Regulators=["European Commission", "competition", "regulator"],
    ),
    [
        ("Front page",
         "[Nordwind Airlines|group] has agreed to buy its smaller rival [Aerolux|group] for 1.9 "
         "billion euros, creating the third largest carrier in northern Europe."),
        ("Nordwind",
         "[Nordwind|group|Nordwind Airlines], founded in 1958, has bought four airlines in ten "
         "years and flies to 140 cities."),
        ("Nordwind",
         "The company will pay half of the price in cash and take on new debt of 600 million "
         "euros."),
        ("Nordwind",
         "Its chief executive, [Jonas Lind|person], said that no pilot would lose a job."),
        ("Aerolux",
         "[Aerolux|group] has made losses since 2021, when a strike kept its fleet on the ground "
         "for three weeks."),
        ("Aerolux",
         "The airline's 3,100 workers learned of the sale from the radio, their union said."),
        ("Aerolux",
         "\"Nobody asked us,\" said [Carine Weber|person], a flight attendant for 20 years."),
        ("Regulators",
         "# The regulators"),
        ("Regulators",
         "The [European Commission|group] has 25 working days to decide whether the deal harms "
         "competition."),
        ("Regulators",
         "[Brussels|group|European Commission] blocked a similar purchase in 2013, and approved "
         "another only after slots at two airports were given up."),
        ("Regulators",
         "A decision could come in June, lawyers said."),
        ("Elsewhere",
         "Fuel prices have fallen by a tenth since the autumn, which has lifted the shares of most "
         "carriers, [Hermes Research|group] said."),
        ("Nordwind",
         "[Lind|person|Jonas Lind] said that [Nordwind|group|Nordwind Airlines] would keep both "
         "brands until 2028."),
    ],
)  # fmt: skip

LABELLED = {"election": ELECTION, "flood": FLOOD, "trade": TRADE, "merger": MERGER}
