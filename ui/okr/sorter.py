"""The exercise "health metric, key result or just tracked?" for the room: one number at a time in large letters, three
keys, and a clock. There is no right pile; the back of a card asks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.labels import error_sentence
from ui.okr.sorter_clock import SorterClock
from ui.okr.sorter_pages import CardPage, NumbersPage
from ui.widgets.basics import button, label
from ui.widgets.half_numbers import HalfNumber
from ui.widgets.room_screen import show_in_the_room
from ui.widgets.screen_size import within_screen
from ui.widgets.whole_screen import toggle_whole_screen
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.command import Command
from workshop_app.application.commands.sorting import AddNumbers, PutOnPile, WatchTheSorted
from workshop_app.domain.beside_the_set import MetricPile, SortedMetric, WatchedMetric
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.metric_sorting import LONGEST, PILES, SHORTEST, USUAL, next_unsorted, not_beside, sorter_words
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.told_apart import told_apart
from workshop_app.domain.unsent import LinePlace

KEYS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), PILES, strict=True))


class MetricSorter(QWidget):
    """A window of its own. While a card is shown: 1, 2, 3 put it on a pile, Space goes on, Backspace back, Q turns it
    round; Esc is back at the list, and closes there."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._set_id, self._at = desk, "", ""
        self.numbers, self.card = NumbersPage(self), CardPage(self)
        self._pages = QStackedWidget(self)
        self.clock, self._team, self._count = SorterClock(desk, self), label("", "body"), label("", "quiet")
        self.minutes = QSpinBox()
        self._typed_minutes = HalfNumber(self.minutes, "sorter-minutes", USUAL)
        self.begin = button(self.tr("Sort them"), "primary", self.tr("One card at a time"))
        self._close = button(self.tr("Close"), "flat", self.tr("Esc"))
        self._lay_out()
        self._connect()
        self.resize(within_screen(self, 1240, 760))

    def open(self, set_id: str) -> None:
        """The numbers of this set."""
        self._set_id = set_id
        self._stop()
        self._pages.setCurrentWidget(self.numbers)
        self.numbers.entry.stand_at(LinePlace("sorter", set_id))
        self.minutes.setValue(USUAL)
        self._typed_minutes.stand_at(set_id)
        self.refresh()
        opener = self.parentWidget()
        if opener is not None and not self.isVisible():
            show_in_the_room(self, opener)
        self.show()
        self.activateWindow()
        self.numbers.entry.setFocus()

    def refresh(self) -> None:
        """Read the numbers again, and whose they are."""
        found, team = self._metrics(), _team_name(self._desk, self._set_id)
        name = QCoreApplication.translate("MetricSorter", "Health metric, key result or just tracked?")
        self.setWindowTitle(f"{team} – {name}" if team else name)
        self._team.setText(team)
        watched = self._desk.workspace.read.all(WatchedMetric, set_id=self._set_id)
        self.numbers.show_metrics(found, len(not_beside(found, watched)))
        self.begin.setEnabled(any(each.name.strip() for each in found))
        self._count.setText(_counted(found))
        at = next((place for place, each in enumerate(found) if each.id == self._at), -1)
        if at >= 0:
            words = sorter_words(queries.engagement(self._desk.workspace.read).language)
            self.card.show_card(found[at], words.question(at))
        elif self._pages.currentWidget() is self.card:
            self._to_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        on_card = self._pages.currentWidget() is self.card
        if key == Qt.Key.Key_F11:
            toggle_whole_screen(self)
        elif key == Qt.Key.Key_Escape:
            self._to_list() if on_card else self.close()
        elif on_card and key in KEYS:
            self._sort(KEYS[key])
        elif on_card and key in (Qt.Key.Key_Space, Qt.Key.Key_Right):
            self._step(1)
        elif on_card and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left):
            self._step(-1)
        elif on_card and key == Qt.Key.Key_Q:
            self.card.turn()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._stop()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        self.minutes.setRange(SHORTEST, LONGEST)
        self.minutes.setValue(USUAL)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setAccessibleName(self.tr("Minutes"))
        for page in (self.numbers, self.card):
            self._pages.addWidget(page)
        foot = QFrame(self)
        foot.setProperty("role", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(24, 10, 24, 10)
        line.addWidget(self.clock)
        line.addWidget(self._team)
        line.addWidget(self._count, 1)
        for part in (self._close, self.minutes, self.begin):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self._close.clicked.connect(self.close)
        self.begin.clicked.connect(self._on_begin)
        self.card.chosen.connect(self._sort)
        self.numbers.named.connect(self._on_named)
        self.numbers.examples_wanted.connect(self._on_examples)
        self.numbers.wanted.connect(self._do)
        self.numbers.watch_wanted.connect(self._on_watch)
        self._desk.bridge.changed.connect(self._on_changed)

    def _metrics(self) -> tuple[SortedMetric, ...]:
        return self._desk.workspace.read.all(SortedMetric, set_id=self._set_id)

    def _do(self, command: Command) -> bool:
        names = {"field": self.tr("A number")}
        done = self._desk.door.carry_out(command, self, names, partial(_refuse, self._desk, self._count))
        if done:
            self.refresh()
        return done

    def _sort(self, pile: MetricPile) -> None:
        if self._do(PutOnPile(self._at, pile)):
            following = next_unsorted(self._metrics(), self._at)
            if not following:
                self._to_list()
                return
            self._at = following
            self.refresh()

    def _step(self, by: int) -> None:
        ids = [each.id for each in self._metrics() if each.name.strip()]
        if self._at in ids:
            self._at = ids[(ids.index(self._at) + by) % len(ids)]
            self.refresh()

    def _on_begin(self) -> None:
        """Begin with the first card nobody has sorted, and start the clock; while cards are shown: back to the list."""
        if self._pages.currentWidget() is self.card:
            self._to_list()
            return
        found = [each for each in self._metrics() if each.name.strip()]
        if not found:
            return
        self._at = next_unsorted(found) or found[0].id
        self.clock.begin(self.minutes.value())
        self._pages.setCurrentWidget(self.card)
        self.begin.setText(self.tr("To the list"))
        self.minutes.setEnabled(False)
        self.refresh()
        self.setFocus()

    def _to_list(self) -> None:
        self._stop()
        self._pages.setCurrentWidget(self.numbers)
        self.refresh()
        self.numbers.entry.setFocus()

    def _stop(self) -> None:
        self.clock.stop()
        self._at = ""
        self.begin.setText(self.tr("Sort them"))
        self.minutes.setEnabled(True)

    def _on_named(self, words: str) -> None:
        names = tuple(part for part in words.replace(";", "\n").splitlines() if part.strip())
        before = len(self._metrics())
        if self._do(AddNumbers(self._set_id, names, tuple(new_id() for _ in names))):
            self.numbers.entry.clear()
            found = self._metrics()
            self._count.setText(_counted(found) if len(found) > before else self.tr("It is there already."))

    def _on_examples(self) -> None:
        names = sorter_words(queries.engagement(self._desk.workspace.read).language).examples
        self._do(AddNumbers(self._set_id, names, tuple(new_id() for _ in names)))

    def _on_watch(self) -> None:
        if self._do(WatchTheSorted(self._set_id)):
            said = self.tr("The health metrics stand beside the set now.")
            self._desk.bridge.say(said)
            self._count.setText(said)  # in sight, as what was refused is
            self.numbers.entry.setFocus()

    def _on_changed(self, changes: Changes, by: object) -> None:
        if by is not self and self.isVisible() and changes.touches(SortedMetric, WatchedMetric, Team):
            self.refresh()


def _team_name(desk: Desk, set_id: str) -> str:
    """As it is called in the list of teams."""
    draft = desk.workspace.read.find(DraftSet, set_id)
    return told_apart(queries.teams(desk.workspace.read)).get(draft.team_id, "") if draft is not None else ""


def _refuse(desk: Desk, told: QLabel, error: KnownError) -> None:
    """The foot of the other window may be behind this one."""
    desk.bridge.refuse(error_sentence(error))
    told.setText(error_sentence(error))


def _counted(found: tuple[SortedMetric, ...]) -> str:
    if not found:
        return ""
    done = sum(each.pile is not MetricPile.UNSORTED for each in found)
    return QCoreApplication.translate("MetricSorter", "sorted: {n} of {of}").format(n=done, of=len(found))
