"""What else somebody does in a window that is killed: runs a day, saves documents, makes copies, opens an old file,
goes back to a copy, begins a new engagement. Each is a script for the hand, and tells when its action begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from orders import Kind
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton
from typing_hand import TypingHand
from window import Seat

from handouts.catalogue import ARTEFACTS
from ui.documents.work_view import WorkView
from ui.run.conductor import Conductor
from ui.run.panel import RunPanel
from ui.shell.places import workshop_address
from ui.versions.page import VersionsPage
from workshop_app.application import queries
from workshop_app.domain.run import RunEvent
from workshop_app.domain.workshops import WorkshopStatus

NOTE, NEXT, PREVIOUS, PAUSE, FIVE, LESS = (
    Qt.Key.Key_N,
    Qt.Key.Key_Right,
    Qt.Key.Key_Left,
    Qt.Key.Key_Space,
    Qt.Key.Key_5,
    Qt.Key.Key_Minus,
)
DAY_KEYS = (NOTE, NOTE, NEXT, PREVIOUS, PAUSE, FIVE, LESS)
SAVE_BUTTONS = ("Save PDF", "PDF", "Word", "Save the pack", "Calendar (ICS)", "Spreadsheet (XLSX)")


def _opened(seat: Seat) -> Iterator[float]:
    seat.window.open(seat.orders.path)
    seat.window.show()
    yield 50


def run_day(seat: Seat) -> Iterator[float]:
    """Start the day or go on with it, then steer it and take notes."""
    yield from _opened(seat)
    workshops = queries.workshops(seat.view.desk.workspace.read)
    planned = [each for each in workshops if each.status is not WorkshopStatus.FINISHED]
    seat.view.go(workshop_address(planned[0].id, "run"))
    yield 50
    panel = seat.view.findChild(RunPanel)
    assert panel is not None
    starts = [each for each in panel.findChildren(QPushButton) if each.isVisible() and _begins_a_day(each.text())]
    seat.click(starts[0])
    yield 50
    _tell_day(seat, panel)
    seat.line.say("begins")
    hand = TypingHand(seat)
    while panel.conductor is not None:
        key = seat.dice.choice(DAY_KEYS)
        seat.line.say("request", key=key.name)
        QTest.keyClick(panel.conductor, key)
        if key is NOTE:
            yield from _take_note(seat, hand, panel.conductor)
        _tell_day(seat, panel)
        yield seat.dice.uniform(150, 900)
    while True:
        yield 1000


def _begins_a_day(words: str) -> bool:
    return words.startswith(("Start now", "Carry on"))


def _take_note(seat: Seat, hand: TypingHand, conductor: Conductor) -> Iterator[float]:
    field = conductor.entry.field
    yield from hand.write_in(field, "run")
    text = field.text()
    QTest.keyClick(field, Qt.Key.Key_Return)
    if not conductor.entry.is_open:
        seat.line.say("noted", text=text)


def _tell_day(seat: Seat, panel: RunPanel) -> None:
    """What the clock of the day shows, and how long its log is."""
    stage = panel.stage
    if stage is None or stage.session.run is None:
        seat.line.say("over")
        return
    session = stage.session
    shown, wall = session.picture(), session.wall()
    if shown.step is None:
        seat.line.say("over")
        return
    seat.line.say(
        "day",
        rows=seat.view.desk.workspace.read.count(RunEvent, run_id=session.run.id),
        step=shown.step.id,
        status=str(shown.status),
        remaining=shown.remaining.total_seconds(),
        wall=wall.timestamp(),
    )


def save_documents(seat: Seat) -> Iterator[float]:
    """PDF, Word, calendar, spreadsheet and pack, one after the other."""
    yield from _opened(seat)
    ids = tuple(artefact.id for artefact in ARTEFACTS)
    begun = False
    while True:
        seat.view.go(f"documents/{seat.dice.choice(ids)}")
        yield 400
        buttons = [each for each in seat.view.findChildren(QPushButton) if each.isVisible() and each.isEnabled()]
        buttons = [each for each in buttons if each.text() in SAVE_BUTTONS]
        work = seat.view.findChild(WorkView)
        if not buttons or work is None:
            continue
        if not begun:
            seat.line.say("begins")
            begun = True
        seat.click(seat.dice.choice(buttons))
        while work.busy:
            yield 10


def make_copies(seat: Seat) -> Iterator[float]:
    """Back up, and hand over a copy, from the menu."""
    yield from _opened(seat)
    yield 400
    seat.line.say("begins")
    while True:
        _menu_line(seat, seat.dice.choice(("Back up now", "Hand over a copy…")))
        yield seat.dice.uniform(20, 300)


def _menu_line(seat: Seat, words: str) -> None:
    for menu in seat.window.menuBar().findChildren(QMenu):
        for action in menu.actions():
            if action.text().replace("&", "") == words:
                action.trigger()
                return
    raise LookupError(words)


def open_old(seat: Seat) -> Iterator[float]:
    """A file of an earlier edition is brought up to date by being opened."""
    seat.window.show()
    yield 20
    seat.line.say("begins")
    yield from _opened(seat)
    while True:
        yield 1000


def go_back(seat: Seat) -> Iterator[float]:
    """Put an earlier version in the place of the file, again and again."""
    yield from _opened(seat)
    yield 400
    begun = False
    while True:
        _menu_line(seat, "Earlier versions…")
        page = seat.window.findChild(VersionsPage)
        while page is None or not page.detail.restore.isEnabled():
            yield 20
            page = seat.window.findChild(VersionsPage)
        page.list.setCurrentRow(seat.dice.randrange(page.list.count()))
        yield 50
        if page.detail.restore.isEnabled():
            if not begun:
                seat.line.say("begins")
                begun = True
            seat.click(page.detail.restore)
        while seat.window.view is None:
            yield 20
        yield 100


def begin_new(seat: Seat) -> Iterator[float]:
    """A client's name on the welcome screen, and Enter."""
    seat.window.show_welcome()
    seat.window.show()
    yield 50
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    for letter in seat.orders.client:
        QTest.keyClick(field, letter)
    yield 50
    seat.line.say("begins")
    QTest.keyClick(field, Qt.Key.Key_Return)
    seat.line.say("done")
    while True:
        yield 1000


def visit(seat: Seat) -> Iterator[float]:
    """Open the file, wait until the worker rests, close the window as a person does."""
    yield from _opened(seat)
    seat.line.say("begins")
    yield 800
    seat.view.go("documents")
    yield 1200
    seat.window.close()


SCRIPTS: dict[Kind, Callable[[Seat], Iterator[float]]] = {
    Kind.DAY: run_day,
    Kind.EXPORT: save_documents,
    Kind.COPY: make_copies,
    Kind.OLD: open_old,
    Kind.RESTORE: go_back,
    Kind.NEW: begin_new,
    Kind.VISIT: visit,
}
