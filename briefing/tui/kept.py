"""Screens that stay set up when they are left: to open one again is only to paint it."""

from typing import TypeVar

from textual.app import App

from briefing.tui.screens.base import KeyedScreen

Kind = TypeVar("Kind", bound=KeyedScreen)


class KeptScreens:
    """One screen of each kind; where that one is open, another is set up that does not stay."""

    def __init__(self, app: App[None]) -> None:
        self._app = app

    def unused(self, kind: type[Kind]) -> Kind | None:
        """The screen of that kind that was kept, unless it is open."""
        if not self._app.is_screen_installed(kind.__name__):
            return None
        screen = self._app.get_screen(kind.__name__, kind)
        is_free = screen.is_mounted and screen not in self._app.screen_stack
        return screen if is_free else None

    def keep(self, screen: Kind) -> Kind:
        """Have a screen stay when it is left, unless there is one of its kind."""
        if not self._app.is_screen_installed(type(screen).__name__):
            self._app.install_screen(screen, type(screen).__name__)
        return screen

    def prepare(self, screen: KeyedScreen) -> None:
        """Set a screen up and lay it out before it is opened, as opening it would."""
        app = self._app

        def lay_out() -> None:
            if app.screen_stack:  # it is empty once the app is left
                screen._refresh_layout(app.size)

        if not app.is_screen_installed(type(screen).__name__):
            app.install_screen(screen, type(screen).__name__)
            app._register(app, screen)
            screen.call_after_refresh(lay_out)

    def let_go(self, name: str) -> None:
        """Keep the one of that class no longer, for what it still holds, unless it is open."""
        if not self._app.is_screen_installed(name):
            return
        screen = self._app.get_screen(name)
        if screen not in self._app.screen_stack:
            self._app.uninstall_screen(screen)
            screen.remove()
