from datetime import timedelta

import pytest
from written_news import NOON, unmark, written

from briefing.analysis.summaries.standing import Standing, standing
from briefing.analysis.summaries.summary import candidates, summarise

BRIDGE = [
    "[Oslo|place] will replace its oldest bridge after inspectors found cracks in two pillars.",
    "However, the work will not begin before the spring, the city council said on Monday.",
    "He said that it was too early to speak of costs or of a date.",
    "# Ferries",
    "Ferries will carry 9,000 commuters a day across the harbour while the bridge is rebuilt.",
    "Is the harbour ready for so many boats in the middle of the winter season?",
    "Engineers from [Bergen|place] will test the new pillars in a basin before any concrete flows.",
    "Sign up for our newsletter to get the news of the bridge every morning.",
    "Shops on the bridge expect to lose a third of their customers, a survey by owners found.",
]


def summary_of(*articles, length=5, budget_words=200):
    sentences = [
        sentence
        for article, analysis in articles
        for sentence in candidates(article, analysis, range(len(article.paragraphs)))
    ]
    return summarise(sentences, length=length, budget_words=budget_words)


def stands(marked, **where):
    text, mentions = unmark(marked)
    return standing(text, mentions, **where)


def test_a_summary_is_verbatim_and_in_reading_order():
    article, analysis = written("A new bridge for [Oslo|place]", BRIDGE)
    summary = summary_of((article, analysis))
    assert len(summary) >= 3
    for sentence in summary:
        paragraph = article.paragraphs[sentence.paragraph]
        assert sentence.text == paragraph.text[sentence.start : sentence.end]
    places = [(sentence.paragraph, sentence.start) for sentence in summary]
    assert places == sorted(places)


def test_what_cannot_be_understood_in_its_place_is_not_quoted():
    summary = summary_of(written("A new bridge for [Oslo|place]", BRIDGE), length=9)
    assert {sentence.paragraph for sentence in summary} == {0, 1, 4, 6, 8}


LEAD = "[Marta Kessler|person] promised on Tuesday to cut the number of ministries to twelve."
LEANS = "She also said that the four largest of the old ministries would be split in spring."


def test_a_sentence_that_leans_on_the_one_before_comes_right_after_it():
    summary = summary_of(written("[Marta Kessler|person] cuts ministries", [LEAD, LEANS]))
    assert [sentence.paragraph for sentence in summary] == [0, 1]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [LEAD.replace("to twelve.", "to twelve?"), LEANS],
        [LEAD, "# Ministries", LEANS],
        ["The number of ministries will be cut from nineteen to twelve in spring.", LEANS],
    ],
    ids=["the one before is not quoted", "a heading between", "nobody to stand for"],
)
def test_a_leaning_sentence_is_not_quoted_without_what_it_leans_on(paragraphs):
    summary = summary_of(written("Ministries", paragraphs))
    assert LEANS not in [sentence.text for sentence in summary]


def test_a_quotation_never_comes_first():
    said = '"We will cut nineteen ministries to twelve in spring," said [Marta Kessler|person].'
    told = "Parliament votes on the new law on ministries in the second week of March."
    title = "[Marta Kessler|person]: we will cut nineteen ministries to twelve in spring"
    assert summary_of(written(title, [said])) == ()
    summary = summary_of(written(title, [told, said]))
    assert [sentence.text[:5] for sentence in summary] == ["Parli", '"We w']


def test_the_lead_is_quoted():
    summary = summary_of(written("A new bridge for [Oslo|place]", BRIDGE), length=3)
    assert summary[0].paragraph == 0


def test_a_summary_keeps_to_its_length_and_near_its_budget():
    one = written("A new bridge for [Oslo|place]", BRIDGE)
    assert len(summary_of(one, length=3)) == 3
    assert sum(len(s.text.split()) for s in summary_of(one, budget_words=45)) <= 45


def test_two_sentences_are_shown_even_over_the_budget():
    one = written("A new bridge for [Oslo|place]", BRIDGE)
    assert len(summary_of(one, budget_words=5)) == 2


def test_nothing_to_quote_gives_an_empty_summary():
    assert summary_of(written("Bridge", ["He said so.", "Read more…"])) == ()


def test_only_the_chosen_paragraphs_are_quoted():
    article, analysis = written("A new bridge for [Oslo|place]", BRIDGE)
    summary = summarise(tuple(candidates(article, analysis, {4, 6})), length=5, budget_words=200)
    assert [sentence.paragraph for sentence in summary] == [4, 6]


