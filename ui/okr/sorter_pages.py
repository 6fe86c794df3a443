"""The two pages of the sorter: the numbers of a team with the pile of each, and one card at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.labels import enum_label
from ui.okr.board_page import letters
from ui.okr.view_state import at_a_glance
from ui.theme.pasting import BETWEEN
from ui.widgets.basics import button, label, large_text, row, scrolled
from ui.widgets.fields import EntryLine
from ui.widgets.short_choice import ShortChoice
from workshop_app.application.commands.beside_the_set import RemoveLineBeside
from workshop_app.application.commands.sorting import PutOnPile
from workshop_app.domain.beside_the_set import MetricPile, SortedMetric
from workshop_app.domain.metric_sorting import PILES
from workshop_app.domain.unsent import LinePlace


class NumbersPage(QWidget):
    """Signals: named (words that were typed), examples_wanted, wanted (a Command on one of them), watch_wanted."""

    named = Signal(str)
    examples_wanted = Signal()
    wanted = Signal(object)
    watch_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[SortedMetric, ...] | None = None
        self.entry = EntryLine(LinePlace("sorter"), self.tr("A number you read"), self.tr("a number, then Enter"))
        self.entry.setProperty(BETWEEN, "; ")  # a column of a sheet is as many numbers
        self.examples = button(self.tr("Begin with sixteen examples"), "link")
        self.watch = button(self.tr("Put the health metrics beside the set"), "")
        area, self._column = scrolled(24, 4, self)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(24, 16, 24, 8)
        top.addWidget(label(self.tr("Which numbers do you read?"), "heading"))
        top.addWidget(label(self.tr("There is no right pile: it depends on what you want to move now."), "quiet"))
        line = row()
        line.addWidget(self.entry, 1)
        line.addWidget(self.examples)
        line.addWidget(self.watch)
        top.addLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(area, 1)
        self.entry.returnPressed.connect(self._on_entry)
        self.examples.clicked.connect(self.examples_wanted)
        self.watch.clicked.connect(self.watch_wanted)

    def show_metrics(self, metrics: tuple[SortedMetric, ...], new: int) -> None:
        """A line for each; `new` of them are health metrics that do not stand beside the set yet."""
        self.watch.setVisible(new > 0)
        self.examples.setVisible(not metrics)
        if metrics == self._shown:
            return
        self._shown = metrics
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, each in enumerate(metrics):
            self._add(place, each)

    def _add(self, place: int, each: SortedMetric) -> None:
        name = at_a_glance(each.name, 120)
        self._grid.addWidget(label(name, "body"), place, 0)
        pile = ShortChoice(self)
        pile.setAccessibleName(self.tr("Pile of {name}").format(name=name))
        with QSignalBlocker(pile):
            for one in MetricPile:
                pile.addItem(enum_label(one), one)
            pile.setCurrentIndex(list(MetricPile).index(each.pile))
        pile.activated.connect(partial(self._on_pile, each.id))
        self._grid.addWidget(pile, place, 1)
        bin = button("", "icon", self.tr("Remove {name}").format(name=name))
        bin.setAccessibleName(self.tr("Remove {name}").format(name=name))
        set_icon(bin, "trash-2", "quiet")
        bin.clicked.connect(partial(self._on_bin, each.id))
        self._grid.addWidget(bin, place, 2)

    def _on_entry(self) -> None:
        if self.entry.text().strip():
            self.named.emit(self.entry.text())

    def _on_pile(self, id: str, at: int) -> None:
        self.wanted.emit(PutOnPile(id, list(MetricPile)[at]))

    def _on_bin(self, id: str, _checked: bool = False) -> None:
        self.wanted.emit(RemoveLineBeside(SortedMetric, id))


class CardPage(QWidget):
    """Signals: chosen (MetricPile)."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = ""
        self._name = self._large("board_title")
        self._back = self._large("board_quiet")
        self._piles = {pile: button("") for pile in PILES}
        self.keys = keys = label(
            self.tr("1, 2, 3 sort it · Space: the next · Backspace: the one before · Q: a question · Esc: the list"),
            "quiet",
        )
        keys.setAlignment(Qt.AlignmentFlag.AlignCenter)  # for who presses them, not for the room
        line = QHBoxLayout()
        line.setSpacing(8 if large_text() else 24)
        for number, (pile, part) in enumerate(self._piles.items(), 1):
            part.setText(f"{number}  {enum_label(pile)}")
            part.setProperty("board", "true")
            part.setProperty("step", letters()[1])
            part.setCheckable(True)
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            part.clicked.connect(partial(self._on_pile, pile))
            line.addWidget(part, 1)
        layout = QVBoxLayout(self)
        side = 24 if large_text() else 72
        layout.setContentsMargins(side, 48, side, 32)
        layout.setSpacing(28)
        layout.addStretch(1)
        layout.addWidget(self._name)
        layout.addWidget(self._back)
        layout.addStretch(2)
        layout.addLayout(line)
        layout.addWidget(keys)

    def show_card(self, metric: SortedMetric, question: str) -> None:
        """One number, its back hidden."""
        if self._question and metric.name != self._name.text():
            self._back.setText("")
        self._question = question
        self._name.setText(at_a_glance(metric.name, 200))
        for pile, part in self._piles.items():
            part.setChecked(metric.pile is pile)

    def turn(self) -> None:
        """Show the question on the back, or hide it."""
        self._back.setText("" if self._back.text() else self._question)

    def _large(self, role: str) -> QLabel:
        made = label("", role, self)
        made.setProperty("step", letters()[1])
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return made

    def _on_pile(self, pile: MetricPile, _checked: bool = False) -> None:
        self.chosen.emit(pile)
