"""The interview guide: an opening for each question, with the same places to write on every one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

import pytest
from msgspec.structs import replace

from handouts import measure, wording
from handouts.catalogue import compose
from handouts.compose import interview_guide
from handouts.document import Document, FieldGrid, FormField, PageBreak
from handouts.gather import ComposeOptions
from handouts.parameter_sources import GuideEntry
from workshop_app.application.commands.basic import edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey, ParameterRecord

Text = Callable[..., str]
QUESTIONS = 11
OPENINGS = 1 + 2 * QUESTIONS  # and the cover


def _guide(workspace: Workspace, options: ComposeOptions) -> Document:
    (document,) = compose("interview_guide", workspace.read, options)
    return document


def _pages(guide: Document) -> list[list[Any]]:
    pages: list[list[Any]] = [[]]
    for block in guide.sections[0].blocks:
        pages.append([]) if isinstance(block, PageBreak) else pages[-1].append(block)
    return pages


def _fields(page: list[Any]) -> list[FormField]:
    return [field for grid in page if isinstance(grid, FieldGrid) for row in grid.rows for field in row.fields]


def _prepares(page: list[Any]) -> int:
    """The lines to prepare the interview on, which end every left page."""
    last = page[-1]
    return last.lines if isinstance(last, FormField) and last.mark.endswith(".before") else 0


def _openings(guide: Document) -> Document:
    """Without what stands after them."""
    blocks = guide.sections[0].blocks
    breaks = (at for at, block in enumerate(blocks) if isinstance(block, PageBreak))
    end = next(islice(breaks, OPENINGS - 1, None), len(blocks))
    return replace(guide, sections=(replace(guide.sections[0], blocks=blocks[:end]),))


def test_each_question_has_an_opening_with_the_same_room_for_notes(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    guide, blank = (_guide(engagement, replace(options, blank=each)) for each in (False, True))
    for each in (guide, blank):
        pages = _pages(each)
        assert len(pages) == OPENINGS
        assert all(measure.pages(each, paper) == OPENINGS for paper in Paper), "a question begins on an even page"
        notes = [field.lines for page in pages[2::2] for field in _fields(page) if field.mark.endswith(".notes")]
        assert len(notes) == QUESTIONS
        assert len(set(notes)) == 1
        assert notes[0] >= 4
        assert all(_prepares(page) >= 2 for page in pages[1::2])
    assert "Does the sales bonus use a number" in all_text(guide)
    assert blank.name == "Interview guide – blank"
    assert "Each set has at most two objectives" not in all_text(blank)
    assert "Does the sales bonus use a number" not in all_text(blank)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("count", [120, 350, 500])
def test_what_is_known_gives_way_to_the_lines_of_a_left_page(
    engagement: Workspace, options: ComposeOptions, count: int, paper: Paper, all_text: Text
) -> None:
    """It stands at the end of the guide then, whole, and a question still begins on an even page."""
    why = next(each for each in engagement.read.all(ParameterRecord) if each.key is ParameterKey.WHY)
    long = " ".join(f"said{nth}" for nth in range(count))
    engagement.apply(edit(ParameterRecord, why.id, decision=long))
    guide = _guide(engagement, replace(options, paper=paper))
    pages, said = _pages(guide), all_text(guide)
    late = len(pages) > OPENINGS
    assert late == (count == 500) or count == 350
    assert all(_prepares(page) >= 2 for page in pages[1:OPENINGS:2])
    assert said.count(long) == 1
    assert (wording.load("en")("guide.known_at_end") in said) == late
    assert measure.pages(_openings(guide), paper) == OPENINGS


def test_a_field_that_asks_for_sentences_has_more_than_a_line(engagement: Workspace, options: ComposeOptions) -> None:
    guide = _guide(engagement, options)
    rooms = {field.label: field for page in _pages(guide) for field in _fields(page)}
    for asked, least in (("Why now, in three to five sentences", 3), ("Why, in one to three sentences", 3)):
        assert (rooms[asked].lines, rooms[asked].rest) >= (least, True)
    longer = {content.label for each in ParameterKey for content in content_of(each).fields if content.by_hand > 1}
    short = {content.label for each in ParameterKey for content in content_of(each).fields} - longer
    assert all(rooms[label].rest for label in longer)  # of what a larger sheet has more, they take their part
    assert not all(rooms[label].rest for label in short)
    still = [field.lines for page in _pages(guide) for field in _fields(page) if field.label == "Still open"]
    assert min(still) >= 1
    assert sum(lines >= 2 for lines in still) >= len(still) - 1
    for paper in Paper:
        assert measure.pages(guide, paper) == measure.pages_in_word(guide, paper) == OPENINGS


def test_lines_to_spare_go_to_whoever_wants_most() -> None:
    entry = GuideEntry("k", 1, "T", "Q", fields=(("a", ""),) * 5, lines=(1, 4, 2, 2, 1))
    assert [interview_guide._shared(entry, spare) for spare in (-1, 0, 1, 2, 3, 9)] == [
        (1, 1, 1), (1, 1, 1), (2, 1, 1), (3, 1, 1), (4, 1, 1), (4, 2, 1),
    ]  # fmt: skip
