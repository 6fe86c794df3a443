"""Finds people among many: a line to type in, and chips for everybody, those who take part and the teams."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.groups.people_rows import PeopleSought
from ui.widgets.basics import button, label, large_text
from ui.widgets.flow import FlowLayout
from ui.widgets.spoken import announce

LONGEST_CHIP = 24  # letters of a team's name
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Up: -1,
}


class PeopleFinder(QWidget):
    """Signals:
    sought_changed: a PeopleSought.
    stepped: to the next (1) or the previous (-1) of those found.
    tick_requested: whether all that were found are to take part, or none of them.
    """

    sought_changed = Signal(object)
    stepped = Signal(int)
    tick_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sought = PeopleSought()
        self._teams: tuple[tuple[str, int], ...] = ()
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Find a name or a team"))
        self.line.setAccessibleName(self.tr("Find a name or a team"))
        self.line.setToolTip(self.tr("Arrow down or Enter: the next one found (Ctrl+F)"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self._count = label("", "small", self)
        self._tick, self._untick = button("", "link"), button("", "link")
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, 6)
        self._others = label("", "small", self)  # that there are more teams than chips
        self._group = QButtonGroup(self)
        ticks = QHBoxLayout()
        ticks.setSpacing(12)
        ticks.addWidget(self._tick)
        ticks.addWidget(self._untick)
        ticks.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self.line, self._count, self._chips, self._others):
            layout.addWidget(part)
        layout.addLayout(ticks)
        self.line.textChanged.connect(self._on_typed)
        self._tick.clicked.connect(partial(self.tick_requested.emit, True))
        self._untick.clicked.connect(partial(self.tick_requested.emit, False))

    @property
    def sought(self) -> PeopleSought:
        """What is looked for."""
        return self._sought

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (self.line, *self._group.buttons(), self._tick, self._untick)

    def show_teams(
        self, teams: Sequence[tuple[str, int]], everybody: int, taking_part: int, all_teams: int = 0
    ) -> bool:
        """The chips, with how many each stands for; True when other ones stand there now. `all_teams`: how many there
        are, with those that get none."""
        teams = () if large_text() else teams  # the list needs the room; a team can be typed
        self._others.setText(
            self.tr("The {n} largest of {all} teams; type the name of another.").format(n=len(teams), all=all_teams)
        )
        self._others.setVisible(0 < len(teams) < all_teams)
        shown = ((self.tr("Everybody"), everybody), (self.tr("Taking part"), taking_part), *teams)
        same = [words for words, _ in shown] == [words for words, _ in self._teams]
        if same:
            for chip, (words, count) in zip(self._group.buttons(), shown, strict=True):
                _name(chip, words, count)
        else:
            self._make(shown)
        self._teams = shown
        return not same

    def show_found(self, count: int, locked: bool) -> None:
        """How many were found; all of them can be ticked."""
        sought = self._sought.anything
        self._count.setText(self.tr("{n} found").format(n=count))
        self._count.setVisible(sought)
        for link, words in ((self._tick, self.tr("Tick all {n}")), (self._untick, self.tr("Untick all {n}"))):
            link.setText(words.format(n=count))
            link.setVisible(sought and bool(count) and not locked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in STEPS:
                self.stepped.emit(STEPS[key])
                return True
            if key == Qt.Key.Key_Escape and self._sought.anything:
                self.clear()
                return True
        return super().eventFilter(watched, event)

    def take_focus(self) -> None:
        """The keyboard to the line, if it is in sight."""
        if self.isVisible():
            self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.line.selectAll()

    def clear(self) -> None:
        """Look for nobody."""
        self.line.clear()
        if self._group.buttons():
            self._group.buttons()[0].click()

    def _make(self, shown: Sequence[tuple[str, int]]) -> None:
        for chip in self._group.buttons():
            self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        while self._flow.takeAt(0) is not None:
            pass
        for at, (words, count) in enumerate(shown):
            chip = QPushButton(self._chips)
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setChecked(at == 0)
            _name(chip, words, count)
            self._group.addButton(chip, at)
            self._flow.addWidget(chip)
            chip.clicked.connect(partial(self._on_chip, at, words))

    def _on_chip(self, at: int, words: str) -> None:
        self._seek(PeopleSought(self.line.text(), words if at > 1 else None, at == 1))

    def _on_typed(self, words: str) -> None:
        self._seek(PeopleSought(words, self._sought.team, self._sought.taking_part))

    def _seek(self, sought: PeopleSought) -> None:
        self._sought = sought
        self.sought_changed.emit(sought)
        announce(self.line, self._count.text() if sought.anything else "")


def _name(chip: object, words: str, count: int) -> None:
    """The words of a chip; a long name of a team is cut, and whole in its tooltip."""
    assert isinstance(chip, QPushButton)
    short = words if len(words) <= LONGEST_CHIP else f"{words[: LONGEST_CHIP - 1]}…"
    chip.setText(f"{short}  {count}".replace("&", "&&"))
    chip.setAccessibleName(f"{words}, {count}")
    chip.setToolTip(words if short != words else "")
