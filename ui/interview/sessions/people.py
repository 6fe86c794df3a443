"""Who comes to a session: one tick per person asked, in as many columns as fit. Used by the sessions view."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from ui import theme
from ui.interview.sessions.view_state import SessionCard
from ui.labels import enum_label
from ui.widgets.alike import both_ends
from ui.widgets.basics import label

COLUMN = 360  # px of one column at 100 % text, at least
LONGEST = 40  # letters of a name; the tooltip has all of it


class SessionPeople(QWidget):
    """`ticked(id, comes)` when somebody is ticked or not any more."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._ids: tuple[str, ...] = ()
        self._boxes: list[QCheckBox] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._nobody = label(self.tr("Add people above a question first; then tick who is coming."), "small")
        self._grid.addWidget(self._nobody, 0, 0, 1, 2)

    def show_card(self, card: SessionCard) -> None:
        ids = tuple(person.id for person in card.people)
        if ids != self._ids:
            self._rebuild(ids)
        for person, box in zip(card.people, self._boxes, strict=True):
            usual = self.tr("{name}, {role} (usually there)") if person.id in card.invited else "{name}, {role}"
            name = both_ends(person.name, LONGEST)
            box.setText(usual.format(name=name, role=enum_label(person.role)).replace("&", "&&"))
            box.setToolTip(person.name.replace("<", "‹") if name != person.name else "")
            box.setAccessibleName(person.name)
            box.setChecked(person.id in card.attendees)
        self._arrange()
        self._nobody.setVisible(not ids)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _rebuild(self, ids: tuple[str, ...]) -> None:
        for box in self._boxes:
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._ids, self._columns = ids, 0
        self._boxes = [QCheckBox(self) for _ in ids]
        for id, box in zip(ids, self._boxes, strict=True):
            box.setMinimumWidth(40)
            box.clicked.connect(partial(self._on_clicked, id, box))
        self._arrange()

    def _on_clicked(self, id: str, box: QCheckBox, _checked: bool = False) -> None:
        self.ticked.emit(id, box.isChecked())

    def _arrange(self) -> None:
        widest = max((box.sizeHint().width() + self._grid.horizontalSpacing() for box in self._boxes), default=0)
        columns = max(1, int(self.width() // max(widest, COLUMN * theme.text_scale())))
        if columns == self._columns:
            return
        self._columns = columns
        for at, box in enumerate(self._boxes):
            self._grid.addWidget(box, at // columns, at % columns)
            box.show()
