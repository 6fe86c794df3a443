"""What the screens call the strength of an example and the function of the team behind it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from workshop_app.domain.examples import ExampleStrength, TeamFunction

_WORDS = {
    ExampleStrength.WEAK: QT_TRANSLATE_NOOP("examples", "Weak"),
    ExampleStrength.STRONG: QT_TRANSLATE_NOOP("examples", "Strong"),
    TeamFunction.SALES: QT_TRANSLATE_NOOP("examples", "Sales"),
    TeamFunction.MARKETING: QT_TRANSLATE_NOOP("examples", "Marketing"),
    TeamFunction.PRODUCT: QT_TRANSLATE_NOOP("examples", "Product"),
    TeamFunction.ENGINEERING: QT_TRANSLATE_NOOP("examples", "Engineering"),
    TeamFunction.INFRASTRUCTURE: QT_TRANSLATE_NOOP("examples", "Infrastructure"),
    TeamFunction.OPERATIONS: QT_TRANSLATE_NOOP("examples", "Operations"),
    TeamFunction.SERVICE: QT_TRANSLATE_NOOP("examples", "Service"),
    TeamFunction.FINANCE: QT_TRANSLATE_NOOP("examples", "Finance"),
    TeamFunction.HR: QT_TRANSLATE_NOOP("examples", "HR"),
    TeamFunction.LEGAL: QT_TRANSLATE_NOOP("examples", "Legal"),
    TeamFunction.LEADERSHIP: QT_TRANSLATE_NOOP("examples", "Leadership"),
    TeamFunction.OTHER: QT_TRANSLATE_NOOP("examples", "Any team"),
}


def example_word(member: ExampleStrength | TeamFunction) -> str:
    """The word a coach reads for it."""
    return QCoreApplication.translate("examples", str(_WORDS[member]))
