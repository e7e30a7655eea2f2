"""The words by which English news tells that it repeats what somebody said, and who that is."""

from dataclasses import dataclass
from typing import Final

from briefing.analysis.actors.bands import BANDS, BODIES, CROWDS, MEMBERS
from briefing.analysis.text.stems import word_set


class Takes:
    """What a verb must have after it, to tell what somebody said; plain bits, read a lot."""

    ANYTHING: Final = 1
    """ "Said the road was closed", "denied the report"."""
    THAT: Final = 2
    """ "Fears that", and nothing without the "that"; or a quotation."""
    QUESTION: Final = 4
    """ "Asked whether"."""
    QUOTE: Final = 8
    """ "Continued", only beside a quotation."""
    TO: Final = 16
    """ "Vowed to"."""
    FOR: Final = 32
    """ "Called for", "called on"."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb of saying."""

    takes: int
    is_plain: bool
    """Whether it tells of speech whoever is its subject: "said", and not "suggests"."""
    is_participle: bool
    is_also_noun: bool
    """ "Claims", "reports"."""
    is_past: bool


_PLAIN = "say/said tell/told write/wrote reply/replied tweet testify/testified quip joke"
_ANYTHING = (
    "argue insist claim warn acknowledge admit/admitted concede conclude confirm declare "
    "predict stress emphasize emphasise reiterate assert contend allege caution deny/denied "
    "announce explain recall note suggest complain estimate state reject accuse dismiss "
    "criticize criticise blame condemn denounce praise slam/slammed blast endorse question "
    "describe defend urge demand propose dispute refute disclose reveal maintain assail mock "
    "welcome tout hail decry/decried rebuke lament applaud remark express recommend call "
    "cite report hail estimate thank cheer defend"
)
_THAT = (
    "add believe think/thought hope fear expect show/showed indicate find/found hear/heard "
    "assure boast agree observe promise pledge vow worry/worried doubt feel/felt signal "
    "decide determine rule order mention say/said argue point understand/understood "
    "know/knew assume imply/implied speculate project forecast guarantee swear/swore remind "
    "inform notify/notified advise hypothesize calculate recognize stipulate threaten"
)
_QUESTION = "ask wonder inquire"
_QUOTE = (
    "add continue respond shout cry/cried exclaim chant declare read ask begin/began conclude "
    "yell laugh recount post"
)
_TO = (
    "promise pledge vow refuse threaten agree offer decline urge swear/swore ask order "
    "tell/told propose"
)
_FOR = "push"
_NOUNS = word_set(
    "claims reports notes fears hopes calls pledges promises estimates doubts questions "
    "orders demands projects forecasts threats rules signals points states report claim note "
    "fear hope call pledge promise estimate doubt question order demand project forecast "
    "rule signal point state dispute offer slams blasts offers warning finding reading "
    "ruling saying thinking meaning feeling posting posts writing question questions read "
    "reads show shows praise blame vow vows post worry worries remark remarks welcome order "
    "push pushes"
)


_NEVER_VERBS = word_set(
    "state states post posts rule rules order orders project projects point hearing finding "
    "ruling reading meaning feeling findings question show read"
)
"""Forms that are nearly always another word."""


def _inflected(lemma: str) -> tuple[str, str, str, str]:
    """Base, third person, past and participle of "deny/denied"."""
    base, _, past = lemma.partition("/")
    if base.endswith("y") and base[-2] not in "aeo":
        third = base[:-1] + "ies"
    else:
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    if not past:
        past = base + ("d" if base.endswith("e") else "ed")
    stem = base[:-1] if base.endswith("e") else base
    if past.endswith("ed") and past[-3] == past[-4] == base[-1] and base[-2] != base[-1]:
        stem = base + base[-1]
    return base, third, past, stem + "ing"


def _verbs() -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    lists = (
        (_PLAIN, Takes.ANYTHING, True),
        (_ANYTHING, Takes.ANYTHING, False),
        (_THAT, Takes.THAT, False),
        (_QUESTION, Takes.QUESTION, True),
        (_QUOTE, Takes.QUOTE, False),
        (_TO, Takes.TO, False),
        (_FOR, Takes.FOR, False),
    )
    for lemmas, takes, is_plain in lists:
        for lemma in lemmas.split():
            base, third, past, participle = _inflected(lemma)
            for form in {base, third, past, participle} - _NEVER_VERBS:
                known = found.get(form)
                found[form] = Verb(
                    takes | known.takes if known else takes,
                    is_plain or bool(known and known.is_plain),
                    form == participle,
                    form in _NOUNS,
                    form == past,
                )
    return found


VERBS = _verbs()
"""Form → what it takes."""

HEARERS = word_set(
    "tell tells told telling assured reminded informed warned asked notified advised"
)
"""Verbs that may name who is told before what is said."""
TELLING = word_set("tell tells told telling")
"""Verbs that are followed by who is told, never by who tells."""

