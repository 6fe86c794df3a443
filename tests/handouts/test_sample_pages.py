"""How many pages the programme's documents take on the worked sample, on both papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from msgspec.structs import replace

from handouts import catalogue, pdf
from handouts.document import Bar, Figure, FormRow, Heading, Orientation, PageBreak, Table, TextStyle, Together
from handouts.gather import ComposeOptions
from handouts.measure import pages, pages_in_word
from handouts.pdf_figures import bar_strips
from handouts.pdf_flow import PlacedWords, Stroke
from handouts.theme import theme_for
from handouts.whole_sheets import RESERVE, on_its_sheet
from workshop_app import sample
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.okr import DraftStatus

PAGES = {
    "parameters_record": range(6, 10),
    "sponsor_summary": range(1, 2),
    "staff_page": range(1, 3),
    "interview_guide": range(
        25, 27
    ),  # a cover, an opening for each of twelve questions, what is known where it has no room
    "roles_contacts": range(1, 2),
    "engagement_calendar": range(1, 2),
    "parameter_changes": range(1, 2),
}


@pytest.fixture(scope="module")
def engagement(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = sample.build(tmp_path_factory.mktemp("sample") / "sample.okrw")
    yield workspace
    workspace.close()


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("artefact_id", PAGES)
def test_it_takes_as_many_pages_as_it_should(artefact_id: str, paper: Paper, engagement: Workspace) -> None:
    options = ComposeOptions(day=date(2026, 11, 25), paper=paper)
    (document,) = catalogue.compose(artefact_id, engagement.read, options)
    assert pdf.count_pages(document, theme_for(paper)) in PAGES[artefact_id]


def test_the_sponsor_sees_at_least_four_days_on_a4(engagement: Workspace) -> None:
    (document,) = catalogue.compose("sponsor_summary", engagement.read, ComposeOptions(day=date(2026, 11, 25)))
    (coming,) = (each for each in document.sections[0].blocks if isinstance(each, Together))
    *_, table = coming.blocks
    assert isinstance(table, Table)
    assert sum(len(row.cells) // 2 for row in table.rows) >= 4


def _lowest(page: object) -> float:
    return max(item.y for item in page.ink if isinstance(item, PlacedWords))  # type: ignore[attr-defined]


@pytest.mark.parametrize("paper", list(Paper))
def test_no_sheet_of_the_record_is_half_empty(paper: Paper, engagement: Workspace) -> None:
    """Each holds two parameters, also on Letter, where one alone stood on three sheets; the last has the signatures."""
    (document,) = catalogue.compose("parameters_record", engagement.read, ComposeOptions(day=date(2026, 11, 25)))
    theme = theme_for(paper)
    frame = theme.frame(Orientation.PORTRAIT)
    foot = frame.top + frame.text_height
    lowest = [
        max(item.y for item in page.ink if isinstance(item, PlacedWords) and item.y < foot)
        for page in pdf.laid_out(document, theme)
    ]
    assert len(lowest) == 8
    used = [(y - frame.top) / frame.text_height for y in lowest]
    assert min(used) > 0.5, used


@pytest.mark.parametrize("paper", list(Paper))
def test_the_first_sheet_of_a_run_sheet_is_used_to_the_foot(paper: Paper, engagement: Workspace) -> None:
    """A script that stands on as few sheets as it can is found at once on the lectern."""
    theme = theme_for(paper)
    room = theme.frame(Orientation.LANDSCAPE).text_height
    for document in catalogue.compose("run_sheet", engagement.read, ComposeOptions(day=date(2026, 11, 25))):
        first, *_ = pdf.laid_out(document, theme)
        assert _lowest(first) > 0.82 * room, document.title


@pytest.mark.parametrize("paper", list(Paper))
def test_open_points_of_a_set_stand_with_their_objective(paper: Paper, engagement: Workspace) -> None:
    """Never alone overleaf."""
    for document in catalogue.compose("draft_okrs", engagement.read, ComposeOptions(day=date(2026, 11, 25))):
        for page in pdf.laid_out(document, theme_for(paper)):
            said = next(item.piece.text for item in page.ink if isinstance(item, PlacedWords))
            assert not said.startswith("Open points"), document.title


@pytest.mark.parametrize("paper", list(Paper))
def test_the_months_of_the_calendar_reach_down_the_sheet(paper: Paper, engagement: Workspace) -> None:
    """They are written in by hand."""
    theme = theme_for(paper)
    (document,) = catalogue.compose("engagement_calendar", engagement.read, ComposeOptions(day=date(2026, 11, 25)))
    (page,) = pdf.laid_out(document, theme)
    foot = max(item.y1 for item in page.ink if isinstance(item, Stroke) and item.x0 != item.x1)
    assert foot > 0.72 * theme.frame(Orientation.LANDSCAPE).text_height


# Their rows and boxes are drawn out to the foot of each sheet, and Word is told how high they are.
WALL = ("breakout_poster", "share_back_poster", "parking_lot_sheet")
LARGE = tuple(f"{each}_large" for each in WALL)
TO_THE_FOOT = {"parameters_record", "interview_guide", "practice_cards", "staff_page", *WALL, *LARGE}
IN_TURN = [each.id for each in catalogue.ARTEFACTS if each.id not in TO_THE_FOOT]
DAY = ComposeOptions(day=date(2026, 11, 25))


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = sample.build_later(tmp_path_factory.mktemp("later") / "later.okrw")
    yield workspace
    workspace.close()


@pytest.mark.parametrize("artefact_id", IN_TURN)
def test_word_has_the_pages_of_the_pdf(artefact_id: str, engagement: Workspace) -> None:
    """No last row or signature goes to a page of its own where lines are a little higher than in the PDF."""
    if not catalogue.count(artefact_id, engagement.read, DAY):
        return
    for document in catalogue.compose(artefact_id, engagement.read, DAY):
        for paper in Paper:
            assert pages_in_word(document, paper) == pages(document, paper), (document.name, paper)


@pytest.mark.parametrize("artefact_id", ["proposal", "workshop_report", "run_sheet", "draft_okrs", "check_in_record"])
def test_word_has_the_pages_of_the_pdf_a_cycle_later_too(artefact_id: str, later: Workspace) -> None:
    for document in catalogue.compose(artefact_id, later.read, DAY):
        for paper in Paper:
            assert pages_in_word(document, paper) == pages(document, paper), (document.name, paper)


@pytest.mark.parametrize("paper", list(Paper))
def test_the_last_sheet_of_a_run_sheet_is_not_half_empty(paper: Paper, engagement: Workspace) -> None:
    """What was learned on the day is written there."""
    theme = theme_for(paper)
    room = theme.frame(Orientation.LANDSCAPE).text_height
    for document in catalogue.compose("run_sheet", engagement.read, DAY):
        assert pdf.filled(document, theme).room < 0.61 * room, document.title


def test_what_is_written_after_the_day_stands_last_and_when_it_began_is_asked(engagement: Workspace) -> None:
    """The evening before comes before the evening after, and begins no sheet of its own; a start is found at once."""
    for document in catalogue.compose("run_sheet", engagement.read, DAY):
        blocks = [
            inner
            for block in document.sections[0].blocks
            for inner in (block.blocks if isinstance(block, Together) else (block,))
        ]
        unbroken = tuple(each for each in document.sections[0].blocks if not isinstance(each, PageBreak))
        flowing = replace(document, sections=(replace(document.sections[0], blocks=unbroken),))
        assert all(pages(flowing, paper) == pages(document, paper) for paper in Paper)
        heading, tips, after = blocks[-3:]
        assert isinstance(heading, Heading)
        assert isinstance(tips, Table)
        assert tips.leads
        assert isinstance(after, FormRow)
        assert all(field.rest for field in after.fields)
        table = next(block for block in blocks if isinstance(block, Table))
        asked = [row.cells[4].asked for row in table.rows]
        assert set(asked) <= {("began", "ended"), ("began",)}
        assert all(len(row.cells[4].asked) == row.cells[4].lines for row in table.rows)
        assert {row.cells[0].runs[0].style for row in table.rows} == {TextStyle.CUE}


@pytest.mark.parametrize("paper", list(Paper))
def test_what_is_written_after_the_day_goes_down_to_the_foot(paper: Paper, engagement: Workspace) -> None:
    theme = theme_for(paper)
    for document in catalogue.compose("run_sheet", engagement.read, DAY):
        room = pdf.filled(on_its_sheet(document, paper), theme).room
        assert room < RESERVE + theme.spaces.writing, document.title


def test_a_published_set_asks_nothing_any_more(later: Workspace) -> None:
    """Its open points were the draft's; everybody reads it as it stands."""
    sources = catalogue.gather("draft_okrs", later.read, DAY)
    asked = {
        source.status: "Open points" in repr(document)
        for source, document in zip(sources, catalogue.compose_sources("draft_okrs", sources), strict=True)
    }
    assert asked[DraftStatus.DRAFT]
    assert not asked[DraftStatus.PUBLISHED]


@pytest.mark.parametrize("words", ["צוות המשמרת", "فريق العبّارات 7", "Crossing"])
def test_a_label_of_a_chart_stands_at_the_left_whatever_way_it_runs(words: str) -> None:
    """At the axis it would be read with the first bar."""
    theme = theme_for(Paper.A4)
    bars = (Bar(words, 0, 0, heads=True), Bar(words, 0.2, 0.4))
    head, label = bar_strips(Figure(bars, "A chart", end=1.0, ticks=((0.0, "start"),)), theme, 480)[1:]
    for strip in (head, label):
        first = min(item.x for item in strip.ink if isinstance(item, PlacedWords))
        assert first < 1
