"""Actors: who is named, where, of what kind and under which one name.

In a marked text `[Berlin|place]` is a mention that is its own canonical name, and
`[German|state|Germany]` one that is not. Everything outside brackets names nobody.
"""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.actors.finding import FoundActors, find_actors
from briefing.model import KnownActors, Paragraph, ParagraphKind

_MARK = re.compile(r"\[([^|\]]+)\|(\w+)(?:\|([^\]]+))?\]")
Found = tuple[str, str, str]


def find(*texts: str, title: str = "", language: str = "en", **known: object) -> FoundActors:
    paragraphs = [
        Paragraph(index=index, kind=ParagraphKind.BODY, text=text)
        for index, text in enumerate(texts)
    ]
    return find_actors(title, paragraphs, language=language, known=KnownActors(**known))  # type: ignore[arg-type]


def named(found: FoundActors, *texts: str) -> list[list[Found]]:
    """Text, kind and canonical name of each named mention; unnamed groups are left out."""
    return [
        [
            (text[m.start : m.end], m.kind.value, m.canonical)
            for m in mentions
            if not m.canonical.islower()
        ]
        for text, mentions in zip(texts, found.mentions, strict=True)
    ]


def plain(marked: str) -> str:
    return _MARK.sub(r"\1", marked)


def wanted(marked: str) -> list[Found]:
    return [(m[1], m[2], m[3] or m[1]) for m in _MARK.finditer(marked)]


POLITICS = [
    (
        "[U.S.|state|United States] President-elect [Jane Vale|person] said the "
        "[U.S.|state|United States] should wait."
    ),
    (
        "[German|state|Germany] Foreign Minister [Karl Brandt|person] met "
        "[France|state]'s Defence Secretary [Anne Petit|person] in [Oslo|place]."
    ),
    "The [White House|group] and [Congress|group] disagreed, a spokesman said on Monday.",
    (
        "The [Supreme Court|group] ruled in March that Gov. [Tom Hale|person] of "
        "[Ohio|place] was right."
    ),
    "[Iran|state]-backed fighters and pro-[Russian|state|Russia] groups left [Aleppo|place].",
    "The [Israel|state]-[Hamas|group] war and the [Russia|state]-[Ukraine|state] talks went on.",
    "[Syrian Air Force|group] jets flew over [Deir ez-Zor|place], near the [Euphrates|place].",
    (
        "Crown Prince [Mohammed bin Salman|person] called [Abdel Fattah el-Sisi|person] "
        "in [Cairo|place]."
    ),
    "[Ursula von der Leyen|person] leads the [European Commission|group] in [Brussels|place].",
    "[North Korean|state|North Korea] leader [Kim Jong-un|person] met [Moon Jae-in|person].",
    (
        "The [EU|group|European Union] and the [U.N.|group|United Nations] sent envoys to "
        "[Britain|state|United Kingdom]."
    ),
    "[Labour|group|Labour Party] MPs and the [Tories|group|Conservative Party] voted on Tuesday.",
    "Deputy Prime Minister [Ida Holm|person] and Finance Minister [Per Lund|person] resigned.",
    (
        "[Kurdish|group|Kurds] fighters, [Druze|group] leaders and "
        "[Alawite|group|Alawites] families fled."
    ),
]
BUSINESS = [
    "[Apple|group] shares rose, while [Boeing|group] and [Acme Holdings Ltd.|group] fell.",
    (
        "[Tesla|group] Chief Executive [Ada Quist|person] sold stock, [Goldman "
        "Sachs|group] analysts said."
    ),
    "The [Federal Reserve|group] and the [Bank of England|group] raised rates in September.",
    "Chipmaker [Norvex|group] said it would buy [Palto Systems|group], a software company.",
    "[Johnson & Johnson|group] and [AT&T|group] reported profits on Thursday.",
    (
        "The [Securities and Exchange Commission|group|SEC] sued [Brightwell "
        "Capital|group] in [New York|place]."
    ),
]
PLACES = [
    "A fire broke out in the town of [Varnholt|place], 30 kilometers from [Hamburg|place].",
    "Floods hit [Kerala|place] and the [Mekong|place] delta; [Lake Chad|place] shrank.",
    "The quake struck near [Pokhara|place], [Nepal|state], on May 4.",
    "Residents of [Brenhof|place], where power was out, fled to [Mount Elbrus|place].",
]
PEOPLE = [
    "[Ann Lee|person], 44, was hurt. [Lee|person|Ann Lee] was taken to hospital.",
    "Mr. [Osei|person] spoke first. Dr. [Mary Boateng|person] agreed.",
    "Coach [Luis Ferrer|person] said striker [Tomas Ek|person] would play on Saturday.",
    "[J. K. Marlow|person] and [George W. Hale|person] wrote the book.",
    "[Jean-Claude Morel|person] and [Louis van Haal|person] met.",
]
NOBODY = [
    "However, the vote was late. In March it rained. Police were absent.",
    "On Monday, Tuesday and Wednesday in July and August nobody came.",
    "The Prime Minister said so. The President agreed.",
    "Protesters marched. Officials said nothing. Trailing by two, they lost.",
    'He said: "We will win." She asked: "When?"',
    "The World Cup and Christmas came and went, and so did COVID-19.",
    "THIS is NOT what they wanted.",
]


