"""Feed addresses, as the file, the store and the sources speak of them."""

BUNDLED = "bundled:"
"""The scheme of an article that comes with the program."""
BUNDLED_FEEDS = (f"{BUNDLED}syria-2024-12-07",)
"""The addresses that `sources/bundled.py` can read."""


def plain_address(url: str) -> str:
    """A form that the http and https spellings of one feed share; for comparing only.

    The scheme, `www.` and a trailing slash do not count; the rest does, the query to the letter.
    """
    scheme, _, rest = url.partition("://")
    if scheme.lower() not in ("http", "https"):
        return url
    host, slash, path = rest.partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")
