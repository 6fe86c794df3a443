"""Follow-up questions of one parameter: the client's own, the app's and the coach's. "Edit" turns them into lines that
can be reworded, put away and brought back; that is kept in the coach's library, for all clients."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.interview.words import Words
from ui.widgets.basics import button, label
from ui.widgets.fields import LineField
from workshop_app.application.own_questions import FollowUp, Library


class FollowUps(QWidget):
    """What to ask next; changes go to the library at once."""

    def __init__(self, library: Library, words: Words) -> None:
        super().__init__()
        self._library, self._words = library, words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._rows: list[QWidget] = []
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Your own follow-up question"))
        self.line.setPlaceholderText(self.tr("A question of your own, then Enter"))
        self.line.returnPressed.connect(self._on_added)
        self.line.hide()
        self._column.addWidget(self.line)
        self.edit = button(self.tr("Edit these questions"), "link", self.tr("Kept with you, for all your clients"))
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
            row.hide()
            row.deleteLater()
        self._rows = [label(text) for text in self._words.asked_here]
        editing = self.edit.isChecked()
        for each in self._library.follow_ups(self._words.library_key, self._words.follow_ups):
            self._rows.append(self._edit_row(each) if editing else label(each.text))
        if editing:
            hidden = self._library.hidden(self._words.library_key, self._words.follow_ups)
            self._rows += [self._hidden_row(text) for text in hidden]
        for at, row in enumerate(self._rows):
            self._column.insertWidget(at, row)
            row.setMinimumWidth(40)

    def _edit_row(self, each: FollowUp) -> QWidget:
        field = LineField(self.tr("Follow-up question"))
        field.show_value(each.text)
        field.editingFinished.connect(partial(self._on_reworded, each, field))
        away = self.tr("Put this question away") if each.shipped else self.tr("Forget this question")
        return self._row(field, "x", away, partial(self._on_away, each))

    def _hidden_row(self, text: str) -> QWidget:
        words = self.tr("Bring this question back")
        return self._row(label(text, "small"), "undo-2", words, partial(self._on_back, text))

    def _row(self, left: QWidget, icon: str, tip: str, act: partial[None]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        left.setMinimumWidth(40)
        line.addWidget(left, 1)
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

    def _on_reworded(self, each: FollowUp, field: LineField) -> None:
        if field.text() != each.text:
            self._library.reword(self._words.library_key, each, field.text())

    def _on_away(self, each: FollowUp, _checked: bool = False) -> None:
        if each.shipped:
            self._library.hide(self._words.library_key, each.shipped)
        else:
            self._library.reword(self._words.library_key, each, "")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _on_back(self, text: str, _checked: bool = False) -> None:
        self._library.hide(self._words.library_key, text, hidden=False)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()
