"""Sections on articles written and labelled before they were first placed; found by real analysis.

Every figure is the share of paragraphs whose section is one an editor would accept.
"""

from datetime import UTC, datetime

import pytest

from briefing.analysis.article import analyse
from briefing.analysis.sections import place
from briefing.model import (
    Article,
    ArticleId,
    FeedUrl,
    Paragraph,
    ParagraphKind,
    WantedSection,
)

pytestmark = pytest.mark.quality

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)

DAM = (
    "Talks on the Nile dam resume",
    {
        "Egypt": ["Egypt"],
        "Ethiopia": ["Ethiopia"],
        "Sudan and the UN": ["Sudan", "United Nations"],
    },
    [
        ("Ethiopia|Front page",
         "Ethiopia has begun to fill its giant dam on the Blue Nile once more, pictures taken from "
         "space showed on Thursday, days before talks with its neighbours were due to resume."),
        ("Egypt", "Cairo protested at once and called the step illegal."),
        ("Egypt",
         "The country depends on the Nile for nearly all of its fresh water, and its farmers fear "
         "for the summer harvest."),
        ("Egypt",
         '"We will not stand by while our people go thirsty," Foreign Minister Karim Nassar told '
         "reporters."),
        ("Egypt", "He did not say what measures he had in mind."),
        ("Ethiopia",
         "Addis Ababa insists that the dam will harm nobody and points out that the rains have "
         "been generous."),
        ("Ethiopia",
         "Prime Minister Dawit Bekele said his country had waited long enough to bring light to "
         "60 million people."),
        ("Ethiopia", "Two of 13 turbines went into service three years ago."),
        ("Sudan and the UN",
         "Sudan, which lies between the two, has been torn by war and sent only a junior official "
         "to the last round."),
        ("Sudan and the UN",
         "Its dams could be overwhelmed if water were let out without warning, engineers in "
         "Khartoum say."),
        ("Sudan and the UN",
         "The U.N. Security Council discussed the dispute without a result."),
        ("Elsewhere", "The African Union will chair the talks, which open in Nairobi on Monday."),
        ("Elsewhere",
         "Kenya has offered to host a permanent secretariat for the ten states of the river "
         "basin."),
        ("Egypt|Ethiopia",
         "Egypt and Ethiopia have accused each other of bad faith ever since work on the dam "
         "began."),
    ],
)  # fmt: skip

TRIAL = (
    "Court hears case against former minister",
    {
        "Elena Duarte": ["Elena Duarte"],
        "Rui Salgado": ["Rui Salgado", "Salgado"],
        "Porto Velho": ["Porto Velho"],
        "Health": ["Health"],
    },
    [
        ("Front page|Elena Duarte",
         "The trial of former minister Elena Duarte opened on Monday with the evidence of her "
         "one-time aide Rui Salgado."),
        ("Elena Duarte",
         "Duarte, 58, is accused of taking 400,000 euros from a builder who was later given three "
         "contracts."),
        ("Elena Duarte",
         "She denies the charge and says that the money was a loan between friends."),
        ("Elena Duarte",
         'Her lawyer, Ana Prates, told the judges that the case rested on "the word of a liar."'),
        ("Rui Salgado",
         "Salgado said he had carried the money in a sports bag, in four instalments."),
        ("Rui Salgado",
         "The 41-year-old has been promised a shorter sentence for his help."),
        ("Rui Salgado",
         'Asked by the defence whether he had ever lied to his employer, he answered: "Every '
         'day."'),
        ("Porto Velho",
         "In Porto Velho, where the contracts were carried out, few people follow the trial."),
        ("Porto Velho",
         "The town's swimming hall, finished in 2019, has been closed for two years because its "
         "roof leaks."),
        ("Porto Velho",
         '"Nobody here has seen the sea of money they talk about," said Joaquim Reis, who runs a '
         "cafe opposite the hall."),
        ("Health",
         "Doctors had advised against holding the hearing in the hot courtroom after a patient "
         "from the public gallery was taken to hospital with symptoms of heatstroke."),
        ("Elsewhere",
         "The Socialist Party, to which both belonged, has lost a third of its members since the "
         "affair came to light."),
        ("Rui Salgado|Elena Duarte",
         "Salgado is to be questioned by Duarte's lawyers again on Wednesday."),
        ("Elsewhere", "A verdict is expected in June."),
    ],
)  # fmt: skip

TEASERS = [
    ("Sport", "Halden stun leaders with stoppage-time winner", "A late header sends the promoted "
     "club up to fourth in the table after their third win in a row."),
    ("Sport", "Teenager reaches first grand slam final", "The 18-year-old beat the top seed in "
     "straight sets and plays for the title on Saturday."),
    ("Business", "Carmaker cuts 4,000 jobs as sales fall", "The company blames weak demand for "
     "electric models and says profit will be lower than forecast."),
    ("Business", "Central bank holds rates at 4 percent", "Policymakers say that inflation is "
     "still too high, but economists expect a cut in the spring."),
    ("Technology", "Chip start-up raises 300 million", "The software for its processors is "
     "written with the help of artificial intelligence."),
    ("Technology", "Phone app leaks data of millions of users", "Hackers could read messages for "
     "eight months, security researchers found."),
    ("Health", "Measles cases double in a year", "Doctors urge parents to have their children "
     "vaccinated after an outbreak that filled two hospitals."),
    ("Science", "Probe sends first pictures of icy moon", "Scientists see signs of a salty ocean "
     "below the crust of the satellite."),
    ("Climate", "Heatwave breaks records across the south", "Emissions are still rising, the "
     "authors of a new study on global warming say."),
    ("Politics", "Coalition falls over pension bill", "The prime minister asked parliament for a "
     "vote of confidence and lost it by four votes."),
    ("Culture", "Lost opera is staged after 200 years", "The score was found in a museum and is "
     "performed at the festival with a young orchestra."),
    ("Elsewhere", "Man finds wedding ring in potato field", "It had been missing since the autumn "
     "of 1987."),
]  # fmt: skip


def article_of(title: str, texts: list[str]) -> Article:
    return Article(
        id=ArticleId("a1"),
        feed=FeedUrl("https://news.example/feed"),
        title=title,
        url="https://news.example/1",
        outlet="The Herald",
        published=NOON,
        first_seen=NOON,
        language="en",
        paragraphs=tuple(
            Paragraph(index=index, kind=ParagraphKind.BODY, text=text)
            for index, text in enumerate(texts)
        ),
    )


def sections_of(title, texts, about):
    article = article_of(title, texts)
    wants = [WantedSection(name=name, about=tuple(terms)) for name, terms in about.items()]
    plan = place([(article, analyse(article))], wants)
    return [placed.section for placed in plan.placements[article.id] if placed]


@pytest.mark.parametrize("news", [DAM, TRIAL], ids=["dam", "trial"])
def test_written_articles(news):
    title, about, labelled = news
    found = sections_of(title, [text for _, text in labelled], about)
    wrong = [
        (section, text)
        for section, (labels, text) in zip(found, labelled, strict=True)
        if section not in labels.split("|")
    ]
    assert len(wrong) / len(labelled) <= 0.08, wrong


def test_topics_of_teasers():
    topics = {labels: [labels] for labels, _, _ in TEASERS if labels != "Elsewhere"}
    wrong = [
        (label, found, title)
        for label, title, text in TEASERS
        if (found := sections_of(title, [text], topics)) != [label]
    ]
    assert len(wrong) / len(TEASERS) <= 0.1, wrong
