"""Names of hosts as they may be shown: what could be taken for another name is in punycode.

A host may be written in any script. As it is stays what browsers show so as well: Latin letters
with their accents, Chinese, Japanese and Korean, and names whose every label is of one script.
"""

import unicodedata

_LATIN_TOO = frozenset("ßæøœþðłđ")
_NOT_LIKE_LATIN = frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))


def plain_host(host: str) -> str:
    """The host with each label that may mislead written as `xn--…`, which means the same."""
    if host.isascii():
        return host
    labels = host.split(".")
    scripts = {_script(char) for char in host if char.isalpha() or not char.isascii()}
    if len(scripts) == 1 and not any(map(_is_leftward, host)):
        return host
    return ".".join(map(_plain_label, labels))


def _plain_label(label: str) -> str:
    if label.isascii():
        return label
    scripts = {_script(char) for char in label if not (char.isascii() and not char.isalpha())}
    if scripts <= {"LATIN"} or scripts <= _NOT_LIKE_LATIN:
        return label
    return f"xn--{label.encode('punycode').decode()}"


def _script(char: str) -> str:
    """The script of a letter; LATIN only for those that are told from others at a glance."""
    name = unicodedata.name(char, "").partition(" ")[0].partition("-")[0]
    if name == "LATIN":
        is_accented = unicodedata.normalize("NFD", char)[0].isascii()
        return name if is_accented or char in _LATIN_TOO else "LIKE LATIN"
    return name


def _is_leftward(char: str) -> bool:
    return unicodedata.bidirectional(char) in ("R", "AL", "AN")
