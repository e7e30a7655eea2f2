"""The command palette: every action that works here, and every section, actor and feed."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.markup import escape

from briefing.tui.keys import is_numbered, key_names, method, usable_in
from briefing.tui.messages import OpenStory
from briefing.tui.screens.base import KeyedScreen
from briefing.tui.story_rows import is_single


class Command(NamedTuple):
    """Something the palette offers."""

    text: str
    help: str
    run: Callable[[], object]


class Commands(Provider):
    """What can be done on the screen the palette was opened from."""

    async def discover(self) -> Hits:
        """The actions, before anything is typed."""
        for command in self._actions():
            yield DiscoveryHit(
                Content(command.text), command.run, command.text, escape(command.help)
            )

    async def search(self, query: str) -> Hits:
        """Whatever matches what is typed."""
        fuzzy = self.matcher(query).fuzzy_search
        for command in [*self._actions(), *self._places()]:
            score, offsets = fuzzy.match(query, command.text)
            if score > 0:
                shown = Content(command.text)
                for offset in offsets:
                    shown = shown.stylize("bold underline", offset, offset + 1)
                yield Hit(score, shown, command.run, command.text, escape(command.help))

    def _actions(self) -> Iterator[Command]:
        screen = self.screen
        if not isinstance(screen, KeyedScreen):
            return
        for action in usable_in(screen.SCOPE, screen.briefing_app.actions):
            if screen.has_action(action) and not is_numbered(action):
                run = partial(screen.run_action, method(action.id))
                yield Command(action.label, f"{action.help}  {key_names(action)}", run)

    def _places(self) -> Iterator[Command]:
        screen = self.screen
        if not isinstance(screen, KeyedScreen):
            return
        app = screen.briefing_app
        edition = app.briefing.edition
        if edition is None:
            return
        for section in edition.sections:
            run = partial(app.show_section, section.name)
            yield Command(f"Section: {section.name}", "Go to this section.", run)
        for story in edition.stories:
            if not is_single(story):
                read = partial(app.post_message, OpenStory(story.id))
                yield Command(f"Story: {story.headline}", "Read what several outlets tell.", read)
        for actor in app.actors_of_edition():
            run = partial(app.show_actors, actor.name)
            yield Command(f"Actor: {actor.name}", "See what is said of this actor.", run)
        for feed in edition.feeds:
            run = partial(app.show_feeds, feed.url)
            yield Command(f"Feed: {feed.name}", "See how it is doing.", run)
