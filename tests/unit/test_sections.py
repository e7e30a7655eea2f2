from dataclasses import replace

import pytest
from written_news import LABELLED, wanted, written

from briefing.analysis.sections.placing import place
from briefing.model import ELSEWHERE, FRONT_PAGE, SectionKind, WantedSection

LEAD = "Talks went on for a third day without a result, several people who took part said."


def sections_of(title, paragraphs, wants):
    article, analysis = written(title, paragraphs)
    placed = place([(article, analysis)], wants).placements[article.id]
    return [None if at is None else at.section for at in placed]


def section_of(text, wants, *, before="The weather was fine."):
    """The section of a paragraph in the middle of a long article."""
    return sections_of("News", [LEAD, "Nothing else happened.", before, text], wants)[-1]


@pytest.mark.parametrize("name", LABELLED)
def test_written_articles_are_placed_as_an_editor_would(name):
    title, wants, paragraphs = LABELLED[name]
    found = sections_of(title, [text for _, text in paragraphs], wants)
    wrong = [
        (labels, section, text)
        for (labels, text), section in zip(paragraphs, found, strict=True)
        if section is not None and section not in labels.split("|")
    ]
    assert len(wrong) <= 1, wrong


def test_the_page_begins_with_the_front_page_and_ends_with_elsewhere():
    article = written("News", [LEAD])
    plan = place([article], wanted(Oslo=["Oslo"], Bergen=["Bergen"]))
    assert [section.name for section in plan.sections] == [FRONT_PAGE, "Oslo", "Bergen", ELSEWHERE]
    assert [section.kind for section in plan.sections] == [
        SectionKind.FRONT,
        SectionKind.USER,
        SectionKind.USER,
        SectionKind.ELSEWHERE,
    ]


def test_what_is_not_body_text_has_no_section():
    assert sections_of("News", ["# Oslo", "Rain fell on Oslo."], wanted(Oslo=["Oslo"])) == [
        None,
        "Oslo",
    ]


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("Russia", "[Moscow|state|Russia] has not answered."),
        ("Russia", "[Russian|state|Russia] ships left the port."),
        ("Turkey", "[Türkiye|state] closed the strait, [Turkish|state|Türkiye] radio said."),
        ("türkiye", "TURKIYE has closed the strait."),
        ("Erdogan", "[Recep Tayyip Erdoğan|person] spoke for an hour."),
        ("Marta Kessler", "[Kessler|person] spoke for an hour."),
        ("WHO", "The [World Health Organization|group] sent doctors."),
        ("World Health Organization", "The [WHO|group] sent doctors."),
        ("strike", "Bus drivers in the north were striking for a second day."),
    ],
)
def test_an_actor_is_known_by_its_other_names(about, text):
    before = "[Turkey|state|Türkiye] is a member." if "urkey" in about else "Nothing moved."
    assert section_of(text, wanted(Mine=[about]), before=before) == "Mine"


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("Hama", "[Hamas|group] agreed to the text."),
        ("Jordan", "[Jordan Ellis|person] scored twice."),
        ("US", "The noise kept us awake."),
        ("art", "The party started late."),
    ],
)
def test_a_namesake_or_a_part_of_a_word_does_not_count(about, text):
    assert section_of(text, wanted(Mine=[about])) == ELSEWHERE


def test_what_a_paragraph_is_about_beats_what_it_mentions():
    text = (
        "[Bergen|place] raised its bus fares by a tenth, and the council wants cleaner streets "
        "before the summer; in [Oslo|place], fares stay as they are."
    )
    assert section_of(text, wanted(Oslo=["Oslo"], Bergen=["Bergen"])) == "Bergen"


def test_the_city_is_the_one_last_named():
    paragraphs = [
        LEAD,
        "[Bergen|place] is quiet.",
        "[Oslo|place] is not.",
        "Crowds filled the streets in the north of the city.",
    ]
    assert sections_of("News", paragraphs, wanted(Bergen=["Bergen"], Oslo=["Oslo"]))[-1] == "Oslo"


def test_the_capital_is_the_one_named_so():
    paragraphs = [
        LEAD,
        "Troops stood before the capital [Oslo|place].",
        "[Bergen|place] fell without a shot.",
        "Power was cut in parts of the capital.",
    ]
    wants = wanted(Bergen=["Bergen"], Oslo=["Oslo"])
    assert sections_of("News", paragraphs, wants)[1:] == ["Oslo", "Bergen", "Oslo"]


