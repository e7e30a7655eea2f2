"""`briefing stories [WORDS]`: what the edition tells, or one story of it whole."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.commands.editions import kept_edition
from briefing.commands.opened import open_newsroom, tell_unsaved
from briefing.commands.output import say, width, write
from briefing.errors import BriefingError, ExitCode
from briefing.export.narrow import find_story, only_story
from briefing.export.parts import one_line
from briefing.export.wrap import wrapped
from briefing.model import Edition, Story

if TYPE_CHECKING:
    from briefing.newsroom import Newsroom


def run(arguments: Namespace) -> ExitCode:
    """List the stories of the edition, the most important first, or print one of them."""
    with open_newsroom(arguments) as newsroom:
        edition = _edition(newsroom, arguments.edition)
        if arguments.words:
            story = find_story(edition, " ".join(arguments.words))
            write(_rendered(edition, story, arguments.format), utf8=arguments.format != "plain")
        else:
            _print_list(edition.stories, arguments)
        tell_unsaved(newsroom)
    return ExitCode.OK


def _edition(newsroom: "Newsroom", which: str | None) -> Edition:
    """The kept edition that is asked for, or the last; made anew where that tells no stories."""
    if which is not None:
        return kept_edition(newsroom, which)
    last = newsroom.last_edition()
    return last if last and last.stories else newsroom.make_edition()


def _rendered(edition: Edition, story: Story, form: str) -> str:
    match form:
        case "markdown":
            from briefing.export import markdown

            return markdown.render_story(edition, story)
        case "html":
            from briefing.export import html

            return html.render_story(edition, story)
        case "json":
            from briefing.export import json

            return json.render(only_story(edition, story))
        case _:
            from briefing.export import plain

            return plain.render_story(edition, story, width=width())


def _print_list(stories: Sequence[Story], arguments: Namespace) -> None:
    shown = stories[: arguments.limit]
    if arguments.format == "json":
        from briefing.edition_json import story_to_json
        from briefing.export.json import dumps

        write(dumps(list(map(story_to_json, shown))), utf8=True)
    elif arguments.format == "plain":
        write("".join(wrapped(_line(story), width()) + "\n" for story in shown))
    else:
        raise BriefingError(
            f"the list of stories is not written as {arguments.format}",
            "say which story, or use --format plain or json",
        )
    if not arguments.quiet:
        if not stories:
            say("The last edition tells no stories.")
        elif more := len(stories) - len(shown):
            say(f"{more} more: --limit {len(stories)} lists them all")


def _line(story: Story) -> str:
    """ "Headline (2 origins, 3 outlets, 2 h): its id"."""
    reasons = ", ".join(map(one_line, story.reasons))
    return f"{one_line(story.headline)}{reasons and f' ({reasons})'}: {story.id}"
