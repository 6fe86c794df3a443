"""Ctrl+Z and Ctrl+Shift+Z: the text field with the focus first, then the workspace.

A Qt text field claims both keys even when it has nothing to take back; `FieldKeys` hands them on in that case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    TextWidget = QLineEdit | QPlainTextEdit | QTextEdit
TEXTS = ("QLineEdit", "QPlainTextEdit", "QTextEdit")  # by name: a start needs none of these classes


def undo_in_field() -> bool:
    """Take back typing in the focused field; False when there is none."""
    field = _focused()
    if field is None or not _can(field, redo=False):
        return False
    field.undo()
    return True


def redo_in_field() -> bool:
    """Do typing again in the focused field; False when there is none."""
    field = _focused()
    if field is None or not _can(field, redo=True):
        return False
    field.redo()
    return True


class FieldKeys(QObject):
    """Sits on the one text field that has the focus."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        if _is_text(watched):
            for key, redo in ((QKeySequence.StandardKey.Undo, False), (QKeySequence.StandardKey.Redo, True)):
                if event.matches(key) and not _can(watched, redo):
                    event.ignore()
                    return True
        return False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if _is_text(old):
            old.removeEventFilter(self)
        if _is_text(new):
            new.installEventFilter(self)


def _focused() -> TextWidget | None:
    widget = QApplication.focusWidget()
    return widget if _is_text(widget) else None


def _is_text(widget: QObject | None) -> TypeGuard[TextWidget]:
    return widget is not None and any(map(widget.inherits, TEXTS))


def _can(field: TextWidget, redo: bool) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable() if redo else field.isUndoAvailable()
    return field.document().isRedoAvailable() if redo else field.document().isUndoAvailable()
