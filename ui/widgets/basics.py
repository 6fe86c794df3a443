"""Small labelled widgets in the house's type sizes. Looks come from ui/theme by the dynamic property `role`; screens
set no style sheets.

Roles: title (28), heading (20), subheading (16), body (14), quiet, error, badge, card, choice, primary, flat, clock.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget


def label(words: str, role: str = "body", parent: QWidget | None = None) -> QLabel:
    """Plain text, never markup: user text may hold anything."""
    widget = QLabel(parent)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setText(words)
    widget.setWordWrap(role not in {"badge", "clock"})
    widget.setProperty("role", role)
    return widget


def button(words: str, role: str = "", tip: str = "") -> QPushButton:
    """A push button; role "primary" is the one thing to do next, "flat" has no frame. Ampersands in the words name the
    keyboard mnemonic; never pass user text."""
    widget = QPushButton(words)
    if role:
        widget.setProperty("role", role)
    if tip:
        widget.setToolTip(tip)
    return widget


def card(role: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A surface with a thin line and 16 px inside; returns the frame and its layout."""
    frame = QFrame()
    frame.setProperty("role", role)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.setSpacing(8)
    return frame, layout


def set_role(widget: QWidget, role: str) -> None:
    """Change a widget's role while it is shown: the style has to look again."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
