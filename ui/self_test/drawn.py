"""Parts "icons" and "fonts": every drawing of the window is drawn, every font of the documents is read and draws."""

from __future__ import annotations

import uharfbuzz
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QIcon, QImage

from handouts import font_files, fonts
from ui import icons
from ui.app_icon import SIZES, picture_file
from ui.self_test.parts import Counted, TestPlace, expect
from ui.shell.menus import MENU_ACTIONS
from ui.shell.places import PLACES
from ui.theme import apply_theme

SIDE = 24  # pixels
# A word of each script that a font of its own draws, and signs of the fonts that only bring signs.
WORDS = (
    "Cycle Κύκλος Цикл הסבב",
    "دورة Շրջան চক্র चक्र ዑደት ციკლი ચક્ર ਚੱਕਰ វដ្ត ಚಕ್ರ ວົງຈອນ ചക്രം စက်ဝန်း ଚକ୍ର චක්‍රය சுழற்சி చక్రం วงจร",
    "☐ ✓ ⇒ ∑ 😀",
)


def draw_icons(place: TestPlace) -> Counted:
    """Every file of the icon set, those that places and menus ask for, and the application's own in all sizes."""
    apply_theme(place.app)
    wanted = {*icons.names(), *(each.icon for each in PLACES), *(each.icon for each in MENU_ACTIONS)}
    for name in sorted(wanted):
        expect(_drawn(icons.icon(name), SIDE), f"the icon {name} draws nothing")
    for size in SIZES:
        own = QImage(str(picture_file(size)))
        expect(own.size() == QSize(size, size), f"the application's icon has no picture of {size} pixels")
        expect(ink(own), f"the application's icon is empty at {size} pixels")
    return {"icons": len(wanted), "sizes": len(SIZES)}


def read_fonts(_place: TestPlace) -> Counted:
    """Each file behind a key, and words that must find a font. `families` is what this computer offers the window."""
    keys = font_files.all_keys()
    for key in keys:
        face = uharfbuzz.Face(font_files.file_bytes(key))
        expect(face.glyph_count, f"the font {key} has no glyphs")
    for words in WORDS:
        missing = fonts.undrawable(words)
        expect(not missing, f"no font draws {' '.join(sorted(missing))}")
    return {"fonts": len(keys), "families": len(QFontDatabase.families())}


def ink(picture: QImage) -> int:
    """How many of a thousand points, evenly spread, are not as the first."""
    first, found = picture.pixel(0, 0), 0
    for at in range(1000):
        x, y = (at % 25) * picture.width() // 25, (at // 25) * picture.height() // 40
        found += picture.pixel(x, y) != first
    return found


def _drawn(icon: QIcon, size: int) -> bool:
    picture = icon.pixmap(QSize(size, size)).toImage()
    return not picture.isNull() and ink(picture) > 0
