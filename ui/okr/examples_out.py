"""Examples on their way out: as they will be written, with the words that may be names, one tick each. What is ticked
goes. Nothing is written before the coach has seen it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from ui.okr.example_words import example_word
from ui.widgets.basics import button, label, scrolled
from ui.widgets.elided_tick import ElidedTick
from ui.widgets.told_whole import WrappedLine
from workshop_app.application.example_bank import ready_to_hand_on
from workshop_app.application.ports import Reader
from workshop_app.domain.example_names import HandedOn
from workshop_app.domain.examples import Example

MOST_TICKS = 60  # words that are asked about; those behind go without a question


class ExamplesOut(QFrame):
    """Signals:
    agreed: the HandedOn to write.
    closed: back to the examples.
    """

    agreed = Signal(object)
    closed = Signal()

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._examples: tuple[Example, ...] = ()
        self._ready = HandedOn((), (), ())
        self._more: tuple[str, ...] = ()
        self.ticks: dict[str, ElidedTick] = {}
        self.setProperty("role", "pane_right")
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("As they will be written"))
        self.list.setWordWrap(True)
        self.list.setItemDelegate(WrappedLine(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._taken, self._asked = label("", "small"), label("", "body")
        area, self._words = scrolled(0, 2, self)
        self._area = area
        self.write = button(self.tr("Write the file…"), "primary")
        back = button(self.tr("Back"), "flat")
        back.clicked.connect(self.closed)
        self.write.clicked.connect(self._on_write)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self.write)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("AS THEY WILL BE WRITTEN"), "section"))
        layout.addWidget(self.list, 2)
        layout.addWidget(self._taken)
        layout.addWidget(self._asked)
        layout.addWidget(area, 1)
        layout.addLayout(foot)

    def show_examples(self, examples: tuple[Example, ...]) -> None:
        """Show what would go out, every doubtful word ticked."""
        self._examples = examples
        unsure = ready_to_hand_on(examples, self._reader).unsure
        self._more = tuple(word for word, _ in unsure[MOST_TICKS:])
        for tick in self.ticks.values():
            self._words.removeWidget(tick)
            tick.deleteLater()
        self.ticks = {}
        for place, (word, count) in enumerate(unsure[:MOST_TICKS]):
            tick = self.ticks[word] = ElidedTick(self)
            tick.show_words(f"{word} · {count}")
            tick.setChecked(True)
            tick.toggled.connect(self._show)
            self._words.insertWidget(place, tick)
        self._asked.setText(self.tr("Which of these are names? What is ticked is taken out."))
        self._asked.setVisible(bool(self.ticks))
        self._area.setVisible(bool(self.ticks))
        self.write.setEnabled(bool(examples))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        first = next(iter(self.ticks.values()), None)
        (first or self.write).setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, _ticked: bool = False) -> None:
        out = [word for word, tick in self.ticks.items() if tick.isChecked()]
        kept = [word for word in self.ticks if word not in out]
        self._ready = ready_to_hand_on(self._examples, self._reader, (*out, *self._more), kept)
        self.list.clear()
        for each in self._ready.examples:
            head = f"{example_word(each.strength)} · {example_word(each.function)}"
            self.list.addItem("\n".join(part for part in (head, each.text, each.why) if part))
        taken = ", ".join(self._ready.taken)
        self._taken.setText(self.tr("Known in this engagement, and taken out: {names}").format(names=taken))
        self._taken.setVisible(bool(taken))

    def _on_write(self) -> None:
        self.agreed.emit(self._ready)
