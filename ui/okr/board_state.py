"""The drafting board for the projector, computed without Qt. It has no field for questions, for reasons to put one
aside, or for anything else that is not for the room: private words cannot reach the wall, by type."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from ui.okr.view_state import at_a_glance, summary
from workshop_app.application.draft_queries import Agreement, DraftSetView, ObjectiveDraft
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.okr_numbers import numbers_of
from workshop_app.domain.values.shown import in_one_unit

LONGEST_TITLE, LONGEST_LINE = 240, 400
_SENTENCE_END = re.compile(r"(?<=[.!?…؟۔।])\s+|(?<=[。！？])\s*(?![」』）。！？])|\n+")


class BoardLine(Struct, frozen=True):
    """A key result with its levels, or one sentence of a text."""

    text: str
    detail: str = ""
    number: str = ""
    id: str = ""  # of the key result


class BoardSection(Struct, frozen=True):
    """What belongs under one title. `kind` is "mission", "why_now" or "key_results"; `number` is the objective's, 0
    while there is only one."""

    kind: str
    title: str
    lines: tuple[BoardLine, ...]
    number: int = 0
    id: str = ""  # of the set, or of the objective


def board(view: DraftSetView, agreed: Agreement) -> tuple[BoardSection, ...]:
    """The set as the room reads it: mission, and for each objective why now and the key results."""
    found = [BoardSection("mission", at_a_glance(view.draft.mission, LONGEST_TITLE), (), 0, view.draft.id)]
    several = len(view.objectives) > 1
    numbers = numbers_of((one.objective, one.key_results) for one in view.objectives)
    for place, one in enumerate(view.objectives, 1):
        found += _of_objective(one, agreed, place if several else 0, numbers)
    return tuple(found)


def _of_objective(
    one: ObjectiveDraft, agreed: Agreement, number: int, numbers: Mapping[str, str]
) -> tuple[BoardSection, ...]:
    title = at_a_glance(one.objective.text, LONGEST_TITLE)
    sentences = _SENTENCE_END.split(one.objective.why_now.strip())
    reasons = tuple(BoardLine(at_a_glance(part, LONGEST_LINE)) for part in sentences if part.strip())
    written = [result for result in one.key_results if result.text.strip()]
    results = tuple(_line(result, agreed, numbers[result.id]) for result in written)
    why = (BoardSection("why_now", title, reasons, number, one.objective.id),) if reasons else ()
    return (*why, BoardSection("key_results", title, results, number, one.objective.id))


def _line(result: KeyResult, agreed: Agreement, number: str) -> BoardLine:
    known = summary(result, agreed.model)
    (start, *goals), unit = in_one_unit((known.start, *known.levels), known.unit)
    levels = " / ".join(level or "–" for level in goals)
    detail = " → ".join(part for part in (start, levels) if part)
    if detail and unit:
        detail = f"{detail} {unit}"
    return BoardLine(at_a_glance(result.text, LONGEST_LINE), at_a_glance(detail, LONGEST_LINE), number, result.id)