def test_what_two_outlets_say_alike_is_said_once():
    told = "A fire destroyed the old grain mill in [Halden|place] on Tuesday night, police said."
    again = "Police said a fire on Tuesday night destroyed the old grain mill in [Halden|place]."
    summary = summary_of(
        written("Mill burns", [told], name="a1", outlet="The Herald"),
        written("Fire in mill", [again], name="a2", outlet="The Post"),
    )
    assert len(summary) == 1


def test_a_second_outlet_is_quoted_where_it_adds_something():
    told = "A fire destroyed the old grain mill in [Halden|place] on Tuesday night, police said."
    more = "Insurers put the damage to the grain mill in [Halden|place] at 2 million euros."
    summary = summary_of(
        written("Mill burns", [told], name="a1", outlet="The Herald"),
        written("Fire in mill", [more], name="a2", outlet="The Post"),
    )
    assert {sentence.outlet for sentence in summary} == {"The Herald", "The Post"}


def test_the_fresh_comes_before_the_old():
    fresh = "Rain has closed the mountain road between [Halden|place] and the northern villages."
    stale = "Snow has closed the coastal path between [Moss|place] and the southern harbour town."
    summary = summary_of(
        written("Path shut", [stale], name="a1", published=NOON - timedelta(days=3)),
        written("Road shut", [fresh], name="a2", published=NOON),
    )
    assert [sentence.article for sentence in summary] == ["a2", "a1"]


@pytest.mark.parametrize(
    "text",
    [
        "[Marta Kessler|person] promised on Tuesday to cut the number of ministries to twelve.",
        "A baker from [Lindenau|place] said she had lost her ovens and most of her flour.",
        "Fuel prices have fallen by a tenth since the autumn, which helps most airlines.",
        "Russia has a base that has not only been useful but also cheap to run.",
        "This week the river rose by two metres and flooded eleven villages.",
        "Mayor [Tomas Brandt|person] said that the city of [Halden|place] would pay for it all.",
        "In [Halden|place], police closed the roads that lead from the city to the coast.",
        "It is believed that [Poland|state] will send forty pumps to the valley.",
        "The government said on Monday that it would send forty pumps to the valley.",
        "北京的消防员周二晚上扑灭了港口仓库的大火，没有人受伤。",
        "\"We will rebuild every house in the valley,\" said [Petra Hahn|person], the mayor.",
    ],
)  # fmt: skip
def test_it_stands_alone(text):
    assert stands(text) is Standing.ALONE


@pytest.mark.parametrize(
    "text",
    [
        "He said on Tuesday that the number of ministries would be cut to twelve.",
        "They had lost their ovens, their flour and most of the furniture in the shop.",
        "However, [Marta Kessler|person] promised to cut the number of ministries to twelve.",
        "But [Poland|state] sent forty pumps and two helicopters to the valley on Monday.",
        "Earlier [Poland|state] had sent forty pumps and two helicopters to the valley.",
        "The resident later said that fighting was audible in the outskirts at night.",
        "A commander said they had taken control of a camp and of several villages.",
        "Police closed all the roads that lead from the city to the coast on Monday.",
        "The company will pay half of the price in cash and take on new debt.",
        "[Poland|state] also sent forty pumps and two helicopters to the valley.",
        "Who will pay for the pumps that were brought to the valley on Monday?",
        "Poland sent forty pumps and two helicopters to the valley, where the…",
        "Poland sent forty pumps and two helicopters to the valley, where [...]",
        "Read more about the pumps and the helicopters that were sent to the valley.",
        "Follow us on every network for more news of the valley and its people.",
        "Poland sends forty pumps and two helicopters to the flooded valley",
        "“Poland sent forty pumps and two helicopters to the flooded valley.",
        "We sent a reporter to the valley, where the pumps arrived on Monday.",
        "It was over.",
        "The report comes after the pumps were sent to the valley by [Poland|state].",
        "([Poland|state] had sent forty pumps and two helicopters to the valley before.)",
    ],
)
def test_it_does_not_stand_alone(text):
    assert stands(text) is not Standing.ALONE


TIMES = [
    "12:55 ",
    "9.15 ",
    "11.40am: ",
    "14h05 – ",
    "1 p.m. | ",
    "7:05 PM ",
    "[16:20] ",
    "21:30 GMT ",
    "08:00: ",
    "3h ago ",
]


