"""No paper tells of levels, scores or grades that the client did not agree on: every document, blank and filled, under
each way to score. What is the client's own words, history or an example is listed, and an example says that it is
one. Papers that return are read back under each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from handouts import catalogue, export, intake, intake_forms, wording
from handouts.document import Table
from handouts.gather import ComposeOptions
from handouts.mails.fields import mails
from handouts.measure import pages, pages_in_word
from handouts.tables import tracker as workbook
from handouts.tables import tracker_reading
from workshop_app import sample
from workshop_app.application import draft_queries, queries
from workshop_app.application.commands.cycle_scoring import ScoreCycleAs
from workshop_app.application.commands.parameters import ChooseOption, write
from workshop_app.application.tracker import source, tracker
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.okr import DraftSet
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.scoring import Model

DAYS = {"now": date(2026, 11, 25), "later": date(2027, 6, 1)}
BUILD: Mapping[str, Callable[[Path], Workspace]] = {"now": sample.build, "later": sample.build_later}
ONE_NUMBER = (Model.EVEN_ODDS, Model.GRADE)

LEVELS = re.compile(
    r"(?i)\b(?:three|its|the|two|their) levels\b|\blevels\b(?! set OKRs)|(?<!promise )\bcommit\b|\bstretch\b"
    r"|\b(?:90|10) % sure|0[.,]3 (?:· 0[.,]7|commit)|0[.,]7 target|\bthe (?:0[.,]3|0[.,]7|1[.,]0)\b"
    r"|^(?:0[.,]3|0[.,]7|1[.,]0)[:;]"
)
SCORES = {
    Model.EVEN_ODDS: re.compile(r"(?i)predicted score|final score|which score|\bgrade\b|\bscore \d|\baspirational\b"),
    Model.GRADE: re.compile(r"(?i)predicted score|final score|which score|\bscore \d|how sure|not met|even odds"),
}
FIGURE = re.compile(r"(?:0[.,]3|0[.,]7|1[.,]0)(?: \w+)?")  # alone at the head of a column, or in front of a field

# Where levels may be told all the same, and what says so there; nothing where the words are the client's own, or tell
# what was, or what could be.
CLIENTS_WORDS = "the client's own words: a contradiction asks about them"
HISTORY = "tells what stood there when there were levels"
ALLOWED: Mapping[str, tuple[str, str]] = {
    "parameters_record": (CLIENTS_WORDS, ""),
    "parameter_changes": (HISTORY, ""),
    "sponsor_summary": (CLIENTS_WORDS, ""),
    "staff_page": (CLIENTS_WORDS, ""),
    "rules_page": (CLIENTS_WORDS, ""),
    "draft_dossier": (HISTORY, ""),
    "check_in_record": (HISTORY, ""),
    "workshop_report": (HISTORY, ""),
    "session_log": (HISTORY, ""),
    "interview_guide": ("asks which of the three it should be", ""),
    "run_sheet": ("an agenda is the coach's", "run_sheet.levels"),
    "participant_agenda": ("an agenda is the coach's", "agenda.levels"),
    "sample_okr": ("an example", "sample.lead"),
    "weak_strong": ("an example", "pairs.lead"),
    "worked_key_result": ("an example", "worked.from"),
    "practice_outcomes": ("examples", "practice_cards.leader_lead"),
}
NEUTRAL = frozenset({"eight_point_card"})  # "aspirational" is one of its eight points, whatever the model


def _decided(path: Path, build: Callable[[Path], Workspace], model: Model) -> Workspace:
    workspace = build(path)
    workspace.apply(ScoreCycleAs(1, model))
    id = queries.parameter(workspace.read, ParameterKey.SCORING).id
    option = content_of(ParameterKey.SCORING).option(model)
    assert option is not None
    workspace.apply(ChooseOption(id, model))
    workspace.apply(write(queries.parameter(workspace.read, ParameterKey.SCORING), "decision", option.decision))
    return workspace


@pytest.fixture(scope="module", params=[(model, when) for model in ONE_NUMBER for when in DAYS], ids="-".join)
def engagement(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Model, date, Workspace]]:
    model, when = request.param
    workspace = _decided(tmp_path_factory.mktemp("models") / "e.okrw", BUILD[when], model)
    yield model, DAYS[when], workspace
    workspace.close()


def _said(value: Any) -> Iterator[str]:
    """Every text of a document, a paragraph at a time; marks are names of fields, and nobody reads them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and all(type(each).__name__ == "TextRun" for each in value):
        yield "".join(each.text for each in value)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _said(each)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name != "mark":
                yield from _said(getattr(value, name))


