"""Follow-up questions of one parameter: the client's own, the app's and the coach's. "Edit" turns them into lines that
can be reworded, put away and brought back; that is kept in the coach's library, for all clients."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.interview.page_words import PageWords
from ui.interview.user_label import UserLabel
from ui.widgets.basics import button
from ui.widgets.fields import EntryLine, TextField
from workshop_app.application.own_questions import FollowUp, QuestionLibrary
from workshop_app.domain.text import one_line
from workshop_app.domain.unsent import LinePlace


class FollowUps(QWidget):
    """What to ask next; changes go to the library at once."""

    def __init__(self, library: QuestionLibrary, words: PageWords) -> None:
        super().__init__()
        self._library, self._words = library, words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._rows: list[QWidget] = []
        self._shown: list[FollowUp] = []
        self.line = EntryLine(LinePlace("follow-up", words.key))
        self.line.setAccessibleName(self.tr("Your own follow-up question"))
        self.line.setPlaceholderText(self.tr("Type your own question, then Enter"))
        self.line.returnPressed.connect(self._on_added)
        self.line.hide()
        self._column.addWidget(self.line)
        self.edit = button(
            self.tr("Edit these questions"), "link", self.tr("Kept on this computer, for all your clients")
        )
        self.edit.setCheckable(True)
        self.edit.clicked.connect(self._on_edit)
        foot = QHBoxLayout()
        foot.addWidget(self.edit)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self.refresh()

    def refresh(self) -> None:
        """Show the questions as they are kept."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()  # saves what was typed a moment ago
            row.deleteLater()
        editing = self.edit.isChecked()
        self._shown = list(self._library.follow_ups(self._words.library_key, self._words.follow_ups))
        rows: list[QWidget] = [UserLabel(text) for text in self._words.asked_here]
        rows += [self._edit_row(at) if editing else UserLabel(each.text) for at, each in enumerate(self._shown)]
        if editing:
            hidden = self._library.hidden(self._words.library_key, self._words.follow_ups)
            rows += [self._hidden_row(text) for text in hidden]
        self._rows = rows
        for at, row in enumerate(rows):
            self._column.insertWidget(at, row)
            row.setMinimumWidth(40)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.line.holds_words() and not self.edit.isChecked():
            self.edit.click()  # or nobody would see what waits there

    def _edit_row(self, at: int) -> QWidget:
        each = self._shown[at]
        field = TextField(self.tr("Follow-up question"), "", lines=1)
        field.show_value(each.text)
        field.committed.connect(partial(self._on_reworded, at))
        away = self.tr("Hide this question") if each.shipped else self.tr("Remove this question")
        tools = [("x", away, partial(self._on_away, at))]
        if each.shipped and each.shipped != each.text:
            tools.insert(0, ("undo-2", self.tr("Back to the original wording"), partial(self._on_usual, at)))
        return self._row(field, *tools)

    def _hidden_row(self, text: str) -> QWidget:
        words = self.tr("Bring this question back")
        return self._row(UserLabel(text, "small"), ("undo-2", words, partial(self._on_back, text)))

    def _row(self, left: QWidget, *tools: tuple[str, str, partial[None]]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        left.setMinimumWidth(40)
        line.addWidget(left, 1)
        for icon, tip, act in tools:
            tool = button("", "icon", tip)
            tool.setAccessibleName(tip)
            set_icon(tool, icon, "quiet")
            tool.clicked.connect(act)
            line.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_edit(self, editing: bool) -> None:
        self.line.setVisible(editing)
        self.edit.setText(self.tr("Done") if editing else self.tr("Edit these questions"))
        self.refresh()

    def _on_added(self) -> None:
        self._library.add(self._words.library_key, self.line.text())
        self.line.clear()
        self.refresh()

    def _on_reworded(self, at: int, text: str) -> None:
        kept, words = self._shown[at], one_line(text)
        if words and words != kept.text:  # an emptied line may be the beginning of another wording
            self._library.reword(self._words.library_key, kept, words)
            self._shown[at] = FollowUp(words, kept.shipped)

    def _on_away(self, at: int, _checked: bool = False) -> None:
        each = self._shown[at]
        if each.shipped:
            self._library.hide(self._words.library_key, each.shipped)
        else:
            self._library.reword(self._words.library_key, each, "")
        self._show_changed()

    def _on_usual(self, at: int, _checked: bool = False) -> None:
        self._library.reword(self._words.library_key, self._shown[at], "")
        self._show_changed()

    def _on_back(self, text: str, _checked: bool = False) -> None:
        self._library.hide(self._words.library_key, text, hidden=False)
        self._show_changed()

    def _show_changed(self) -> None:
        """The button that was pressed goes with its row; the keyboard stays near."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()
