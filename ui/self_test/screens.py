"""Part "screens": the real window over the sample of a whole cycle, taken to every place, and painted there."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.main_window import MainWindow
from ui.self_test.addresses import addresses
from ui.self_test.parts import Counted, TestPlace, expect
from ui.shell.about import About, KeysPage
from ui.shell.engagement import EngagementView
from ui.shell.places import read_address
from ui.theme import apply_theme
from workshop_app import sample
from workshop_app.application.settings import BELL_ON, Settings
from workshop_app.clock import SystemClock

SIZE = (1366, 768)
LONGEST, QUIET_TURNS = 10.0, 5  # seconds, and turns of the event loop in which nothing worked


class Overheard:
    """What fails in a slot or a timer: nobody catches it, and only Python's hook gets to know."""

    def __init__(self) -> None:
        self._before = sys.excepthook
        self._first: BaseException | None = None

    def __enter__(self) -> Overheard:
        sys.excepthook = self._hear
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook = self._before

    def raise_first(self) -> None:
        """The first failure that was heard, where there is one."""
        if self._first is not None:
            raise self._first

    def _hear(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self._first = self._first or error


def open_screens(place: TestPlace) -> Counted:
    """Open every screen; raises the first failure, wherever in the window it happened."""
    path = place.folder / "sample.okrw"
    sample.build_later(path, SystemClock()).close()
    settings = Settings(place.folder)
    settings.set(BELL_ON, False)  # another part's matter, and nobody should hear this
    apply_theme(place.app)
    with Overheard() as heard:
        window = MainWindow(settings, SystemClock())
        window.resize(*SIZE)
        try:
            shown = _walk(place.app, window, heard, path)
        finally:
            window.setProperty("leaving_asks", "")
            window.close()
            place.app.processEvents()
            window.deleteLater()
    return {"screens": shown}


def _walk(app: QApplication, window: MainWindow, heard: Overheard, path: Path) -> int:
    window.show_welcome()
    window.show()
    _paint(app, window, heard)
    window.open(path)
    view = window.view
    heard.raise_first()
    expect(view is not None, "the sample did not open")
    assert view is not None
    wanted = list(addresses(view.desk.workspace.read))
    for address in wanted:
        view.go(address)
        _settle(app, view)
        _paint(app, window, heard)
        where = view.screens.where
        expect(where is not None and where.place is read_address(address).place, f"{address} is not shown")
    pages: tuple[type[QDialog], ...] = (KeysPage, About)
    for page in pages:
        shown = page(window)
        shown.show()
        _paint(app, shown, heard)
        shown.close()
        shown.deleteLater()
    return len(wanted) + len(pages) + 1


def _settle(app: QApplication, view: EngagementView) -> None:
    """Until nothing works in the background."""
    until, still = time.monotonic() + LONGEST, 0
    while time.monotonic() < until and still < QUIET_TURNS:
        app.processEvents()
        still = 0 if view.desk.background.busy else still + 1
        if not still:
            time.sleep(0.002)


def _paint(app: QApplication, widget: QWidget, heard: Overheard) -> None:
    app.processEvents()
    picture = widget.grab()
    heard.raise_first()
    expect(not picture.isNull(), f"{type(widget).__name__} could not be drawn")
