"""What stands without a head above it says what it is: levels on cards, the team of an objective, how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from handouts import catalogue, wording
from handouts.compose import champion_list, one_section
from handouts.document import Block, Cards, Document, FieldGrid, Figure, Heading, Table, Together
from handouts.gather import ComposeOptions
from handouts.theme import mm, theme_for
from workshop_app import sample
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.okr import KeyResult, KeyResultType

DAY = ComposeOptions(day=date(2026, 11, 25))
WORDS = wording.load("en")


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = sample.build_later(tmp_path_factory.mktemp("later") / "later.okrw")
    yield workspace
    workspace.close()


def _blocks(document: Document) -> list[Block]:
    return [
        inner
        for section in document.sections
        for block in section.blocks
        for inner in (block.blocks if isinstance(block, Together) else (block,))
    ]


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (KeyResult("k", "o", baseline="79", commit="84", target="92", stretch="97", unit="%"),
         "start 79 · 0.3: 84 · 0.7: 92 · 1.0: 97 %"),
        (KeyResult("k", "o", type=KeyResultType.BASELINE, commit="Places agreed", target="A value"),
         "0.3: Places agreed · 0.7: A value"),
        (KeyResult("k", "o", baseline="9", unit="minutes"), "start 9 minutes"),
        (KeyResult("k", "o", unit="minutes"), ""),
    ],
)  # fmt: skip
def test_levels_without_a_head_have_their_names(result: KeyResult, said: str) -> None:
    assert one_section.named_levels(result, WORDS).replace("\N{NO-BREAK SPACE}", " ") == said


def test_no_card_of_a_champion_begins_levels_with_a_dash(later: Workspace) -> None:
    bodies = [
        "".join(run.text for run in line)
        for document in catalogue.compose("champion_cards", later.read, DAY)
        for block in document.sections[0].blocks
        if isinstance(block, Cards)
        for card in block.cards
        for line in card.body
        if card.fields
    ]
    assert len(bodies) > 20
    assert all("\n0.3:" in each or "\nstart" in each for each in bodies)
    assert not [each for each in bodies if "→" in each or "–" in each]


@pytest.mark.parametrize("paper", list(Paper))
def test_who_stands_in_has_room_for_a_name(paper: Paper) -> None:
    columns = theme_for(paper).columns(champion_list.WIDTHS, 4, mm(170))
    assert columns[3][1] >= mm(46)


@pytest.mark.parametrize("id", ["published_overview", "published_set"])
def test_each_objective_of_several_names_its_team(id: str, later: Workspace) -> None:
    (source,) = catalogue.gather(id, later.read, DAY)
    (document,) = catalogue.compose(id, later.read, DAY)
    heads = ["".join(run.text for run in block.header[0].runs) for block in _blocks(document)
             if isinstance(block, Table) and len(block.header) == 6]  # fmt: skip
    for each in source.sets:  # type: ignore[attr-defined]
        for nth, (objective, _) in enumerate(each.objectives):
            assert (f"{each.team} · {objective.text}" if nth else objective.text) in heads


def test_a_head_of_two_words_stands_on_one_line_in_each_table_of_the_tracker(later: Workspace) -> None:
    """A narrow column broke "KR / champion" in one table, and not in the next."""
    (document,) = catalogue.compose("tracker_print", later.read, DAY)
    heads = [cell.runs[0].text for block in _blocks(document) if isinstance(block, Table) for cell in block.header[1:]]
    assert heads.count("KR\xa0champion") == sum(isinstance(block, Table) for block in _blocks(document))
    assert not [head for head in heads if " " in head]


def test_a_cycle_report_tells_the_end_on_a_line_of_its_own_and_names_no_column_like_its_heading(
    later: Workspace,
) -> None:
    (document,) = catalogue.compose("cycle_report", later.read, DAY)
    blocks = _blocks(document)
    labels = [bar.label for block in blocks if isinstance(block, Figure) for bar in block.bars]
    assert any(each.endswith("250 answers\nIn the end: 61 % of 312 answers") for each in labels)
    told = [bar.shown for block in blocks if isinstance(block, Figure) for bar in block.bars]
    assert any(each.endswith("\nIn the end: 31\xa0→\xa038 of 40 mornings") for each in labels)  # no unit is left out
    assert any(each.startswith("3\xa0→\xa09 of 10 · ") for each in told)
    assert not [each for each in told if each.startswith(("31\xa0→\xa038", "0\xa0→"))]
    headings = {each.words for each in blocks if isinstance(each, Heading)}
    heads = {
        "".join(run.text for run in cell.runs) for each in blocks if isinstance(each, Table) for cell in each.header
    }
    assert not headings & heads
    signs = [field.label for each in blocks if isinstance(each, FieldGrid) for row in each.rows for field in row.fields]
    assert any(each.startswith("Agreed: ") for each in signs)
    assert not [each for each in signs if ".(" in each.replace(" ", "")]
