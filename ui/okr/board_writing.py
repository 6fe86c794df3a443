"""Who writes on the drafting board, and on which page: the fields over the page that is shown, saved as they are
typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.desk import Desk
from ui.okr.board_editor import LINE, TITLE, BoardEditor, BoardField
from ui.okr.board_state import BoardSection
from ui.okr.published_changes import write_or_wait
from workshop_app.application import queries
from workshop_app.application.changes import Changes
from workshop_app.application.commands.drafts import AddKeyResult
from workshop_app.domain.errors import KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.okr import DraftSet, KeyResult, Objective


class BoardWriting(QObject):
    """Signals: ended (also when what was written on is gone)."""

    ended = Signal()

    def __init__(self, desk: Desk, column: QBoxLayout, board: QWidget) -> None:
        super().__init__(board)
        self._desk, self._column, self._board = desk, column, board
        self._section: BoardSection | None = None
        self.editor: BoardEditor | None = None  # made when somebody writes

    @property
    def goes_on(self) -> bool:
        """Whether somebody writes, also behind the cover."""
        return self._section is not None

    def begin(self, section: BoardSection, last: str = "") -> None:
        """Write on this page, whose last line is the key result `last`: there one goes on writing, and not on the page
        behind it."""
        if self.editor is None:
            self.editor = BoardEditor(self._board)
            self.editor.written.connect(self._on_written)
            self._column.insertWidget(1, self.editor, 1)
        self._section = section
        self.editor.show_fields(self._fields(section))
        self.editor.show()
        self.editor.focus_field((KeyResult, last, "text") if last else None)

    def go_on(self, held: QWidget | None) -> None:
        """The keyboard back to the field that had it, else to the last: it was hidden for a while."""
        if self.editor is None:
            return
        if held in self.editor.fields.values() and held is not None:
            held.setFocus()
        else:
            self.editor.focus_field()

    def end(self) -> None:
        """Save what is typed, and be done."""
        self.commit()
        if self.editor is not None and self._section is not None:
            self._section = None
            self.editor.hide()
            self.ended.emit()

    def commit(self) -> None:
        """Save what is being typed."""
        if self.editor is not None:
            self.editor.commit()

    def add_key_result(self) -> None:
        """One more, on a page of key results."""
        if self.editor is None or self._section is None or self._section.kind != "key_results":
            return
        self.commit()
        id = new_id()
        if self._desk.door.carry_out(AddKeyResult(self._section.id, id), by=self._board):
            self.editor.show_fields(self._fields(self._section))
            self.editor.focus_field((KeyResult, id, "text"))

    def follow(self, changes: Changes) -> None:
        """Somebody changes the set beside the board: their words appear, and whoever types is left alone."""
        if self.editor is None or self._section is None or not changes.touches(DraftSet, Objective, KeyResult):
            return
        try:
            self.editor.show_fields(self._fields(self._section))
        except KnownError:
            self._section = None
            self.editor.hide()
            self.ended.emit()

    def _fields(self, section: BoardSection) -> tuple[BoardField, ...]:
        reader = self._desk.workspace.read
        if section.kind == "mission":
            draft = reader.get(DraftSet, section.id)
            return (BoardField(DraftSet, draft.id, "mission", self.tr("Mission"), draft.mission, TITLE),)
        one = reader.get(Objective, section.id)
        title = BoardField(Objective, one.id, "text", self.tr("Objective"), one.text, TITLE)
        if section.kind == "why_now":
            return (title, BoardField(Objective, one.id, "why_now", self.tr("Why now"), one.why_now))
        name = self.tr("Key result {number}")
        results, numbers = queries.key_results(reader, one.id), queries.numbers(reader, one.set_id)
        new = self.tr("new key result")
        lines = (
            BoardField(KeyResult, each.id, "text", name.format(number=numbers[each.id]), each.text, LINE)
            if each.id in numbers
            else BoardField(KeyResult, each.id, "text", new, each.text, LINE)
            for each in results
        )
        return (title, *lines)

    def _on_written(self, kind: type, id: str, field: str, words: str) -> None:
        write_or_wait(self._desk, kind, id, field, words, by=self._board)