@pytest.mark.parametrize("marked", [*POLITICS, *BUSINESS, *PLACES, *PEOPLE, *NOBODY])
def test_a_sentence_by_itself(marked: str) -> None:
    text = plain(marked)
    assert named(find(text), text) == [wanted(marked)]


def test_one_kind_holds_for_all_mentions() -> None:
    marked = [
        "Troops entered the city of [Tarnov|place] at dawn.",
        "[Tarnov|place] has been quiet since. Nobody in [Tarnov|place] spoke.",
    ]
    texts = [plain(text) for text in marked]
    assert named(find(*texts), *texts) == [wanted(text) for text in marked]


def test_a_surname_means_the_person_named_in_full() -> None:
    marked = [
        "Prime Minister [Ilse Marten|person] resigned.",
        (
            "[Marten|person|Ilse Marten] had led the party for years, and "
            "[Marten|person|Ilse Marten]'s rivals cheered."
        ),
    ]
    texts = [plain(text) for text in marked]
    assert named(find(*texts), *texts) == [wanted(text) for text in marked]


def test_two_people_of_one_surname_stay_apart_where_named_in_full() -> None:
    marked = (
        "[Carl Osten|person] spoke, then his daughter, [Mia Osten|person], did. "
        "[Osten|person|Carl Osten] was moved."
    )
    assert named(find(plain(marked)), plain(marked)) == [wanted(marked)]


def test_a_family_is_a_group() -> None:
    marked = "[Carl Osten|person] fled. The [Osten family|group] had ruled for decades."
    assert named(find(plain(marked)), plain(marked)) == [wanted(marked)]


def test_an_acronym_means_the_long_form_of_the_article() -> None:
    marked = (
        "The [Northern Rail Authority|group] ([NRA|group|Northern Rail Authority]) met. "
        "The [NRA|group|Northern Rail Authority] agreed."
    )
    assert named(find(plain(marked)), plain(marked)) == [wanted(marked)]


def test_the_articles_own_long_form_beats_a_famous_acronym() -> None:
    marked = (
        "The [Financial Services Agency|group] ([FSA|group|Financial Services Agency]) "
        "fined two banks, the [FSA|group|Financial Services Agency] said."
    )
    assert named(find(plain(marked)), plain(marked)) == [wanted(marked)]


