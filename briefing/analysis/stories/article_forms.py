"""What form an article has: news of one event, or one that gathers, comments or looks back.

An article that speaks of many events, or of none, would glue stories together that have nothing
to do with each other.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

from briefing.model import Article


class ArticleForm(StrEnum):
    """The forms that matter to stories; whatever gives no sign is news."""

    NEWS = "news"
    LIVE = "live"
    """A running page that is added to all day."""
    OPINION = "opinion"
    ROUND_UP = "round-up"
    """Many events in one article: a morning briefing, the week in pictures."""
    LOOK_BACK = "look-back"
    """On this day, this week in history."""
    LISTING = "listing"
    """What comes every day in one form: a horoscope, lottery numbers, an episode of a programme."""
    GALLERY = "gallery"
    """Pictures of an event, with few words of its own."""


_OPENING = r"^(?:[\W_]*)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_DATE = rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}},?) \d{{4}}"
_TITLE_SIGNS: tuple[tuple[ArticleForm, re.Pattern[str]], ...] = tuple(
    (form, re.compile(pattern, re.IGNORECASE))
    for form, pattern in (
        (
            ArticleForm.LOOK_BACK,
            r"\bon this day\b|\b(?:this|today|the) (?:day|week|month)? ?in history\b|"
            r"\btoday in history\b|\bfrom (?:the|our) archives?\b|\b\d+ years ago (?:today|this)\b",
        ),
        (
            ArticleForm.LIVE,
            _OPENING + r"live(?: updates?| blog| coverage| report)?\s*[:|–—-]|"
            r"\blive[- ]?(?:blog|updates?|coverage|reporting)\b|\bas it happened\b|"
            r"\bminute[- ]by[- ]minute\b|(?-i:\bLIVE\b)|\brolling coverage\b|\s[-–—|]\s*live!?$|"
            r"\blive\b.{0,40}\b(?:updates?|tracker|ticker)\b|\bwhat we know on day \d+\b|"
            r"\bminuto a minuto\b|\.\s*(?:онлайн|текстова трансляція)$|"
            r"^(?:liveticker|en direct|direct|en vivo|in diretta|ao vivo)\b\s*[:|–—-]",
        ),
        (
            ArticleForm.ROUND_UP,
            r"\b(?:morning|evening|midday|daily|weekly|weekend|nightly|afternoon|monday|tuesday|"
            r"wednesday|thursday|friday|saturday|sunday)(?:['’]s)? (?:news ?)?(?:briefing|brief|"
            r"digest|quiz|round-?up|wrap|headlines|newsletter|bulletin|roundup|papers|links|recap)\b|"
            r"\b(?:news|world|sports?|business|tech|market|media|press|election) "
            r"(?:round-?up|digest|in brief|briefs|highlights|wrap-?up|at a glance|summary)\b|"
            r"\b(?:week|day|month|year)\b(?: around the world)? in "
            r"(?:\d+ )?(?:pictures|photos|review|news|numbers)\b|"
            r"\bwhat happened (?:today|yesterday|in [\w ]+ on \d+ \w+)\b|"
            r"\b(?:all|what) you need to know about \w+['’]s\b.{0,12} developments\b|"
            r"\b(?:presseschau|press review|revue de presse|what the papers say)\b|"
            r"^(?:\w+ преса|зми|змі|головні новини|главные новости|главное за)\b|: хроніка\b|"
            r"\bround-?up\s*[:|–—-]|"
            + _OPENING
            + r"(?:(?:the )?(?:top )?(?:\d+|three|five|six|seven|ten) (?:things|stories|takeaways|"
            r"headlines)\b|your (?:morning|evening|weekend|daily|\w+day)\b|what to watch\b|"
            r"in brief\b|top stories\b|today['’]s (?:headlines|papers|top|news)\b|"
            r"here (?:are|is) (?:the|what)\b.*\b(?:this week|today)\b|newspaper headlines\b|"
            r"the papers\b|news quiz\b|weekly quiz\b)",
        ),
        (
            ArticleForm.OPINION,
            _OPENING + r"(?:opinion|editorial|commentary|comment|op-?ed|column|viewpoint|letters?|"
            r"guest essay|perspective|the guardian view|our view|leader|kommentar|meinung|"
            r"leitartikel|tribune|édito|éditorial|opinión|editoriale|opinião|коментар|комментарий|"
            r"мнение|думка)\b(?: to the editor)?"
            r"\s*[:|–—]|^letters to the editor\b|\s[|–—-]\s*(?:opinion|editorial|commentary|"
            r"comment|op-?ed|column|letters?)\s*(?:$|[|–—-])|^the guardian view\b",
        ),
        (
            ArticleForm.LISTING,
            r"\bhoroscopes?\b|\b(?:crossword|sudoku|wordle)\b.*\d|\b(?:quick|cryptic) crossword\b|"
            r"\b(?:lotto|lottery|powerball|mega millions|euromillions) (?:results?|numbers)\b|"
            r"\bwhat['’]s on (?:tv|telly|television)\b|\btv (?:guide|listings|tonight)\b|"
            r"\b(?:quote|word|photo|picture|recipe|cartoon|poem) of the day\b|"
            rf"[|–—-][^|]*\({_DATE}\)|\|\s*{_DATE}\s*(?:$|\|)|[-–—]\s*{_DATE}\s*\|",
        ),
        (
            ArticleForm.GALLERY,
            _OPENING + r"in (?:pictures|photos|pics)\s*[:|–—-]|"
            r"[:|–—-]\s*in (?:pictures|photos|pics)$|\b(?:photo|picture) gallery\b",
        ),
    )
)
_PARTS: Mapping[ArticleForm, tuple[str, ...]] = {
    ArticleForm.LIVE: (
        *("live", "happened", "minut", "rolling", "we know", "dire", "vivo"),
        *("онлайн", "трансляція"),
    ),
    ArticleForm.ROUND_UP: (
        *("news", "brief", "round", "wrap", "digest", "quiz", "headline", "bulletin", "paper"),
        *("links", "recap", "highlights", "glance", "summary", "pictures", "photos", "review"),
        *("numbers", "happened", "need to know", "presse", "things", "stories", "takeaways"),
        *("your", "to watch", "here", "преса", "зми", "змі", "головні", "главн", "хроніка"),
    ),
    ArticleForm.LISTING: (
        *("horoscope", "crossword", "sudoku", "wordle", "lott", "powerball", "millions"),
        *("s on t", "tv ", "of the day", "(", "|"),
    ),
}
"""Of what every title of a form has one, in lower case: far quicker to look for."""
_ADDRESS_SIGNS: tuple[tuple[ArticleForm, re.Pattern[str]], ...] = (
    (
        ArticleForm.LIVE,
        re.compile(r"/live(?:blog|-news|-updates|-reporting)?/|-live-updates|/live$"),
    ),
    (
        ArticleForm.OPINION,
        re.compile(r"/(?:opinions?|commentisfree|editorials?|op-ed|columnists?|columns|letters)/"),
    ),
    (
        ArticleForm.ROUND_UP,
        re.compile(r"/(?:briefing|briefings|newsletters?|roundup|round-up)/"),
    ),
    (
        ArticleForm.LISTING,
        re.compile(r"/(?:horoscopes?|crosswords?|tv-guide|tv-listings|puzzles|recipes?)/"),
    ),
    (ArticleForm.GALLERY, re.compile(r"/(?:in-pictures|in-photos|photo-galler(?:y|ies))/")),
    (ArticleForm.LOOK_BACK, re.compile(r"/(?:on-this-day|onthisday|this-day-in-history)/")),
)


def form_of(article: Article) -> ArticleForm:
    """Return the form that an article's title or address gives away."""
    title, lower = article.title, article.title.lower()
    for form, sign in _TITLE_SIGNS:
        parts = _PARTS.get(form)
        if parts and not any(part in lower for part in parts):
            continue
        if sign.search(title):
            return form
    address = article.url.lower()
    return next((form for form, sign in _ADDRESS_SIGNS if sign.search(address)), ArticleForm.NEWS)
