"""Whether what an English sentence tells of a day lies behind or ahead, by the words around it."""

import re

from .stems import word_set

IRREGULAR = word_set(
    "was were had did said told wrote took got went came came saw made gave found left led held "
    "lost won met fell rose shot hit struck broke began sank drove flew fled fought caught bought "
    "sold sent spent stood sat spoke ran beat became brought built burst cut felt grew heard kept "
    "knew laid lay meant paid quit rode sought set shut shook slid spread stole swept swam swore "
    "taught tore threw thought understood withdrew woke drew drowned overthrew overran retook "
    "blew chose froze hung leapt rang sang slept split stuck sued withstood been put"
)
"""Past forms that do not end in "ed"; "set to" looks ahead, and is asked for first."""
_NOT_PAST = word_set(
    "hundred need speed exceed proceed succeed indeed seed feed shed breed greed creed bleed weed "
    "unprecedented red bed wed led armed united alleged so-called hatred sacred wicked embed"
)
_WORDS = re.compile(r"[\w’'-]+")
_CLAUSE_START = re.compile(
    r"[,;:()—–“”\"]|\b(?:that|but|which|who|because|while|although|though|whereas|since|"
    r"after \w+ing)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|shall|going to|would(?! not\b)|may|might|should|could(?! not\b)"
    r"|(?:is|are|was|were|be|been|being|it) (?:\w+ly |now |also )?"
    r"(?:due|expected|scheduled|set|likely|slated|supposed|planned|poised|about|to)"
    r"|(?:is|are) (?:\w+ly |now |also )?(?:head|travell?|visit|host|hold|return|arriv|leav|fly|"
    r"appear|launch|open|start|play|meet)ing"
    r"|in advance of|to (?:be \w+|air)|due|scheduled|slated|planned|set|agreed|plans?|planning"
    r"|hopes?|intends?|ready|preparing|prepares?|promised|vowed|pledged|invited|called for|faces"
    r"|deadline|until|ahead of|upcoming|forthcoming|remains? in force|valid)\b"
    r"|['’]ll\b"
)
_NEEDS_MORE = word_set("set agreed plans plan hopes hope promised vowed pledged ready prepares")
"""Words that look ahead only before "to" or "for": "set the house on fire", "the plan"."""
_FOLLOWED = re.compile(r" (?:to|for|by)\b")
_PRESENT = re.compile(
    r"\b(?:opens?|begins?|starts?|takes? (?:effect|place|office|over)|kicks? off|expires?|"
    r"runs? out|ends?|closes?|launch(?:es)?|arrives?|votes?|meets?|heads?|goes|comes? into|"
    r"returns?|plays?|hosts?|travels?|visits?|leaves?|falls due|resumes?|decides?)\b"
)
_REACH = 200
_WAS_PLANNED = re.compile(
    r"\b(?:was|were|had been) (?:\w+ly )?"
    r"(?:due|expected|scheduled|set|slated|supposed|planned)\b[^,;]*$"
)
_IS_ON = re.compile(r"\b(?:is|are)(?: on| for)? $")
"""The day right after it: "the vote is on Thursday"."""
_SOON_AFTER = re.compile(
    r"(?P<between>(?:[ ,]+[\w’'-]+){0,4}?) "
    r"(?:will|is due|are due|is expected|are expected|is set to|"
    r"are set to|(?:is|are|(?:has|have) been) (?:scheduled|planned|set for))\b"
)
_STARTS = (
    r"(?:by|from|starting|beginning|effective|as of|no later than)"
    r"(?: (?:early|late|noon|midday|midnight|dawn|[\d.:]+ ?[ap]\.?m\.?|[\d:]+))*(?: on)? $"
)
_EVENT = (
    r"(?:strikes?|walkouts?|stoppages?|truce|cease-?fire|armistice|pause|meetings?|summit|session|"
    r"talks|elections?|votes?|ballot|referendum|lockdown|curfew|ban|boycott|blockade|shutdown|"
    r"closures?|march|rall(?:y|ies)|protests?|demonstrations?|hearings?|trial|tariffs|sanctions|"
    r"embargo|mourning|evacuation|debate|conference|restrictions|rationing|emergency)"
)
_SOME, _FEW = r"(?: [\w’'-]+){0,6}?", r"(?: [\w’'-]+){0,3}?"
_DECIDES = (
    r"decid(?:ed|es)|order(?:ed|s)|agree[ds]|chose|opted|resolved|instruct(?:ed|s)|"
    r"told|tells|ask(?:ed|s)|urge[ds]|threaten(?:ed|s)"
)
_DECIDED = re.compile(
    # "voted to strike from", "ordered the mine to close by"
    rf"(?<!had been )\b(?:{_DECIDES}|vot(?:ed|es)){_SOME} to (?P<act>[a-z-]+\b.*?) {_STARTS}"
    # "decided to walk out on"; "voted to back the bill on Friday" tells the day of the vote
    rf"|(?<!had been )\b(?:{_DECIDES}){_SOME} to (?:(?:strike|walk out|stop work|down tools|"
    r"march|meet|return|reopen|close|begin|start|resume|appear|testify|gather|protest|rally|"
    rf"convene|vote|go on strike)(?: again| back|{_FEW} (?:to|in|at|before|outside){_FEW})?"
    rf"|(?:hold|stage|begin|start|resume|launch|join){_FEW} {_EVENT}) on $"
    # "called a strike from", "a strike has been called from"
    r"|\b(?:call(?:ed|s)|announce[ds]|declare[ds]|agree[ds]|order(?:ed|s)|impose[ds]|set|"
    r"approve[ds]|propose[ds]|threaten(?:ed|s)|convene[ds]|decree[ds]|backed|brokered|"
    r"vot(?:ed|es) for|decid(?:ed|es) on|reached|signed|accept(?:ed|s))"
    rf"{_SOME} {_EVENT}{_FEW} (?:for $|{_STARTS})"
    rf"|\b{_EVENT}{_FEW} (?:been|was|were) (?:called|announced|declared|agreed|ordered)"
    rf"{_FEW} (?:for $|{_STARTS})"
)
_RECORDED = re.compile(
    r"\b(?:footage|videos?|photos?|images?|pictures?|recordings?|tapes?|results?|evidence|"
    r"messages?|letters?|games?|matches|match|people|those|victims?) from $"
)
"""What is from a day that is over."""
_TOLD = re.compile(r"\b(?:said|told|announced|reported|warned|wrote|added|confirmed|denied)\b")


