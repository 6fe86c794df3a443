"""What is said of an objective or a key result that only copies the level above."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workshop_app.domain.copied_above import CopiedFrom, Likeness


def copied_hint(copied: CopiedFrom | None) -> str:
    """Empty where it copies nothing."""
    if copied is None:
        return ""
    if copied.likeness is Likeness.SAME:
        said = "These are the words of the level above. What is this team's own part in it?"
        return QCoreApplication.translate("ContributionCard", said)
    said = "Nearly the words of the level above: “{text}”. What is this team's own part in it?"
    return QCoreApplication.translate("ContributionCard", said).format(text=copied.text)
