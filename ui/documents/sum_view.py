"""What all ticked documents come to: pages, for the room and for the coach."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.documents.view_state import PaperCount
from ui.widgets.basics import label, large_text, tip


class SumView(QWidget):
    """Below the catalogue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sum = label("", "subheading")
        self._parts = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._sum)
        column.addWidget(self._parts)

    @property
    def words(self) -> str:
        return self._sum.text()

    @property
    def parts(self) -> str:
        return self._parts.text()

    def show_sum(self, counts: Sequence[PaperCount | None], for_pack: bool, both_sides: bool = False) -> None:
        """Of every ticked line; one that is not counted yet is None. Printed on both sides, the pages are told with
        the sheets that they take."""
        known = [each for each in counts if each is not None]
        room = sum(each.copies * each.room for each in known)
        coach = sum(each.copies * each.coach for each in known)
        if not counts:
            self._sum.setText(self.tr("Nothing is ticked"))
        elif len(known) < len(counts):
            self._sum.setText(self.tr("Counting pages…"))
        else:
            pages = room + coach
            total = self.tr("1 page") if pages == 1 else self.tr("{n} pages").format(n=pages)
            if for_pack and both_sides:
                sheets = sum(each.copies * each.leaves for each in known)
                on = self.tr("{pages} on 1 sheet") if sheets == 1 else self.tr("{pages} on {n} sheets")
                total = on.format(pages=total, n=sheets)
            self._sum.setText(total)
        said = self.tr("{room} for the room, {coach} for you.").format(room=room, coach=coach)
        more = self.tr(
            "In the order of the day, one file for the room and one for you, with a page on top that lists them."
        )
        told = for_pack and 0 < len(known) == len(counts)
        self._parts.setText(" ".join((said, more)))
        self._parts.setVisible(told and not large_text())  # there the catalogue needs the room
        self._sum.setToolTip(tip(self._parts.text()) if told and large_text() else "")
