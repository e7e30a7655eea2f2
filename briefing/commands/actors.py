"""`briefing actors [NAME]`: who the news is about, and every sentence that names one of them."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date
from typing import TYPE_CHECKING

from briefing.commands.opened import open_newsroom
from briefing.commands.output import say, width, write
from briefing.errors import BriefingError, ExitCode
from briefing.export.parts import count, date_in_words, day, one_line
from briefing.export.wrap import wrapped
from briefing.fold import fold
from briefing.model import Actor, StoryId

if TYPE_CHECKING:
    from briefing.archive import ActorSentence
    from briefing.edition_json import Json


def run(arguments: Namespace) -> ExitCode:
    """List the actors of the last edition, or print what is said of one."""
    with open_newsroom(arguments) as newsroom:
        if newsroom.last_edition() is None:
            newsroom.make_edition()
        actors = newsroom.actors()
        if arguments.name is None:
            _print_list(actors, arguments)
            return ExitCode.OK
        actor = find_actor(actors, arguments.name)
        sentences = newsroom.sentences_naming(actor.name)
    _print_one(actor, sentences, arguments)
    return ExitCode.OK


def find_actor(actors: Sequence[Actor], wanted: str) -> Actor:
    """The actor of that name, or alias, or the only one whose name holds it as words.

    Raises BriefingError when none or several fit.
    """
    sought = fold(wanted)
    for names in (lambda a: [a.name], lambda a: a.aliases):
        for actor in actors:
            if sought in map(fold, names(actor)):
                return actor
    fitting = [actor for actor in actors if f" {sought}" in f" {fold(actor.name)}"]
    if sought and len(fitting) == 1:
        return fitting[0]
    if sought and fitting:
        names_found = "; ".join(actor.name for actor in fitting[:8])
        raise BriefingError(f"“{wanted}” fits several actors", f"choose one: {names_found}")
    raise BriefingError(
        f"no actor of the last edition is called “{wanted}”", "see briefing actors for the list"
    )


def _print_list(actors: Sequence[Actor], arguments: Namespace) -> None:
    if arguments.format == "json":
        from briefing.export.json import dumps

        write(dumps([_actor_json(actor) for actor in actors]), utf8=True)
    elif actors:
        write(wrapped("\n".join(map(_line, actors)), width()) + "\n")
    elif not arguments.quiet:
        say("The last edition names nobody.")


def _print_one(actor: Actor, sentences: Sequence["ActorSentence"], arguments: Namespace) -> None:
    if arguments.format == "json":
        from briefing.export.json import dumps

        document = _actor_json(actor) | {
            "days": [{"day": str(day), "sentences": n} for day, n in _days(sentences)],
            "sentences": [_sentence_json(s) for s in sentences],
        }
        write(dumps(document), utf8=True)
        return
    head = [_line(actor)]
    if days := _days(sentences):
        head.append("Sentences a day: " + "; ".join(f"{date_in_words(d)}: {n}" for d, n in days))
    blocks = ["\n".join(head), *map(_story, _by_story(sentences))]
    write(wrapped("\n\n".join(blocks), width()) + "\n")


def _days(sentences: Iterable["ActorSentence"]) -> list[tuple[date, int]]:
    """How many sentences each day brought, in UTC, the newest day first."""
    counted = Counter(sentence.published.astimezone(UTC).date() for sentence in sentences)
    return sorted(counted.items(), reverse=True)


def _by_story(sentences: Iterable["ActorSentence"]) -> list[list["ActorSentence"]]:
    """The sentences of each story together, in the order the stories are met."""
    stories: dict[StoryId, list[ActorSentence]] = {}
    for sentence in sentences:
        stories.setdefault(sentence.story, []).append(sentence)
    return list(stories.values())


def _story(sentences: list["ActorSentence"]) -> str:
    headline = f"Story: {one_line(sentences[0].headline)}"
    return "\n".join([headline, *map(_sentence, sentences)])


def _line(actor: Actor) -> str:
    others = [one_line(a) for a in actor.aliases if a.casefold() != actor.name.casefold()]
    also = f", also {'; '.join(others)}" if others else ""
    mentions = count(actor.mentions, "mention")
    return f"{one_line(actor.name)} ({actor.kind.value}): {mentions}{also}"


def _sentence(sentence: "ActorSentence") -> str:
    where = f"; section {one_line(sentence.section)}" if sentence.section else ""
    source = f"{one_line(sentence.outlet)}, {day(sentence.published)}{where}"
    return f"{one_line(sentence.text)} ({source})"


def _actor_json(actor: Actor) -> "Json":
    return {
        "name": actor.name,
        "kind": actor.kind.value,
        "aliases": list(actor.aliases),
        "mentions": actor.mentions,
    }


def _sentence_json(sentence: "ActorSentence") -> "Json":
    return {
        "text": sentence.text,
        "article": sentence.article,
        "title": sentence.title,
        "outlet": sentence.outlet,
        "published": sentence.published.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "paragraph": sentence.paragraph,
        "start": sentence.start,
        "end": sentence.end,
        "section": sentence.section or None,
        "story": sentence.story,
        "headline": sentence.headline,
    }
