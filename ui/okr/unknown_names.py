"""Adds champions whom the list of people does not hold yet. Who they are is asked beside the key result (K23)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.okr.draft_requests import DraftRequests
from ui.widgets.elided import ElidedLink
from workshop_app.domain import champion_names
from workshop_app.domain.draft_fields import are_several, who_may_be
from workshop_app.domain.naming import alike


def unknown(champions: str, people: Iterable[str]) -> tuple[str, ...]:
    """Those whom nobody is called, and nobody may be; none while there is no list of people."""
    there = tuple(people)
    known = {alike(name) for name in there}
    typed = (name for name in champion_names.names(champions) if known and alike(name) not in known)
    return tuple(name for name in typed if not who_may_be(name, there) and not are_several(name, there))


class UnknownNames(QWidget):
    """What adds each of them to the list."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._requests = requests
        self._names: tuple[str, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    def show_names(self, names: tuple[str, ...]) -> None:
        """Offer these."""
        if names == self._names:
            return
        self._names = names
        while (item := self._layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for name in names[:3]:
            add = ElidedLink(self.tr("Add “{name}” to People").format(name=name))
            add.clicked.connect(partial(self._on_add, name))
            self._layout.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(names))

    def _on_add(self, name: str, _checked: bool = False) -> None:
        self._requests.person_wanted.emit(name)
