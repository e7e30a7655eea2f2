"""Events told by several outlets, in words of our own, for the tests of stories and origins."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from briefing.analysis.article import analyse
from briefing.analysis.stories.sketch import Sketch, sketch
from briefing.model import Article, ArticleId, FeedUrl, Paragraph, ParagraphKind

MORNING = datetime(2025, 3, 4, 6, tzinfo=UTC)


def article(
    name: str,
    title: str,
    *text: str,
    outlet: str = "",
    hours: float = 0,
    author: str = "",
    url: str = "",
    language: str = "en",
) -> Article:
    published = MORNING + timedelta(hours=hours)
    return Article(
        id=ArticleId(name),
        feed=FeedUrl(f"https://{name}.example/feed"),
        title=title,
        url=url or f"https://{name}.example/news/1",
        outlet=outlet or name,
        author=author,
        published=published,
        first_seen=published + timedelta(minutes=5),
        language=language,
        paragraphs=tuple(
            Paragraph(index=index, kind=ParagraphKind.BODY, text=part)
            for index, part in enumerate(text)
        ),
    )


def sketched(articles: Sequence[Article]) -> list[Sketch]:
    return [sketch(each, analyse(each)) for each in articles]


WIRE = (
    "A ferry carrying more than 180 passengers capsized off the port of Zamboral before dawn on "
    "Tuesday, killing at least 23 people, the coast guard said.",
    "The Santa Lucinda had left Zamboral for the island of Maripas when a wave struck its side and "
    "the cargo of rice on its lower deck shifted, coast guard commander Ramon Delquiza said.",
    "Fishing boats pulled more than 140 survivors from the water. Divers were searching the hull, "
    "which lay on its side about two kilometres from the harbour.",
    "The owner of the vessel, Maripas Lines, said that it was helping the investigation and that "
    "the ferry had passed an inspection in January.",
)

FERRY = (
    article(
        "courier",
        "At least 23 dead as ferry capsizes off Zamboral",
        f"ZAMBORAL, March 4 (Reuters) - {WIRE[0]}",
        *WIRE[1:],
        hours=1,
    ),
    article(
        "gazette",
        "Ferry capsizes off Zamboral, killing at least 23",
        *WIRE[:3],
        hours=1.5,
    ),
    article(
        "herald",
        "Divers search capsized Zamboral ferry as death toll reaches 23",
        "Rescue divers searched the hull of a capsized ferry off Zamboral on Tuesday after 23 "
        "people were confirmed dead in the worst accident at sea in the region for a decade.",
        "Survivors of the Santa Lucinda told how the ferry leaned over within minutes. “There was "
        "no time to reach the life jackets,” said Elena Tarrago, who was travelling to Maripas "
        "with her sister.",
        "Coast guard commander Ramon Delquiza said that the cargo of rice had probably not been "
        "tied down.",
        hours=3,
    ),
    article(
        "monitor",
        "Santa Lucinda sinking: owner of Zamboral ferry says it was inspected in January",
        "Maripas Lines, which owns the ferry that capsized off Zamboral with the loss of 23 lives, "
        "has defended its safety record.",
        "The Santa Lucinda passed an inspection in January, the company said, hours after the "
        "coast guard questioned how its cargo of rice had been stowed.",
        hours=5,
    ),
)
FERRY_LIVE = article(
    "beacon",
    "Zamboral ferry disaster – live updates",
    "Divers are searching the capsized Santa Lucinda off Zamboral. The coast guard says that 23 "
    "people are dead and more than 140 survivors were brought ashore.",
    "Maripas Lines says its ferry was inspected in January.",
    hours=3.5,
)
FERRY_OPINION = article(
    "ledger",
    "Opinion: The Zamboral ferry was a disaster foretold",
    "Twenty-three people drowned when the Santa Lucinda capsized off Zamboral, and nobody who has "
    "taken a ferry to Maripas can be surprised. The coast guard inspects cargo on paper only.",
    hours=6,
)
ROUND_UP = article(
    "digest",
    "Tuesday briefing: Zamboral ferry sinks, Tarnow verdict and a rate rise",
    "At least 23 people died when the ferry Santa Lucinda capsized off Zamboral, the coast guard "
    "said.",
    "A jury in Brindleford found the accountant Piotr Tarnow guilty of fraud.",
    "The central bank of Norland raised its main rate by a quarter of a point.",
    hours=4,
)

LOOK_ALIKES: dict[str, tuple[tuple[Article, Article], tuple[Article, Article]]] = {
    "an earthquake here and one there": (
        (
            article(
                "q1",
                "Magnitude 6.1 earthquake shakes southern Peru, damaging homes",
                "A magnitude 6.1 earthquake shook southern Peru on Tuesday, damaging homes in "
                "Arequipa, the geological survey said. There were no reports of deaths.",
                "The quake struck at a depth of 30 kilometres near the town of Camaná, and people "
                "ran into the streets.",
            ),
            article(
                "q2",
                "Homes damaged as strong quake hits Arequipa in Peru",
                "A strong earthquake hit the Peruvian region of Arequipa on Tuesday. Walls came "
                "down in Camaná, but no deaths were reported.",
                hours=1,
            ),
        ),
        (
            article(
                "q3",
                "Magnitude 6.3 earthquake shakes eastern Turkey, damaging homes",
                "A magnitude 6.3 earthquake shook eastern Turkey on Tuesday, damaging homes in "
                "Malatya, the disaster agency said. There were no reports of deaths.",
                "The quake struck at a depth of 10 kilometres near the town of Pütürge, and people "
                "ran into the streets.",
                hours=2,
            ),
            article(
                "q4",
                "Homes damaged as strong quake hits Malatya in Turkey",
                "A strong earthquake hit the Turkish province of Malatya on Tuesday. Walls came "
                "down in Pütürge, but no deaths were reported.",
                hours=3,
            ),
        ),
    ),
    "two verdicts": (
        (
            article(
                "v1",
                "Jury finds accountant Piotr Tarnow guilty of fraud",
                "A jury found Piotr Tarnow guilty on Tuesday of defrauding clients of 12 million "
                "dollars. The accountant will be sentenced in May.",
                "Tarnow showed no emotion as the verdict was read in the court in Brindleford.",
            ),
            article(
                "v2",
                "Tarnow convicted of defrauding clients of millions",
                "The accountant Piotr Tarnow was convicted of fraud on Tuesday by a jury in "
                "Brindleford. He had taken millions from clients and will be sentenced in May.",
                hours=2,
            ),
        ),
        (
            article(
                "v3",
                "Jury finds financier Helen Marchbanks not guilty of fraud",
                "A jury found Helen Marchbanks not guilty on Tuesday of defrauding clients of 30 "
                "million dollars. The financier left the court without a word.",
                "Marchbanks wept as the verdict was read in the court in Eastover.",
                hours=1,
            ),
            article(
                "v4",
                "Marchbanks cleared of defrauding clients of millions",
                "The financier Helen Marchbanks was cleared of fraud on Tuesday by a jury in "
                "Eastover. She had been accused of taking millions from clients.",
                hours=3,
            ),
        ),
    ),
    "two matches of one champion": (
        (
            article(
                "m1",
                "Varga beats Lindqvist in straight sets to reach Rome final",
                "Katalin Varga beat Freja Lindqvist 6-3, 6-4 on Friday to reach the final in Rome. "
                "Lindqvist never held a break point.",
            ),
            article(
                "m2",
                "Varga into Rome final after win over Lindqvist",
                "Katalin Varga is in the final in Rome after a win over Freja Lindqvist of Sweden "
                "in straight sets. Lindqvist made 31 errors.",
                hours=1,
            ),
        ),
        (
            article(
                "m3",
                "Varga beats Okonjo in straight sets to win Rome title",
                "Katalin Varga beat Adaeze Okonjo 6-2, 6-4 on Sunday to win the title in Rome. "
                "Okonjo had saved four match points.",
                hours=50,
            ),
            article(
                "m4",
                "Champion again: Varga takes Rome title against Okonjo",
                "Katalin Varga has won the title in Rome for a second time after a final against "
                "Adaeze Okonjo of Nigeria. Okonjo saved four match points.",
                hours=51,
            ),
        ),
    ),
    "two chiefs who resign": (
        (
            article(
                "c1",
                "Chief executive of Brantwell resigns after profit warning",
                "The chief executive of Brantwell, Owen Hask, resigned on Monday after a second "
                "profit warning in three months. Shares in the retailer fell by nine per cent.",
            ),
            article(
                "c2",
                "Brantwell shares fall as chief Owen Hask resigns",
                "Shares in Brantwell fell on Monday after Owen Hask, its chief executive, resigned "
                "over a profit warning. The retailer will look for a successor.",
                hours=1,
            ),
        ),
        (
            article(
                "c3",
                "Chief executive of Corvane resigns after profit warning",
                "The chief executive of Corvane, Lucia Ferrand, resigned on Monday after a profit "
                "warning in two quarters. Shares in the carmaker fell by seven per cent.",
                hours=2,
            ),
            article(
                "c4",
                "Corvane shares fall as chief Lucia Ferrand resigns",
                "Shares in Corvane fell on Monday after Lucia Ferrand, its chief executive, "
                "resigned over a profit warning. The carmaker will look for a successor.",
                hours=3,
            ),
        ),
    ),
    "two semi-finals of one day": (
        (
            article(
                "s1",
                "Aamodt beats Raghu in straight sets to reach Gstaad final",
                "Solveig Aamodt beat Priya Raghu 6-3, 6-4 on Friday to reach the final in Gstaad. "
                "Raghu never held a break point. Aamodt will meet Nadia Kerim.",
            ),
            article(
                "s2",
                "Aamodt into Gstaad final after win over Raghu",
                "Solveig Aamodt is in the final in Gstaad after a win over Priya Raghu of India "
                "in straight sets. Raghu made 31 errors.",
                hours=1,
            ),
        ),
        (
            article(
                "s3",
                "Kerim beats Whitby in straight sets to reach Gstaad final",
                "Nadia Kerim beat Tess Whitby 6-2, 7-5 on Friday to reach the final in Gstaad. "
                "Kerim will meet Solveig Aamodt on Sunday.",
                hours=2,
            ),
            article(
                "s4",
                "Kerim into Gstaad final after win over Whitby",
                "Nadia Kerim is in the final in Gstaad after a win over Tess Whitby of Canada in "
                "straight sets. Whitby made 28 errors.",
                hours=3,
            ),
        ),
    ),
    "one president's meeting and sacking": (
        (
            article(
                "p1",
                "President Mont meets Pahl over steel tariffs",
                "President Isaura Mont met Chancellor Gerd Pahl in Lisca on Tuesday to speak "
                "of steel tariffs.",
            ),
            article(
                "p2",
                "Mont and Pahl fail to agree on steel tariffs",
                "Isaura Mont and Gerd Pahl parted without a deal on steel tariffs in Lisca.",
                hours=1,
            ),
        ),
        (
            article(
                "p3",
                "President Mont sacks minister Rubio over leak",
                "President Isaura Mont dismissed her interior minister Anselm Rubio on Tuesday "
                "over a leak of papers in Lisca.",
                hours=2,
            ),
            article(
                "p4",
                "Mont sacks Rubio after leak of papers",
                "Anselm Rubio lost his post as interior minister when Isaura Mont learnt of a "
                "leak in Lisca.",
                hours=3,
            ),
        ),
    ),
}
