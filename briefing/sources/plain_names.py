"""What the elements of a plain feed are, by the names that feedparser knows them by."""

from collections.abc import Iterable, Mapping
from enum import Enum, auto


class Part(Enum):
    """What an element of a feed is to us."""

    TITLE = auto()
    MEDIA_TITLE = auto()
    """A title that leaves room for the real one."""
    LINK = auto()
    ID = auto()
    DESCRIPTION = auto()
    SUMMARY = auto()
    CONTENT = auto()
    ENCODED = auto()
    AUTHOR = auto()
    PUBLISHED = auto()
    UPDATED = auto()
    CREATED = auto()
    LANGUAGE = auto()
    ORIGINAL_LINK = auto()
    IMAGE = auto()
    TEXT_INPUT = auto()
    SOURCE = auto()
    PEOPLE = auto()
    """Somebody who is not the author."""
    OWNER = auto()
    """Who made the whole feed."""
    INERT = auto()
    """Of no use here; what stands in it counts as if it stood outside."""
    LEAF = auto()
    """Of no use here; nothing may stand in it."""


_RSS_1 = "http://purl.org/rss/1.0/"
_ATOM = "http://www.w3.org/2005/atom"
_BASE = (
    *("http://backend.userland.com/rss", "http://blogs.law.harvard.edu/tech/rss", _RSS_1, _ATOM),
    *("http://my.netscape.com/rdf/simple/0.9/", "http://purl.org/rss/1.0/modules/rss091#"),
    *("http://example.com/newformat#", "http://example.com/necho", "http://purl.org/echo/"),
    *("uri/of/echo/namespace#", "http://purl.org/pie/", "http://purl.org/atom/ns#"),
)
_MODULES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://webns.net/mvcb/": "admin",
    "http://creativecommons.org/ns#license": "cc",
    "http://web.resource.org/cc/": "cc",
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "creativecommons",
    "http://backend.userland.com/creativecommonsrssmodule": "creativecommons",
    "http://www.georss.org/georss": "georss",
    "http://www.opengis.net/gml": "gml",
    "http://podlove.org/simple-chapters": "psc",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
_PREFIX_OF = dict.fromkeys(_BASE, "") | _MODULES
_SHORT = frozenset(_MODULES.values())
"""Prefixes that mean the same, whatever they are declared for."""
_MIXED_UP = frozenset(
    ("author", "created", "enclosure", "published", "summary", "tags", "title", "updated", "xml")
)
"""Prefixes under which an element could be taken for another."""

_PARTS = {
    Part.TITLE: "title dc_title",
    Part.MEDIA_TITLE: "media_title",
    Part.LINK: "link",
    Part.ID: "id guid",
    Part.DESCRIPTION: "description dc_description media_description",
    Part.SUMMARY: "summary itunes_summary",
    Part.CONTENT: "content",
    Part.ENCODED: "content_encoded",
    Part.AUTHOR: "author dc_author dc_creator itunes_author managingeditor",
    Part.PUBLISHED: "published issued pubdate dcterms_issued",
    Part.UPDATED: "updated modified lastbuilddate dc_date dcterms_modified",
    Part.CREATED: "created dcterms_created",
    Part.LANGUAGE: "language dc_language",
    Part.ORIGINAL_LINK: "feedburner_origlink",
    Part.IMAGE: "image",
    Part.TEXT_INPUT: "textinput",
    Part.SOURCE: "source",
    Part.PEOPLE: "contributor",
    Part.OWNER: "itunes_owner",
    Part.INERT: "itunes_category media_content media_group media_thumbnail",
    Part.LEAF: "admin_errorreportsto admin_generatoragent category cc_license cloud copyright"
    " creativecommons_license dc_contributor dc_publisher dc_rights dc_subject dcterms_valid"
    " enclosure expirationdate generator itunes_block itunes_explicit itunes_image itunes_keywords"
    " itunes_link itunes_subtitle keywords media_category media_credit media_keywords"
    " media_license media_player media_rating media_restriction rights subtitle tagline webmaster",
}
_PART_OF = {name: part for part, names in _PARTS.items() for name in names.split()}
_NOT_PLAIN = frozenset(
    (
        *("abstract", "authors", "body", "channel", "date", "email", "entry", "feed", "fullitem"),
        *("feedburner_browserfriendly", "georss_box", "georss_line"),
        *("georss_point", "georss_polygon", "georss_where", "georssgeom", "gml_exterior"),
        *("gml_linearring", "gml_linestring", "gml_point", "gml_polygon", "gml_pos", "gml_poslist"),
        *("height", "homepage", "info", "item", "itunes_email", "itunes_name", "links", "name"),
        *("newlocation", "psc_chapter", "psc_chapters", "rss", "tags", "uri", "url", "where"),
        *("width", "xhtml_body"),
    )
)
"""What feedparser treats in a way of its own, or would mix up with what it finds elsewhere."""

OF_PICTURE = frozenset(("title", "link", "url", "description", "width", "height", "name"))
NAMES_OF_PEOPLE = frozenset(("name", "itunes_name"))
OF_PEOPLE = NAMES_OF_PEOPLE | {"email", "uri", "url", "itunes_email"}
OF_SOURCE = frozenset(
    (
        "category",
        "generator",
        "icon",
        "id",
        "link",
        "logo",
        "rights",
        "subtitle",
        "title",
        "updated",
    )
)


class Names:
    """The names of one feed, by the namespaces that it declares."""

    def __init__(self, declared: Iterable[tuple[str, str]]) -> None:
        """Raises ValueError where what a prefix means is open to doubt."""
        self._prefixes: dict[str, str] = {}
        self.version = ""
        """What the namespaces make of it: `rss10`, `atom10` or nothing."""
        meant: dict[str, str] = {}
        for prefix, uri in declared:
            known = _known(uri)
            is_shadow = known is not None and prefix in _SHORT and prefix != known
            is_mixed_up = prefix.lower() in _MIXED_UP
            if is_shadow or is_mixed_up or (prefix and meant.setdefault(prefix, uri) != uri):
                raise ValueError(prefix)
            if uri.split() != [uri] or "}" in uri or uri == "http://www.w3.org/1999/xlink":
                raise ValueError(uri)
            called = known if known is not None else prefix.lower()
            if self._prefixes.setdefault(uri, called) != called:
                raise ValueError(uri)
            self.version = self.version or _VERSIONS.get(uri.lower(), "")

    def name(self, tag: str) -> str:
        """A tag, as ElementTree has it, as feedparser would call it."""
        if tag[0] != "{":
            return tag.lower()
        uri, _, local = tag[1:].partition("}")
        prefix = self._prefixes.get(uri, "xml")
        return f"{prefix}_{local.lower()}" if prefix else local.lower()

    def part(self, tag: str) -> Part:
        """What a tag is. Raises ValueError where that is open to doubt."""
        name = self.name(tag)
        if name in _PART_OF:
            return _PART_OF[name]
        prefix, underscore, _ = name.partition("_")
        is_plain = not underscore or (prefix in self._prefixes.values() and prefix not in _RESERVED)
        if name in _NOT_PLAIN or not is_plain:
            raise ValueError(name)
        return Part.INERT


_VERSIONS: Mapping[str, str] = {
    _RSS_1: "rss10",
    _ATOM: "atom10",
    "http://my.netscape.com/rdf/simple/0.9/": "rss090",
}
_RESERVED = frozenset(("xml", "xhtml"))


def _known(uri: str) -> str | None:
    uri = uri.lower()
    return "" if "backend.userland.com/rss" in uri else _PREFIX_OF.get(uri)