def test_a_people_and_a_noun_stand_for_the_actor_named_with_its_state():
    paragraphs = [
        LEAD,
        "[Italy|state]'s [Montese|group] makes tractors, and [Delvaux|group] makes ploughs.",
        "The [Italian|state|Italy] company has hired 400 people.",
    ]
    wants = wanted(Ploughs=["Delvaux"], Tractors=["Montese"])
    assert sections_of("News", paragraphs, wants)[-1] == "Tractors"


def test_a_noun_that_explains_a_name_stands_for_nobody_else():
    before = "[Oslo|place] is quiet."
    text = "Rain fell on [Bergen|place], the second city, for eleven hours."
    assert section_of(text, wanted(Oslo=["Oslo"]), before=before) == ELSEWHERE


def test_a_weak_paragraph_follows_the_one_before():
    wants = wanted(Oslo=["Oslo"])
    before = "[Oslo|place] has a new tram."
    assert section_of("It runs every five minutes.", wants, before=before) == "Oslo"
    assert section_of("[Canada|state] won the final.", wants, before=before) == ELSEWHERE


def test_the_articles_own_heading_holds_until_the_text_says_otherwise():
    paragraphs = [
        LEAD,
        "# The harbour",
        "Cranes stood idle for hours.",
        "[Lisbon|place] is not concerned.",
        "# Other news",
        "Bread has become dearer.",
    ]
    wants = [
        WantedSection(name="The harbour", about=("dockers",)),
        WantedSection(name="Lisbon", about=("Lisbon",)),
    ]
    assert sections_of("News", paragraphs, wants) == [
        FRONT_PAGE,
        None,
        "The harbour",
        "Lisbon",
        None,
        ELSEWHERE,
    ]


def test_a_lead_about_one_section_goes_there_and_one_about_two_to_the_front_page():
    wants = wanted(Oslo=["Oslo"], Bergen=["Bergen"])
    rest = ["Nothing else happened.", "Nobody was hurt."]
    one = ["[Oslo|place] has a new mayor after a long night of counting.", *rest]
    two = ["[Oslo|place] and [Bergen|place] have new mayors.", *rest]
    assert sections_of("News", one, wants)[0] == "Oslo"
    assert sections_of("News", two, wants)[0] == FRONT_PAGE


def test_a_story_goes_on_through_a_new_voice():
    wants = wanted(Oslo=["Oslo"], Bergen=["Bergen"])
    before = "[Oslo|place] has a new tram, and the council is proud of it."
    text = "Passengers are less sure. “I used to walk,” said [Kari Moe|person], a nurse."
    assert section_of(text, wants, before=before) == "Oslo"


@pytest.mark.parametrize(
    "text",
    [
        "The [Institute of Rail|group] published its yearly table of the world’s slowest trains.",
        "[Canada|state] and [Chile|state] signed a treaty on copper.",
        "President [Rosa Diaz|person] flew home from a summit.",
    ],
)
def test_a_story_does_not_go_on_in_somebody_elses(text):
    before = "[Oslo|place] has a new tram, and the council is proud of it."
    assert section_of(text, wanted(Oslo=["Oslo"]), before=before) == ELSEWHERE


def test_who_appears_with_a_section_speaks_for_it_elsewhere():
    paragraphs = [
        LEAD,
        "[Ines Falk|person], who runs the port of [Oslo|place], wants longer quays.",
        "In [Oslo|place], [Falk|person|Ines Falk] is known for her patience.",
        "[Bergen|place] has no such plans.",
        "[Bergen|place] lost its last shipyard in May.",
        "[Falk|person|Ines Falk] began as a welder. [Falk|person|Ines Falk] still has the mask.",
    ]
    article, analysis = written("News", paragraphs)
    wants = wanted(Oslo=["Oslo"], Bergen=["Bergen"])
    last = place([(article, analysis)], wants).placements[article.id][-1]
    assert (last.section, last.why) == ("Oslo", "with Ines Falk, as elsewhere in this article")


def test_a_part_of_the_world_takes_in_its_states():
    wants = wanted(Middle_East=["Middle East"], Latin_America=["Latin America"])
    for text, section in (
        ("[Israel|state] opened the crossing.", "Middle East"),
        ("[Tehran|place] has not answered.", "Middle East"),
        ("[Peruvian|state|Peru] miners went home.", "Latin America"),
        ("[Norway|state] raised its rates.", ELSEWHERE),
    ):
        assert section_of(text, wants) == section


