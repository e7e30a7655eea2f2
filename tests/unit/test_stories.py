"""Stories: one event told by several outlets, look-alike events, growth, and the reader's will."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_events import (
    FERRY,
    FERRY_LIVE,
    FERRY_OPINION,
    LOOK_ALIKES,
    MORNING,
    ROUND_UP,
    article,
    sketched,
)

from briefing.analysis.stories.article_forms import ArticleForm, form_of
from briefing.analysis.stories.desk import Desk
from briefing.analysis.stories.grouping import group
from briefing.analysis.stories.importance import Importance, headline, importance, in_order
from briefing.analysis.stories.likeness import likeness
from briefing.analysis.stories.profile import profile
from briefing.analysis.stories.rarity import Rarity
from briefing.analysis.stories.sketch import from_blob, sketch, to_blob
from briefing.analysis.stories.why_grouped import in_words, reasons
from briefing.analysis.text.stems import stem, word_set
from briefing.model import (
    ArticleAnalysis,
    ArticleId,
    StoryGroup,
    StoryId,
    StoryMerge,
    StorySplit,
    Wishes,
)


def in_time(*articles):
    return sketched(sorted(articles, key=lambda each: each.published))


EVERYTHING = in_time(*FERRY, FERRY_LIVE, FERRY_OPINION, ROUND_UP)


def as_sets(grouping):
    return {frozenset(story.articles) for story in grouping.stories}


def apart(pair):
    return Wishes(keep_apart=(pair,))


def together(pair):
    return Wishes(keep_together=(pair,))


def ids(*names):
    return tuple(map(ArticleId, names))


def test_one_event_told_by_four_outlets_is_one_story():
    grouping = group(EVERYTHING)
    ferry, alone = grouping.stories
    assert ferry.articles == ids("courier", "gazette", "herald", "monitor")
    assert alone.articles == ids("digest"), "a round-up stands alone"


def test_live_pages_and_opinion_stand_beside_a_story():
    ferry = group(EVERYTHING).stories[0]
    assert ferry.asides == ids("beacon", "ledger")


def test_a_live_page_that_came_first_is_drawn_beside_the_story_that_follows():
    live, *reports = sketched([FERRY_LIVE, *FERRY])
    grouping = group([live, *reports])
    (story,) = grouping.stories
    assert story.asides == ids("beacon")
    assert story.id == "scourier", "a story is named after a report"
    assert grouping.merges == (StoryMerge(gone=StoryId("sbeacon"), into=StoryId("scourier")),)


def test_neither_round_ups_nor_live_pages_glue_stories_together():
    live = article(
        "ticker",
        "Live: Zamboral ferry and Arequipa earthquake",
        "At least 23 people died as the ferry Santa Lucinda capsized off Zamboral.",
        "A strong earthquake hit Arequipa in Peru; walls came down in Camaná.",
        hours=2,
    )
    quake = LOOK_ALIKES["an earthquake here and one there"][0]
    grouping = group(in_time(*FERRY, ROUND_UP, live, *quake))
    reports = {frozenset(story.articles) for story in grouping.stories if len(story.articles) > 1}
    assert reports == {
        frozenset(ids("courier", "gazette", "herald", "monitor")),
        frozenset(ids("q1", "q2")),
    }


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_look_alike_events_stay_apart(name):
    here, there = LOOK_ALIKES[name]
    expected = {frozenset(each.id for each in event) for event in (here, there)}
    assert as_sets(group(in_time(*here, *there))) == expected


def test_look_alike_events_stay_apart_in_a_busy_morning():
    events = [event for pair in LOOK_ALIKES.values() for event in pair]
    news = in_time(*(each for event in events for each in event), *FERRY)
    expected = {frozenset(each.id for each in event) for event in (*events, FERRY)}
    assert as_sets(group(news)) == expected


def test_two_bombings_in_two_towns_of_a_country_are_two_events():
    news = in_time(
        article(
            "quetta",
            "Bomb kills nine at a bus station in Quetta, Pakistan",
            "A bomb killed nine people at a bus station in Quetta in Pakistan on Sunday, police "
            "said. The bomb was hidden under a seat, and 30 people were wounded.",
            "No group has claimed the attack. Pakistan has blamed militants for such bombings.",
        ),
        article(
            "peshawar",
            "Bomb kills six at a market in Peshawar, Pakistan",
            "A bomb killed six people at a market in Peshawar in Pakistan on Sunday, police said. "
            "The bomb was hidden under a stall, and 20 people were wounded.",
            "Militants denied the attack. Pakistan has blamed them for such bombings.",
            hours=5,
        ),
    )
    assert len(group(news).stories) == 2


def test_what_three_reports_do_not_know_of_is_another_event():
    here = [
        article(
            f"v{n}",
            "Apartment block collapses in Tirana, eight dead",
            f"Eight people died when an apartment block collapsed in Tirana on Monday, {who} said. "
            "Rescuers searched the rubble of the block for residents.",
            hours=n,
        )
        for n, who in enumerate(("police", "officials", "the fire service"))
    ]
    there = article(
        "durres",
        "Warehouse collapses in Durres, three dead",
        "Three people died when a warehouse collapsed in Durres on Monday, hours after a block "
        "collapsed in Tirana. Rescuers searched the rubble for workers.",
        hours=4,
    )
    assert len(group(in_time(*here, there)).stories) == 2


def test_a_few_ordinary_words_make_no_story():
    news = in_time(
        article(
            "a",
            "Parents of disabled children left without help",
            "Families say that they were cut off when the day centres closed in March.",
        ),
        article(
            "b",
            "Father left his disabled daughter alone for days, court hears",
            "Neighbours called the police after they had heard the child cry at night.",
            hours=5,
        ),
        article(
            "c",
            "Record number of cars sold without a deposit",
            "Lenders offered easier terms, and showrooms stayed open on Sundays.",
            hours=6,
        ),
        article(
            "d",
            "Jobs fall by a record 40,000",
            "Many who lost work had been hired on short terms, and in kitchens above all.",
            hours=7,
        ),
    )
    assert all(len(story.articles) == 1 for story in group(news).stories)


def test_what_an_outlet_writes_under_everything_makes_no_story_in_the_long_run():
    things = sorted(
        word_set(
            "bakery canal choir swan bicycle museum allotment tram lighthouse orchard quarry "
            "beekeeper glassblower carousel windmill aquarium tapestry ferret marathon greenhouse "
            "sculptor planetarium locksmith vineyard accordion hedgehog skatepark cobbler "
            "waterfall telescope"
        )
    )
    news = in_time(
        *(
            article(
                f"t{number}",
                f"{thing.capitalize()} and {other} in one afternoon",
                "Percival Humbleton's Extra, https://tribune.example/extra, has them both, "
                f"and the {other} as well.",
                outlet="Tribune",
                hours=number,
            )
            for number, (thing, other) in enumerate(zip(things[::2], things[1::2], strict=True))
        )
    )
    late = [story for story in group(news).stories if not set(story.articles) & set(ids("t0"))]
    assert sum(len(story.articles) for story in late) >= 10


THEME = (
    ("Marsh fever: what travellers should pack", "Doctors advise nets, long sleeves and patience."),
    (
        "Bakers sell out of yeast as marsh fever keeps Norland at home",
        "Shelves in Ostrava are bare.",
    ),
    ("Marsh fever cases rise in Telmark", "The ministry counted 212 more patients since Sunday."),
    (
        "Choirs fall silent for fear of marsh fever",
        "Rehearsals in Camaná now happen on telephones.",
    ),
    ("Can dogs catch marsh fever?", "A vet in Quillon answers what readers wrote in to ask."),
    ("Football league halts matches over marsh fever", "No kick-off before May, the clubs agreed."),
    ("Marsh fever ward opens in old Brantwell brewery", "Sixty beds stand where kegs once stood."),
    ("Swans return to canals emptied by marsh fever", "Gondolas in Vargas have been tied up."),
    ("Teachers ask for masks before marsh fever reaches schools", "A union wrote to the minister."),
    ("Trams run half empty as marsh fever spreads", "The operator in Okonjo cut every second run."),
)
"""What a day is about that one thing fills."""


def a_day_of_one_theme():
    return [
        article(f"t{number}", title, text, hours=number)
        for number, (title, text) in enumerate(THEME)
    ]


def test_what_all_the_day_is_about_makes_no_story():
    stories = group(in_time(*a_day_of_one_theme())).stories
    assert all(len(story.articles) == 1 for story in stories)


def test_an_event_within_the_theme_of_the_day_is_a_story():
    event = (
        article(
            "e1",
            "Marsh fever: Telmark vaccine factory burns down",
            "A fire destroyed the Halvorsen works, which made the vaccine against marsh fever.",
            outlet="outlet1",
            hours=11,
        ),
        article(
            "e2",
            "Fire destroys Halvorsen vaccine factory in Telmark",
            "The works burnt to the ground at dawn; nobody was hurt, firefighters said.",
            outlet="outlet2",
            hours=12,
        ),
    )
    stories = group(in_time(*a_day_of_one_theme(), *event)).stories
    assert [set(s.articles) for s in stories if len(s.articles) > 1] == [{"e1", "e2"}]


HACKED = (
    ("Trelliswick hack exposes customers", "Trelliswick, which rates borrowers, found a breach."),
    ("Trelliswick hack: what customers can do", "Whoever fears the breach may freeze a file."),
    ("Hackers had Trelliswick customers in hand", "The breach went unseen from May until July."),
    ("Trelliswick chief quits over hack", "Odalys Brandt told customers of the breach by letter."),
    ("Senators grill Trelliswick over hack", "A panel asked why no customers knew of the breach."),
    ("Trelliswick hack bigger than thought", "The breach took in another nine million customers."),
    ("Trelliswick shares tumble after hack", "Dealers fear that the breach drives customers off."),
    ("Clerks blamed for Trelliswick hack", "Customers were open to the breach through one server."),
    ("Trelliswick offers customers watch after hack", "A year of alerts is free after the breach."),
    ("Trelliswick hack: lawyers line up", "Thirty customers sued over the breach, judges say."),
)
"""One event that everybody tells, in words of which few but its own recur."""


def of_the_hack():
    return [
        article(f"h{number}", title, text, hours=2 * number, outlet=f"outlet{number}")
        for number, (title, text) in enumerate(HACKED)
    ]


def test_what_many_tell_of_at_once_is_one_story_as_it_is_when_they_come_one_by_one():
    reports = in_time(*of_the_hack())
    one_by_one = Desk()
    for report in reports:
        one_by_one.add(report)
    assert max(map(len, as_sets(one_by_one.grouping()))) >= 9
    assert max(map(len, as_sets(group(reports)))) >= 9


def test_who_came_too_early_to_be_sure_of_is_looked_at_again_once_others_tell_the_story():
    early, *others = [of_the_hack()[number] for number in (2, 0, 3, 4, 5, 6, 7)]
    everybody = {each.id for each in (early, *others)}
    assert everybody in as_sets(group(in_time(early, *others)))
    of_known_outlet = replace(early, outlet=others[0].outlet)
    assert everybody - {early.id} in as_sets(group(in_time(of_known_outlet, *others)))


def test_what_one_outlet_writes_of_one_person_is_not_one_event():
    news = in_time(
        article(
            "a",
            "Ermintrude Vandervelde opens a museum of clocks",
            "The singer Ermintrude Vandervelde cut a ribbon in Maripas.",
            outlet="Tribune",
        ),
        article(
            "b",
            "Ermintrude Vandervelde cancels her winter concerts",
            "A sore throat keeps Ermintrude Vandervelde off the stage, her manager wrote.",
            outlet="Tribune",
            hours=30,
        ),
    )
    assert all(len(story.articles) == 1 for story in group(news).stories)


def test_articles_that_came_in_together_need_not_be_told_of_twice():
    desk = Desk()
    desk.add_all([*EVERYTHING, *EVERYTHING])
    desk.add_all(EVERYTHING)
    assert desk.grouping() == group(EVERYTHING)


def test_a_gallery_stands_beside_a_story():
    gallery = article(
        "gallery",
        "Zamboral ferry disaster – in pictures",
        "Divers search for the missing of the ferry Santa Lucinda off Zamboral.",
        hours=9,
    )
    ferry = group(in_time(*FERRY, gallery)).stories[0]
    assert "gallery" not in ferry.articles


def test_articles_fed_one_by_one_give_the_same_stories():
    at_once = group(EVERYTHING)
    stories: tuple[StoryGroup, ...] = ()
    for number in range(len(EVERYTHING)):
        stories = group(EVERYTHING[: number + 1], before=stories).stories
    assert stories == at_once.stories


def test_a_story_keeps_its_id_while_it_grows():
    desk = Desk()
    first = desk.add(EVERYTHING[0])
    for each in EVERYTHING[1:]:
        desk.add(each)
        assert {story.id for story in desk.grouping().stories if "courier" in story.articles} == {
            first
        }


def test_adding_an_article_twice_changes_nothing():
    desk = Desk()
    for each in (*EVERYTHING, *EVERYTHING):
        desk.add(each)
    assert desk.grouping() == group(EVERYTHING)


def test_two_stories_that_turn_out_to_be_one_are_merged_under_the_older_id():
    before = (
        StoryGroup(id=StoryId("sold"), articles=ids("courier")),
        StoryGroup(id=StoryId("syoung"), articles=ids("gazette")),
    )
    grouping = group(sketched(FERRY), before=before)
    assert [story.id for story in grouping.stories] == ["sold"]
    assert grouping.merges == (StoryMerge(gone=StoryId("syoung"), into=StoryId("sold")),)


def test_articles_without_a_sketch_stay_in_their_story():
    before = (
        StoryGroup(id=StoryId("s0"), articles=ids("forgotten", "courier"), asides=ids("old")),
    )
    (story,) = group(sketched(FERRY), before=before).stories
    assert story.id == "s0"
    assert story.articles[0] == "forgotten"
    assert story.asides == ids("old")


class TestTheReadersWill:
    def test_an_article_taken_out_leaves_and_stays_out(self):
        before = group(EVERYTHING).stories
        wishes = apart(ids("courier", "herald"))
        grouping = group(EVERYTHING, before=before, wishes=wishes)
        assert grouping.splits == (
            StorySplit(left=StoryId("scourier"), new=StoryId("sherald"), articles=ids("herald")),
        )
        again = group(EVERYTHING, before=grouping.stories, wishes=wishes)
        assert again.stories == grouping.stories
        assert again.splits == again.merges == ()

    def test_what_is_kept_apart_never_comes_together(self):
        grouping = group(EVERYTHING, wishes=apart(ids("herald", "courier")))
        assert not any({"herald", "courier"} <= set(story.articles) for story in grouping.stories)

    def test_the_story_keeps_its_id_when_its_first_article_leaves(self):
        before = group(EVERYTHING).stories
        stories = group(EVERYTHING, before=before, wishes=apart(ids("herald", "courier"))).stories
        of = {name: story.id for story in stories for name in story.articles}
        assert of["herald"] == of["gazette"] == "scourier"
        assert of["courier"] not in {"scourier", of["digest"]}

    def test_what_is_put_together_is_one_story(self):
        here, there = next(iter(LOOK_ALIKES.values()))
        news = in_time(*here, *there)
        (story,) = group(news, wishes=together(ids("q4", "q1"))).stories
        assert set(story.articles) == {"q1", "q2", "q3", "q4"}

    def test_putting_together_merges_stories_there_were_before(self):
        here, there = next(iter(LOOK_ALIKES.values()))
        news = in_time(*here, *there)
        grouping = group(news, before=group(news).stories, wishes=together(ids("q4", "q1")))
        assert [story.id for story in grouping.stories] == ["sq1"]
        assert grouping.merges == (StoryMerge(gone=StoryId("sq3"), into=StoryId("sq1")),)

    def test_keeping_apart_wins(self):
        pair = (ids("courier", "gazette"),)
        grouping = group(EVERYTHING, wishes=Wishes(keep_apart=pair, keep_together=pair))
        assert not any({"courier", "gazette"} <= set(story.articles) for story in grouping.stories)

    def test_who_leaves_takes_along_what_was_put_to_it(self):
        stories = group(
            EVERYTHING,
            before=group(EVERYTHING).stories,
            wishes=Wishes(
                keep_apart=(ids("courier", "herald"),), keep_together=(ids("herald", "monitor"),)
            ),
        ).stories
        assert {frozenset(ids("herald", "monitor")), frozenset(ids("courier", "gazette"))} <= {
            frozenset(story.articles) for story in stories
        }

    def test_pairs_of_articles_long_gone_do_no_harm(self):
        gone = (
            ids("gone", "lost"),
            ids("gone", "courier"),
        )
        assert group(EVERYTHING, wishes=Wishes(keep_apart=gone, keep_together=gone)) == group(
            EVERYTHING
        )


class TestTitlesAlone:
    def test_headlines_of_one_event_are_grouped(self):
        news = in_time(
            article("a", "Norland central bank raises main rate to 4.25 per cent"),
            article("b", "Norland's central bank lifts its main rate by a quarter point", hours=1),
            article("c", "Volcano erupts on island of Maripas", hours=2),
        )
        assert as_sets(group(news)) == {frozenset("ab"), frozenset("c")}

    def test_headlines_that_share_one_name_are_not(self):
        news = in_time(
            article("a", "Brantwell opens a store in Zamboral"),
            article("b", "Former Brantwell manager writes a cookbook", hours=1),
        )
        assert len(group(news).stories) == 2

    @pytest.mark.parametrize("title", ["", "Live", "…", "12 34", "🚢🚢", "the and of"])
    def test_a_title_that_says_nothing_stands_alone(self, title):
        news = in_time(article("a", title), article("b", title, hours=1))
        assert len(group(news).stories) == 2


def test_on_the_first_day_a_word_of_all_texts_proves_less_than_a_rare_one():
    rarity = Rarity()
    for each in sketched(
        [
            article("a", "Woman and dog missing on the Skarn moor"),
            article("b", "Army dog gets a medal, woman is missing her Skarn", hours=1),
        ]
    ):
        rarity.meet(each)
    dog, missing, moor = (
        rarity.alone(word, 2, 0, None, is_foreign=False)
        for word in ("dog", stem("missing"), "skarn")
    )
    assert max(dog, missing) < 0.75 < moor


def test_chinese_and_japanese_news_is_grouped_too():
    news = in_time(
        article("a", "菲律宾渡轮倾覆 至少二十三人遇难", language="zh"),
        article("b", "渡轮在菲律宾海域倾覆 二十三人遇难", language="zh", hours=1),
        article("c", "央行宣布上调基准利率", language="zh", hours=2),
    )
    assert as_sets(group(news)) == {frozenset("ab"), frozenset("c")}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(max_size=60), st.text(max_size=200), st.integers(-100_000, 100_000)),
        max_size=6,
    )
)
def test_no_text_in_any_language_makes_it_fail(texts):
    news = in_time(
        *(
            article(f"n{number}", title, text, hours=hours)
            for number, (title, text, hours) in enumerate(texts)
        )
    )
    grouping = group(news)
    placed = [name for story in grouping.stories for name in (*story.articles, *story.asides)]
    assert sorted(placed) == sorted(each.article for each in news)
    assert [from_blob(to_blob(each)) for each in news] == news


@pytest.mark.parametrize(
    ("title", "url", "form"),
    [
        ("Ferry capsizes off Zamboral", "", ArticleForm.NEWS),
        ("Zamboral ferry: latest news – live", "", ArticleForm.LIVE),
        ("LIVE: Divers search capsized ferry", "", ArticleForm.LIVE),
        ("Zamboral ferry LIVE updates: divers search hull", "", ArticleForm.LIVE),
        ("Herald morning quiz: May 24", "", ArticleForm.ROUND_UP),
        ("Varga v Okonjo: Rome final – as it happened", "", ArticleForm.LIVE),
        ("Ferry capsizes", "https://a.example/world/live/2025/ferry", ArticleForm.LIVE),
        ("Residents live in fear after quake", "", ArticleForm.NEWS),
        ("Concert goes ahead live on television", "", ArticleForm.NEWS),
        ("Opinion: Ferries must be safer", "", ArticleForm.OPINION),
        ("Ferries must be safer | Letters", "", ArticleForm.OPINION),
        ("Ferries must be safer", "https://a.example/opinion/ferries", ArticleForm.OPINION),
        ("Court publishes opinion on ferry case", "", ArticleForm.NEWS),
        ("Tuesday briefing: Ferry sinks and a rate rise", "", ArticleForm.ROUND_UP),
        ("Five things to know before the markets open", "", ArticleForm.ROUND_UP),
        ("The week in pictures", "", ArticleForm.ROUND_UP),
        ("Police give briefing on ferry disaster", "", ArticleForm.NEWS),
        ("On this day: 1912, the Titanic sails", "", ArticleForm.LOOK_BACK),
        ("This day in history", "", ArticleForm.LOOK_BACK),
        ("Worst ferry accident in history kills 900", "", ArticleForm.NEWS),
        ("Live Zamboral ferry global updates", "", ArticleForm.LIVE),
        ("Ferry war latest: what we know on day 214", "", ArticleForm.LIVE),
        ("Maripas: what happened today", "", ArticleForm.ROUND_UP),
        ("What happened in Norland on 24 May", "", ArticleForm.ROUND_UP),
        ("All you need to know about today's developments", "", ArticleForm.ROUND_UP),
        ("The week around the world in 20 pictures", "", ArticleForm.ROUND_UP),
        ("What you need to know about the ferry", "", ArticleForm.NEWS),
        ("Kommentar: Fähren müssen sicherer werden", "", ArticleForm.OPINION),
        ("The Norland Tonight | ANC (4 June 2020)", "", ArticleForm.LISTING),
        ("Your horoscope for Tuesday", "", ArticleForm.LISTING),
        ("Quick crossword No 15,203", "", ArticleForm.LISTING),
        ("Powerball numbers for Saturday", "", ArticleForm.LISTING),
        ("Man wins lottery on the day his ferry sank", "", ArticleForm.NEWS),
        ("Soup of the year", "https://a.example/recipes/soup", ArticleForm.LISTING),
        ("Zamboral ferry – in pictures", "", ArticleForm.GALLERY),
        ("In pictures: the search for the Santa Lucinda", "", ArticleForm.GALLERY),
        ("Ferry seen in pictures from space had no crew", "", ArticleForm.NEWS),
    ],
)
def test_the_form_of_an_article(title, url, form):
    assert form_of(article("a", title, url=url)) is form


class TestSketches:
    def test_they_come_back_from_their_blob(self):
        for each in EVERYTHING:
            blob = to_blob(each)
            assert from_blob(blob) == each
            assert len(blob) < 3000

    @pytest.mark.parametrize(
        "blob", [b"", b"\0\0", b"\xff\xff\xff\xff", to_blob(EVERYTHING[0])[9:]]
    )
    def test_what_is_no_sketch_is_none(self, blob):
        assert from_blob(blob) is None

    def test_the_outlet_at_the_end_of_a_title_does_not_count(self):
        each = article("a", "Ferry capsizes off Zamboral - The Courier", outlet="The Courier")
        assert "couri" not in sketched([each])[0].terms.words

    def test_an_article_whose_analysis_is_empty_has_one(self):
        bare = article("a", "Ferry capsizes off Zamboral")
        assert sketch(bare, ArticleAnalysis(article=bare.id, paragraphs=())).terms.words


class TestWhy:
    def test_each_article_says_what_it_shares(self):
        reports = [each for each in EVERYTHING if each.form is ArticleForm.NEWS]
        why = reasons(reports)
        assert why[ArticleId("gazette")].same_text == ("courier",)
        assert why[ArticleId("herald")].same_text == ()
        assert why[ArticleId("herald")].after == timedelta(hours=2)
        assert all("Zamboral" in reason.actors for reason in why.values())
        assert all("ferry" in reason.words for reason in why.values())

    def test_it_is_told_in_plain_words(self):
        reports = [each for each in EVERYTHING if each.form is ArticleForm.NEWS]
        line = in_words(reasons(reports)[ArticleId("gazette")])
        assert line.startswith("the same text as in courier; names Zamboral, ")
        assert line.endswith("30 min after the first")

    def test_the_readers_own_doing_is_told_as_such(self):
        why = reasons(sketched([FERRY[0], ROUND_UP]), [ids("courier", "digest")])
        assert in_words(why[ArticleId("digest")]).startswith("put here by you")
        assert not why[ArticleId("courier")].is_wish

    def test_an_article_by_itself_needs_no_reason(self):
        assert reasons(EVERYTHING[:1]) == {}


def test_articles_whose_words_tell_nothing_any_more_leave_their_story_as_it_was():
    one, other = sketched([article(name, "Kolvin: minister quits over dam") for name in "ab"])
    rarity = Rarity()
    story, arrived = (profile(each, rarity.weigh(each)) for each in (one, other))
    for _ in range(9):
        story.absorb(profile(one, {}))
    assert story.cohesion > 0
    assert 0 <= likeness(story, arrived, rarity) <= 1


class TestImportance:
    REPORTS = tuple(each for each in EVERYTHING if each.form is ArticleForm.NEWS)
    NOW = MORNING + timedelta(hours=8)

    def test_it_names_its_reasons(self):
        found = importance(StoryId("s"), self.REPORTS, now=self.NOW, watched=["Maripas Lines"])
        assert found.reasons == ("3 origins", "4 outlets", "2 more in 6 h", "3 h", "Maripas Lines")

    def test_a_wire_in_two_outlets_weighs_less_than_two_texts(self):
        wire, copy, other, _ = self.REPORTS
        copied = importance(StoryId("s"), [wire, copy], now=self.NOW)
        both = importance(StoryId("s"), [wire, other], now=self.NOW)
        assert copied.score < both.score
        assert copied.reasons[:2] == ("1 origin", "2 outlets")

    def test_what_gathers_the_news_weighs_less_than_a_report(self):
        [report], [round_up] = sketched(FERRY[:1]), sketched([ROUND_UP])
        now = self.NOW
        weighed = [
            importance(StoryId("s"), [replace(each, published=now)], now=now).score
            for each in (report, round_up)
        ]
        assert weighed[0] > weighed[1]

    def test_news_grows_old(self):
        fresh = importance(StoryId("s"), self.REPORTS, now=self.NOW)
        stale = importance(StoryId("s"), self.REPORTS, now=self.NOW + timedelta(days=3))
        assert stale.score < fresh.score / 4
        assert "3 d" in stale.reasons

    def test_what_is_dated_in_the_future_is_as_fresh_as_can_be(self):
        found = importance(StoryId("s"), self.REPORTS[:1], now=datetime(2020, 1, 1, tzinfo=UTC))
        assert found.reasons == ("1 origin", "0 min")

    def test_the_headline_is_the_one_that_tells_the_most(self):
        dull = article("dull", "What we know so far?", *FERRY[1].title.split("."), hours=0.5)
        assert headline(sketched([dull, *FERRY])).article != "dull"

    def test_a_toll_that_has_risen_since_is_no_headline(self):
        text = "The ferry Santa Lucinda sank off Port Aster, the coast guard said."
        first = "Ferry Santa Lucinda sinks off Port Aster, at least 23 dead, coast guard says"
        told = [
            article("early", first, text, hours=1),
            article("late", "Port Aster ferry toll rises to 31", text, hours=5),
        ]
        assert headline(sketched(told)).article == "late"
        told[1] = article("late", "Port Aster ferry: what is known", text, hours=5)
        assert headline(sketched(told)).article == "early"

    def test_one_outlet_does_not_fill_the_head_of_a_section(self):
        stories = [
            Importance(
                story=StoryId(f"s{number}"),
                headline=ArticleId("a"),
                outlet="Herald" if number < 6 else f"other{number}",
                score=10.0 - number,
                reasons=(),
            )
            for number in range(9)
        ]
        ordered = in_order(stories)
        assert [story.story for story in ordered[:5]] == ["s0", "s1", "s6", "s7", "s8"]
        assert {story.story for story in ordered} == {story.story for story in stories}

    def test_a_section_of_one_outlet_is_in_order_all_the_same(self):
        stories = [
            Importance(
                story=StoryId(f"s{number}"),
                headline=ArticleId("a"),
                outlet="Herald",
                score=float(number),
                reasons=(),
            )
            for number in range(7)
        ]
        assert [story.score for story in in_order(stories)] == [6, 5, 4, 3, 2, 1, 0]