def is_past_form(word: str) -> bool:
    """Whether a word in lower case is the past of a verb."""
    return word in IRREGULAR or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST)


def tells_past(text: str) -> bool:
    """Whether a verb of the text is in the past."""
    return any(word[0].islower() and is_past_form(word) for word in _WORDS.findall(text))


def clause_before(text: str, start: int, at: int) -> str:
    """Return the clause of the sentence from `start` on, as far as `at`."""
    begin = start
    for mark in _CLAUSE_START.finditer(text, start, at):
        begin = mark.end()
    return text[begin:at]


def clause_after(text: str, at: int, end: int) -> str:
    """Return what goes on after `at`, to the end of the clause; a comma at once is none."""
    while at < end and text[at] in ", ":
        at += 1
    mark = _CLAUSE_START.search(text, at, end)
    return text[at - 1 : mark.start() if mark else end]


def leaves_open(text: str, start: int, at: int) -> bool:
    """Whether what was planned for the day at `at` may be over: "was set to open on Friday"."""
    before = text[max(start, at - _REACH) : at]
    is_past = "was " in before or "were " in before or "had been " in before
    return is_past and _WAS_PLANNED.search(before) is not None


def was_decided(text: str, start: int, at: int) -> bool:
    """Whether it was decided, ordered or called for the day at `at`: "voted to strike from"."""
    before = clause_before(text, max(start, at - _REACH), at)
    found = _DECIDED.search(before)
    if found is None or _RECORDED.search(before):
        return False
    return not (found["act"] and _TOLD.search(found["act"]))


def looks_ahead(text: str, start: int, end: int, day: tuple[int, int]) -> bool:
    """Whether a sentence speaks of a day, named at `day` in it, as one to come."""
    before = clause_before(text, max(start, day[0] - _REACH), day[0])
    cue = None
    for found in _AHEAD.finditer(before):
        if found.group() not in _NEEDS_MORE or _FOLLOWED.match(before, found.end()):
            cue = found
    if cue is not None and not _TOLD.search(before, cue.end()):
        return True
    if _IS_ON.search(before) or text.startswith(" would ", day[1]):
        return True
    after = clause_after(text, day[1], end)
    soon = _SOON_AFTER.match(after)
    if soon is not None:
        return not tells_past(soon["between"])
    present = _PRESENT.search(before) or (not before.split()[1:] and _PRESENT.search(after))
    return bool(present) and not tells_past(before + after)
