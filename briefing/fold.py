"""Comparing names as a reader would: without case, accents or doubled white space."""

import unicodedata


def fold(text: str) -> str:
    """A form that "Türkiye", "TURKIYE" and "turkiye" share; for comparing, never for showing."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.split())
