"""A real session, noted in a minute: a click for each question, by kind, and the one that turned it."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.rehearse.practice_words import kind_name, shape_name
from ui.widgets.basics import button, card, fit_height, label, scrolled, tab_through
from ui.widgets.fields import LineField, TextField
from ui.widgets.spoken import announce
from workshop_app.domain.rehearsal.kept_talk import KeptTalk
from workshop_app.domain.rehearsal.noted_session import NotedSession, SessionShape
from workshop_app.domain.rehearsal.practice_kinds import COSTLY_KINDS, OPEN_KINDS, QuestionKind

IN_A_ROW = 3  # kinds side by side


class NotePage(QWidget):
    """Signals: noted(KeptTalk) with every change, done_requested."""

    noted = Signal(object)
    done_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept: KeptTalk | None = None
        self._area, page = scrolled(parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.shapes = QButtonGroup(self)
        self.about = LineField(
            self.tr("What it was"), self.tr("Such as: second round, logistics; a name is not needed")
        )
        hint = self.tr("As you said it; leave it empty where none did")
        self.turning = TextField(self.tr("The question that turned it"), hint, 2, 6)
        self.more: dict[QuestionKind, QPushButton] = {}
        self.less: dict[QuestionKind, QPushButton] = {}
        self.done = button(self.tr("Done"), "primary")
        page.addLayout(self._head())
        page.addWidget(self._kinds())
        page.addWidget(self._turning())
        page.addStretch(1)
        fit_height(self._area)
        counts = (each for kind in self.more for each in (self.more[kind], self.less[kind]))
        tab_through(*self.shapes.buttons(), self.about, *counts, self.turning, self.done)
        self.about.committed.connect(self._on_about)
        self.turning.committed.connect(self._on_turning)
        self.shapes.idClicked.connect(self._on_shape)
        self.done.clicked.connect(self.done_requested)

    def show_note(self, kept: KeptTalk) -> None:
        """A new one, or one to go on with."""
        self._kept = kept
        self.shapes.button(tuple(SessionShape).index(self._note.shape)).setChecked(True)
        self.about.show_value(self._note.about, f"{kept.id}/about")
        self.turning.show_value(self._note.turning, f"{kept.id}/turning")
        self._show()
        self._area.verticalScrollBar().setValue(0)
        self.more[QuestionKind.OUTCOME].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _note(self) -> NotedSession:
        noted = self._kept.noted if self._kept is not None else None
        return noted or NotedSession()

    def _head(self) -> QHBoxLayout:
        top, said = QHBoxLayout(), QVBoxLayout()
        said.addWidget(label(self.tr("A real session, in a minute"), "title"))
        told = self.tr(
            "From memory, as well as it goes. Only you see it: it stays on this computer, beside your practice."
        )
        said.addWidget(label(told, "quiet"))
        top.addLayout(said, 1)
        top.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)
        return top

    def _kinds(self) -> QFrame:
        frame, inside = card(parent=self)
        shapes = QHBoxLayout()
        for place, shape in enumerate(SessionShape):
            each = button(shape_name(shape))
            each.setCheckable(True)
            self.shapes.addButton(each, place)
            shapes.addWidget(each)
        shapes.addWidget(self.about, 1)
        inside.addLayout(shapes)
        inside.addWidget(label(self.tr("What you asked: a click for each time"), "subheading"))
        groups = (OPEN_KINDS, (QuestionKind.SILENCE, *COSTLY_KINDS))
        for kinds in groups:
            grid = QGridLayout()
            grid.setSpacing(8)
            for column in range(IN_A_ROW):
                grid.setColumnStretch(column, 1)
            for place, kind in enumerate(kinds):
                grid.addLayout(self._one(kind), place // IN_A_ROW, place % IN_A_ROW)
            inside.addLayout(grid)
        return frame

    def _one(self, kind: QuestionKind) -> QHBoxLayout:
        self.more[kind], self.less[kind] = button(""), button("−", "flat")
        self.less[kind].setAccessibleName(self.tr("One less: {kind}").format(kind=kind_name(kind)))
        self.more[kind].clicked.connect(partial(self._on_count, kind, 1))
        self.less[kind].clicked.connect(partial(self._on_count, kind, -1))
        pair = QHBoxLayout()
        pair.setSpacing(0)
        pair.addWidget(self.more[kind], 1)
        pair.addWidget(self.less[kind])
        return pair

    def _turning(self) -> QFrame:
        frame, inside = card(parent=self)
        inside.addWidget(label(self.turning.accessibleName(), "subheading"))
        inside.addWidget(self.turning)
        return frame

    def _show(self) -> None:
        for kind, shown in self.more.items():
            count = self._note.counts.get(kind, 0)
            shown.setText(f"{kind_name(kind)}  {count}" if count else kind_name(kind))
            shown.setProperty("strong", bool(count))
            self.less[kind].setEnabled(count > 0)

    def _on_count(self, kind: QuestionKind, more: int, _checked: bool = False) -> None:
        self._keep(self._note.with_more(kind, more))
        if not self.less[kind].isEnabled():
            self.more[kind].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{kind_name(kind)}: {self._note.counts.get(kind, 0)}")

    def _on_shape(self, place: int) -> None:
        self._keep(replace(self._note, shape=tuple(SessionShape)[place]))

    def _on_about(self, words: str) -> None:
        self._keep(replace(self._note, about=words))

    def _on_turning(self, words: str) -> None:
        self._keep(replace(self._note, turning=words))

    def _keep(self, noted: NotedSession) -> None:
        if self._kept is not None:
            self._kept = replace(self._kept, noted=noted)
            self._show()
            self.noted.emit(self._kept)
