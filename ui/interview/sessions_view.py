"""The interview sessions: when, who comes, which blocks with how many minutes, and what was really covered. Built by
the interview panel. Enter on a block puts it on the table (while the session runs) and opens its question."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.desk import Desk
from ui.interview.fields import CheckedField
from ui.interview.session_state import BlockRow, SessionCard, session_cards
from ui.interview.view_state import content_language, is_date, read_date, shown_date
from ui.labels import enum_label, error_sentence
from ui.widgets.basics import badge, button, label, scrolled, set_role, set_tone
from ui.widgets.choices import Choice, ChoiceList
from workshop_app.application.changes import Changes
from workshop_app.application.commands.interview_sessions import EndSession, PlanSession, StartSession, TurnTo
from workshop_app.application.workspace import Command
from workshop_app.domain.errors import KnownError

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PEOPLE_PER_LINE = 3


class BlockModel(QAbstractTableModel):
    """The blocks of one session: what, planned minutes, used minutes, and a word about it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[BlockRow, ...] = ()

    def show_rows(self, rows: tuple[BlockRow, ...]) -> None:
        same = len(rows) == len(self._rows)
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 3))

    def row(self, at: int) -> BlockRow:
        return self._rows[at]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Block"), self.tr("Planned"), self.tr("Used"), "")[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            used = str(row.used) if row.used or row.current else "–"
            return (self._title(row), str(row.planned), used, self._note(row))[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.tr("{title}: {used} of {planned} minutes. {note}")
            return words.format(title=row.title, used=row.used, planned=row.planned, note=self._note(row))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return row.title.replace("<", "‹")
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.current().colour(self._tone(row, index.column()))
        return None

    def _title(self, row: BlockRow) -> str:
        return f"▸ {row.title}" if row.current else row.title

    def _note(self, row: BlockRow) -> str:
        parts = []
        if row.current:
            parts.append(self.tr("on the table"))
        if row.over:
            parts.append(self.tr("{n} min over").format(n=row.over))
        if row.lost:
            parts.append(self.tr("lost {n} min").format(n=row.lost))
        if row.returning:
            parts.append(self.tr("came back"))
        if row.done and not row.over:
            parts.append(self.tr("covered"))
        return " · ".join(parts)

    def _tone(self, row: BlockRow, column: int) -> str:
        if column == 3 and (row.over or row.lost):
            return "late"
        return "accent" if row.current else ("quiet" if column == 3 else "ink")


class SessionsView(QWidget):
    """Left the sessions, right the chosen one. `parameter_requested(key, "")` opens the question of a block."""

    parameter_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cards: tuple[SessionCard, ...] = ()
        self.number = 0
        self._people: tuple[str, ...] = ()
        self._boxes: dict[str, QCheckBox] = {}
        self._choices_shown: tuple[Choice, ...] = ()
        self._build()
        self._connect()
        self.refresh()

    @property
    def _card(self) -> SessionCard:
        return next(each for each in self._cards if each.number == self.number)

    def refresh(self) -> None:
        read, now = self._desk.workspace.read, self._desk.workspace.clock.now()
        self._cards = session_cards(read, now, content_language(read))
        if self.number not in {each.number for each in self._cards}:
            self.number = self._first()
        choices = tuple(
            Choice(str(each.number), f"{each.number}  {each.title}", self._state(each)) for each in self._cards
        )
        if choices != self._choices_shown:
            had_focus = self._list.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
            self._choices_shown = choices
            self._list.show_choices(choices, str(self.number))
            if had_focus:
                self.focus_first()
        self._show_card(self._card)

    def concerns(self, changes: Changes) -> bool:
        """Sessions, answers and people all show here."""
        return bool(changes)

    def focus_first(self) -> None:
        """Where the keyboard starts: the chosen session."""
        for each in self._list.findChildren(QWidget):
            if each.property("checked"):
                each.setFocus()

    def _first(self) -> int:
        """The session that runs, else the first not held."""
        running = [each.number for each in self._cards if each.running]
        waiting = [each.number for each in self._cards if each.ended is None]
        return (*running, *waiting, self._cards[-1].number)[0]

    def _build(self) -> None:
        left = QFrame()
        left.setProperty("role", "pane_left")
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 16, 16, 16)
        self._list = ChoiceList(self.tr("Sessions"))
        area, inside = scrolled(margin=0, spacing=0)
        inside.addWidget(self._list)
        inside.addStretch(1)
        column.addWidget(area)
        self._left = left
        right, self._column = scrolled(margin=24, spacing=12)
        self._build_card()
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(left, 2)
        body.addWidget(right, 5)

    def _build_card(self) -> None:
        head = QHBoxLayout()
        self._title = label("", "heading")
        self._badge = badge("")
        head.addWidget(self._title, 1)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        self._purpose = label("", "quiet")
        self._column.addWidget(self._purpose)
        self._warning = label("")
        set_tone(self._warning, "late")
        self._column.addWidget(self._warning)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label(self.tr("Day"), "quiet"))
        self.day = CheckedField(self.tr("Day of the session"), is_date, self.tr("such as 2027-01-31"))
        self.day.setMaximumWidth(220)
        line.addWidget(self.day, 1)
        line.addStretch(1)
        self.start = button("", "primary")
        self.end = button(self.tr("End the session"), "", self.tr("Keeps the minutes as they were used"))
        line.addWidget(self.end)
        line.addWidget(self.start)
        self._column.addLayout(line)
        self._column.addWidget(label(self.tr("WHO COMES"), "section"))
        self._who = QGridLayout()
        self._who.setHorizontalSpacing(16)
        self._column.addLayout(self._who)
        self._nobody = label("", "small")
        self._column.addWidget(self._nobody)
        self._column.addWidget(label(self.tr("BLOCKS"), "section"))
        self._model = BlockModel(self)
        self.blocks = _table(self._model, self.tr("Blocks of the session"))
        self._column.addWidget(self.blocks)
        self._column.addStretch(1)

    def _connect(self) -> None:
        self._list.chosen.connect(self._on_chosen)
        self.day.committed.connect(self._on_day)
        self.start.clicked.connect(self._on_start)
        self.end.clicked.connect(self._on_end)
        self.blocks.activated.connect(self._on_block)

    def _show_card(self, card: SessionCard) -> None:
        self._title.setText(f"{card.number}  {card.title}")
        self._purpose.setText(card.purpose)
        self._badge.setText(self._state(card))
        set_tone(self._badge, "accent" if card.running else ("good" if card.ended else ""))
        self._warning.setText(self._warning_words(card))
        self._warning.setVisible(bool(self._warning.text()))
        self.day.show_value(shown_date(card.planned_on))
        self.start.setText(self.tr("Go on with it") if card.ended else self.tr("Start the session"))
        self.start.setVisible(not card.running)
        set_role(self.start, "" if card.ended else "primary")
        self.end.setVisible(card.running)
        self._show_people(card)
        self._model.show_rows(card.blocks)
        _fit(self.blocks, len(card.blocks))

    def _warning_words(self, card: SessionCard) -> str:
        parts = []
        if card.running and card.bites:
            parts.append(self.tr("“{title}” lives on the time of its neighbours.").format(title=card.bites))
        if card.running and card.bitten:
            parts.append(self.tr("It takes it from: {titles}.").format(titles=", ".join(card.bitten)))
        if card.running and card.overrun:
            parts.append(self.tr("{n} minutes are left for nobody.").format(n=card.overrun))
        if card.too_much and card.ended is None:
            words = self.tr("The blocks want {n} minutes more than the {minutes} booked.")
            parts.append(words.format(n=card.too_much, minutes=card.minutes))
        return " ".join(parts)

    def _state(self, card: SessionCard) -> str:
        if card.running:
            return self.tr("running, {used} of {minutes} min").format(used=card.elapsed, minutes=card.minutes)
        if card.ended:
            day = shown_date(card.ended.astimezone().date())
            return self.tr("held {day}, {used} of {minutes} min").format(
                day=day, used=card.elapsed, minutes=card.minutes
            )
        if card.planned_on:
            return self.tr("planned for {day}, {minutes} min").format(
                day=shown_date(card.planned_on), minutes=card.minutes
            )
        return self.tr("{minutes} min, no day yet").format(minutes=card.minutes)

    def _show_people(self, card: SessionCard) -> None:
        ids = tuple(person.id + person.name for person in card.people)
        if ids != self._people:
            self._people = ids
            for box in self._boxes.values():
                self._who.removeWidget(box)
                box.hide()
                box.deleteLater()
            self._boxes = {person.id: QCheckBox() for person in card.people}
            for at, (id, box) in enumerate(self._boxes.items()):
                box.clicked.connect(partial(self._on_person, id))
                self._who.addWidget(box, at // PEOPLE_PER_LINE, at % PEOPLE_PER_LINE)
        for person in card.people:
            box = self._boxes[person.id]
            wanted = self.tr("{name}, {role} (usually here)") if person.id in card.invited else "{name}, {role}"
            words = wanted.format(name=_short(person.name), role=enum_label(person.role))
            box.setText(words.replace("&", "&&"))
            box.setChecked(person.id in card.attendees)
        self._nobody.setText(self.tr("Add people above a question first; then tick who comes.") if not ids else "")
        self._nobody.setVisible(not ids)

    def _apply(self, command: Command) -> bool:
        try:
            self._desk.workspace.apply(command, by=self)
        except KnownError as error:
            self._desk.bridge.say(error_sentence(error))
            return False
        self.refresh()
        return True

    def _on_chosen(self, id: str) -> None:
        self.day.commit()
        self.number = int(id)
        self._show_card(self._card)

    def _on_day(self, text: str) -> None:
        try:
            day = read_date(text, self.day.accessibleName())
        except KnownError as error:
            self._desk.bridge.say(error_sentence(error))
            return
        self._apply(PlanSession(self.number, day))

    def _on_person(self, id: str, comes: bool) -> None:
        others = tuple(each for each in self._card.attendees if each != id)
        self._apply(PlanSession(self.number, self._card.planned_on, (*others, id) if comes else others))

    def _on_start(self) -> None:
        attendees = self._card.attendees or self._card.invited
        if self._apply(StartSession(self.number, attendees)):
            self.blocks.setFocus()
            self.blocks.setCurrentIndex(self._model.index(0, 0))
            self._desk.bridge.say(self.tr("The session runs. Enter on a block puts it on the table."))

    def _on_end(self) -> None:
        if self._apply(EndSession(self.number)):
            self._desk.bridge.say(self.tr("The session has ended; what was parked comes back in the next one."))

    def _on_block(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if self._card.running and not row.current:
            self._apply(TurnTo(self.number, row.id))
        if row.key:
            self.parameter_requested.emit(row.key, "")


def _table(model: BlockModel, name: str) -> QTableView:
    table = QTableView()
    table.setAccessibleName(name)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table


def _fit(table: QTableView, rows: int) -> None:
    """All blocks in sight: the page scrolls, not the table."""
    scale = theme.text_scale()
    height = round(34 * scale)
    table.verticalHeader().setDefaultSectionSize(height)
    for column, width in ((1, 80), (2, 70), (3, 190)):
        table.setColumnWidth(column, round(width * scale))
    table.setFixedHeight(height * rows + round(34 * scale) + 12)


def _short(name: str) -> str:
    return name if len(name) <= 40 else name[:39] + "…"
