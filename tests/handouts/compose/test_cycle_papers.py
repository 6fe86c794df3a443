"""The papers that follow publishing and the coach's own, on the sample a cycle later, six teams whole, and on a file in
which nothing stands yet: how many there are and on how many pages, what they say, and what a blank one leaves open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from handouts import catalogue, export, pack, pdf, shaping, verify, wording
from handouts.compose import check_in_form
from handouts.compose.one_section import sentence_of
from handouts.cycle_sources import FormCheckIn, FormOfResult
from handouts.document import (
    Cell,
    Document,
    FieldGrid,
    LinePlot,
    LinePlots,
    Orientation,
    PageBreak,
    Table,
    TimeStrip,
    Together,
)
from handouts.gather import ComposeOptions
from handouts.gather_check_ins import check_in_forms
from handouts.pdf_figures import time_strips
from handouts.pdf_flow import Fill
from handouts.pdf_table_room import word_shares
from handouts.theme import theme_for
from workshop_app import bootstrap, sample
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.workspace import Workspace
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.check_ins import CheckIn, HealthSignal, ProgressLine
from workshop_app.domain.engagement import Paper, Team
from workshop_app.domain.okr import DraftSet, KeyResult, Objective
from workshop_app.domain.reflections import Reflection
from workshop_app.domain.workshops import Workshop

OPTIONS = ComposeOptions(day=date(2026, 11, 30))
# What it makes of the sample, and the most pages one of them may have: a page for each key result on the forms.
MADE = {
    "proposal": (1, 4),
    "session_log": (1, 2),
    "left_hand_column_form": (1, 2),
    "archive_index": (1, 3),
    "review_notes": (6, 2),
    "dependency_log": (1, 1),
    "dependency_talk": (7, 1),
    "published_overview": (1, 4),
    "published_set": (1, 12),
    "champion_list": (1, 2),
    "champion_cards": (6, 5),  # a sheet a champion, and half a one for each further key result of theirs
    "check_in_form": (6, 10),  # two sheets where four check-ins do not fit on one
    "check_in_square": (6, 5),
    "check_in_record": (24, 1),
    "tracker_print": (1, 6),
    "reflect_sheet": (6, 1),
}
ALWAYS = ("proposal", "session_log", "left_hand_column_form", "archive_index", "dependency_log")
FORMS = tuple(id for id in MADE if catalogue.artefact(id).fillable)


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = sample.build_later(tmp_path_factory.mktemp("later") / "later.okrw")
    yield workspace
    workspace.close()


@pytest.mark.parametrize("artefact_id", MADE)
def test_there_are_as_many_as_are_needed_on_as_few_pages_as_promised(artefact_id: str, later: Workspace) -> None:
    documents = catalogue.compose(artefact_id, later.read, OPTIONS)
    number, most = MADE[artefact_id]
    assert len(documents) == number == catalogue.count(artefact_id, later.read, OPTIONS)
    longest = max(documents, key=lambda each: pdf.count_pages(each, theme_for(Paper.A4)))
    assert all(pdf.count_pages(longest, theme_for(paper)) <= most for paper in Paper)


@pytest.mark.parametrize("artefact_id", FORMS)
def test_a_blank_form_says_nothing_of_anybody(
    artefact_id: str, later: Workspace, all_text: Callable[[Document], str]
) -> None:
    (blank,) = catalogue.compose(artefact_id, later.read, replace(OPTIONS, blank=True))
    said = all_text(blank)
    assert "Crossing Operations" not in said
    assert "Jonas Lindqvist" not in said
    assert all(pdf.count_pages(blank, theme_for(paper)) <= 2 for paper in Paper)


def test_the_papers_of_the_cycle_say_what_is_stored(later: Workspace, all_text: Callable[[Document], str]) -> None:
    def said(artefact_id: str) -> str:
        return "\n".join(all_text(each) for each in catalogue.compose(artefact_id, later.read, OPTIONS))

    everybody, log, talks = said("published_set"), said("dependency_log"), said("dependency_talk")
    for need in later.read.all(TeamDependency):
        assert need.what in log
        assert need.what in talks
        assert (need.what in everybody) is need.is_confirmed  # what nobody promised is nothing for everybody
    records, sheets, tracker = said("check_in_record"), said("reflect_sheet"), said("tracker_print")
    assert all(each.decisions.strip() in records for each in later.read.all(CheckIn) if each.held)
    for each in later.read.all(Reflection):
        assert each.learning.strip() in sheets
        assert each.learning.strip() in tracker
    first = {each.team_id for each in later.read.all(DraftSet) if each.cycle == 1}
    assert later.read.count(DraftSet) > len(first)  # the drafts of the coming cycle are their teams' own
    assert [len(each.sets) for each in catalogue.gather("published_set", later.read, OPTIONS)] == [len(first)]  # type: ignore[attr-defined]


def _plots(workspace: Workspace) -> dict[str, LinePlot]:
    (report,) = catalogue.compose("cycle_report", workspace.read, OPTIONS)
    blocks = [block for each in report.sections[0].blocks if isinstance(each, Together) for block in each.blocks]
    return {f"{each.alt} {plot.label}": plot for each in blocks if isinstance(each, LinePlots) for plot in each.plots}


def test_the_report_draws_what_was_predicted_over_time(tmp_path: Path) -> None:
    running = sample.build_later(tmp_path / "running.okrw")
    (report,) = catalogue.gather("cycle_report", running.read, OPTIONS)
    told = [one for each in report.report.sets for one in each.results if len(one.predictions) > 1]  # type: ignore[attr-defined]
    plots = list(_plots(running).values())
    assert len(plots) == len(told) > 20
    for plot, one in zip(plots, told, strict=True):
        assert [high for _, high in plot.points] == [each.predicted for each in one.predictions]
        along = [at for at, _ in plot.points]
        assert along == sorted(along)
        assert 0 <= along[0] < along[-1] <= 1
        assert plot.mark == one.score
    first = told[0]
    for line in running.read.all(ProgressLine, key_result_id=first.result.id)[1:]:
        running.apply(edit(ProgressLine, line.id, predicted=""))
    assert len(_plots(running)) == len(told) - 1  # one prediction is no line
    running.apply(edit(Reflection, next(each.id for each in running.read.all(Reflection)), score=""))
    assert len(_plots(running)) == len(told) - 1
    for line in running.read.all(ProgressLine):
        running.apply(edit(ProgressLine, line.id, predicted=""))
    assert not _plots(running)  # nor a heading above nothing
    running.close()


def test_a_cycle_that_goes_on_is_not_told_as_one_that_has_ended(
    tmp_path: Path, all_text: Callable[[Document], str]
) -> None:
    running = sample.build_later(tmp_path / "running.okrw")

    def said() -> str:
        return all_text(catalogue.compose("cycle_report", running.read, OPTIONS)[0])

    first, *others = running.read.all(Reflection)
    for each in others:
        running.apply(edit(Reflection, each.id, score=""))
    assert "No key result ended below everything that was predicted." in said()
    assert "1 of 22 key results reached their target, 21 without a final score yet." in said()
    running.apply(edit(Reflection, first.id, score=""))
    assert "No key result has a final score yet." in said()
    for words in ("reached their target", "ended below", "surprise"):
        assert words not in said()
    running.close()


def test_no_word_of_a_value_is_torn_in_its_column(later: Workspace) -> None:
    """Values told in words stand there, too: "Trial agreed with 50 passengers"."""
    theme = theme_for(Paper.A4)
    width = theme.frame(Orientation.LANDSCAPE).text_width
    for document in catalogue.compose("check_in_record", later.read, OPTIONS):
        tables = [block for block in document.sections[0].blocks if isinstance(block, Table)]
        assert all(set().union(*word_shares(table, theme, width)) <= {1.0} for table in tables), document.name


def test_no_name_of_a_champion_is_torn_on_the_tracker(later: Workspace) -> None:
    results = later.read.all(KeyResult)
    later.apply(Add(tuple(replace(each, champions="Ελένη Παπαδοπούλου\nЮлія Щербаківська") for each in results)))
    (document,) = catalogue.compose("tracker_print", later.read, OPTIONS)
    later.undo()
    theme = theme_for(Paper.A4)
    width = theme.frame(Orientation.LANDSCAPE).text_width
    for table in (block for block in document.sections[0].blocks if isinstance(block, Table)):
        names = replace(table, rows=tuple(replace(row, cells=(*[Cell()] * 5, row.cells[-6])) for row in table.rows))
        assert set().union(*word_shares(names, theme, width)) <= {1.0}


def test_levels_stay_in_their_order_beside_a_key_result_from_the_right(later: Workspace, tmp_path: Path) -> None:
    """From 22 to 45, 70 and 90, whichever way the sentence before them runs."""
    said = "הפלגות שמודיעים עליהן 15 דקות לפני היציאה עולות מ-22 ל-70"
    results = later.read.all(KeyResult)
    later.apply(Add(tuple(replace(each, text=said) for each in results)))
    cards, form = (catalogue.compose(each, later.read, OPTIONS)[0] for each in ("champion_cards", "check_in_form"))
    later.undo()
    lines = [line for text in verify.texts(cards) if said in text for line in text.splitlines()]
    told = [line for line in lines if "·" in line and ("0.3" in line or said in line)]  # below the sentence
    assert told
    for line in told:
        assert shaping.levels(line, shaping.starts_right(line))[line.rindex("·")] % 2 == 0, line
    heads = [line for text in verify.texts(form) for line in text.splitlines() if said in line]
    assert heads
    for line in heads:
        assert not shaping.starts_right(line), line
        places = [line.rindex(f"{level} ") for level in ("0.3", "0.7", "1.0")]
        assert places == sorted(places), line
        assert all(shaping.levels(line, False)[at] % 2 == 0 for at in places), line
    for format in ("pdf", "docx"):
        assert export.save(form, format, tmp_path, Paper.A4).verified


def test_a_prediction_that_is_no_score_is_asked_about_and_a_start_at_zero_is_told(
    later: Workspace, all_text: Callable[[Document], str]
) -> None:
    lines, results = later.read.all(ProgressLine), later.read.all(KeyResult)
    later.apply(Add(tuple(replace(each, predicted="6") for each in lines)))
    later.apply(Add(tuple(replace(each, baseline="", starts_at_zero=True, unit="calls") for each in results)))
    made = "\n".join(map(all_text, catalogue.compose("check_in_record", later.read, OPTIONS)))
    later.undo()
    later.undo()
    assert "“6” is no score: what is it from 0 to 1?" in made
    assert "0 → " in made
    assert "– → " not in made


def test_a_paper_of_a_published_set_is_blank_in_the_pack_until_there_is_one(
    later: Workspace, all_text: Callable[[Document], str]
) -> None:
    champions = next(each for each in later.read.all(Workshop) if each.template.startswith("kr_champion"))

    def cards() -> tuple[int, str]:
        order = pack.order(later.read, champions.id, OPTIONS)
        (found,) = (sources for id, _, sources in order.papers if id == "champion_cards")
        return order.copies["champion_cards"], all_text(catalogue.compose_sources("champion_cards", found)[0])

    copies, said = cards()
    assert copies == 1
    assert "Grace Mbeki" in said
    later.apply(Add(tuple(replace(each, published_on=None) for each in later.read.all(DraftSet))))
    copies, said = cards()
    later.undo()
    assert copies > 1
    assert "Grace Mbeki" not in said


def test_an_event_other_owners_and_the_day_it_is_read_out_stand_on_paper(
    later: Workspace, all_text: Callable[[Document], str]
) -> None:
    """A set that ends with an event is for no cycle of months."""
    set_id, months = later.read.all(DraftSet)[0].id, "Cycle Aug–Nov 2026 · Published"
    objective = later.read.all(Objective, set_id=set_id)[0]
    result = later.read.all(KeyResult, objective_id=objective.id)[0]
    plain = _papers_of(later, set_id, all_text)
    assert months in plain["draft_okrs"]
    assert all("festival" not in said and "owned together" not in said for said in plain.values())
    tied = edit(DraftSet, set_id, event="Harbour festival", event_day=date(2027, 7, 10))
    later.apply(tied)
    later.apply(edit(KeyResult, result.id, shared_with="Freight", read_out=date(2027, 3, 31)))
    days = {"draft_okrs": ("10 July 2027", "31 March 2027"), "published_set": ("10 Jul 2027", "31 Mar 2027")}
    for id, said in _papers_of(later, set_id, all_text).items():
        assert f"For Harbour festival, {days[id][0]}" in said
        assert f"owned together with Freight · read out on {days[id][1]}" in said
        assert months not in said
    for _ in range(2):
        later.undo()


def _papers_of(workspace: Workspace, set_id: str, all_text: Callable[[Document], str]) -> dict[str, str]:
    options = replace(OPTIONS, set_id=set_id)
    made = {id: catalogue.compose(id, workspace.read, options) for id in ("draft_okrs", "published_set")}
    return {id: "\n".join(map(all_text, documents)) for id, documents in made.items()}


def test_a_file_in_which_nothing_stands_yet_has_the_coachs_papers(
    tmp_path: Path, all_text: Callable[[Document], str]
) -> None:
    workspace = bootstrap.create(tmp_path / "new.okrw", "Acme")
    try:
        for artefact_id in MADE:
            assert catalogue.count(artefact_id, workspace.read, OPTIONS) == (artefact_id in ALWAYS), artefact_id
        said = {id: all_text(catalogue.compose(id, workspace.read, OPTIONS)[0]) for id in ALWAYS}
    finally:
        workspace.close()
    assert "Why OKRs, why now" in said["proposal"]  # lines to write on, where nothing is decided
    assert "Deployment parameters record" in said["archive_index"]
    assert "Acme" in said["session_log"]


@pytest.mark.parametrize("artefact_id", ["drafting_handout", "draft_okrs", "prescoring_sheet"])
def test_papers_of_two_cycles_of_a_team_say_which_they_are_of(artefact_id: str, later: Workspace) -> None:
    names = [document.name for document in catalogue.compose(artefact_id, later.read, OPTIONS)]
    assert len(names) == 12
    assert not [name for name in names if "(2)" in name]
    assert sum(name.endswith("Aug–Nov 2026") for name in names) == 6
    (second,) = (name for name in names if "Ticketing – Dec" in name)
    sources = catalogue.gather(artefact_id, later.read, OPTIONS)
    at = names.index(second)
    assert catalogue.compose_one(artefact_id, sources, at)[0] == tuple(names)
    assert sources[at].imprint.cycle.startswith("Dec")  # and so do its pages
    ours = replace(OPTIONS, team_id=next(each.team_id for each in later.read.all(DraftSet)))
    gathered: tuple[Any, ...] = catalogue.gather(artefact_id, later.read, ours)
    codes = [source.code for source in gathered]
    assert len(set(codes)) == 2


def test_papers_of_a_workshop_name_the_cycle_it_is_for(later: Workspace) -> None:
    heads = {
        document.title.partition(": ")[2]: document.margins.head_left
        for document in catalogue.compose("sign_in_list", later.read, OPTIONS)
    }
    assert "Dec–Mar" in heads.pop("Crossing Operations drafts its second set")
    assert heads
    assert all("Aug–Nov 2026" in head for head in heads.values())


def test_one_cycle_needs_no_name(workspace: Workspace) -> None:
    workspace.apply(Add((Team("t", "Ticketing"), DraftSet("s", "t"), Objective("o", "s", "Calm mornings"))))
    (document,) = catalogue.compose("draft_okrs", workspace.read, OPTIONS)
    assert document.name.endswith("Ticketing")


def test_no_page_holds_a_line_alone_and_no_word_stands_twice(later: Workspace) -> None:
    """What a year of one company brought together: eleven long answers for staff, levels that are sentences, a word
    agreed on twice."""
    (staff,) = catalogue.compose("staff_page", later.read, OPTIONS)
    assert all(pdf.count_pages(staff, theme_for(paper)) == 1 for paper in Paper)
    for sheet in catalogue.compose("prescoring_sheet", later.read, OPTIONS):
        breaks = sum(isinstance(block, PageBreak) for block in sheet.sections[0].blocks)
        assert all(pdf.count_pages(sheet, theme_for(paper)) == breaks + 1 for paper in Paper)
    (glossary,) = catalogue.compose("glossary", later.read, OPTIONS)
    tables = [block for block in glossary.sections[0].blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    ("words", "unit", "told"),
    [
        ("The queue falls from 9 to 4", "h", True),  # "The" says no hours
        ("Orders delivered late fall", "d", True),
        ("Answers within 4h", "h", False),
        ("On time rises from 79% to 92%", "%", False),
        ("CALLS a week", "calls", False),
        ("Mornings with a crew rise from 31 of 40 to 38 of 40", "of 40 mornings", False),
        ("Mornings with a crew rise from 131 to 140", "of 40 mornings", True),
        ("Calls to crew fall from 14 to 5", "a month", True),
    ],
)
def test_a_unit_that_no_word_of_the_sentence_says_stands_beside_it(words: str, unit: str, told: bool) -> None:
    """The values in the table beside it are told without one."""
    result = KeyResult("kr", "o", words, unit=unit)
    assert (f"({unit})" in "".join(run.text for run in sentence_of(result))) is told


@pytest.mark.parametrize(
    ("signal", "ticked"),
    [(HealthSignal.UNSAID, ()), (HealthSignal.OK, ("OK",)), (HealthSignal.SIDE_EFFECT, ("side effect",))],
)
def test_what_a_champion_answered_before_stands_on_the_form(
    later: Workspace, signal: HealthSignal, ticked: tuple[str, ...]
) -> None:
    """The health signal, too, and who was asked for help."""
    line = ProgressLine("", "", "", "18", signal=signal, help_from="the pilots")
    page = FormOfResult(None, (FormCheckIn(1, line=line),))
    (blank,) = check_in_forms(later.read, ComposeOptions(day=OPTIONS.day, blank=True))
    made = check_in_form.compose(replace(blank, pages=(page,)), wording.load())
    grids = [block for block in made.sections[0].blocks if isinstance(block, FieldGrid)]
    fields = [field for grid in grids for row in grid.rows for field in row.fields]
    assert [field.value for field in fields if field.hint == "we ask"] == ["the pilots"]
    assert tuple(field.choices[at] for field in fields for at in field.chosen) == ticked


@pytest.mark.parametrize("artefact_id", ["draft_okrs", "drafting_handout", "published_set"])
def test_names_with_a_comma_of_their_own_are_parted_by_semicolons(
    artefact_id: str, tmp_path: Path, all_text: Callable[[Document], str]
) -> None:
    made = sample.build_later(tmp_path / "made.okrw")
    draft = next(each for each in made.read.all(DraftSet) if each.published_on)
    made.apply(edit(DraftSet, draft.id, depends_on="Olaf Brandt, Engine Workshop\nThe board"))
    told = "\n".join(all_text(each) for each in catalogue.compose(artefact_id, made.read, OPTIONS))
    told = told.replace("\N{NO-BREAK SPACE}", " ")
    assert "Olaf Brandt, Engine Workshop, The board" not in told
    if artefact_id == "draft_okrs":
        assert "Olaf Brandt, Engine Workshop; The board" in told
    made.close()


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_minutes_of_a_talk_are_as_wide_as_they_are_long(later: Workspace, paper: str) -> None:
    document = catalogue.compose("dependency_talk", later.read, OPTIONS)[0]
    (strip,) = [block for block in document.sections[0].blocks if isinstance(block, TimeStrip)]
    assert strip.shares == (2, 3, 5, 3, 2)
    assert [box.start for box in strip.boxes] == [0, 2, 5, 10, 13]
    theme = theme_for(paper)
    grounds = [each for one in time_strips(strip, theme, 480.0) for each in one.ink if isinstance(each, Fill)]
    wide = [each.width for each in grounds if each.colour == theme.colours.tint]
    assert [round(each / wide[0] * 2, 6) for each in wide] == [2, 3, 5, 3, 2]
