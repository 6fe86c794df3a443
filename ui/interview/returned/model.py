"""What came back, as a list of two lines each. Used by the returned view."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt

from ui.interview.returned.view_state import ReturnedLine
from ui.widgets.row_models import Index, RowListModel

LONGEST = 120


def title_words(line: ReturnedLine) -> str:
    """What a line is about."""
    if line.gone:
        return QCoreApplication.translate("ReturnedModel", "A question that was removed")
    return line.title or QCoreApplication.translate("ReturnedModel", "The whole record")


class ReturnedModel(RowListModel[ReturnedLine]):
    """First line: parameter and author; second: whether it is a comment or other words, and its beginning."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: dict[int, str] = {}  # by row: a list asks for all of them to find its height

    def show_lines(self, lines: tuple[ReturnedLine, ...]) -> None:
        self._words = {}
        self._take_over(lines, [line.id for line in lines], [line.id for line in self._rows])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        at = index.row()
        if at not in self._words:
            self._words[at] = self._words_of(self._rows[at])
        return self._words[at]

    def _words_of(self, line: ReturnedLine) -> str:
        title = title_words(line)
        who = " ".join(line.comment.author.split())
        kind = self._kind(line)
        kind = self.tr("changed on both sides · {what}").replace("{what}", kind) if line.overtaken else kind
        text = " ".join((line.comment.new if line.proposal else line.comment.text)[: LONGEST * 2].split())[:LONGEST]
        mark = "" if line.open else "✓ "
        return f"{title} · {who}\n{mark}{kind.format(text=text)}" if who else f"{title}\n{mark}{kind.format(text=text)}"

    def _kind(self, line: ReturnedLine) -> str:
        if line.together:
            return self.tr("{n} things are missing from their file").replace("{n}", str(len(line.together)))
        if not line.proposal:
            return self.tr("comment: {text}")
        if not line.comment.new:
            return self.tr("taken out: {field}").replace("{field}", line.field or self.tr("the decision"))
        return (
            line.field.replace("{", "{{").replace("}", "}}") + ": {text}" if line.field else self.tr("reworded: {text}")
        )
