"""Whether things may move: as the system says, or never, as the user of this program has chosen in Settings. Whatever
is animated asks here."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QProgressBar

EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class Motion(StrEnum):
    """What the user can choose."""

    SYSTEM = "system"
    NEVER = "never"


def apply_motion(app: QApplication, choice: str) -> None:
    """Let things move as the system does, or not at all. Menus and lists that are open already are not touched."""
    app.setProperty("motion", str(choice))
    if choice == Motion.NEVER:  # else as the system has set them: to ask it would cost the first window
        for effect in EFFECTS:
            app.setEffectEnabled(effect, False)


def less_motion() -> bool:
    """Whether nothing is to move: the user has said so here, or told the system."""
    app = QGuiApplication.instance()
    if app is not None and app.property("motion") == Motion.NEVER:
        return True
    hints = QGuiApplication.styleHints()  # held: PySide lets go of what hangs on it together with it
    return hints.accessibility().motionPreference() == Qt.MotionPreference.ReducedMotion


def show_busy(bar: QProgressBar) -> None:
    """For work nobody knows the length of: a bar that runs to and fro, or one that stands empty."""
    bar.setRange(0, 1 if less_motion() else 0)
    bar.setValue(0)
