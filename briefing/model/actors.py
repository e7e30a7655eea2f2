"""Who the news is about."""

from enum import StrEnum

from briefing.frozen import dataclass


class ActorKind(StrEnum):
    """What an actor is; `group` is any organisation, army, party, company or band of people."""

    PERSON = "person"
    GROUP = "group"
    STATE = "state"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of one paragraph that names an actor."""

    start: int
    end: int
    kind: ActorKind
    canonical: str
    """The actor's one name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, group, state or place that the news is about."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    """The other forms it was mentioned by, most frequent first; never its own name."""
    mentions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActors:
    """The reader's own actors, from `[actors]` in feeds.toml."""

    watch: tuple[str, ...] = ()
    """Names always listed and always highlighted."""
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(canonical name, its other names); they win over what the program finds."""