AUXILIARIES = word_set("has had have having did does do 've ’ve 's 'd ’s ’d")
BE = word_set("is are was were be been being 's ’s 're ’re get gets got am")
MODALS = word_set("would could should might may can must cannot couldn't wouldn't shouldn't can't")
NEGATIONS = word_set(
    "not never n't neither nor didn't hasn't haven't doesn't don't won't hadn't wasn't isn't"
)
ADVERBS = word_set(
    "also later now then just still even soon once again instead since all both previously "
    "first long often already further therefore thus too afterward earlier always himself "
    "herself themselves itself so far today ever"
)

BREAKS = word_set(
    "that because while although though if as when where which whether since after before "
    "until than so unless but whereas who whom what how why or like"
)
"""Words that begin a clause, so that no name of a speaker goes back beyond them."""
PREPOSITIONS = word_set(
    "in on at by for from with during after before since under over amid despite of about as "
    "into to against between among through without within across upon near outside inside "
    "around via like behind following given including per throughout toward towards until "
    "unlike beyond"
)
OPENERS = PREPOSITIONS | word_set(
    "when while although though if because meanwhile however still but and or yet then so "
    "now later earlier also instead moreover nevertheless once unless whether asked speaking "
    "responding last this next today yesterday tomorrow tonight overall where indeed again"
)
"""Words with which a sentence opens before its subject."""
DETERMINERS = word_set("the a an his her its their our my your some many most several one two")
PRONOUNS = word_set("he she they it")
FIRST_PERSONS = word_set("i you we me us them him there here what this these those everything")
NOBODY = word_set("no nobody none neither nor not")
"""Words with which a name begins that stands for nobody: "no group", "none of them"."""
NO_END = PREPOSITIONS | BREAKS | DETERMINERS | word_set("and or not to no more less very be been")
"""Words with which the name of a speaker cannot end."""

TIMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight "
    "earlier later recently early late last this morning afternoon evening night week month "
    "year"
)
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight")

INSTITUTIONS = word_set(
    "academy agency airline airport alliance association automaker bank board campaign carmaker "
    "carrier center centre chamber charity church clinic club coalition college committee "
    "company conglomerate consortium cooperative corporation diocese faction federation "
    "festival firm foundation fund gallery group hospital institute institution insurer lab "
    "laboratory league lender library manufacturer militia mosque movement museum network "
    "ngo nonprofit observatory operator opposition orchestra organisation organization panel "
    "party port railway registry retailer school service start-up startup studio supplier "
    "synagogue syndicate tank team theater theatre think-tank trust union university utility "
    "watchdog zoo"
)
"""Bodies that speak, and are no office."""
SPEAKING_NOUNS = (
    BANDS
    | BODIES
    | CROWDS
    | MEMBERS
    | INSTITUTIONS
    | word_set(
        "guests fans spectators shoppers customers tenants tourists visitors drivers pilots pupils "
        "fishermen prisoners inmates patients owners vendors shopkeepers bystanders onlookers "
        "commuters hikers climbers sailors islanders organisers organizers participants callers "
        "users subscribers landlords jurors defendants plaintiffs veterans "
        "aide aides ally allies advocate advocates adviser advisers advisor advisors agency "
        "analyst administration attorney authorities authority author authors campaign candidate "
        "candidates center chairman chief coach columnist commander commission committee "
        "community company congressman conservatives council counsel country court critic "
        "counterpart democrats department diplomats director doctors economist editor expert "
        "experts father firm foundation friends governor group groups guard historians husband "
        "insiders investigator investigators journalists judge judges king lawmakers lawyers "
        "leader leadership liberals manager managers mayor media member members minister "
        "ministers mother network newspaper nominee observers office officer officials "
        "operatives opponents organization organizers others owner paper parents party pastor "
        "people police politicians pollster president press professor prosecutor "
        "prosecutors rabbi readers representatives republicans reporter reporters residents "
        "rivals scholars scientists secretary senator senators sheriff side son source sources "
        "spokesman spokeswoman spokesperson spokespeople staff strategist strategists student "
        "students supporters survivors team union viewers voters website who wife woman man "
        "witnesses women workers writer activists businessman correspondents ministry board "
        "institute association regime government army opposition rebels militants movement "
        "insurgents federation outlet publication station channel tribunal monitor "
        "watchdog observatory charity parliament embassy predecessor successor deputy brother "
        "sister daughter widow cousin uncle aunt neighbor neighbour"
    )
)
DOCUMENTS = word_set(
    "messages calculations poll polls survey "
    "surveys study studies report reports record records document "
    "documents data figures filing filings statement statements memo email emails letter "
    "results research analysis reporting review investigation audit census numbers "
    "statistics transcript transcripts indictment complaint lawsuit affidavit files papers "
    "tweet article editorial book story ad video message headline sign post release plan "
    "evidence estimates projections"
)
"""What may "show" or "find" that something is so."""
