"""One parameter of the order: its name, for the coach's own ones also question and follow-ups, and what can be done
with it. Used by the own view; asks by signal, changes nothing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.interview.own.view_state import OrderLine
from ui.widgets.basics import button, label, scrolled
from ui.widgets.fields import LineField, TextField

WIDEST = 640


class OwnPane(QWidget):
    """Signals: `written(name, text)` asks to save "title", "question" or "follow_ups"; `hide_requested(hidden)`;
    `remove_requested`; `open_requested`."""

    written = Signal(str, str)
    hide_requested = Signal(bool)
    remove_requested = Signal()
    open_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line: OrderLine | None = None
        self._kind = label("", "quiet")
        self.title = LineField(self.tr("Name"))
        self._usual = label("", "small")
        self._question_head = label(self.tr("Question"), "quiet")
        self.question = TextField(self.tr("Question"), self.tr("What you ask, in full"), 2)
        self._asked = label("")
        self._follow_head = label(self.tr("Follow-up questions for this client, one per line"), "quiet")
        self.follow_ups = TextField(self.tr("Follow-up questions"), self.tr("one per line"), 3)
        self._library = label(
            self.tr("Follow-ups for all your clients are edited beside the question itself."), "small"
        )
        self.hide_it = button("")
        self.remove = button(
            self.tr("Remove"), "danger", self.tr("Along with what people answered; Ctrl+Z brings it back")
        )
        self.open = button(self.tr("Go to the question"), "flat")
        self._lay_out()
        self.title.committed.connect(partial(self.written.emit, "title"))
        self.question.committed.connect(partial(self.written.emit, "question"))
        self.follow_ups.committed.connect(partial(self.written.emit, "follow_ups"))
        self.hide_it.clicked.connect(self._on_hide)
        self.remove.clicked.connect(self.remove_requested)
        self.open.clicked.connect(self.open_requested)

    def show_line(self, line: OrderLine) -> None:
        """Show this parameter."""
        self._line, own = line, line.own
        self._kind.setText(self.tr("Your own question") if own else self.tr("One of the method's questions"))
        self.title.setPlaceholderText("" if own else line.usual)
        self.title.show_value(line.name, line.key)
        usual = self.tr("Usually “{title}”; leave it empty to go back to that name.")
        self._usual.setText(usual.format(title=line.usual))
        self._usual.setVisible(own is None)
        self.question.show_value(own.question if own else "", line.key)
        self._asked.setText(line.question)
        self._asked.setVisible(own is None)
        self.follow_ups.show_value(own.follow_ups if own else "", line.key)
        for widget in (self.question, self._follow_head, self.follow_ups, self.remove):
            widget.setVisible(own is not None)
        self.hide_it.setText(self.tr("Show it again") if line.hidden else self.tr("Hide it"))
        self.hide_it.setToolTip(self.tr("Leaves it out of the interview and the documents; its answer is kept"))

    def begin(self) -> None:
        """Put the keyboard on the name."""
        self.title.setFocus()
        self.title.selectAll()

    @property
    def unsaved(self) -> bool:
        """Whether a field holds words that are nowhere else."""
        return any(field.keeper.alone for field in (self.title, self.question, self.follow_ups))

    def commit(self) -> None:
        """Save what is being typed."""
        for field in (self.title, self.question, self.follow_ups):
            field.commit()

    def _lay_out(self) -> None:
        area, column = scrolled(margin=24, spacing=4)
        column.addWidget(self._kind)
        column.addSpacing(8)
        groups: tuple[tuple[QWidget, ...], ...] = (
            (label(self.tr("Name"), "quiet"), self.title, self._usual),
            (self._question_head, self.question, self._asked),
            (self._follow_head, self.follow_ups, self._library),
        )
        for group in groups:
            for each in group:
                column.addWidget(each)
            column.addSpacing(12)
        for widget in (self._usual, self._asked, self._library):
            widget.setMinimumWidth(40)
        line = QHBoxLayout()
        line.setSpacing(8)
        for each in (self.hide_it, self.remove, self.open):
            line.addWidget(each)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _on_hide(self) -> None:
        if self._line is not None:
            self.hide_requested.emit(not self._line.hidden)
