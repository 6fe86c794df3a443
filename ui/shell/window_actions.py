"""What each menu line does. One object per window; `table` is read by the menus and by Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell.engagement import EngagementView
from ui.shell.file_actions import FileActions
from ui.shell.open_engagement import OpenEngagement
from ui.shell.practising import Practising
from ui.shell.undo import redo_in_field, undo_in_field
from ui.theme import ThemeName, change_theme
from ui.widgets.waiting import wait_for
from ui.widgets.whole_screen import toggle_whole_screen
from workshop_app.application.settings import TEXT_SCALE, THEME, Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

TEXT_STEP, SMALLEST_TEXT, LARGEST_TEXT = 15, 100, 200


class ActionsWindow(Protocol):
    """What the actions need of the main window."""

    @property
    def engagement(self) -> OpenEngagement: ...

    @property
    def practising(self) -> Practising: ...

    def show_welcome(self, new: bool = False) -> None: ...

    def find_anything(self) -> None: ...

    def close(self) -> bool: ...

    def as_widget(self) -> QWidget: ...


@runtime_checkable
class TakesBack(Protocol):
    """A screen apart from the engagement that has something of its own to take back."""

    def take_back(self) -> bool: ...


class WindowActions:
    """The actions behind the menus."""

    def __init__(self, window: ActionsWindow, files: FileActions, settings: Settings) -> None:
        self._window, self._files, self._settings = window, files, settings

    def table(self) -> dict[str, Callable[[], None]]:
        """Every action by the name it has in `menus`."""
        return {
            "new": partial(self._leave_file, new=True),
            "open": partial(self._files.careful, partial(self._files.open, None)),
            "sample": partial(self._files.careful, self._files.open_sample),
            "rehearse": self._rehearse,
            "hand_over": self._hand_over,
            "template": self._new_with_plans,
            "tracker_out": partial(_tracker, self._window, out=True),
            "tracker_in": partial(_tracker, self._window, out=False),
            "everything_out": self._everything_out,
            "back_up": self._back_up,
            "versions": self._window.engagement.show_versions,
            "close_file": self._leave_file,
            "leave": self._leave,
            "undo": self._undo,
            "redo": self._redo,
            "find": self._window.find_anything,
            "stop": self._stop,
            "back": self._back,
            "full_screen": partial(toggle_whole_screen, self._window.as_widget()),
            "larger": partial(self._scale, TEXT_STEP),
            "smaller": partial(self._scale, -TEXT_STEP),
            "usual": partial(self._scale, SMALLEST_TEXT - LARGEST_TEXT),
            **{str(name): partial(self._theme, name) for name in ThemeName},
            "keys": self._keys,
            "check": partial(self._show_page, _check),
            "about": partial(self._show_page, _about),
        }

    def _leave_file(self, new: bool = False) -> None:
        if self._window.engagement.close_engagement():
            self._window.show_welcome(new)

    def _rehearse(self) -> None:
        """In the open engagement, or without one."""
        view = self._window.engagement.view
        if view is not None and view.isVisible():
            view.coming.visit("rehearse", view.screens.enter)
        elif view is None:
            self._window.practising.show()

    def _leave(self) -> None:
        self._window.close()

    def _hand_over(self) -> None:
        view = self._window.engagement.view
        if view is not None:
            view.commit_typing()
            view.desk.door.beside.wait()
            self._files.careful(partial(self._files.hand_over, view.desk.workspace))

    def _new_with_plans(self) -> None:
        view = self._window.engagement.view
        if view is not None:
            view.commit_typing()
            view.desk.door.beside.wait()
            self._files.careful(partial(self._files.new_with_plans, view.desk.workspace))

    def _everything_out(self) -> None:
        from ui.shell.everything_out import take_everything_out  # no start waits for it

        view = self._window.engagement.view
        if view is not None:
            view.commit_typing()
            view.desk.door.beside.wait()
            take_everything_out(view.desk)

    def _back_up(self) -> None:
        view = self._window.engagement.view
        path = view.desk.workspace.path if view else None
        if view is not None and path is not None:
            view.commit_typing()
            self._files.copies.make(path, "asked")

    def _undo(self) -> None:
        view = self._window.engagement.view
        if undo_in_field() or view is None or not view.isVisible():
            return
        shown = view.screens.currentWidget()
        if _is_apart(view):
            if isinstance(shown, TakesBack):
                shown.take_back()
        else:
            view.steps.undo()

    def _redo(self) -> None:
        view = self._window.engagement.view
        if not redo_in_field() and view is not None and view.isVisible() and not _is_apart(view):
            view.steps.redo()

    def _stop(self) -> None:
        if self._window.engagement.view is not None:
            self._window.engagement.view.desk.background.cancel_all()

    def _back(self) -> None:
        view = self._window.engagement.view
        if view is not None and view.isVisible():
            view.go_back()
        elif view is not None:  # a page of the window lies over it
            self._window.engagement.leave_page()

    def _scale(self, step: int) -> None:
        """Larger or smaller, and say how large: in a running day nothing else on the keyboard tells."""
        scale = max(SMALLEST_TEXT, min(LARGEST_TEXT, self._settings.get(TEXT_SCALE) + step))
        self._settings.set(TEXT_SCALE, scale)
        self._dress()
        view = self._window.engagement.view
        if view is not None:
            view.desk.bridge.say(_size_words(scale))

    def _theme(self, name: ThemeName) -> None:
        self._settings.set(THEME, str(name))
        self._dress()

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            change_theme(app, self._settings.get(THEME), self._settings.get(TEXT_SCALE))
        view = self._window.engagement.view
        if view is not None:
            view.fold(view.width())

    def _keys(self) -> None:
        from ui.shell.about import KeysPage

        view = self._window.engagement.view
        where = view.screens.where if view is not None and view.isVisible() else None
        self._show_page(partial(KeysPage, place=where.place.name if where is not None else ""))

    def _show_page(self, page: Callable[[QWidget], QDialog]) -> None:
        shown = page(self._window.as_widget())
        wait_for(shown)
        shown.deleteLater()


def _check(parent: QWidget) -> QDialog:
    from ui.self_test.page import SelfTestPage

    return SelfTestPage(parent)


def _about(parent: QWidget) -> QDialog:
    from ui.shell.about import About

    return About(parent)


def _tracker(window: ActionsWindow, *, out: bool) -> None:
    """Its page, and what is wanted there."""
    from ui.tracker.panel import TrackerPanel  # no start waits for it

    view = window.engagement.view
    if view is not None and view.isVisible():
        view.go("tracker")
        panel = view.screens.currentWidget()
        if isinstance(panel, TrackerPanel):
            panel.take_out() if out else panel.choose_file()


def _size_words(scale: int) -> str:
    if scale == SMALLEST_TEXT:
        return QCoreApplication.translate("WindowActions", "Text has its usual size.")
    if scale == LARGEST_TEXT:
        words = QCoreApplication.translate("WindowActions", "Text is as large as it gets, {n} %. Ctrl+0: usual size.")
    else:
        words = QCoreApplication.translate("WindowActions", "Text is at {n} % of its usual size. Ctrl+0: usual size.")
    return words.format(n=scale)


def _is_apart(view: EngagementView) -> bool:
    """Whether a screen is shown from which nobody would see what is taken back."""
    return view.screens.where is not None and view.screens.where.place.apart