@pytest.mark.parametrize("opens_article", [False, True])
@pytest.mark.parametrize("time", TIMES)
def test_an_entry_of_a_live_blog_is_not_quoted(time, opens_article):
    text = f"{time}Poland will send forty pumps and two helicopters to the valley."
    assert stands(text, opens_article=opens_article) is Standing.UNFIT


@pytest.mark.parametrize(
    "text",
    [
        "12,550 pumps and two helicopters were sent to the valley by [Poland|state].",
        "1.55 million people live in the valley to which [Poland|state] sent the pumps.",
        "8 a.m. Monday was the time by which [Poland|state] wanted the pumps in the valley.",
        "10:30 GMT was the time at which the last pump of [Poland|state] reached the valley.",
        "7 p.m. Eastern is the time at which [Poland|state] shuts the bridge to all lorries.",
        "2026 Winter Games will be held in the valley, which [Poland|state] had hoped to win.",
    ],
)
def test_a_sentence_may_begin_with_a_number_or_a_time(text):
    assert stands(text) is Standing.ALONE


def test_the_first_sentence_of_an_article_may_speak_of_the_city():
    text = "Fire crews across the city were called out nearly ninety times in one night."
    assert stands(text, opens_article=True) is Standing.ALONE
    assert stands(text) is Standing.LEANING


@pytest.mark.parametrize(
    "dateline", ["LONDON (Reuters) - ", "NEW YORK — ", "(AP) — ", "SEOUL, South Korea — "]
)
def test_a_dateline_before_the_first_sentence_is_not_quoted(dateline):
    sentence = "Firefighters have put out the last of the fires on the northern moors."
    article, analysis = written("Fires are out", [dateline + sentence])
    (quoted,) = summary_of((article, analysis))
    assert quoted.text == sentence
    assert article.paragraphs[0].text[quoted.start : quoted.end] == sentence


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee / The Herald The private eye at the heart of the case has called it a sham.",
        "A general view of the damaged bridge over the harbour of [Oslo|place] on Monday.",
        "Poland sent forty pumps to the valley, where they stand idle. Ann Lee/Reuters.",
        "If you were worried about the pumps in the valley, you can breathe for a while.",
    ],
)
def test_captions_and_talk_to_the_reader_are_never_quoted(text):
    assert stands(text, opens_article=True) is Standing.UNFIT


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("(CNN) The bridge of [Oslo|place] has closed after cracks were found in it.", "The bri"),
        ("Why it matters: Nine thousand commuters cross the harbour every day.", "Nine th"),
        ("” Nine thousand commuters cross the harbour in [Oslo|place] every day.", "Nine th"),
    ],
)
def test_what_stands_before_a_sentence_is_left_off(text, quoted):
    (sentence,) = summary_of(written("Bridge", [text]))
    assert sentence.text.startswith(quoted)


def test_what_an_outlet_writes_under_every_article_is_not_quoted():
    openings = [
        "Snow has closed the mountain road above [Moss|place] since Sunday.",
        "A theatre in [Halden|place] opens its doors again after nine dry summers.",
        "Fishermen from [Kemi|place] landed twice as much herring as expected.",
    ]
    articles = [
        written(opening, [opening, f"Covered by {number} other papers so far."], name=f"a{number}")
        for number, opening in enumerate(openings)
    ]
    told = [sentence.text for sentence in summary_of(*articles, length=6)]
    assert len(told) == 3
    assert not any(text.startswith("Covered") for text in told)


def test_several_articles_of_one_outlet_are_quoted_before_one_is_quoted_twice():
    openings = [
        "Snow has closed the mountain road above [Moss|place] since Sunday.",
        "A theatre in [Halden|place] opens its doors again after nine dry summers.",
        "Fishermen from [Kemi|place] landed twice as much herring as expected.",
        "Inspectors found rust in three ferries that cross the fjord by night.",
    ]
    more = "Nobody was hurt, and repairs should take until early April."
    articles = [
        written(f"News {number}", [opening, f"{opening[:-1]} again. {more}"], name=f"a{number}")
        for number, opening in enumerate(openings)
    ]
    told = summary_of(*articles, length=4)
    assert len({sentence.article for sentence in told}) == 4


def test_the_caption_of_a_credited_photograph_is_not_quoted():
    caption = "Shoppers queue for herring on the quays of [Moss|place]. (Ann Lee / The Herald)"
    told = "Fishermen from [Moss|place] landed twice as much herring as expected in June."
    summary = summary_of(written("Herring", [caption, told]))
    assert [sentence.text[:9] for sentence in summary] == ["Fishermen"]
