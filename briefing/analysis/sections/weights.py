"""What each sign is worth that places a paragraph: logarithms of odds, so 0.7 doubles them.

tools/fit_sections.py fitted them on the labelled articles of tools/sections/ and rounded them; it
prints the same again. Change none by hand.
"""

from collections.abc import Mapping, Sequence

Features = dict[str, float]
"""Sign → how much of it there is."""

WEIGHTS: Mapping[str, float] = {
    # For a section.
    "named": 3.4,  # An actor of the section is named (less surely: 0.6).
    "worded": 3.3,  # A word of its `about` stands there.
    "subject": 1.6,  # It is the first in a sentence.
    "again": 2.1,  # The logarithm of how often it is met.
    "in_passing": -1.3,  # In a teaser: it begins no sentence.
    "stand_in": 1.8,  # “The city”, “the company” for a name before.
    "seeds": 3.8,  # Words of a usual topic, up to two strong ones.
    "teaser_seeds": 5.3,  # The same in a teaser.
    "more_seeds": 0.9,  # Words of a usual topic beyond those.
    "field": 0.5,  # Words near to the `about`.
    "heading": 0.7,  # It stands under a heading about the section.
    "new_heading": 2.6,  # Directly under it.
    "title": 1.6,  # The section is in the article's title; for the lead.
    "known": 2.1,  # It names a person or group mainly met with the section.
    "known_subject": 0.9,  # They begin a sentence.
    "known_only": 1.5,  # They are met with no other.
    "known_place": 1.2,  # It names a state or place mainly met with it.
    # For Elsewhere.
    "else": 2.5,  # Nothing in particular.
    "else.new_person": 0.1,  # It opens with a person who is new, while no section is named.
    "else.new_group": 1.1,  # With a group.
    "else.new_state": 0.5,  # With a state.
    "else.new_place": 0.0,  # With a place.
    "else.old": -0.2,  # With an actor known from further up.
    "else.states": 1.4,  # Each state, two at most, that it brings in.
    "else.office": 1.1,  # It opens with an office: “President X”.
    "else.of_title": 0.9,  # It opens with an actor of the title, while no section is named.
    "else.wide": 0.7,  # It speaks of the region or the world.
    "else.year": 0.3,  # It names a year.
    "else.away": 0.6,  # It begins with “Other”, “Elsewhere”, “Analysts”.
    "else.late": 0.4,  # It is among the last of a long article.
    "else.aside": 0.9,  # The article is about something else than any section.
    "else.known": 1.2,  # As for a section.
    "else.known_subject": 0.6,
    "else.known_only": 0.8,
    "else.known_place": 1.1,
    # For going on in a section.
    "stay": 3.8,  # Nothing in particular.
    "stay.leans": 1.6,  # It begins with a word for something before: “He”, “Their”.
    "stay.quote": 0.5,  # It begins with a quotation.
    "stay.alike": 0.5,  # Words in common with the paragraph before.
    "stay.shares": 0.4,  # An actor of the paragraph before who is not in the title.
    "stay.plain": 0.7,  # It names nobody and no section.
    "stay.crowded": -0.6,  # It brings in three new actors or more.
    "stay.tells": -1.3,  # It names a section.
    "stay.tells_other": 0.1,  # Another one only.
    "stay.returns": -1.3,  # It opens with an actor from further up.
    "stay.away": -0.7,  # It begins with “Other”, “Elsewhere”, “Analysts”.
    "stay.since": -0.1,  # The logarithm of how many paragraphs ago the section was last met.
    "stay.never": -0.9,  # It was not met before.
    "stay.after_lead": -0.9,  # It comes after a lead that speaks of several sections.
    "stay.of_state": 0.7,  # “Prime Minister X” without a state, where the section is about one.
    "stay.other_place": -1.2,  # It begins in a place, and the section is a city.
    "stay.topic": -1.4,  # The section is known by the words of a usual topic alone.
    "stay.aside": -1.5,  # The article is about something else than any section.
    # For going on in Elsewhere.
    "stay_else": 0.7,  # Nothing in particular.
    "stay_else.leans": 1.3,  # As for a section.
    "stay_else.quote": 0.4,
    "stay_else.alike": 0.6,
    "stay_else.tells": -0.1,
}


def worth(signs: Mapping[str, float]) -> float:
    """Return what the signs of a state are worth together."""
    total = 0.0
    for sign, much in signs.items():
        if much:
            total += WEIGHTS[sign] * much
    return total


def worths(states: Sequence[Mapping[str, float]]) -> list[float]:
    """Return the worth of each state; of the very same signs it is counted once."""
    known: dict[int, float] = {}
    found = []
    for signs in states:
        much = known.get(id(signs))
        if much is None:
            much = known[id(signs)] = worth(signs) if signs else 0.0
        found.append(much)
    return found
