"""The left-hand column of a talk: in the left one what was thought and not said, in the right one what was said. Every
field is kept as it is typed."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from ui.rehearse.column_export import TEXT, WORD
from ui.rehearse.stretch_row import StretchRow
from ui.rehearse.view_state import clock_words
from ui.widgets.basics import button, card, fit_height, label, line, page_title, scrolled
from ui.widgets.fields import TextField
from ui.widgets.flow import wrapped_row
from ui.widgets.in_turns import InTurns
from ui.widgets.keeper import commit_all
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.left_hand import ColumnRow, SpokenColumn, stretch

AT_ONCE = 8  # turns of the talk: more than are in sight; the others follow in the turns after the first picture
OF_A_REAL_TALK = ("before", "after")  # a practised one brings its drafts with it


class ColumnPage(QWidget):
    """Signals: written(KeptTalk) with every change, export_requested(ending), words_requested, back_requested."""

    written = Signal(object)
    export_requested = Signal(str)
    words_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept: KeptTalk | None = None
        self._column: SpokenColumn | None = None
        self._area, page = scrolled(parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._stuck = QButtonGroup(self)
        self.rest = InTurns(self)
        self._said = label("", "quiet")
        self.stretch = StretchRow(self)
        self._names: dict[str, QLabel] = {}
        self.thoughts: dict[int, TextField] = {}
        self.fields = {name: TextField(words, hint, 2, 8) for name, words, hint in self._asked()}
        page.addLayout(self._head())
        page.addWidget(self.stretch)
        self._grid = QGridLayout()
        page.addWidget(self._table())
        page.addWidget(self._questions())
        page.addStretch(1)
        fit_height(self._area)
        for name, field in self.fields.items():
            field.committed.connect(partial(self._on_field, name))
        self._stuck.idClicked.connect(self._on_stuck)
        self.stretch.chosen.connect(self._on_stretch)

    def show_talk(self, column: SpokenColumn, kept: KeptTalk) -> None:
        """This talk, with what was written beside it so far."""
        self._kept, self._column = kept, column
        real = kept.written is not None
        said = self.tr("{title}. Only you read this; names go when you save it for somebody else.")
        if real:
            said = self.tr(
                "{title}. Only you read this. Saved for somebody else it is without the speakers’ names and those you "
                "listed: read it before you hand it on."
            )
        self._said.setText(said.format(title=column.title or self.tr("A real talk")))
        self._words.setVisible(real)
        self._back.setText(self.tr("What I practised") if real else self.tr("Looking back"))
        self._show_rows(column, kept)
        for name, field in self.fields.items():
            field.show_value(str(getattr(kept.column, name)), f"{kept.id}/{name}")
            for part in (field, self._names[name]):
                part.setVisible(real or name not in OF_A_REAL_TALK)
        first = next(iter(self.thoughts.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.verticalScrollBar().setValue(0)

    def _show_rows(self, column: SpokenColumn, kept: KeptTalk) -> None:
        self.rest.drop()
        self._empty()
        rows = stretch(column, kept.column)
        self.stretch.show_rows(column.rows, rows)
        heads = (self.tr("Stuck here"), self.tr("What I thought and did not say"), self.tr("What was said"))
        for place, words in enumerate(heads):
            self._grid.addWidget(label(words, "small", self), 0, place)
        self._add_some(rows[:AT_ONCE])
        rest = [rows[at : at + AT_ONCE] for at in range(AT_ONCE, len(rows), AT_ONCE)]
        self.rest.begin(partial(self._add_some, some) for some in rest)

    def _add_some(self, rows: tuple[ColumnRow, ...]) -> None:
        for each in rows:
            self._add(each)

    def _asked(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("context", self.tr("What it was about"), self.tr("In a sentence or two")),
            ("before", self.tr("The draft before"), self.tr("As it stood when the talk began")),
            ("after", self.tr("The draft after"), self.tr("As it stood at the end; nothing where it did not move")),
            ("unasked", self.tr("The question that might have freed it"), self.tr("As you would say it now")),
            ("learned", self.tr("What I take from it"), self.tr("What did I assume, and not test? Where did I steer?")),
            ("next", self.tr("What I try next"), self.tr("One thing")),
        )

    def _head(self) -> QVBoxLayout:
        top = QHBoxLayout()
        said = QVBoxLayout()
        said.addWidget(page_title(self.tr("Left-hand column")))
        said.addWidget(self._said)
        top.addLayout(said, 1)
        self._words, self._back = button(self.tr("Change the words…")), button("")
        self._words.clicked.connect(self.words_requested)
        self._back.clicked.connect(self.back_requested)
        more = wrapped_row()
        more.addWidget(self._words)
        for words, ending in ((self.tr("Word without names…"), WORD), (self.tr("Text without names…"), TEXT)):
            saves = button(words)
            saves.clicked.connect(partial(self._on_export, ending))
            more.addWidget(saves)
        more.addStretch(1)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout()
        whole.addLayout(top)
        whole.addLayout(more)
        return whole

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
        for name, field in self.fields.items():
            self._names[name] = label(field.accessibleName(), "quiet")
            inside.addWidget(self._names[name])
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

    def _add(self, row: ColumnRow) -> None:
        place = row.turn * 2 + 1
        self._grid.addWidget(line(), place, 0, 1, 3)
        at = clock_words(row.second) if row.second >= 0 else str(row.turn)
        mark = QRadioButton(at)
        mark.setAccessibleName(self.tr("I got stuck at {time}").format(time=at))
        mark.setChecked(self._kept is not None and self._kept.column.stuck == row.turn)
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
        about = self.tr("What I thought at {time}").format(time=at)
        thought = TextField(about, "", 1, 8, self)
        thought.show_value(row.thought, f"{self._kept.id if self._kept else ''}/{row.turn}")
        thought.committed.connect(partial(self._on_thought, row.turn))
        self.thoughts[row.turn] = thought
        for column, part in enumerate((mark, thought, said)):
            self._grid.addWidget(part, place + 1, column, Qt.AlignmentFlag.AlignTop)

    def _on_thought(self, turn: int, words: str) -> None:
        if self._kept is not None:
            self._write(self._kept.with_beside(turn, words))

    def _on_field(self, name: str, words: str) -> None:
        if self._kept is not None:
            self._write(replace(self._kept, column=replace(self._kept.column, **{name: words})))

    def _on_stretch(self, first: int, last: int) -> None:
        if self._kept is not None and self._column is not None:
            commit_all(self)
            self._write(replace(self._kept, column=replace(self._kept.column, first=first, last=last)))
            rows = (
                replace(row, thought=self._kept.column.thoughts.get(str(row.turn), row.thought))
                for row in self._column.rows
            )
            self._column = replace(self._column, rows=tuple(rows))
            self._show_rows(self._column, self._kept)

    def _on_export(self, ending: str, _checked: bool = False) -> None:
        commit_all(self)
        self.export_requested.emit(ending)

    def _on_stuck(self, turn: int) -> None:
        if self._kept is not None:
            self._write(replace(self._kept, column=replace(self._kept.column, stuck=turn)))

    def _write(self, kept: KeptTalk) -> None:
        self._kept = kept
        self.written.emit(kept)
