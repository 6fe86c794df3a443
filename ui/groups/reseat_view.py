"""Somebody came late or has left: who would change chairs in the rounds still ahead, listed before anybody moves."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from ui.groups import group_words as words
from ui.groups.view_state import GroupsView
from ui.widgets.basics import button, card, label
from workshop_app.domain.groups import Reseated

MOVES_SHOWN = 12


class ReseatView(QWidget):
    """Signals:
    over_changed: how many rounds are over, as the user says.
    accepted: the Reseated that was shown.
    """

    over_changed = Signal(int)
    accepted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Reseated | None = None
        frame, layout = card("note", self)
        self._heading = label("", "subheading")
        self._moves = label("")
        self._over = QSpinBox()
        self._over.setAccessibleName(self.tr("Rounds that are over"))
        self._accept = button(self.tr("Move them"), "primary")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        name = label(self.tr("Rounds over or running:"), "quiet")
        name.setWordWrap(False)
        foot.addWidget(name)
        foot.addWidget(self._over)
        foot.addStretch(1)
        foot.addWidget(self._accept)
        layout.addWidget(self._heading)
        layout.addWidget(self._moves)
        layout.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._over.valueChanged.connect(self.over_changed)
        self._accept.clicked.connect(self._on_accept)

    def show_moves(self, view: GroupsView, found: Reseated | None, begun: int) -> None:
        """What would move; `found` None: it cannot be done. Rounds that have begun are over whatever the user says."""
        self._found = found
        self._over.blockSignals(True)
        self._over.setRange(begun, max(begun, len(view.rounds)))
        self._over.setValue(view.frozen)
        self._over.blockSignals(False)
        self._accept.setEnabled(found is not None and bool(found.moves))
        if found is None:
            self._heading.setText(self.tr("Fewer than two people are left: there is nobody to coach."))
            self._moves.setText("")
            return
        people = len({each.person for each in found.moves})
        self._heading.setText(
            self.tr("{n} people change seats; what is over stays as it was.").format(n=people)
            if people != 1
            else self.tr("One person changes seats; what is over stays as it was.")
        )
        names = {**view.names, **view.gone_names}
        lines = [words.move(each, names, found.rooms) for each in found.moves]
        more = len(lines) - MOVES_SHOWN
        if more > 0:
            lines = [*lines[:MOVES_SHOWN], self.tr("and {n} more").format(n=more)]
        self._moves.setText("\n".join(lines))

    def _on_accept(self) -> None:
        if self._found is not None:
            self.accepted.emit(self._found)
