"""What kind of source a name or a few words stand for: an office, a newsroom, a body, anybody."""

import re
from collections.abc import Sequence

from briefing.analysis.actors.reporting import is_newsroom
from briefing.analysis.actors.states import state_with_capital
from briefing.analysis.text.stems import word_set
from briefing.model import ActorKind, SourceKind

from .claim_cues import INSTITUTIONS, SPEAKING_NOUNS

_MEDIA = word_set(
    "television tv media radio newspaper newspapers broadcaster broadcasters channel website "
    "outlet outlets network paper daily magazine tabloid press"
)
_OF_NEWS = word_set(
    "agency agencies station stations service services site organisation organization"
)
_OFFICIAL = word_set(
    "official officials spokesman spokeswoman spokesperson spokespeople spokesmen "
    "authorities authority ministry ministries minister ministers government governments "
    "army military navy police presidency president governor mayor premier chancellor court "
    "courts prosecutor prosecutors administration department embassy parliament council "
    "coastguard guard command cabinet regime treasury commission commissioner envoy "
    "ambassador office sheriff coroner ombudsman tribunal senate congress secretariat bureau "
    "federal agency directorate judge firefighters force forces defence defense kremlin "
    "pentagon palace house junta regulator regulators municipality secretary inspectorate "
    "service bloc senator senators congressman congresswoman"
)
_OFFICE_HOLDERS = word_set(
    "official spokesman spokeswoman spokesperson minister president governor mayor premier "
    "chancellor prosecutor commissioner envoy ambassador sheriff coroner ombudsman judge "
    "secretary senator congressman congresswoman regulator"
)
_PLURALS = {noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in INSTITUTIONS}
_RESEARCH = word_set(
    "institute center centre observatory laboratory lab bank library museum registry"
)
"""Bodies that are the state's where a word before them says so."""
_OF_STATE = word_set(
    "national state federal government public country's country’s nation's nation’s"
)
_PRIVATE = word_set(
    "rating ratings credit travel talent advertising aid relief charity streaming delivery "
    "messaging dating subscription"
)
"""Before "agency" and "service"."""
_KNOWN = word_set("the his her its their our this that these those both")
"""Words that begin what the reader has been told of."""
_OFFICE = re.compile(
    r"\b(?:Ministry|Department|Army|Navy|Air Force|Military|Police|Government|Council|Commission|"
    r"Office|Agency|Court|Pentagon|Kremlin|White House|Treasury|Parliament|Congress|Senate|Guards?|"
    r"Forces?|Authority|Authorities|Administration|Central Bank|Cabinet|Bureau|Embassy|Command|"
    r"Secretariat|Coast Guard|Presidency|Federal Reserve|Geological Survey|"
    r"(?:Weather|Meteorological|Health|Secret|Security|Intelligence|Forest|Prison) Service)\b"
)
_STATES_TOGETHER = re.compile(
    r"\b(?:United Nations|U\.?N\.?|UNICEF|UNESCO|UNHCR|UNRWA|UNDP|UNEP|UNFPA|UNAIDS|OCHA|IAEA|"
    r"WHO|WTO|IMF|World Bank|International Monetary Fund|World Food Program(?:me)?|"
    r"(?:World (?:Health|Trade|Meteorological)|International (?:Labou?r|Maritime)|"
    r"Food and Agriculture|North Atlantic Treaty) Organi[sz]ation|"
    r"(?:African|European|Arab Maghreb|Eurasian Economic) Union|E\.?U\.?|NATO|"
    r"Organi[sz]ation (?:of American States|of Islamic Cooperation|for Security and Co-?operation|"
    r"for the Prohibition of Chemical Weapons)|International Organi[sz]ation for Migration|"
    r"OSCE|OPCW|OPEC|OECD|Arab League|League of Arab States|ECOWAS|SADC|IGAD|CARICOM|Mercosur|"
    r"Economic Community of West African States|Association of Southeast Asian Nations|ASEAN|"
    r"BRICS|G-?(?:7|8|20)|Group of (?:Seven|Eight|Twenty|7|8|20)|Interpol|Europol)(?!\w)"
)
"""Unions of states and their bodies."""


def kind_of_actor(name: str, kind: ActorKind) -> SourceKind | None:
    """Return what an actor is as a source; None for a place, which says nothing."""
    if kind is ActorKind.PERSON:
        return SourceKind.NAMED
    if kind is ActorKind.STATE or state_with_capital(name):
        return SourceKind.OFFICIAL
    if kind is ActorKind.PLACE:
        return None
    if is_newsroom(name):
        return SourceKind.MEDIA
    if _OFFICE.search(name) or _STATES_TOGETHER.search(name):
        return SourceKind.OFFICIAL
    return SourceKind.NAMED


def kind_of_words(words: Sequence[str]) -> SourceKind:
    """Return what "the country's geophysical institute" is, given in lower case."""
    last, before = words[-1], words[:-1]
    is_private = not _PRIVATE.isdisjoint(before)
    if last in _MEDIA or ("news" in before and last in _OF_NEWS):
        return SourceKind.MEDIA
    if last in _OFFICIAL and not is_private:
        return SourceKind.OFFICIAL
    if last in _RESEARCH and not _OF_STATE.isdisjoint(before):
        return SourceKind.OFFICIAL
    if last == "bank" and "central" in before:
        return SourceKind.OFFICIAL
    if is_body(last) and (words[0] in _KNOWN or words[0].endswith(("'s", "’s", "s'", "s’"))):
        return SourceKind.NAMED
    return SourceKind.ANONYMOUS


def is_body(noun: str) -> bool:
    """Whether a word is one of a body that is no office: "union", "hospitals"."""
    return noun in INSTITUTIONS or noun in _PLURALS


def is_person(noun: str) -> bool:
    """Whether "the" and this word may be one who is named after it: "the mayor, Ann Lee"."""
    if noun in _OFFICIAL:
        return noun in _OFFICE_HOLDERS
    return noun in SPEAKING_NOUNS and noun not in _MEDIA and not is_body(noun)


def may_be_he(noun: str) -> bool:
    """Whether "he" or "she" may stand for "the" and this word.

    "The minister" is mostly somebody the article has named, and "he" that one.
    """
    if noun in _MEDIA or is_body(noun):
        return False
    return noun not in _OFFICIAL or noun.endswith(("man", "woman", "or"))