ACRONYMS = [
    (
        "The [State Office for Grain Control|group] "
        "([SOGC|group|State Office for Grain Control]) met farmers."
    ),
    (
        "The [International League of Red Star and Blue Moon Clubs|group] "
        "([ILRSBMC|group|International League of Red Star and Blue Moon Clubs]) was founded."
    ),
    (
        "The [Intercity Council on Drainage|group] ([ICODRA|group|Intercity Council on Drainage]) "
        "paid; [ICODRA|group|Intercity Council on Drainage] has money."
    ),
    (
        "The [Forest Party|group] ([WPÖ|group|Forest Party]) won, and the "
        "[WPÖ|group|Forest Party] rejoiced."
    ),
    "The [Institute of Road Safety|group] ([Weginst|group|Institute of Road Safety]) warned us.",
    (
        "The [Group for the Aid of Widows and Orphans|group] "
        "([JNWO|group|Group for the Aid of Widows and Orphans]) gave bread."
    ),
    (
        "[Ousman Keta|person], a former boxer known as [Barbecue|person|Ousman Keta], "
        "fled. [Barbecue|person|Ousman Keta]'s lawyer wept."
    ),
    "The [Delta Relief Army|group], or [DRA|group|Delta Relief Army], fell back.",
    "[Ousman Diallo Keta|person], widely known as [Bobo|person|Ousman Diallo Keta], sang.",
    (
        "The [U.N. Clean Water Force for Palu|group] "
        "([UNCWFP|group|U.N. Clean Water Force for Palu]) left."
    ),
]
WHOLE_NAMES = [
    (
        "U.S. Secretary of State [Ann Marlow|person] met Director of National Intelligence "
        "[Bo Lund|person]."
    ),
    "Protesters sat before the [Palace of Justice|place] in [Lima|place].",
    "The [Armed Forces of the Democratic Republic of the Congo|group] advanced.",
    "The [Grand Ethiopian Garden Bridge|place] opened in [West Kordofan|place].",
    "[Philippine Red Cross|group] helpers met the [Supreme National Security Council|group].",
    "The [Attorney General's Office|group] searched a flat, [Hu Min-yi|person] said.",
    "[General Security|group] men left the [Hmeimim|place] airbase and the [Gao Gas Field|place].",
    "The [Autonomous Council of North and East Gao|group] met.",
    "[Lake Tana|place] lies far from the [Bahr el-Ghazal|place] and the [Plaza San Telmo|place].",
    "The [71st Transport Wing|group] and the [3rd Battalion|group] met [6th Marines|group].",
    (
        "Boxer [Rolando “The Wall” Duarte|person|Rolando Duarte] met "
        "[James (Jim) Holt|person|James Holt] in [Washington, D.C.|place|Washington]."
    ),
    (
        "The [Government of Iraq|state|Iraq] thanked the "
        "[Hashemite Kingdom of Jordan|state|Jordan] for US$ 5 million "
        "and for six F-16 Fighting Falcon jets."
    ),
    (
        "[al-Qaeda in Iraq|group|al-Qaida in Iraq] and [al Qaeda|group|al-Qaida] men fled with "
        "their DC-9."
    ),
    (
        "The [Organisation for Security and Cooperation in Europe|group|OSCE] saw "
        "[Kengo wa Danda|person], said [Fritz Hendricks|person], Chief Executive Officer of "
        "[General Motors|group]."
    ),
    "Pre-orders rose. Redesignated units left.",
    "The [National Bank of Gao|group] ([BNG|group|National Bank of Gao]) lent.",
    "[Apple Computer|group] grew. [Earl Woods|person] won, and [Woods|person|Earl Woods] wept.",
    (
        "Among them was the investor [Walter March|person]. [March|person|Walter March], whose "
        "fund lost, wept."
    ),
]


@pytest.mark.parametrize("marked", ACRONYMS)
def test_what_an_article_introduces_in_brackets_or_as_another_name(marked: str) -> None:
    assert named(find(plain(marked)), plain(marked)) == [wanted(marked)]


@pytest.mark.parametrize("marked", WHOLE_NAMES)
def test_where_a_name_begins_and_ends(marked: str) -> None:
    found = named(find(plain(marked)), plain(marked))[0]
    assert [name for name in found if name[0] != "U.S."] == wanted(marked)


def together(*marked: str) -> None:
    texts = [plain(text) for text in marked]
    assert named(find(*texts), *texts) == [wanted(text) for text in marked]


def test_a_firm_named_by_a_common_word() -> None:
    together(
        "Shares of [Anchor|group] rose, and its rival [Palto|group] bought a plant.",
        "[Anchor|group] said it would build two. The board of [Anchor|group] met.",
    )


def test_a_firm_and_its_founder_of_one_name_are_told_apart() -> None:
    together(
        "[Oda Renholm|person] founded [Renholm AB|group] in [Oslo|place].",
        "[Renholm|group|Renholm AB] shares fell. [Renholm|person|Oda Renholm] said she was sorry.",
    )


def test_a_capital_is_nobody_because_of_a_word_for_an_office_before_it() -> None:
    together(
        "She read the ruling at the [Ministry of Justice|group] in [Lima|place].",
        "Rain fell on [Lima|place], and people walked through [Lima|place].",
    )


def test_a_judge_with_the_name_of_the_city() -> None:
    together(
        "Judge [Rosa Lima|person] lives in [Lima|place].",
        "[Lima|person|Rosa Lima] said she would rule on Friday in [Lima|place].",
    )


