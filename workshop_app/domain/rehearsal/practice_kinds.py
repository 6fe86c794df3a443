"""The kinds of question a learner can ask a written coachee, and what the costly ones cost.

Stored words: they stand in cases, in kept talks and in the learner's own sentences, and are never renamed.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class QuestionKind(StrEnum):
    """What is asked for; the last five cost trust and patience."""

    OUTCOME = "outcome"  # what should be different once it is done?
    EVIDENCE = "evidence"  # how would we know?
    TODAY = "today"  # what is it today?
    WHY_NOW = "why_now"
    ONE_CASE = "one_case"  # tell me about the last time
    WORD = "word"  # what does this word leave out?
    AFFECTED = "affected"  # who feels it first?
    AGREE = "agree"  # who else must agree?
    DROP = "drop"  # what would you leave?
    STRETCH = "stretch"  # what would amaze you?
    PROMISE = "promise"  # what would you promise?
    CHAMPION = "champion"  # who updates it?
    SUMMARY = "summary"  # what you have just said, in her words
    SILENCE = "silence"  # five seconds of nothing
    ADVICE = "advice"
    LEADING = "leading"
    CLOSED = "closed"
    TWO_AT_ONCE = "two_at_once"
    OWN_STORY = "own_story"


class QuestionLabel(StrEnum):
    """How an observer marks a line of the coach: o, c, l or a; silence is a sign of its own."""

    OPEN = "open"
    CLOSED = "closed"
    LEADING = "leading"
    ADVICE = "advice"
    SILENCE = "silence"


class QuestionCost(Struct, frozen=True):
    """What a costly kind takes away, beside the turn itself."""

    trust: int
    patience: int


COSTS: Mapping[QuestionKind, QuestionCost] = {
    QuestionKind.ADVICE: QuestionCost(-1, -2),
    QuestionKind.LEADING: QuestionCost(-1, -1),
    QuestionKind.CLOSED: QuestionCost(0, -1),
    QuestionKind.TWO_AT_ONCE: QuestionCost(0, -1),
    QuestionKind.OWN_STORY: QuestionCost(-1, -1),
}
"""A closed question and two at once cost patience only, unless the case says more."""

COSTLY_KINDS: tuple[QuestionKind, ...] = tuple(COSTS)
OPEN_KINDS: tuple[QuestionKind, ...] = tuple(
    kind for kind in QuestionKind if kind not in COSTS and kind is not QuestionKind.SILENCE
)

LABELS: Mapping[QuestionKind, QuestionLabel] = {
    **dict.fromkeys(OPEN_KINDS, QuestionLabel.OPEN),
    QuestionKind.SILENCE: QuestionLabel.SILENCE,
    QuestionKind.ADVICE: QuestionLabel.ADVICE,
    QuestionKind.OWN_STORY: QuestionLabel.ADVICE,  # the coach's own solution, told as a story
    QuestionKind.LEADING: QuestionLabel.LEADING,
    QuestionKind.CLOSED: QuestionLabel.CLOSED,
    QuestionKind.TWO_AT_ONCE: QuestionLabel.OPEN,  # open, but not one at a time
}
