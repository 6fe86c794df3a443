"""The left-hand column of a practised talk: what was said, and beside it what was thought and not said. Every field is
kept as it is typed."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.rehearse.view_state import clock_words
from ui.widgets.basics import button, card, fit_height, label, line, scrolled
from ui.widgets.fields import TextField
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.left_hand import ColumnRow, column_rows

FIELDS = ("context", "unasked", "learned", "next")


class ColumnPage(QWidget):
    """Signals: written(KeptTalk) with every change, export_requested, back_requested."""

    written = Signal(object)
    export_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept: KeptTalk | None = None
        self._case: CoacheeCase | None = None
        self._area, page = scrolled(parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._stuck = QButtonGroup(self)
        self._said = label("", "quiet")
        self.thoughts: dict[int, TextField] = {}
        self.fields = {name: TextField(words, hint, 2, 8) for name, words, hint in self._asked()}
        page.addLayout(self._head())
        self._grid = QGridLayout()
        page.addWidget(self._table())
        page.addWidget(self._questions())
        page.addStretch(1)
        fit_height(self._area)
        for name, field in self.fields.items():
            field.committed.connect(partial(self._on_field, name))
        self._stuck.idClicked.connect(self._on_stuck)

    def show_talk(self, case: CoacheeCase, kept: KeptTalk) -> None:
        """This talk, with what was written beside it so far."""
        self._kept, self._case = kept, case
        self._said.setText(
            self.tr("{title}. Only you read this; names go when you export it.").format(title=case.head.title)
        )
        self._empty()
        heads = (self.tr("Stuck here"), self.tr("What was said"), self.tr("What I thought and did not say"))
        for column, words in enumerate(heads):
            self._grid.addWidget(label(words, "small", self), 0, column)
        for row in column_rows(case, kept):
            self._add(row, kept.column.stuck == row.turn)
        for name, field in self.fields.items():
            field.show_value(str(getattr(kept.column, name)), f"{kept.id}/{name}")
        first = next(iter(self.thoughts.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.verticalScrollBar().setValue(0)

    def _asked(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("context", self.tr("What it was about"), self.tr("In a sentence or two")),
            ("unasked", self.tr("The question that might have freed it"), self.tr("As you would say it now")),
            ("learned", self.tr("What I take from it"), self.tr("What did I assume, and not test? Where did I steer?")),
            ("next", self.tr("What I try next"), self.tr("One thing")),
        )

    def _head(self) -> QHBoxLayout:
        top = QHBoxLayout()
        said = QVBoxLayout()
        said.addWidget(label(self.tr("Left-hand column"), "title"))
        said.addWidget(self._said)
        top.addLayout(said, 1)
        export, back = button(self.tr("Save without names…")), button(self.tr("Looking back"))
        export.clicked.connect(self.export_requested)
        back.clicked.connect(self.back_requested)
        top.addWidget(export)
        top.addWidget(back)
        return top

    def _table(self) -> QFrame:
        frame, inside = card(parent=self)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        inside.addLayout(self._grid)
        return frame

    def _questions(self) -> QFrame:
        frame, inside = card(parent=self)
        for field in self.fields.values():
            inside.addWidget(label(field.accessibleName(), "quiet"))
            inside.addWidget(field)
        return frame

    def _empty(self) -> None:
        for each in self._stuck.buttons():
            self._stuck.removeButton(each)
        self.thoughts = {}
        while self._grid.count():
            item = self._grid.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()

    def _add(self, row: ColumnRow, stuck: bool) -> None:
        place = row.turn * 2 + 1
        self._grid.addWidget(line(), place, 0, 1, 3)
        mark = QRadioButton(clock_words(row.second))
        mark.setAccessibleName(self.tr("I got stuck at {time}").format(time=clock_words(row.second)))
        mark.setChecked(stuck)
        self._stuck.addButton(mark, row.turn)
        said = QWidget(self)
        inside = QVBoxLayout(said)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        if row.coach:
            inside.addWidget(label(self.tr("Coach: {words}").format(words=row.coach), "strong", said))
        if row.coachee:
            inside.addWidget(label(row.coachee, "body", said))
        inside.addStretch(1)
        about = self.tr("What I thought at {time}").format(time=clock_words(row.second))
        thought = TextField(about, "", 1, 8, self)
        thought.show_value(row.thought, f"{self._kept.id if self._kept else ''}/{row.turn}")
        thought.committed.connect(partial(self._on_thought, row.turn))
        self.thoughts[row.turn] = thought
        for column, part in enumerate((mark, said, thought)):
            self._grid.addWidget(part, place + 1, column, Qt.AlignmentFlag.AlignTop)

    def _on_thought(self, turn: int, words: str) -> None:
        if self._kept is not None:
            self._write(self._kept.with_beside(turn, words))

    def _on_field(self, name: str, words: str) -> None:
        if self._kept is not None:
            self._write(replace(self._kept, column=replace(self._kept.column, **{name: words})))

    def _on_stuck(self, turn: int) -> None:
        if self._kept is not None:
            self._write(replace(self._kept, column=replace(self._kept.column, stuck=turn)))

    def _write(self, kept: KeptTalk) -> None:
        self._kept = kept
        self.written.emit(kept)
