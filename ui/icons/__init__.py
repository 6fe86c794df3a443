"""The one icon set: Lucide (ISC licence, LICENSE.txt), one colour, recoloured by the theme. Qt draws an icon when it is
seen, in the size and density it has there.

`icon(name)` for painting; `set_icon(button, name)` for buttons and labels, so that a change of theme recolours them.
An icon never stands alone: give its widget words, or a tooltip and an accessible name.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui import theme
from ui.theme.drawings import FOLDER, svg
from ui.theme.in_memory import Drawings

DRAWN, AIR = 24, 8  # units of a drawing: how wide it is, and what stays empty between it and words


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


def set_icon(button: QAbstractButton, name: str, role: str = "ink", *, size: int = 0, words: bool = False) -> None:
    """Show an icon on a button and keep it in the theme's colour. `size`: other than usual beside words, in pixels at
    normal text size. `words`: some will stand beside it, though there are none yet."""
    button.setProperty("icon_name", name)
    button.setProperty("icon_role", role)
    button.setProperty("icon_size", size or theme.ICON)
    button.setProperty("icon_beside", words or bool(button.text()))
    _dress(button)


def recolour(app: QApplication) -> None:
    """Every button with `set_icon` gets its icon in the new colours."""
    for widget in app.allWidgets():
        _recolour_one(widget)


theme.dress_also(recolour)


def forget() -> None:
    """Let go of all pictures; called before the application ends, because they must not outlive it."""
    _icon.cache_clear()


def _recolour_one(widget: QWidget) -> None:
    if widget.property("icon_name") and isinstance(widget, QAbstractButton):
        _dress(widget)


def _dress(button: QAbstractButton) -> None:
    """Beside words the picture has air on its right: Qt puts words next to an icon, where they touch it."""
    name, role = str(button.property("icon_name")), str(button.property("icon_role"))
    if not button.property("icon_beside"):
        button.setIcon(icon(name, role))
        return
    look = theme.current()
    button.setIcon(_icon(name, getattr(look, role), look.faint, AIR))
    high = round(int(button.property("icon_size")) * (1 + theme.text_scale()) / 2)
    button.setIconSize(QSize(round(high * (DRAWN + AIR) / DRAWN), high))


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, disabled: str, air: int = 0) -> QIcon:
    drawings = _drawings(name, colour, disabled, air)
    made = QIcon()
    made.addFile(drawings.files[0])
    made.addFile(drawings.files[1], mode=QIcon.Mode.Disabled)
    return made


@cache
def _drawings(name: str, colour: str, disabled: str, air: int) -> Drawings:
    """Both in one resource, handed to Qt once, and kept in memory as long as the program runs."""
    file = f"icon-{name}-{colour}-{disabled}-{air}".replace("#", "")
    return Drawings({f"{file}.svg": svg(name, colour, air), f"{file}-off.svg": svg(name, disabled, air)})
