"""An annotated left-hand column to learn from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.basics import button, card, fit_height, label, line, scrolled
from workshop_app.domain.rehearsal.column_example import ColumnExample, ExampleTurn


class ExamplePage(QWidget):
    """Signal: back_requested."""

    back_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area, page = scrolled(parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._title, self._context = label("", "title"), label("", "quiet")
        top, said = QHBoxLayout(), QVBoxLayout()
        said.addWidget(self._title)
        said.addWidget(self._context)
        top.addLayout(said, 1)
        self._back = button(self.tr("What I practised"))
        self._back.clicked.connect(self.back_requested)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        page.addLayout(top)
        frame, inside = card(parent=self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        inside.addLayout(self._grid)
        page.addWidget(frame)
        below, self._below = card(parent=self)
        page.addWidget(below)
        page.addStretch(1)
        fit_height(self._area)

    def show_example(self, shown: ColumnExample) -> None:
        """From its first turn; filled once."""
        if not self._title.text():
            self._title.setText(shown.title)
            self._context.setText(shown.context)
            heads = (self.tr("What I thought and did not say"), self.tr("What was said"), self.tr("To learn from it"))
            for column, words in enumerate(heads, 1):
                self._grid.addWidget(label(words, "small", self), 0, column)
                self._grid.setColumnStretch(column, 1)
            for place, turn in enumerate(shown.turn, 1):
                self._add(place, turn)
            for heading, words in (
                (self.tr("The draft before"), shown.before),
                (self.tr("The draft after"), shown.after),
                (self.tr("The question that might have freed it"), shown.unasked),
                (self.tr("What I take from it"), shown.learned),
                (self.tr("What I try next"), shown.next),
            ):
                self._below.addWidget(label(heading, "quiet", self))
                self._below.addWidget(label(words, "body", self))
        self._area.verticalScrollBar().setValue(0)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, place: int, turn: ExampleTurn) -> None:
        self._grid.addWidget(line(), place * 2 - 1, 0, 1, 4)
        said, inside = QWidget(self), QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        said.setLayout(inside)
        words = self.tr("Coach: {words}").format(words=turn.coach) if turn.coach else self.tr("Coach: (says nothing)")
        inside.addWidget(label(words, "strong", said))
        inside.addWidget(label(turn.coachee, "body", said))
        note = label(turn.note, "body13", self)
        note.setProperty("tone", "accent")
        parts = (label(str(place), "quiet", self), label(turn.thought, "body", self), said, note)
        for column, part in enumerate(parts):
            self._grid.addWidget(part, place * 2, column, Qt.AlignmentFlag.AlignTop)