def test_of_a_city_and_its_state_the_city_has_it_where_both_are_wanted():
    text = "[Oslo|place] is short of snow."
    assert section_of(text, wanted(Norway=["Norway"])) == "Norway"
    assert section_of(text, wanted(Norway=["Norway"], Oslo=["Oslo"])) == "Oslo"


def test_an_officer_is_known_without_the_title():
    text = "[Nakamura|person|Lisa Nakamura] signed the order at noon."
    assert section_of(text, wanted(Order=["Governor Nakamura"])) == "Order"


def test_a_lead_about_nobody_opens_the_front_page_of_a_small_edition_only():
    news = [
        written("News", [LEAD, "Nothing happened.", "Nobody came."], name=f"a{number}")
        for number in range(4)
    ]
    wants = wanted(Oslo=["Oslo"])
    for count, section in ((1, FRONT_PAGE), (3, FRONT_PAGE), (4, ELSEWHERE)):
        placements = place(news[:count], wants).placements
        assert [at[0].section for at in placements.values()] == [section] * count


def test_a_teaser_that_names_a_section_in_passing_is_not_about_it():
    text = "Fans of the singer, who once lived for a year in [Oslo|place], queued all night."
    assert sections_of("A tour begins", [text], wanted(Oslo=["Oslo"])) == [ELSEWHERE]


def test_a_teaser_goes_where_its_title_says():
    found = sections_of(
        "[Oslo|place] opens its new library",
        ["Readers queued from the early morning."],
        wanted(Bergen=["Bergen"], Oslo=["Oslo"]),
    )
    assert found == ["Oslo"]


@pytest.mark.parametrize(
    ("section", "title", "text"),
    [
        ("Sport", "Late goal decides the derby", "A striker came off the bench to win the match."),
        ("Business", "Retailer warns on profit", "Shares fell by a fifth as sales slowed."),
        ("Health", "New vaccine passes its trial", "Patients had few symptoms, doctors said."),
        ("Science", "Telescope sees a young planet", "Astronomers measured its orbit."),
        ("Climate", "A year of record emissions", "Warming is near the limit, a report says."),
    ],
)
def test_a_usual_topic_is_known_by_its_words(section, title, text):
    topics = ("Business", "Climate", "Health", "Politics", "Science", "Sport", "Technology")
    wants = [WantedSection(name=topic, about=(topic,)) for topic in topics]
    assert sections_of(title, [text], wants) == [section]


def test_each_placement_says_why():
    paragraphs = [
        LEAD,
        "[Oslo|place] has a new tram.",
        "It runs every five minutes.",
        "Riders in the city are glad.",
        "[Norwegian|state|Norway] rail is next.",
    ]
    article, analysis = written("News", paragraphs)
    wants = wanted(Oslo=["Oslo"], Norway=["Norway"])
    placed = place([(article, analysis)], wants).placements[article.id]
    assert [at.why for at in placed if at][1:] == [
        "about Oslo",
        "carried over from the paragraph before",
        "“the city” is Oslo",
        "names Norwegian (Norway)",
    ]


def test_sections_are_found_and_named_by_the_main_actors():
    title, _, paragraphs = LABELLED["election"]
    article, analysis = written(title, [text for _, text in paragraphs])
    plan = place([(article, analysis)], ())
    found = [section for section in plan.sections if section.kind is SectionKind.FOUND]
    assert 1 <= len(found) <= 6
    assert any("Marta Kessler" in section.name for section in found)
    assert place([(article, analysis)], ()) == plan


def test_teasers_of_mixed_news_are_grouped_by_their_actors():
    news = [
        ("[Oslo|place] opens a library", "[Oslo|place] has waited for ten years."),
        ("[Oslo|place] votes", "Voters in [Oslo|place] choose a council."),
        ("[Chile|state] and [Peru|state] sign", "[Peru|state] and [Chile|state] agreed."),
        ("[Peru|state] hosts [Chile|state]", "A treaty binds [Chile|state] and [Peru|state]."),
        ("Bread is dearer", "Bakers blame the price of flour."),
    ]
    articles = [
        written(title, [text], name=f"a{number}") for number, (title, text) in enumerate(news)
    ]
    plan = place(articles, ())
    names = [section.name for section in plan.sections]
    assert names[0] == FRONT_PAGE
    assert set(names[1:-1]) == {"Oslo", "Chile and Peru"}
    assert names[-1] == ELSEWHERE
    assert plan.placements[articles[4][0].id][0].section == ELSEWHERE


