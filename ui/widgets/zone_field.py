"""A field for a time zone, found by typing a city or a country: nobody knows the four hundred names by heart."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from ui.widgets.completing import offered
from ui.widgets.fields import LineField
from ui.widgets.keeper import when_left
from workshop_app.application import zones

MOST_OFFERED = 12


class ZoneField(LineField):
    """Saves itself when it is left; a zone that is chosen from the list at once. `country` (two letters) comes first in
    the list, and is all there is before anything is typed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent, complete=when_left)
        self.country = ""
        self._offers = QStringListModel(self)
        self._named: dict[str, str] = {}
        self.textEdited.connect(self._on_edited)

    def _on_edited(self, typed: str) -> None:
        if self.completer() is None:  # made when somebody types: most never do
            completer = offered(QCompleter(self._offers, self))
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            completer.activated.connect(self._on_offered, Qt.ConnectionType.QueuedConnection)  # after the line has it
            self.setCompleter(completer)
            widest = self.fontMetrics().horizontalAdvance("America/Argentina/Buenos_Aires  (Argentina)") + 40
            if (popup := completer.popup()) is not None:
                popup.setMinimumWidth(widest)
        found = zones.find(typed, self.country)[:MOST_OFFERED] if typed.strip() else ()
        self._named = {_shown(each): each.name for each in found}
        self._offers.setStringList(list(self._named))

    def _on_offered(self, words: str) -> None:
        if words in self._named:
            self.setText(self._named[words])
            self.keeper.typed()
            self.commit()


def _shown(offer: zones.ZoneOffer) -> str:
    return f"{offer.name}  ({', '.join(offer.countries[:3])})"