def _heads(value: Any) -> Iterator[str]:
    """What stands above columns and in front of fields."""
    if isinstance(value, Table):
        yield from _said(value.header)
    if isinstance(value, Struct):
        if type(value).__name__ == "FormField":
            yield value.label  # type: ignore[attr-defined]
        for name in value.__struct_fields__:
            yield from _heads(getattr(value, name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _heads(each)


def _documents(artefact: Any, workspace: Workspace, day: date) -> Iterator[Any]:
    for edition in artefact.editions:
        options = ComposeOptions(day=day, edition=edition)
        if catalogue.count(artefact.id, workspace.read, options):
            yield from catalogue.compose(artefact.id, workspace.read, options)
        if artefact.fillable:
            yield from catalogue.compose(artefact.id, workspace.read, replace(options, blank=True))


def test_no_paper_tells_a_level_that_is_not_agreed(engagement: tuple[Model, date, Workspace]) -> None:
    model, day, workspace = engagement
    wrong = []
    for artefact in catalogue.ARTEFACTS:
        for document in _documents(artefact, workspace, day):
            texts = tuple(_said(document.sections))
            found = [each for each in texts if LEVELS.search(each)]
            found += [each for each in _heads(document.sections) if FIGURE.fullmatch(each.strip())]
            if artefact.id not in NEUTRAL:
                found += [each for each in texts if SCORES[model].search(each)]
            _, note = ALLOWED.get(artefact.id, ("", ""))
            told = wording.load().under(model)(note) in texts if note else artefact.id in ALLOWED
            if found and not told:
                wrong.append((document.name, found))
    assert not wrong


def test_no_mail_does(engagement: tuple[Model, date, Workspace]) -> None:
    model, day, workspace = engagement
    for mail in mails(workspace.read, ComposeOptions(day=day)):
        assert not SCORES[model].search(mail.body), mail.kind


IN_HAND = ("sample_okr", "weak_strong", "glossary", "prescoring_sheet", "reflect_sheet", "run_sheet", "draft_okrs")


@pytest.mark.parametrize("artefact_id", IN_HAND)
def test_what_is_said_instead_needs_no_more_pages(artefact_id: str, engagement: tuple[Model, date, Workspace]) -> None:
    _, day, workspace = engagement
    options = ComposeOptions(day=day)
    if not catalogue.count(artefact_id, workspace.read, options):
        return
    for each in catalogue.gather(artefact_id, workspace.read, options):
        make = catalogue.artefact(artefact_id).compose
        usual, made = make(each, wording.load()), make(each, each.imprint.words)
        for paper in Paper:
            assert pages_in_word(made, paper) == pages(made, paper) <= pages(usual, paper), (made.name, paper)


def test_the_exceptions_are_needed_and_known() -> None:
    ids = {each.id for each in catalogue.ARTEFACTS}
    assert ALLOWED.keys() | NEUTRAL <= ids


def test_what_is_said_instead_stands_for_something_and_fills_the_same_places() -> None:
    entries = wording.load().entries
    for key, said in entries.items():
        if key.startswith("under."):
            _, model, of = key.split(".", 2)
            assert model in {"one_number", "several", *ONE_NUMBER}, key
            assert of in entries, key
            assert set(re.findall(r"\{\w+\}", said)) <= set(re.findall(r"\{\w+\}", entries[of])), key


@pytest.mark.parametrize("model", list(Model))
def test_under_three_levels_nothing_changes_and_under_others_it_does(model: Model, tmp_path: Path) -> None:
    workspace = _decided(tmp_path / "e.okrw", sample.build, model)
    (sheet, *_) = catalogue.compose("prescoring_sheet", workspace.read, ComposeOptions(day=DAYS["now"]))
    labels = set(_heads(sheet.sections))
    assert ({"0.3", "0.7", "1.0"} <= labels) == (model is Model.LEVELS)
    assert ("To reach" in labels) == (model is not Model.LEVELS)
    assert sheet.title == "Prescoring sheet"
    workspace.close()


@pytest.mark.parametrize("fmt", [export.Format.DOCX, export.Format.PDF])
@pytest.mark.parametrize("model", list(Model))
def test_a_handout_is_read_back(model: Model, fmt: export.Format, tmp_path: Path) -> None:
    workspace = _decided(tmp_path / "e.okrw", sample.build, model)
    draft = next(
        each for each in workspace.read.all(DraftSet) if draft_queries.draft_set(workspace.read, each.id).objectives
    )
    (document,) = catalogue.compose(
        "drafting_handout", workspace.read, ComposeOptions(day=DAYS["now"], set_id=draft.id)
    )
    form = intake_forms.read(export.save(document, fmt, tmp_path).path)
    assert not form.remarks
    view = draft_queries.draft_set(workspace.read, draft.id)
    for nth, objective in enumerate(view.objectives, 1):
        for number, result in enumerate(objective.key_results, 1):
            levels = {name: form.values.get(f"o{nth}.kr{number}.{name}") for name in ("commit", "target", "stretch")}
            assert levels["target"] == result.target
            if model is Model.LEVELS:
                assert levels == {name: getattr(result, name) for name in levels}
            else:
                assert not {f"o{nth}.kr{number}.commit", f"o{nth}.kr{number}.stretch"} & set(form.seen)
    workspace.close()


@pytest.mark.parametrize("model", list(Model))
def test_a_record_is_read_back(model: Model, tmp_path: Path) -> None:
    workspace = _decided(tmp_path / "e.okrw", sample.build, model)
    (document,) = catalogue.compose("parameters_record", workspace.read, ComposeOptions(day=DAYS["now"]))
    found = intake.read(export.save(document, export.Format.DOCX, tmp_path).path, intake.expected(workspace.read))
    assert not found
    workspace.close()


@pytest.mark.parametrize("model", list(Model))
def test_a_tracker_is_read_back_whatever_was_decided_meanwhile(model: Model, tmp_path: Path) -> None:
    workspace = _decided(tmp_path / "e.okrw", sample.build_later, model)
    path = workbook.save(tracker(source(workspace.read)), wording.load(), tmp_path)
    id = queries.parameter(workspace.read, ParameterKey.SCORING).id
    for decided in Model:
        workspace.apply(ChooseOption(id, decided))
        back = tracker_reading.read_file(path, tracker(source(workspace.read)))
        assert not any((back.changes, back.questions, back.missing, back.notes)), decided
    workspace.close()