def test_surnames_of_several_words() -> None:
    together(
        "[Josef Van der Holt|person], [Ana Reyes-Lim|person] and [Hamid al-Nur Bakri|person] met.",
        (
            "[Van der Holt|person|Josef Van der Holt] left. [Reyes-Lim|person|Ana Reyes-Lim] and "
            "then [Al-Nur|person|Hamid al-Nur Bakri] followed."
        ),
    )


def test_an_american_state_beside_others_is_no_state_of_its_own() -> None:
    together("Plants in [Ohio|place] and [Georgia|place] closed.")
    together("[Georgia|state] and [Armenia|state] talked in [Tbilisi|place].")


def test_brussels_acts_as_the_union() -> None:
    together("[Brussels|group|European Union] said the flight to [Brussels|place] was late.")


def test_the_ministry_of_another_state_is_another_ministry() -> None:
    together(
        "The [Gaza Health Ministry|group] counted the dead.",
        "[Lebanon|state]'s [Health Ministry|group] counted three.",
    )


def test_the_commission_is_the_one_that_has_no_acronym() -> None:
    together(
        "The [European Commission|group] and the [Federal Coal Commission|group] "
        "([FCC|group|Federal Coal Commission]) opened inquiries.",
        "The [Commission|group|European Commission] set a date.",
    )


def test_who_took_a_photograph_is_no_actor() -> None:
    together(
        "A boat off [Malta|state] on Monday. (AFP Photo/Ann Lee)",
        "A boat off [Malta|state] on Tuesday. REUTERS/Ann Lee",
    )


def test_accents_make_no_other_person() -> None:
    together(
        "[Ibrahim Traoré|person] and [Asta Goita|person] spoke.",
        "[Traore|person|Ibrahim Traoré] laughed, and [Goïta|person|Asta Goita] did not.",
    )


def test_a_people_that_is_a_first_name() -> None:
    together(
        "The head of the plant, [Christian Meunier|person], met [Christian|group|Christians] monks."
    )


def test_a_dateline_in_capitals() -> None:
    together("[PORT-AU-PRINCE|place|Port-au-Prince], [Haiti|state] — A bus fell into a river.")


def test_places_listed_together() -> None:
    together("They fled towns including [Mundra|place], [Chool|place] and [Attam|place].")


def test_a_capital_that_acts_is_its_state() -> None:
    marked = (
        "[Moscow|state|Russia] has accused [Kyiv|place] of delay. The envoy flew to [Moscow|place]."
    )
    assert named(find(plain(marked)), plain(marked)) == [wanted(marked)]


def test_a_state_that_is_a_surname_here() -> None:
    marked = "Singer [Ella Jordan|person] won. [Jordan|person|Ella Jordan] thanked her fans."
    assert named(find(plain(marked)), plain(marked)) == [wanted(marked)]


def test_a_headline_in_capitals_is_read_with_the_help_of_the_article() -> None:
    body = "Prime Minister Ilse Marten left Oslo on Monday. Marten had lost a vote in Norway."
    found = find(body, title="MARTEN LEAVES OSLO AFTER LOST VOTE IN NORWAY")
    assert [(m.kind.value, m.canonical) for m in found.title_mentions] == [
        ("person", "Ilse Marten"),
        ("place", "Oslo"),
        ("state", "Norway"),
    ]


def test_a_headline_in_title_case_names_only_names() -> None:
    body = "Ilse Marten of Norway met farmers on Monday."
    found = find(body, title="Angry Farmers Meet Ilse Marten Over Milk Prices in Norway")
    title = "Angry Farmers Meet Ilse Marten Over Milk Prices in Norway"
    assert [title[m.start : m.end] for m in found.title_mentions] == ["Ilse Marten", "Norway"]


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Price vows to stay on", ["Price"]),
        ("Brown, Harris make final pitch", ["Brown", "Harris"]),
        ("Law says drivers must stop", []),
        ("Study says tea is good", []),
    ],
)
def test_a_surname_that_is_a_word_opens_a_headline_where_it_speaks(title: str, named: list[str]):
    found = find("It rained.", title=title)
    assert [title[m.start : m.end] for m in found.title_mentions] == named


def test_a_dateline_is_a_place() -> None:
    marked = (
        "[BEIRUT|place|Beirut] ([AP|group|Associated Press]) — [Lebanon|state] closed its "
        "border on Friday."
    )
    assert named(find(plain(marked)), plain(marked)) == [wanted(marked)]


