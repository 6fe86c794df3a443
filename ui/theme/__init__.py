"""The look of every window: tokens -> palette + one QSS template on Fusion; the wheel is kept calm by `calm.py`.

`apply_theme` is called by ui/app.py, `change_theme` by the settings screen and the menu; custom-painted widgets ask
`current()` for colours (again on `QEvent.PaletteChange`). Screens never set style sheets: they give widgets a `role`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.calm import Calm
from ui.theme.choosing import Choosing
from ui.theme.drawings import svg
from ui.theme.in_memory import Drawings
from ui.theme.looks import LOOKS, Tokens
from ui.theme.pasting import Pasting

if TYPE_CHECKING:
    from ui.theme.dressing import Dressing

FOLDER = Path(__file__).parent
STYLE = "fusion"
BODY = 14
ICON, BAR = 16, 12  # pixels at normal text size: an icon beside words, and the way a scroll bar runs in
TYPE_SIZES = (11, 12, 13, 14, 16, 20, 28, 36, 48, 64)
DRAWN_BY_STYLE = ("check", "minus", "chevron-down", "chevron-up", "chevron-right", "chevron-left", "x")


class ThemeName(StrEnum):
    """What the user can choose; SYSTEM follows the desktop's light or dark scheme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


def tokens(look: str) -> Tokens:
    """The tokens of "light", "dark" or "contrast"."""
    return LOOKS[look]


class _Worn:
    """What the application wears. Painting and layouts ask for it thousands of times, and a property of Qt is slow."""

    look = "light"
    scale = 1.0


def current() -> Tokens:
    """The tokens in use now."""
    return LOOKS[_Worn.look]


def text_scale() -> float:
    """1.0 to 2.0: the factor on every type size. Custom painting multiplies its pixel sizes by it."""
    return _Worn.scale


_ALSO: list[Callable[[QApplication], None]] = []


def dress_also(dress: Callable[[QApplication], None]) -> None:
    """Have this called whenever the application is dressed anew: for what a style sheet does not reach."""
    _ALSO.append(dress)


def apply_theme(app: QApplication, name: str = ThemeName.SYSTEM, scale: int = 100) -> Tokens:
    """Dress the whole application; `scale` is the text size in percent (100 to 200). Safe to call again at any time."""
    chosen = _set_look(app, name, scale)
    if app.allWidgets():
        _dressing(app).do_all()
    return chosen


def change_theme(app: QApplication, name: str, scale: int) -> None:
    """The same while somebody works: what is seen first, and in pieces, so that the window never stands still."""
    _set_look(app, name, scale)
    _dressing(app).begin()


def is_changing(app: QApplication) -> bool:
    """Whether a change of look is still under way."""
    return _dressing(app).under_way


def _set_look(app: QApplication, name: str, scale: int) -> Tokens:
    """All but the widgets there are."""
    _follow_system(app)
    look = _look(name)
    scale = max(100, min(200, scale))
    app.setProperty("theme", str(name))
    _Worn.look, _Worn.scale = look, scale / 100
    chosen = tokens(look)
    font = app.font()
    font.setPixelSize(round(BODY * scale / 100))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    _marks(look)
    if app.property("style") != STYLE:
        app.setStyle(STYLE)
        app.setProperty("style", STYLE)
    if app.findChild(QObject, Calm.NAME) is None:  # by name: else PySide takes up the style to look at its class
        Calm(app)
        Pasting(app)
        Choosing(app)
    if app.styleSheet():
        app.style().unpolish(app)  # or Qt would dress each widget many times over; see `dressing.py`
    app.setFont(font)
    app.setPalette(_palette(chosen))
    app.setStyleSheet(style_sheet(look, scale))
    for dress in _ALSO:
        dress(app)
    return chosen


def _dressing(app: QApplication) -> Dressing:
    from ui.theme.dressing import Dressing  # a start dresses nothing

    known = app.findChild(QObject, Dressing.NAME)
    return known if isinstance(known, Dressing) else Dressing(app)


def style_sheet(look: str, scale: int = 100) -> str:
    """The QSS template with this look's colours and type sizes filled in."""
    chosen = tokens(look)
    values = {name: getattr(chosen, name) for name in chosen.__struct_fields__}
    values |= {f"t{size}": f"{round(size * scale / 100)}px" for size in TYPE_SIZES}
    half = (100 + scale) / 200  # icons, bars and titles grow with the text, but not as fast
    values["title"] = f"{round(28 * half)}px"
    values |= {"icon": f"{round(ICON * half)}px", "bar": f"{round(BAR * half)}px"}
    box = round(16 * scale / 100)  # a round button: ring and dot together as wide as the square of a check box
    dot = box // 2
    values |= {"round": f"{box // 2 + 1}px", "dot": f"{dot}px", "ring": f"{(box - dot) // 2 + 1}px"}
    values["pill"] = f"{round(7.5 * scale / 100)}px"  # half of a badge: from one pixel more on Qt rounds nothing
    values["look"] = look
    template = (FOLDER / "template.qss").read_text(encoding="utf-8")
    return re.sub(r"\$(\w+)", lambda found: values[found[1]], template)  # `string.Template` costs a start 3 ms


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _look(name: str) -> str:
    if name in (ThemeName.LIGHT, ThemeName.DARK, ThemeName.CONTRAST):
        return str(name)
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


class _SchemeListener(QObject):
    """Lives as long as the application: the ear on the system's colour scheme."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("look")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def _on_scheme_changed(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and app.property("theme") == ThemeName.SYSTEM:
            change_theme(app, ThemeName.SYSTEM, round(_Worn.scale * 100))


def _follow_system(app: QApplication) -> _SchemeListener:
    known = app.findChild(QObject, "look")
    return known if isinstance(known, _SchemeListener) else _SchemeListener(app)


@cache
def _marks(look: str) -> Drawings:
    """Drawn once per look, in its colours."""
    chosen = tokens(look)
    return Drawings(
        {
            f"mark-{look}-{name}-{role}.svg": svg(name, getattr(chosen, role))
            for name in DRAWN_BY_STYLE
            for role in ("ink", "quiet", "on_accent")
        }
    )


def _palette(chosen: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = (
        (role.Window, chosen.ground),
        (role.WindowText, chosen.ink),
        (role.Base, chosen.surface),
        (role.AlternateBase, chosen.ground),
        (role.Text, chosen.ink),
        (role.Button, chosen.surface),
        (role.ButtonText, chosen.ink),
        (role.BrightText, chosen.over),
        (role.ToolTipBase, chosen.ink),
        (role.ToolTipText, chosen.surface),
        (role.Highlight, chosen.accent),
        (role.HighlightedText, chosen.on_accent),
        (role.Link, chosen.accent),
        (role.LinkVisited, chosen.accent),
        (role.PlaceholderText, chosen.quiet),
        (role.Accent, chosen.accent),
        (role.Light, chosen.surface),
        (role.Midlight, chosen.hover),
        (role.Mid, chosen.line),
        (role.Dark, chosen.edge),
        (role.Shadow, chosen.line),
    )
    for which, colour in pairs:
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(chosen.faint))
    return palette
