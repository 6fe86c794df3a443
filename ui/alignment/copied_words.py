"""What is said of an objective or a key result that only copies the level above."""

from __future__ import annotations

from ui.widgets.dates import screen_language
from workshop_app.domain.copied_above import CopiedFrom
from workshop_app.domain.draft_checks import Asker, ask_of_copy


def copied_hint(copied: CopiedFrom | None) -> str:
    """What the drafts ask, too. Empty where it copies nothing."""
    return "" if copied is None else ask_of_copy(copied, Asker(screen_language().name(), "")).question