def test_a_sentence_may_open_with_a_name_known_from_elsewhere() -> None:
    texts = ("The report praised Frost and Target.", "Frost was pleased. Target was not.")
    second = [text for text, _, _ in named(find(*texts), *texts)[1]]
    assert second == ["Frost", "Target"]


def test_unnamed_groups_that_act_are_groups_beside_the_named() -> None:
    text = "Syrian anti-regime forces entered Homs as government forces fell back, and police fled."
    mentions = find(text).mentions[0]
    assert [(text[m.start : m.end], m.kind.value, m.canonical) for m in mentions] == [
        ("Syrian", "state", "Syria"),
        ("anti-regime forces", "group", "anti-regime forces"),
        ("Homs", "place", "Homs"),
        ("government forces", "group", "government forces"),
        ("police", "group", "police"),
    ]


@pytest.mark.parametrize(
    "text",
    ["He left the army camp.", "The air force base closed.", "Market forces drive prices."],
)
def test_a_word_for_a_band_that_does_not_act_is_no_actor(text: str) -> None:
    assert find(text).mentions == ((),)


def test_the_readers_aliases_win_in_any_case_and_give_the_canonical_name() -> None:
    text = "The osten group and OSTEN GROUP fought; OG did not, nor did og."
    found = find(text, aliases=(("Osten Movement", ("Osten Group", "OG")),))
    assert [(text[m.start : m.end], m.canonical) for m in found.mentions[0]] == [
        ("osten group", "Osten Movement"),
        ("OSTEN GROUP", "Osten Movement"),
        ("OG", "Osten Movement"),
    ]


def test_the_readers_name_for_a_state_is_used_for_its_people_too() -> None:
    text = "Turkish jets flew over Ankara while Türkiye denied it."
    found = find(text, aliases=(("Turkey", ("Türkiye",)),))
    canonical = [m.canonical for m in found.mentions[0]]
    assert canonical == ["Turkey", "Ankara", "Turkey"]


def test_a_watched_english_word_is_found_only_as_it_is_written() -> None:
    text = "An apple fell. Apple said nothing."
    found = find(text, watch=("Apple",))
    assert [m.start for m in found.mentions[0]] == [text.index("Apple said")]


def test_a_watched_name_is_found_where_the_rules_see_none() -> None:
    text = "Readers asked about green steel and about the north sea link."
    found = find(text, watch=("north sea link",))
    assert [m.canonical for m in found.mentions[0]] == ["north sea link"]


def test_other_languages_are_said_to_be_such_and_no_kind_is_guessed() -> None:
    text = (
        "Le président Jacques Morel a déclaré à Paris que la situation dans le pays est grave et "
        "que les partenaires de la France doivent agir pour la paix dans les prochains mois."
    )
    found = find(text, language="fr")
    assert not found.is_english
    assert [(text[m.start : m.end], m.kind.value) for m in found.mentions[0]] == [
        ("Jacques Morel", "group"),
        ("Paris", "place"),
        ("France", "state"),
    ]


def test_nouns_that_german_capitalises_are_no_names() -> None:
    text = (
        "Der Kanzler sagte in einer Rede, dass die Regierung mit der Reform nicht warten werde und "
        "die Opposition das Gesetz im Herbst noch prüfen könne, so Karl Brandt von der Partei."
    )
    found = find(text, language="de")
    assert [text[m.start : m.end] for m in found.mentions[0]] == ["Karl Brandt"]


def test_a_wrong_language_tag_is_not_believed() -> None:
    text = (
        "Le président a déclaré que la situation dans le pays est grave et que les partenaires "
        "doivent agir pour la paix dans les prochains mois avec tous les moyens et sans attendre."
    )
    assert not find(text, language="en-us").is_english
    english = "The president said that the talks were over and that they would not be held again."
    assert find(f"{english} {english}", language="fr").is_english


@given(st.text(alphabet="AaBbé. ,'’\"-&()\n1USof the", max_size=60))
def test_mentions_are_in_order_and_never_overlap(text: str) -> None:
    for mentions in find(text, watch=("A b",)).mentions:
        assert all(0 <= m.start < m.end <= len(text) for m in mentions)
        assert all(a.end <= b.start for a, b in pairwise(mentions))
