"""Lists and checklists use the sheets they take: no page with two rows alone, none a third empty beside a full one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from msgspec.structs import replace

from handouts import catalogue, measure
from handouts.compose import materials_checklist, parameter_changes, sign_in_list
from handouts.document import Density, Document, Table
from handouts.gather import ComposeOptions
from handouts.parameter_sources import ChangeLine
from handouts.wording import Words, load
from workshop_app import sample
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper

WORDS: Words = load("en")


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = sample.build_later(tmp_path_factory.mktemp("filled") / "later.okrw")
    yield workspace
    workspace.close()


@pytest.fixture
def options(later: Workspace) -> ComposeOptions:
    return ComposeOptions(day=date(2026, 12, 1))


def _tables(document: Document) -> list[Table]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, Table)]


def _pages(document: Document) -> set[int]:
    return {count(document, paper) for paper in Paper for count in (measure.pages, measure.pages_in_word)}


def test_changes_on_two_pages_are_parted_where_a_parameter_begins(later: Workspace, options: ComposeOptions) -> None:
    (source,) = catalogue.artefact("parameter_changes").gather(later.read, options)
    made = parameter_changes.compose(source, WORDS)
    assert _pages(made) == {2}
    first, second = (len(table.rows) for table in _tables(made))
    assert min(first, second) >= 2
    assert source.lines[first].number != source.lines[first - 1].number
    few = parameter_changes.compose(replace(source, lines=source.lines[:3]), WORDS)
    assert (_pages(few), len(_tables(few))) == ({1}, 1)


def test_changes_are_parted_as_late_as_can_be_with_three_rows_left() -> None:
    def line(number: int, said: str) -> ChangeLine:
        return ChangeLine(number, "", "", said, said, date(2026, 12, 1))

    lines = (line(1, "a" * 300), line(1, "a"), line(2, "b"), line(3, "c"), line(4, "d"))
    assert parameter_changes._as_late_as_can_be(lines) == [2, 4, 3]
    assert parameter_changes._as_late_as_can_be(lines[:2]) == []


def test_the_first_page_of_changes_has_no_room_for_the_next_parameter(
    later: Workspace, options: ComposeOptions
) -> None:
    (source,) = catalogue.artefact("parameter_changes").gather(later.read, options)
    first = len(_tables(parameter_changes.compose(source, WORDS))[0].rows)
    begins = [at for at in parameter_changes._as_late_as_can_be(source.lines) if at > first]
    more = [at for at in begins if len(source.lines) - at >= parameter_changes.FEWEST]
    assert all(_pages(parameter_changes._document(source, WORDS, Density.NORMAL, at)) != {2} for at in more)


@pytest.mark.parametrize("people", [20, 24, 25, 40, 60])
def test_a_long_sign_in_list_fills_its_sheets(people: int, later: Workspace, options: ComposeOptions) -> None:
    source = catalogue.artefact("sign_in_list").gather(later.read, options)[0]
    listed = tuple(replace(source.people[0], name=f"Person {nth}") for nth in range(people))
    made = sign_in_list.compose(replace(source, people=listed), WORDS)
    rows = [len(table.rows) for table in _tables(made)]
    named = [sum(bool(row.cells[1].runs) for row in table.rows) for table in _tables(made)]
    assert sum(named) == people
    assert max(named) - min(named) <= len(rows)
    assert _pages(made) == {len(rows)}
    least = sign_in_list.EMPTY if len(rows) > 1 else 0  # before a second sheet is begun
    assert all(least <= all_ - some <= sign_in_list.MOST for all_, some in zip(rows, named, strict=True))


@pytest.mark.parametrize("lines", [4, 12, 22])
@pytest.mark.parametrize("paper", Paper)
def test_a_checklist_has_at_least_two_rows_to_write_in(
    paper: Paper, lines: int, later: Workspace, options: ComposeOptions
) -> None:
    sources = catalogue.artefact("materials_checklist").gather(later.read, replace(options, paper=paper))
    source = max(sources, key=lambda each: len(each.lines))
    made = materials_checklist.compose(replace(source, lines=(source.lines * 3)[:lines]), WORDS)
    (table,) = _tables(made)
    assert measure.pages(made, paper) == measure.pages_in_word(made, paper) == 1
    assert len(table.rows) - lines >= 2
