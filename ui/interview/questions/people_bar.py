"""The tabs above a parameter: what was agreed together, then each person asked; and the line to add or rename one.

One stop for Tab; arrows move along. F2 renames and Delete removes the person whose tab is open. It asks by signal.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.interview.fields import ChoiceField
from ui.interview.view_state import ParameterView
from ui.labels import enum_label
from ui.widgets.alike import both_ends
from ui.widgets.basics import button
from ui.widgets.completing import offered
from ui.widgets.fields import EntryLine
from ui.widgets.tab_row import TabRow
from workshop_app.domain.unsent import LinePlace
from workshop_app.domain.voices import Interviewee, IntervieweeRole

NEW = LinePlace("interviewee")
LONGEST_TAB = 28  # letters of a name before it is cut on the tab; the tooltip has all of it


class PeopleBar(QWidget):
    """Signals: `person_chosen(id)` ("" is together), `added(name, role)`, `renamed(id, name, role)`, `removed(id)`."""

    person_chosen = Signal(str)
    added = Signal(str, object)
    renamed = Signal(str, str, object)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known: Callable[[], tuple[str, ...]] = tuple  # names to offer while somebody is added
        self._people: tuple[Interviewee, ...] = ()
        self._renaming = ""
        self.tabs = TabRow(self.tr("Whose answer"), self)
        self.tabs.addTab(self.tr("Together"))
        self.tabs.currentChanged.connect(self._on_current)
        self._add = self._tool("plus", self.tr("Add somebody to interview (Ctrl+Shift+I)"))
        self._first = button(self.tr("Add a person"), "flat", self.tr("Somebody you interview (Ctrl+Shift+I)"))
        for each in (self._add, self._first):
            each.clicked.connect(self.open_add)
        self._rename = self._tool("pencil-line", self.tr("Rename this person (F2)"))
        self._rename.clicked.connect(self.open_rename)
        self._remove = self._tool("trash-2", self.tr("Remove this person and their answers (Delete)"))
        self._remove.clicked.connect(self._on_remove)
        line = QHBoxLayout()
        line.setContentsMargins(24, 4, 16, 0)
        line.setSpacing(4)
        line.addWidget(self.tabs, 1)
        for each in (self._rename, self._remove, self._add, self._first):
            line.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        self._line = self._person_line()
        column.addWidget(self._line)
        self._show_tools("")

    def show_view(self, shown: ParameterView, person: str) -> None:
        """One tab per person, with a mark on those who have answered this parameter."""
        with QSignalBlocker(self.tabs):
            if shown.people != self._people:
                self._people = shown.people
                while self.tabs.count() > 1:
                    self.tabs.removeTab(1)
                for _ in shown.people:
                    self.tabs.addTab("")
            for at, (each, voice) in enumerate(zip(shown.people, shown.said.voices, strict=True), 1):
                cut = both_ends(each.name, LONGEST_TAB)
                self.tabs.setTabText(at, f"{'○' if voice is None else '●'} {cut}".replace("&", "&&"))
                state = self.tr("not heard yet") if voice is None else self.tr("has answered")
                spoken = f"{each.name}, {enum_label(each.role)}: {state}"
                self.tabs.setTabToolTip(at, spoken.replace("<", "‹"))
                self.tabs.setAccessibleTabName(at, spoken)
            self.tabs.setTabText(0, self.tr("≠ Together") if shown.unsettled else self.tr("Together"))
            ids = ["", *(each.id for each in shown.people)]
            self.tabs.setCurrentIndex(ids.index(person) if person in ids else 0)
        self._show_tools(person)

    def step(self, tabs: int) -> None:
        """Go to the person so many tabs on; "together" is the first, and the ends hold."""
        self.tabs.setCurrentIndex(min(max(self.tabs.currentIndex() + tabs, 0), self.tabs.count() - 1))

    def open_add(self, _checked: bool = False, with_keyboard: bool = True) -> None:
        """Open the line for somebody new."""
        self._open(NEW, "", IntervieweeRole.OTHER if self._people else IntervieweeRole.SPONSOR)
        if with_keyboard:
            self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_rename(self) -> None:
        """Open the line for the person whose tab is open."""
        who = self._current()
        if who is not None:
            self._open(LinePlace("renamed-interviewee", who.id), who.name, who.role)
            self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not self.name.holds_words():
                self.name.selectAll()

    def accepted(self) -> None:
        """What was asked for is stored, or given up."""
        self.name.clear()
        self._line.hide()
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._line.isHidden() and self.name.holds_words():
            self.open_add(with_keyboard=False)  # or nobody would see what waits there

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._line.isVisible():
            self.accepted()
        elif event.key() == Qt.Key.Key_F2:
            self.open_rename()
        elif event.key() == Qt.Key.Key_Delete and self.tabs.hasFocus():
            self._on_remove()
        else:
            super().keyPressEvent(event)

    def _person_line(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "foot")
        self.name = EntryLine(NEW)
        self.name.setAccessibleName(self.tr("Name of the person"))
        self.name.setPlaceholderText(self.tr("Name, or a name just for this record"))
        self._offers = QStringListModel(self)
        self.name.setCompleter(offered(QCompleter(self._offers, self)))
        self.role = ChoiceField(self.tr("Role"), [(each.value, enum_label(each)) for each in IntervieweeRole])
        save = button(self.tr("Keep"), "primary")
        cancel = button(self.tr("Cancel"), "flat")
        line = QHBoxLayout(frame)
        line.setContentsMargins(24, 8, 24, 8)
        line.setSpacing(8)
        line.addWidget(self.name, 3)
        line.addWidget(self.role, 2)
        line.addWidget(cancel)
        line.addWidget(save)
        self.name.returnPressed.connect(self._on_keep)
        save.clicked.connect(self._on_keep)
        cancel.clicked.connect(self.accepted)
        frame.hide()
        return frame

    def _tool(self, icon: str, tip: str) -> QPushButton:
        tool = button("", "icon", tip)
        tool.setAccessibleName(tip)
        set_icon(tool, icon, "quiet")
        return tool

    def _open(self, place: LinePlace, name: str, role: IntervieweeRole) -> None:
        self._renaming = place.owner_id
        self._offers.setStringList(self.known())
        self.name.stand_at(place, name)
        self.role.show_value(role.value)
        self._line.show()

    def _show_tools(self, person: str) -> None:
        self._add.setVisible(bool(self._people))
        self._first.setVisible(not self._people)
        self._rename.setVisible(bool(person))
        self._remove.setVisible(bool(person))

    def _current(self) -> Interviewee | None:
        at = self.tabs.currentIndex() - 1
        return self._people[at] if 0 <= at < len(self._people) else None

    def _on_current(self, at: int) -> None:
        self.person_chosen.emit(self._people[at - 1].id if at > 0 else "")

    def _on_keep(self) -> None:
        if not self._line.isVisible():
            return  # the list of names lets Return through after it was closed
        role = IntervieweeRole(self.role.text())
        if self._renaming:
            self.renamed.emit(self._renaming, self.name.text(), role)
        else:
            self.added.emit(self.name.text(), role)

    def _on_remove(self) -> None:
        who = self._current()
        if who is not None:
            self.removed.emit(who.id)
