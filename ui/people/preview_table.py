"""The rows of a list before anything of it is added. A remark says what the list would change: it has room before jobs
and addresses do, and of the chosen row it is told whole below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.people.models import LINE, REMARK, PreviewTableModel
from ui.theme import text_scale

LOOKED_AT = 60  # rows that say how wide a column is: a thousand, as Qt has it, take 300 ms
REMARK_UP_TO = 360  # px at 100 % text
MOST, LEAST, BESIDE = {0: 220, 1: 180, 2: 180, 3: 240}, 100, 16  # the same, of the columns before them


class PreviewTable(QTableView):
    """Call `share` after the rows have changed."""

    def __init__(self, model: PreviewTableModel) -> None:
        super().__init__()
        self._asked: dict[int, int] = {}  # how wide the words of each column are
        self.setModel(model)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Tab leaves it; arrows go from row to row
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setResizeContentsPrecision(LOOKED_AT)
        header.setSectionResizeMode(LINE, QHeaderView.ResizeMode.ResizeToContents)

    def share(self) -> None:
        """Columns as wide as their words; where that is too much, the last ones first give way."""
        self._asked = {at: self.sizeHintForColumn(at) for at in (*MOST, REMARK) if not self.isColumnHidden(at)}
        self._share_out()

    def _share_out(self) -> None:
        """Another width asks for no look at the words."""
        scale, shown = text_scale(), [at for at in MOST if at in self._asked]
        remark = min(round(REMARK_UP_TO * scale), self._asked.get(REMARK, 0))
        room = self.viewport().width() - self.horizontalHeader().sectionSize(LINE) - remark
        widths = {at: round(min(MOST[at] * scale, self._asked[at] + BESIDE * scale)) for at in shown}
        for at in reversed(shown[1:]):
            lacking = max(0, sum(widths.values()) - room)
            widths[at] -= min(lacking, max(0, widths[at] - round(LEAST * scale)))
        for at, width in widths.items():
            self.setColumnWidth(at, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text makes the words wider."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._asked:
            self.share()
