"""Who tells the news, as against who makes it: press agencies, papers, broadcasters, platforms."""

import re
from enum import Enum

from briefing.analysis.memo import memo
from briefing.fold import fold
from briefing.model import ActorKind, Mention

_AS_SOURCE, _ASIDE = 0.1, 0.3
"""What a newsroom counts where it only reports, and where it is only named."""
_NEWSROOMS = frozenset(
    map(
        fold,
        (
            "Reuters",
            "Associated Press",
            "AP",
            "AFP",
            "Agence France-Presse",
            "EPA",
            "DPA",
            "UPI",
            "Bloomberg",
            "BBC",
            "CNN",
            "NBC",
            "CBS",
            "MSNBC",
            "NPR",
            "PBS",
            "Al Jazeera",
            "Al Arabiya",
            "NYT",
            "USA Today",
            "Politico",
            "Axios",
            "Guardian",
            "Daily Mail",
            "Economist",
            "Le Monde",
            "Der Spiegel",
            "FoxNews",
            "Anadolu",
            "Xinhua",
            "TASS",
            "Interfax",
            "RIA Novosti",
            "SANA",
            "IRNA",
            "Yonhap",
            "Kyodo",
        ),
    )
)
_LAST_WORDS = re.compile(
    r"\b(?:News|Times|Post|Herald|Tribune|Gazette|Advertiser|Journal|Chronicle|Telegraph|Mirror|"
    r"Independent|News Agency|Anadolu Agency|TV|Television|Radio|Broadcasting Corporation|"
    r"Magazine)$"
)
_PLATFORMS = frozenset(
    map(
        fold,
        (
            "Facebook",
            "Twitter",
            "X",
            "Instagram",
            "YouTube",
            "Telegram",
            "TikTok",
            "WhatsApp",
            "Truth Social",
            "Getty",
            "Getty Images",
        ),
    )
)
"""Where things are said; they make news themselves often enough."""
_REPORTS = re.compile(
    r"(?: \w+)?(?:,[^,.]{1,60},)? (?:has |have |had |first |also |later |previously |earlier )*"
    r"(?:report(?:s|ed)?|sa(?:id|ys)|wrote|writes|told|cit(?:es|ed|ing)|quot(?:es|ed|ing)|"
    r"add(?:s|ed)|publish(?:es|ed)|interview(?:s|ed)?|learned|obtained|poll|journalist|reporter|"
    r"correspondent)\b"
)
_CREDITED = re.compile(r" ?/ ?[A-Z]")
"""What follows a photographer: "(Ann Lee / The Herald)"."""
_TOLD_TO = re.compile(
    r"(?:\b(?:told|tells|via|by|with|from|in|to|according to|reported|on)(?: the| an?)?|[(/]) ?$"
)


def is_newsroom(name: str) -> bool:
    """Whether a body of this name tells the news: an agency, a paper, a broadcaster."""
    return fold(name).removeprefix("the ") in _NEWSROOMS or _LAST_WORDS.search(name) is not None


class _Teller(Enum):
    """What may tell the news without being what it is about."""

    PLATFORM = "platform"
    NEWSROOM = "newsroom"


@memo(16_384)
def _teller(name: str, kind: ActorKind, outlet: str) -> _Teller | None:
    """Return what an actor is that tells news, in an article of this outlet."""
    bare = fold(name).removeprefix("the ")
    if bare in _PLATFORMS:
        return _Teller.PLATFORM
    is_newsroom = (
        bare in _NEWSROOMS
        or bare == fold(outlet).removeprefix("the ")
        or (kind is ActorKind.GROUP and _LAST_WORDS.search(name) is not None)
    )
    return _Teller.NEWSROOM if is_newsroom else None


def reporting_worth(text: str, mention: Mention, outlet: str, *, acts: bool) -> float:
    """Return by how much less a mention counts because it tells the news: 1 for anybody else."""
    if mention.kind is ActorKind.STATE:
        return 1.0
    if text[mention.start - 1 : mention.start] == "(" and _CREDITED.match(text, mention.end):
        return _AS_SOURCE
    teller = _teller(mention.canonical, mention.kind, outlet)
    if teller is None:
        return 1.0
    if teller is _Teller.PLATFORM:
        return 1.0 if acts else _ASIDE
    before = text[max(0, mention.start - 24) : mention.start]
    if _REPORTS.match(text, mention.end) or _TOLD_TO.search(before):
        return _AS_SOURCE
    return 1.0 if acts else _ASIDE
