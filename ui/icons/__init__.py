"""The one icon set: Lucide (ISC licence, LICENSE.txt), one colour, recoloured by the theme. Qt draws an icon when it is
seen, in the size and density it has there.

`icon(name)` for painting; `set_icon(button, name)` for buttons and labels, so that a change of theme recolours them.
An icon never stands alone: give its widget words, or a tooltip and an accessible name.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui import theme
from ui.theme.drawings import FOLDER, svg
from ui.theme.in_memory import Drawings


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.svg")))


def icon(name: str, role: str = "ink") -> QIcon:
    """The icon in the theme's colour for `role`, a token name such as "ink", "quiet", "accent", "on_accent"."""
    look = theme.current()
    return _icon(name, getattr(look, role), look.faint)


def pixmap(name: str, role: str = "ink", size: int = 20, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture for a label."""
    return icon(name, role).pixmap(QSize(size, size), ratio)


def set_icon(button: QAbstractButton, name: str, role: str = "ink") -> None:
    """Show an icon on a button and keep it in the theme's colour."""
    button.setProperty("icon_name", name)
    button.setProperty("icon_role", role)
    button.setIcon(icon(name, role))


def recolour(app: QApplication) -> None:
    """Every button with `set_icon` gets its icon in the new colours."""
    for widget in app.allWidgets():
        _recolour_one(widget)


theme.dress_also(recolour)


def forget() -> None:
    """Let go of all pictures; called before the application ends, because they must not outlive it."""
    _icon.cache_clear()


def _recolour_one(widget: QWidget) -> None:
    name = widget.property("icon_name")
    if name and isinstance(widget, QAbstractButton):
        widget.setIcon(icon(str(name), str(widget.property("icon_role"))))


class _File(NamedTuple):
    """A drawing Qt can read, and what keeps it in memory."""

    name: str
    kept: Drawings


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    made = QIcon()
    made.addFile(_file(name, colour).name)
    made.addFile(_file(name, disabled).name, mode=QIcon.Mode.Disabled)
    return made


@cache
def _file(name: str, colour: str) -> _File:
    file = f"icon-{name}-{colour.removeprefix('#')}.svg"
    return _File(f":/{file}", Drawings({file: svg(name, colour)}))
