"""Client and cycle of an engagement that was not begun yet: there is no file that could keep them, so they wait in the
settings of this computer until it is begun."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit

from ui.widgets.keeper import PAUSE_MS
from workshop_app.application.settings import NEW_CLIENT, Settings


class KeptFields(QObject):
    """Stands behind the two fields of the start page, and fills them with what was typed before the program ended."""

    def __init__(self, settings: Settings, fields: tuple[QLineEdit, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._fields = settings, fields
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        kept = settings.get(NEW_CLIENT)
        for field, words in zip(fields, kept, strict=False):
            field.setText(words)
        for field in fields:
            field.textEdited.connect(self._on_edited)

    def _on_edited(self, _words: str) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _keep(self) -> None:
        if not self._fields[0].isVisible():
            return  # it was begun meanwhile
        words = tuple(field.text() for field in self._fields)
        self._settings.set(NEW_CLIENT, words if any(each.strip() for each in words) else ())
