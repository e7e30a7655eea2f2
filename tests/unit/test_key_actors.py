from written_news import LABELLED, written

from briefing.analysis.actors.key_actors import rank
from briefing.model import ActorKind, KnownActors

NOBODY = KnownActors()


def names(actors):
    return [actor.name for actor in actors]


def article_of(name):
    title, _, paragraphs = LABELLED[name]
    return written(title, [text for _, text in paragraphs])


def test_the_rivals_of_an_election_lead_its_actors():
    assert set(names(rank([article_of("election")], None, NOBODY))[:2]) == {
        "Marta Kessler",
        "Tomas Brandt",
    }


def test_who_acts_comes_before_who_is_only_named():
    one = written(
        "News",
        [
            "All was calm in [Oslo|place] and in [Moss|place] when [Petra Hahn|person] spoke.",
            "[Petra Hahn|person] said the roads to [Oslo|place] and [Moss|place] would open.",
        ],
    )
    assert names(rank([one], None, NOBODY))[0] == "Petra Hahn"


def test_a_group_without_a_name_comes_after_those_with_one():
    one = written(
        "News",
        [
            "[Residents|group|residents] said that [residents|group] left.",
            "[Residents|group|residents] wait in [Oslo|place].",
        ],
    )
    assert names(rank([one], None, NOBODY)) == ["Oslo", "residents"]


def test_a_group_without_a_name_that_the_news_is_about_stands_among_the_others():
    one = written(
        "Crossing closed",
        [
            "[Migrants|group|migrants] waited at the fence near [Tornio|place] on Monday night.",
            "Guards turned the migrants away, and more migrants came by bus.",
            "The migrants have tents. [Petra Hahn|person] brought soup.",
        ],
    )
    assert names(rank([one], None, NOBODY))[0] == "migrants"


def test_unnamed_officials_who_only_speak_are_not_what_the_news_is_about():
    said = "[Officials|group|officials] said the roads to [Oslo|place] would open."
    one = written("Roads", [said, said, said, said])
    assert names(rank([one], None, NOBODY)) == ["Oslo", "officials"]


def test_who_only_reports_the_news_comes_after_who_makes_it():
    one = written(
        "News",
        [
            "The dam near [Moss|place] holds, [Reuters|group] reported on Monday.",
            "[Petra Hahn|person] told [Reuters|group] so. [The Herald|group] reported it too.",
            "A picture by [Reuters|group] shows the dam and [Petra Hahn|person] on it.",
        ],
    )
    assert names(rank([one], None, NOBODY)) == ["Petra Hahn", "Moss", "Reuters", "The Herald"]


def test_a_newsroom_that_makes_the_news_is_an_actor_like_any_other():
    one = written(
        "News",
        [
            "[The Morning Post|group] sued the city of [Moss|place] on Monday.",
            "[The Morning Post|group] has lost half of its readers.",
        ],
    )
    assert names(rank([one], None, NOBODY))[0] == "The Morning Post"


def test_a_state_before_a_title_counts_less_than_the_person():
    one = written(
        "News",
        [
            "There [U.S.|state|United States] President [Ann Lee|person] was seen.",
            "Now [Ann Lee|person] rests.",
        ],
    )
    assert names(rank([one], None, NOBODY)) == ["Ann Lee", "United States"]


def test_an_actor_in_several_articles_comes_first():
    articles = [
        written("News", ["Rain fell on [Oslo|place] and [Moss|place]."], name="a1"),
        written("News", ["Snow fell on [Moss|place] as forecast."], name="a2"),
        written("News", ["Hail fell on [Moss|place] as forecast."], name="a3"),
    ]
    first = rank(articles, None, NOBODY)[0]
    assert (first.name, first.mentions) == ("Moss", 3)


def test_aliases_are_collected_the_most_frequent_first():
    one = written(
        "News",
        [
            "[Russia|state] answered.",
            "[Russian|state|Russia] ships left as [Moscow|state|Russia] watched.",
            "[Moscow|state|Russia] denied it.",
        ],
    )
    (actor,) = rank([one], None, NOBODY)
    assert (actor.kind, actor.aliases, actor.mentions) == (
        ActorKind.STATE,
        ("Moscow", "Russian"),
        4,
    )


def test_a_watched_actor_that_occurs_is_always_listed():
    known = KnownActors(watch=("meteo centre", "Nobody Here"), aliases=(("Meteo Centre", ("MC",)),))
    listed = names(rank([article_of("flood")], None, known, limit=2))
    assert len(listed) == 3
    assert listed[2] == "Meteo Centre"


def test_only_the_chosen_paragraphs_count():
    article, analysis = article_of("trade")
    listed = rank([(article, analysis)], {article.id: {11}}, NOBODY)
    assert names(listed) == ["Brazil"]


def test_a_surname_alone_is_the_one_person_who_bears_it():
    articles = [
        written("News", ["[Marta Kessler|person] won."], name="a1"),
        written("News", ["[Kessler|person] thanked the voters."], name="a2"),
    ]
    (actor,) = rank(articles, None, NOBODY)
    assert (actor.name, actor.aliases, actor.mentions) == ("Marta Kessler", ("Kessler",), 2)


def test_a_surname_two_people_bear_stays_alone():
    articles = [
        written("News", ["[Marta Kessler|person] and [Paul Kessler|person] won."], name="a1"),
        written("News", ["[Kessler|person] thanked the voters."], name="a2"),
    ]
    assert set(names(rank(articles, None, NOBODY))) == {"Marta Kessler", "Paul Kessler", "Kessler"}


def test_a_section_ranks_its_own_actors_before_the_one_in_the_title():
    article, analysis = article_of("merger")
    listed = rank([(article, analysis)], {article.id: {4, 5, 6}}, NOBODY)
    assert names(listed)[0] == "Aerolux"


def test_a_photographer_named_under_a_picture_comes_last():
    one = written(
        "Herring",
        [
            "Boats lie on the quays. ([Ann Lee|person] / [The Herald|group])",
            "Prices fell again in [Moss|place] on Monday.",
        ],
    )
    assert names(rank([one], None, NOBODY))[0] == "Moss"
