"""A walk through the window that shows everything there is: every address, the lists and editors that open on it, the
windows that come over it, and a running day with the room's windows. It looks with `visit` wherever it stops."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QTableView,
    QWidget,
)

from handouts.room_cards import CardKind
from scripts.ink.sight import in_sight
from ui.crash import CrashPage
from ui.dialogs import QtAsk
from ui.main_window import MainWindow
from ui.passphrase.choosing import ChoosePassphrase, PassphraseRequest
from ui.run.conductor import Conductor
from ui.run.keys import KeyRequest
from ui.run.panel import RunPanel
from ui.run.stage import Stage
from ui.shell.about import About, KeysPage
from ui.shell.lines import Banner
from ui.shell.places import PLACES, WORKSHOP_TABS, workshop_address
from workshop_app.application import cycle_queries, queries
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.workshops import WorkshopStatus

Visit = Callable[[str, QWidget], None]
ITEMS = 60  # more than a day has
EDITED = 2  # rows of a table whose cells are typed in
FAILURE = "The disk is full. What you typed last is not in the file yet; make room, then try again."


def addresses(window: MainWindow) -> Iterator[str]:
    """Every place of the shell, every workshop with its tabs, and the pages of the interview."""
    from ui.alignment.panel import TABS as ALIGNMENT
    from ui.cycle.view_state import REFLECT, WAYS
    from ui.interview.pages import TABS
    from ui.rehearse.panel import OBSERVE
    from ui.rehearse.practice_pages import PageName

    view = window.view
    assert view is not None
    read = view.desk.workspace.read
    for place in PLACES:
        if place.name not in (*WORKSHOP_TABS, "new_workshop"):
            yield place.name
    yield from (f"people/{person.id}/page" for person in queries.people(read)[1:2])
    ahead = cycle_queries.next_check_in(read)
    if ahead is not None:
        yield from (f"cycle/{ahead.set_id}/{ahead.id}/{way}" for way in WAYS)
        yield f"cycle/{ahead.set_id}/{REFLECT}"
    yield from (f"alignment/{tab.name}" for tab in ALIGNMENT)
    yield "workshops/new"
    for workshop in queries.workshops(read)[:3]:
        yield from (workshop_address(workshop.id, tab) for tab in WORKSHOP_TABS)
    yield from (f"interview/{tab.name}" for tab in TABS)
    yield from (f"interview/{key}" for key in (ParameterKey.CYCLE, ParameterKey.REVIEWS))
    yield from (
        f"rehearse/{page}" for page in (OBSERVE, PageName.WEEKS, PageName.NOTE, PageName.WORDS, PageName.EXAMPLE)
    )


class Walk:
    """`settle` waits until nothing works and everything stands."""

    def __init__(self, window: MainWindow, visit: Visit, settle: Callable[[], None]) -> None:
        self.window, self._visit, self._settle = window, visit, settle

    def look(self, name: str, widget: QWidget | None = None) -> None:
        """Look at the window, or at one that stands over it."""
        self._settle()
        self._visit(name, widget or self.window)

    def screens(self, chosen: Iterable[str], opened: bool = True) -> None:
        """These addresses; with `opened` also every list and every cell on them."""
        view = self.window.view
        assert view is not None
        for address in chosen:
            view.go(address)
            self.look(address)
            if opened:
                self.cells(address)
                self.lists(address)

    def cells(self, address: str) -> None:
        """The cells that can be typed in, of each table in sight."""
        for table in self._in_sight(QTableView):
            model = table.model()
            if table.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers or model is None:
                continue
            for row in range(min(EDITED, model.rowCount())):
                for column in range(model.columnCount()):
                    self._cell(address, table, row, column)

    def _cell(self, address: str, table: QTableView, row: int, column: int) -> None:
        index = table.model().index(row, column)
        if table.isColumnHidden(column) or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        table.setCurrentIndex(index)
        table.edit(index)
        editor = table.indexWidget(index) or QApplication.focusWidget()
        if editor is None or not table.isAncestorOf(editor):
            return
        self._visit(f"{address}: cell {row}, {column}", table)  # around it all stands as it was just seen
        if table.viewport().isAncestorOf(editor):
            table.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def lists(self, address: str) -> None:
        """The lists behind each choice in sight."""
        for combo in self._in_sight(QComboBox):
            if combo.count() and combo.isEnabled():
                combo.showPopup()
                self._visit(f"{address}: list {combo.accessibleName()}", combo.view().window())
                combo.hidePopup()

    def practice(self) -> None:
        """The talk with a written coachee: its briefing, its beginning, a question, and looking back at it."""
        from ui.rehearse.briefing_page import BriefingPage
        from ui.rehearse.panel import RehearsePanel
        from ui.rehearse.talk_page import TalkPage

        view = self.window.view
        assert view is not None
        view.go("rehearse/given")
        self.look("practice: briefing")
        (panel,) = self._in_sight(RehearsePanel)
        (briefing,) = self._in_sight(BriefingPage)
        briefing.start.click()
        self.look("practice: talk")
        (talk,) = self._in_sight(TalkPage)
        for words in ("How often is that not so today?", "you know the bit with the trays and so on"):
            talk.bar.field.setText(words)
            talk.bar.field.returnPressed.emit()
            self.look("practice: asked")
        panel.looking.finish_talk()
        self.look("practice: looking back")

    def over(self) -> None:
        """The windows that come over the window, and the lines that come above it."""
        window, view = self.window, self.window.view
        assert view is not None
        log = Path("/home/ruth adler/settings/crash.log")
        chosen = ChoosePassphrase(PassphraseRequest.CHANGE, log, 12, view.desk.background, window)
        for page in (KeysPage(window), About(window), CrashPage("Traceback\n" * 9, log, window), chosen):
            self._page(page)
        for found in ("", "crew", "zzzz"):
            self._during(f"palette {found}", window.find_anything, found)
        ask = QtAsk(window)
        self._during("question", partial(ask.confirm, "Leave?", FAILURE, "Remove the workshop", "Keep it"))
        self._during("choice", partial(ask.choose, "Not saved", FAILURE, ("Stay here", "Save a copy elsewhere…", "Go")))
        view.go("home")
        (banner,) = view.findChildren(Banner)
        banner.show_failure(FAILURE, True)
        window.engagement.notice.tell(FAILURE, "Earlier versions…", self._settle, trouble=True)
        self.look("banner and notice")
        banner.saved()
        window.engagement.notice.hide()
        window.engagement.show_versions()
        self.look("versions")
        window.engagement.leave_page()

    def _page(self, page: QDialog) -> None:
        page.show()
        self.look(type(page).__name__, page)
        page.close()
        page.deleteLater()

    def _during(self, name: str, opens: Callable[[], object], typed: str = "") -> None:
        """Look at a window that waits for its answer, and close it."""
        QTimer.singleShot(0, self.window, partial(self._look_and_close, name, typed))
        opens()

    def _look_and_close(self, name: str, typed: str) -> None:
        page = QApplication.activeModalWidget()
        if not isinstance(page, QDialog):  # what was typed before it stood there is heard first
            QTimer.singleShot(10, self.window, partial(self._look_and_close, name, typed))
            return
        for field in page.findChildren(QLineEdit) if typed else ():
            field.setText(typed)
        self.look(name, page)
        page.reject()

    def _in_sight(self, kind: type) -> list:  # type: ignore[type-arg]
        return [each for each in in_sight(self.window) if isinstance(each, kind)]


class RunWalk(Walk):
    """The running day: `advance` lets seconds pass on its clock."""

    def day(self, advance: Callable[[float], None]) -> None:
        """From the first item to a late breakout, with everything that opens over it."""
        conductor, stage = self._begin()

        def pass_time(minutes: float) -> None:
            advance(minutes * 60)
            stage.tick()

        self.look("run: first item")
        for request in (KeyRequest.NOTE, KeyRequest.MESSAGE, KeyRequest.PEOPLE, KeyRequest.KEYS):
            conductor.request(request)
            self.look(f"run: {request}")
            conductor.run_actions.close_topmost()
            conductor.parts.show_below(conductor.view)
        self._room(conductor, stage)
        pass_time(31)
        self.look("run: late")
        for number in (KeyRequest.FIRST, KeyRequest.SECOND):
            conductor.request(number)
            self.look(f"run: offer {number}")
        for _ in range(ITEMS):
            if conductor.view.rooms:
                break
            pass_time(0.1)
            conductor.request(KeyRequest.NEXT_ITEM)
        self.look("run: breakout")
        pass_time(5)
        self.look("run: breakout later")
        for _ in range(2):  # the first answers what the clocks ask
            conductor.request(KeyRequest.FIRST)
            pass_time(0.1)
            self.look("run: breakout offer")
        conductor.run_actions.close_topmost()
        self._windows(conductor, "breakout")
        conductor.place.close_all()

    def _room(self, conductor: Conductor, stage: Stage) -> None:
        conductor.place.open_window()
        conductor.request(KeyRequest.SMALL)
        display = stage.display
        display.write("The kitchen asks everybody to bring their cups back.")
        self._windows(conductor, "message")
        display.write("")
        self._windows(conductor, "item")
        for kind in CardKind:
            conductor.run_actions.cards.show(kind)
            self._windows(conductor, f"card {kind}")
        display.cards.take_away()

    def _windows(self, conductor: Conductor, name: str) -> None:
        for window in (conductor.place.window, conductor.place.small):
            if window is not None and window.isVisible():
                if window is conductor.place.window:
                    window.resize(self.window.size())
                self.look(f"{type(window).__name__}: {name}", window)

    def _begin(self, rehearsed: bool = False) -> tuple[Conductor, Stage]:
        view = self.window.view
        assert view is not None
        read = view.desk.workspace.read
        open_ones = [each for each in queries.workshops(read) if each.status is WorkshopStatus.PLANNED]
        planned = next(
            each for each in open_ones if (plan := queries.groups(read, each.id)) is not None and plan.rounds
        )
        view.go(workshop_address(planned.id, "run"))
        self._settle()
        panel = view.findChild(RunPanel)  # of this file: one that was open before goes a little later
        assert panel is not None
        panel.starting.rehearse(1.0) if rehearsed else panel.starting.start(by_plan=False)
        self._settle()
        assert panel.conductor is not None
        assert panel.stage is not None
        return panel.conductor, panel.stage
