"""The one icon set: Lucide (ISC licence, LICENSE.txt), one colour, recoloured by the theme when loaded.

`icon(name)` for painting; `set_icon(button, name)` for buttons and labels, so that a change of theme recolours them.
An icon never stands alone: give its widget words, or a tooltip and an accessible name.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

    from ui.theme import Tokens

FOLDER = Path(__file__).parent
SIZES, LARGE = (16, 18, 20, 24), (28, 32, 48, 64)  # the large ones for large text and dense screens only


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.svg")))


def svg(name: str, colour: str) -> str:
    """The drawing in this colour."""
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)


def icon(name: str, role: str = "ink") -> QIcon:
    """The icon in the theme's colour for `role`, a token name such as "ink", "quiet", "accent", "on_accent"."""
    from ui import theme  # the theme dresses icons, so it imports this module first

    dense = any(screen.devicePixelRatio() > 1 for screen in QGuiApplication.screens())
    return _in(theme.current(), name, role, SIZES + LARGE if dense or theme.text_scale() > 1 else SIZES)


def pixmap(name: str, role: str = "ink", size: int = 20, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture for a label."""
    from ui import theme

    exact = _in(theme.current(), name, role, (round(size * ratio),))
    return exact.pixmap(QSize(size, size), ratio)


def set_icon(button: QAbstractButton, name: str, role: str = "ink") -> None:
    """Show an icon on a button and keep it in the theme's colour."""
    button.setProperty("icon_name", name)
    button.setProperty("icon_role", role)
    button.setIcon(icon(name, role))


def recolour(app: QApplication) -> None:
    """Called by the theme: every button with `set_icon` gets its icon in the new colours."""
    for widget in app.allWidgets():
        _recolour_one(widget)


def forget() -> None:
    """Let go of all pictures; called before the application ends, because they must not outlive it."""
    _icon.cache_clear()


def _recolour_one(widget: QWidget) -> None:
    name = widget.property("icon_name")
    if name and isinstance(widget, QAbstractButton):
        widget.setIcon(icon(str(name), str(widget.property("icon_role"))))


def _in(look: Tokens, name: str, role: str, sizes: tuple[int, ...]) -> QIcon:
    return _icon(name, getattr(look, role), look.faint, sizes)


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, disabled: str, sizes: tuple[int, ...]) -> QIcon:
    from PySide6.QtSvg import QSvgRenderer  # 8 ms that a start without icons should not pay

    result = QIcon()
    for mode, paint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        drawing = QSvgRenderer(QByteArray(svg(name, paint).encode()))  # read once, drawn in every size
        for size in sizes:
            result.addPixmap(_drawn(drawing, size), mode)
    return result


def _drawn(drawing: QSvgRenderer, size: int) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