def test_the_first_word_of_a_sentence_names_no_section_where_any_may_be_a_name():
    news = [
        ("[Під|group] час", "[Під|group] [Києві|group] тихо."),
        ("[Під|group] ранок", "[Під|group] ранок у [Києві|group] дощ."),
        ("[Під|group] вечір", "[Під|group] вечір у [Києві|group] сніг."),
    ]
    articles = [
        (article, replace(analysis, is_english=False))
        for number, (title, text) in enumerate(news)
        for article, analysis in [written(title, [text], name=f"a{number}")]
    ]
    names = [section.name for section in place(articles, ()).sections]
    assert names == [FRONT_PAGE, "Києві", ELSEWHERE]


def test_a_found_section_joins_a_surname_with_its_full_name():
    news = [
        ("[Marta Kessler|person] wins", "[Marta Kessler|person] thanked the voters."),
        ("[Kessler|person] names a cabinet", "[Kessler|person] chose nine women."),
        ("Bread is dearer", "Bakers blame the price of flour."),
        ("Snow in [Oslo|place]", "Trams stood still."),
    ]
    articles = [
        written(title, [text], name=f"a{number}") for number, (title, text) in enumerate(news)
    ]
    plan = place(articles, ())
    assert [section.name for section in plan.sections] == [FRONT_PAGE, "Marta Kessler", ELSEWHERE]
    assert plan.placements[articles[1][0].id][0].section == "Marta Kessler"


@pytest.mark.parametrize("paragraphs", [[], [""], ["# Only a heading"], ["…"], ["He."]])
def test_an_article_with_next_to_nothing_in_it_is_placed_all_the_same(paragraphs):
    article = written("", paragraphs)
    for wants in (wanted(Oslo=["Oslo", ""]), ()):
        assert len(place([article], wants).placements[article[0].id]) == len(paragraphs)


def test_an_article_about_something_else_is_not_taken_over_by_one_sentence():
    paragraphs = [
        "Managers who let people work at home promote them less often, a survey found.",
        "Two in five said they had seen it happen in their own firm.",
        "The survey asked a thousand managers in the spring.",
        "A similar one in [France|state] came to the same end.",
        "Women are more likely to ask for hours of their own.",
        "Meetings in the office are where promotions are made.",
        "The authors want firms to count who is promoted.",
    ]
    placed = sections_of("Work at home may cost careers", paragraphs, wanted(Europe=["France"]))
    assert placed[4:] == [ELSEWHERE] * 3
    assert placed[1:3] == [ELSEWHERE] * 2


def test_cities_and_provinces_speak_for_their_state():
    wants = wanted(Ukraine=["Ukraine"], Canada=["Canada"], Latin_America=["Latin America"])
    for text, section, why in (
        ("[Kharkiv|place] was dark.", "Ukraine", "names Kharkiv (Ukraine)"),
        ("[Ontario|place] has a new premier.", "Canada", "names Ontario (Canada)"),
        ("[Guayaquil|place] is under curfew.", "Latin America", "names Guayaquil (Latin America)"),
        ("[Springfield|place] has a new school.", ELSEWHERE, ""),
    ):
        article, analysis = written("News", [text])
        [found] = place([(article, analysis)], wants).placements[article.id]
        assert (found.section, found.why) == (section, why)


def test_the_reason_of_a_topic_is_its_words():
    article, analysis = written("A bad year", ["Shares fell after the profit had halved."])
    [found] = place([(article, analysis)], wanted(Business=["Business"])).placements[article.id]
    assert found.why == "words of Business: shares, profit"


def test_a_topic_is_known_by_its_names_in_other_languages():
    for name in ("Wirtschaft", "Économie", "economía", "Sports"):
        text = "Economists expect inflation to slow." if name != "Sports" else "The striker scored."
        article, analysis = written("A year", [f"{text} {text}"])
        [found] = place([(article, analysis)], wanted(**{name: [name]})).placements[article.id]
        assert found.section == name


def test_no_found_section_is_named_by_who_tells_the_news():
    news = [
        written(
            f"[Ines Falk|person] wins round {number}",
            ["[Reuters|group] asked [Ines Falk|person] and [The Herald|group] for a word."],
            name=f"a{number}",
        )
        for number in range(3)
    ]
    news += [
        written("Rain", ["[Reuters|group] and [AFP|group] say that it rains."], name=f"b{number}")
        for number in range(3)
    ]
    names = [section.name for section in place(news, ()).sections]
    assert names == [FRONT_PAGE, "Ines Falk", ELSEWHERE]
