"""What an observer marked, beside what is right: o, c, l, a and the effect of each line of a written coach. No mark for
the observer: where the two differ there is something to read again.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from workshop_app.domain.rehearsal.practice_kinds import QuestionKind, QuestionLabel
from workshop_app.domain.rehearsal.written_coach import ObservedLine, QuestionEffect


class ObserverMark(Struct, frozen=True):
    """What the learner put down for one turn; None where she put nothing."""

    turn: int
    label: QuestionLabel | None = None
    effect: QuestionEffect | None = None


class ComparedMark(Struct, frozen=True):
    """One line of the coach with both. `kind` says why it is so ("two at once" is open, but not one at a time)."""

    turn: int
    words: str
    kind: QuestionKind
    label: QuestionLabel
    effect: QuestionEffect
    marked: ObserverMark

    @property
    def same_label(self) -> bool:
        return self.marked.label is self.label

    @property
    def same_effect(self) -> bool:
        return self.marked.effect is self.effect


class MarksAgreement(Struct, frozen=True):
    """How many lines were marked, and how many of them as the case has them: what they were, and what they did."""

    labels: int
    same_labels: int
    effects: int
    same_effects: int


def agreement(rows: Iterable[ComparedMark]) -> MarksAgreement:
    """Both halves of the sheet, each by what was marked of it."""
    rows = tuple(rows)
    labels = [row.same_label for row in rows if row.marked.label is not None]
    effects = [row.same_effect for row in rows if row.marked.effect is not None]
    return MarksAgreement(len(labels), sum(labels), len(effects), sum(effects))


def compared(lines: Iterable[ObservedLine], marks: Iterable[ObserverMark]) -> tuple[ComparedMark, ...]:
    """Every line of the coach beside the learner's mark, the later of two for one turn."""
    marked = {mark.turn: mark for mark in marks}
    return tuple(
        ComparedMark(
            line.turn,
            line.line.words,
            line.kind,
            line.label,
            line.effect,
            marked.get(line.turn, ObserverMark(line.turn)),
        )
        for line in lines
        if line.kind is not None and line.label is not None and line.effect is not None
    )
