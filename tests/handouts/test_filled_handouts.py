"""Drafting handouts filled in Word, LibreOffice and a PDF reader: the drafts of the right team come back, once; what
differs from what stands here is shown, and not written over."""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.text.run import Run

from handouts import catalogue, export, intake_forms, marks, wording
from handouts.compose import drafting_handout
from handouts.form_labels import without_label
from handouts.gather import ComposeOptions
from handouts.imprint import Imprint
from handouts.source import DraftObjective, DraftSource
from ui.command_line import main
from workshop_app import bootstrap, sample
from workshop_app.application.commands.basic import edit
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, DraftStatus, KeyResult, KeyResultType, Objective
from workshop_app.domain.wordings import Wording

DAY = date(2026, 11, 25)
IMPRINT = Imprint("Harbour Ferries", "Jan–Apr 2027", "Robin Vale", "Confidential", DAY)
OFFICE = shutil.which("soffice")
NEW = {
    "o3.team": "Ticketing",
    "o3.objective": "Nobody queues for a ticket they bought",
    "o3.why_now": "Boarding starts late every Friday.\nWaiting costs us the commuters.",
    "o3.ideas": "Scan at the gate",
    "o3.kr1.text": "Passengers with a ticket who still queue fall",
    "o3.kr1.unit": "per sailing",
    "o3.kr1.baseline": "42",
    "o3.kr1.commit": "30",
    "o3.kr1.target": "15",
    "o3.kr1.stretch": "5",
    "o3.kr1.champion": "Łukasz Brzęczyszczykiewicz, Ana Lind",
}
Intake = Callable[..., tuple[int, list[dict[str, Any]]]]


@pytest.fixture
def file(tmp_path: Path, sample_today: bytes) -> Path:
    path = tmp_path / "sample.okrw"
    path.write_bytes(sample_today)
    return path


@pytest.fixture
def intake(file: Path, capsys: pytest.CaptureFixture[str]) -> Intake:
    def run(*words: object) -> tuple[int, list[dict[str, Any]]]:
        status = main(["intake", str(file), *map(str, words), "--json"])
        return status, json.loads(capsys.readouterr().out)["files"]

    return run


def _paper(file: Path, folder: Path, team: str, ending: str, *, blank: bool = False) -> Path:
    opened = bootstrap.open_workspace(file, read_only=True)
    try:
        id = next(each.id for each in opened.read.all(Team) if each.name == team)
        options = ComposeOptions(day=date(2026, 11, 25), team_id=id, blank=blank)
        (document,) = catalogue.compose("drafting_handout", opened.read, options)
    finally:
        opened.close()
    return export.save(document, ending, folder).path


def _fill_pdf(path: Path, values: Mapping[str, str], ticks: tuple[str, ...] = ()) -> Path:
    """As a reader does: the value of the field, the state of the box."""
    target = path.with_name(f"filled {path.name}")
    with pikepdf.open(path) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            name = marks.field_of_bookmark(str(field.T))
            if name in values:
                field.V = pikepdf.String(values[name].replace("\n", "\r"))
            if name in ticks:
                field.V = field.AS = pikepdf.Name.Yes
        pdf.save(target)
    return target


def _fill_word(path: Path, values: Mapping[str, str], ticks: tuple[tuple[str, int], ...] = ()) -> Path:
    """Typed into the controls; a box is ticked by typing over it."""
    word = docx.Document(str(path))
    for control in word.element.body.iter(qn("w:sdt")):
        name = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        if name in values:
            texts = list(control.iter(qn("w:t")))
            texts[0].text = values[name].replace("\n", " ")
            for each in texts[1:]:
                each.text = ""
    for head, number in ticks:
        text = next(each for each in word.element.body.iter(qn("w:t")) if each.text and head in each.text)
        row = text
        while row.tag != qn("w:tc"):
            row = row.getparent()
        boxes = [each for each in row.iter(qn("w:t")) if "\u2610" in (each.text or "") or "\u2612" in (each.text or "")]
        boxes[number - 1].text = boxes[number - 1].text.replace("\u2610", "\u2612")
    target = path.with_name(f"filled {path.name}")
    word.save(str(target))
    return target


def _by_office(path: Path, folder: Path, ending: str = "docx") -> Path:
    if OFFICE is None:
        pytest.skip("needs LibreOffice")
    words = [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", ending]
    subprocess.run([*words, "--outdir", folder / "saved", path], check=True, capture_output=True, timeout=120)
    return folder / "saved" / f"{path.stem}.{ending}"


def _blank_as_first(values: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("o3.", "o1."): value for name, value in values.items()}


@pytest.mark.parametrize("way", ["word", "docx", "odt", "pdf"])
def test_a_blank_handout_becomes_the_drafts_of_the_team_written_on_it(
    way: str, file: Path, tmp_path: Path, intake: Intake
) -> None:
    values = _blank_as_first(NEW)
    paper = _paper(file, tmp_path, "Ticketing", "pdf" if way == "pdf" else "docx", blank=True)
    if way == "pdf":
        filled = _fill_pdf(paper, values, ("o1.kr1.type.2", "o1.direction.2"))
    else:
        filled = _fill_word(paper, values, (("Key result 1", 2),))
        filled = filled if way == "word" else _by_office(filled, tmp_path, way)
    status, (told,) = intake(filled)
    assert (status, told["kind"], told["team"]) == (0, "handout", "Ticketing")
    assert any(NEW["o3.objective"] in each["there"] for each in told["new"])
    assert not told["conflicts"]
    intake(filled, "--apply")
    opened = bootstrap.open_workspace(file, read_only=True)
    try:
        objective = next(each for each in opened.read.all(Objective) if each.text == NEW["o3.objective"])
        team = opened.read.get(DraftSet, objective.set_id).team_id
        (result,) = opened.read.all(KeyResult, objective_id=objective.id)
        notes = [each.after for each in opened.read.all(Wording, subject_id=objective.id)]
    finally:
        opened.close()
    assert (result.text, result.unit, result.baseline) == (NEW["o3.kr1.text"], "per sailing", "42")
    assert (result.commit, result.target, result.stretch) == ("30", "15", "5")
    assert result.champions == "Łukasz Brzęczyszczykiewicz\nAna Lind"
    assert result.type is KeyResultType.BASELINE
    assert " ".join(objective.why_now.split()) == " ".join(NEW["o3.why_now"].split())
    assert any("Scan at the gate" in each for each in notes)
    assert team
    again = intake(filled)[1][0]
    assert (again["new"], again["changed"], again["conflicts"]) == ([], [], [])


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_what_was_printed_comes_back_without_a_difference_and_a_changed_level_is_a_question(
    ending: str, file: Path, tmp_path: Path, intake: Intake
) -> None:
    paper = _paper(file, tmp_path, "Crossing Operations", ending)
    (told,) = intake(paper)[1]
    assert (told["new"], told["changed"], told["conflicts"], told["problems"]) == ([], [], [], [])
    assert told["notes"] == []  # nor are the boxes that were printed ticked a note
    fill = _fill_pdf if ending == "pdf" else _fill_word
    filled = fill(paper, {"o1.kr1.target": "Three a month"})
    (told,) = intake(filled, "--apply")[1]
    assert [(each["field"], each["there"]) for each in told["conflicts"]] == [("target", "Three a month")]
    opened = bootstrap.open_workspace(file, read_only=True)
    texts = [each.target for each in opened.read.all(KeyResult)]
    opened.close()
    assert "Three a month" not in texts


def _tick_name(path: Path, number: int) -> Path:
    """The box at the end of a line of "We depend on", on the page of the first objective."""
    if path.suffix == ".pdf":
        return _fill_pdf(path, {}, (f"o1.depends_on.{number}",))
    word = docx.Document(str(path))
    cells = [[each for each in cell.iter(qn("w:t")) if each.text] for cell in word.element.body.iter(qn("w:tc"))]
    boxes = next(cell for cell in cells if cell and all(each.text in ("\u2610", "\u2612") for each in cell))
    boxes[number - 1].text = "\u2612"
    target = path.with_name(f"ticked {path.name}")
    word.save(str(target))
    return target


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_whom_the_team_has_talked_to_is_ticked_and_another_tick_is_told(
    ending: str, file: Path, tmp_path: Path, intake: Intake
) -> None:
    """The log knows of the Engine Workshop; the harbour was asked at the table."""
    opened = bootstrap.open_workspace(file, read_only=True)
    try:
        (crew,) = (each for each in opened.read.all(Team) if each.name == "Crossing Operations")
        (source,) = catalogue.gather("drafting_handout", opened.read, ComposeOptions(day=DAY, team_id=crew.id))
    finally:
        opened.close()
    assert source.talked == ({0}, {0})
    paper = _paper(file, tmp_path, "Crossing Operations", ending)
    (told,) = intake(_tick_name(paper, 3))[1]
    assert told["notes"] == ["We depend on (objective 1): \u2612 Port Authority, berth office"]
    assert (told["new"], told["changed"], told["conflicts"], told["problems"]) == ([], [], [], [])
    (told,) = intake(_tick_name(paper, 1))[1]
    assert told["notes"] == []


def test_what_was_agreed_on_for_the_last_cycle_ticks_no_box_of_the_next(tmp_path: Path) -> None:
    workspace = sample.build_later(tmp_path / "later.okrw")
    sources = catalogue.gather("drafting_handout", workspace.read, ComposeOptions(day=DAY))
    workspace.close()
    ticked = {each.status: set() for each in sources}
    for each in sources:
        ticked[each.status] |= each.talked[0] | each.talked[1]
    assert ticked[DraftStatus.PUBLISHED]
    assert not ticked[DraftStatus.DRAFT]


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_name_of_two_lines_has_one_box(ending: str, tmp_path: Path) -> None:
    """Each box is of the name beside it, whatever lines the names take."""
    names = "Port Authority, berth office, and whoever is on duty there on a weekday morning\nOlaf Brandt"
    objective = DraftObjective(text="Calm mornings")
    source = DraftSource(
        IMPRINT, "Crew", depends_on=names, objectives=(objective,), talked=(frozenset({1}), frozenset())
    )
    path = export.save(drafting_handout.compose(source, wording.load("en")), ending, tmp_path).path
    found = intake_forms.read(path)
    assert found.talked == {"o1.depends_on": (2,)}
    assert found.values["o1.depends_on"] == names


def test_a_reworded_objective_keeps_its_place_and_what_is_new_stands_under_it(
    file: Path, tmp_path: Path, intake: Intake
) -> None:
    """Two sentences that have hardly a word in common are one by their place; the words that stood before, on a paper
    that nobody wrote on, are asked about and make no second objective."""
    paper = _paper(file, tmp_path, "Crossing Operations", "docx")
    first, second = "Nobody is rung out of bed", "Sick notes before six fall"
    values = {"o2.objective": first, "o2.kr2.text": second, "o2.kr3.text": "Late crews fall", "o2.kr3.unit": "a month"}
    (told,) = intake(_fill_word(paper, values), "--apply")[1]
    assert [(each["field"], each["there"]) for each in told["changed"]] == [("text", first), ("text", second)]
    assert ([each["about"] for each in told["new"]], told["conflicts"]) == (
        ["Crossing Operations: Late crews fall"],
        [],
    )
    assert told["changed"][0]["here"].startswith("Know by four")
    (again,) = intake(paper, "--apply")[1]
    assert [each["there"][:13] for each in again["conflicts"]] == ["Know by four ", "Calls to crew"]
    assert (again["new"], again["changed"]) == ([], [])
    opened = bootstrap.open_workspace(file, read_only=True)
    objectives = {
        each.id: each.text for each in opened.read.all(Objective) if each.text.startswith(("Nobody is", "Know by"))
    }
    new = next(each for each in opened.read.all(KeyResult) if each.text == "Late crews fall")
    opened.close()
    assert objectives == {new.objective_id: first}


@pytest.mark.parametrize(
    ("ending", "field", "kind"),
    [("docx", "o1.objective", Objective), ("docx", "o1.kr1.text", KeyResult), ("pdf", "o1.objective", Objective)],
)
def test_what_was_reworded_here_after_it_was_printed_is_asked_about_when_the_paper_says_something_else(
    ending: str, field: str, kind: type[Objective | KeyResult], file: Path, tmp_path: Path, intake: Intake
) -> None:
    """An older paper that comes in after it was written anew here: nothing is written over."""
    paper = _paper(file, tmp_path, "Crossing Operations", ending)
    opened = bootstrap.open_workspace(file)
    team = next(each.id for each in opened.read.all(Team) if each.name == "Crossing Operations")
    latest = max(opened.read.all(DraftSet, team_id=team), key=lambda each: each.cycle)
    first = min(opened.read.all(Objective, set_id=latest.id), key=lambda each: each.position)
    results = sorted(opened.read.all(KeyResult, objective_id=first.id), key=lambda each: each.position)
    one = first if kind is Objective else results[0]
    opened.apply(edit(kind, one.id, text="Everybody sleeps through the night"))
    opened.close()
    fill = _fill_pdf if ending == "pdf" else _fill_word
    (told,) = intake(fill(paper, {field: "A quay without queues at six"}), "--apply")[1]
    assert [(each["here"], each["there"]) for each in told["conflicts"] if each["field"] == "text"] == [
        ("Everybody sleeps through the night", "A quay without queues at six")
    ]
    opened = bootstrap.open_workspace(file, read_only=True)
    assert opened.read.get(kind, one.id).text == "Everybody sleeps through the night"
    opened.close()


@pytest.mark.parametrize("by_office", [False, True], ids=["python-docx", "LibreOffice"])
def test_a_field_gone_a_row_added_and_words_beside_the_boxes_are_told(
    by_office: bool, file: Path, tmp_path: Path, intake: Intake
) -> None:
    paper = _paper(file, tmp_path, "Ticketing", "docx", blank=True)
    filled = _fill_word(paper, _blank_as_first(NEW))
    word = docx.Document(str(filled))
    gone = next(each for each in word.element.body.iter(qn("w:sdt")) if "o1.kr2.unit" in _tag(each))
    row = gone.getparent()
    while row.tag != qn("w:tr"):
        row = row.getparent()
    added = copy.deepcopy(row)
    row.getparent().remove(row)
    table = next(each for each in word.tables if "1  Mission" in each.rows[0].cells[0].text)
    for each in list(added.iter(qn("w:sdt"), qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        each.getparent().remove(each)
    for at, each in enumerate(added.iter(qn("w:t"))):
        each.text = "Ask the harbour master first" if at == 0 else ""
    table._tbl.append(added)
    word.paragraphs[-1].insert_paragraph_before("We could not agree on the unit.")
    word.save(str(filled))
    (told,) = intake(_by_office(filled, tmp_path) if by_office else filled)[1]
    assert "We could not agree on the unit." in told["notes"]
    said = [each for each in (*told["notes"], *told["problems"]) if "Ask the harbour master first" in each]
    assert len(said) == 1
    assert "kept as a note" in said[0]
    assert any("Unit (objective 1, key result 2)" in each for each in told["problems"])
    assert any(NEW["o3.kr1.text"] in each["there"] for each in told["new"])


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_of_a_set_that_was_published_meanwhile_only_what_differs_becomes_the_next_cycles(
    ending: str, file: Path, tmp_path: Path, intake: Intake
) -> None:
    paper = _paper(file, tmp_path, "Crossing Operations", ending)
    opened = bootstrap.open_workspace(file)
    for each in opened.read.all(DraftSet):
        opened.apply(edit(DraftSet, each.id, status=DraftStatus.PUBLISHED))
    opened.close()
    (told,) = intake(paper)[1]
    assert (told["new"], told["changed"], told["conflicts"]) == ([], [], [])
    assert any("published by now" in each for each in told["problems"])
    fill = _fill_pdf if ending == "pdf" else _fill_word
    (told,) = intake(fill(paper, {"o1.kr1.target": "Three a month"}))[1]
    assert told["new"]
    assert not told["conflicts"]


def test_a_field_that_was_emptied_or_names_another_team_or_cycle_is_told_and_what_stands_here_stays(
    file: Path, tmp_path: Path, intake: Intake
) -> None:
    paper = _paper(file, tmp_path, "Ticketing", "pdf")
    written = {"o1.kr5.baseline": "", "o1.why_now": "", "o1.team": "Engine Workshop", "o1.cycle": "May–Aug 2031"}
    (told,) = intake(_fill_pdf(paper, written))[1]
    assert (told["team"], told["new"], told["changed"], told["conflicts"]) == ("Ticketing", [], [], [])
    another, said, cycle = told["problems"]
    assert "printed for: Engine Workshop." in another
    assert "another cycle" in cycle
    assert "May–Aug 2031" in cycle
    assert said.startswith("Empty on the paper, and kept as it stands here: ")
    assert "Why now (objective 1)" in said
    assert "(objective 1, key result 5)" in said


def test_what_is_crossed_out_or_broken_into_lines_is_read_as_it_looks(
    file: Path, tmp_path: Path, intake: Intake
) -> None:
    """LibreOffice 7.4 drops the line break of a control and leaves two texts in one run."""
    paper = _fill_word(_paper(file, tmp_path, "Ticketing", "docx"), {"o1.depends_on": "\u2713 Crew", "o1.ideas": "One"})
    word = docx.Document(str(paper))
    runs = {_tag(each): list(each.iter(qn("w:r"))) for each in word.element.body.iter(qn("w:sdt"))}
    crossed = next(name for name, each in runs.items() if name.endswith(".kr2.text") and each)
    for name in (crossed, "o1.kr1.baseline"):
        for run in runs[name]:
            Run(run, word._body).font.strike = True
    sentence = Run(runs[crossed][0], word._body).text
    plain = copy.deepcopy(runs["o1.kr1.baseline"][-1])
    Run(plain, word._body).font.strike = False
    Run(plain, word._body).text = " 77"
    runs["o1.kr1.baseline"][-1].addnext(plain)
    second = copy.deepcopy(runs["o1.ideas"][0].find(qn("w:t")))
    second.text = "Two"
    runs["o1.ideas"][0].append(second)
    word.save(str(paper))
    (told,) = intake(paper)[1]
    different = {each["field"]: each["there"] for each in (*told["changed"], *told["conflicts"])}
    assert (told["new"], different) == ([], {"baseline": "77", "depends_on": "\u2713 Crew"})
    assert told["notes"] == ["Key results: first ideas (objective 1): One", "Two"]
    assert [each for each in told["problems"] if "Empty on the paper" in each] == []
    (said,) = [each for each in told["problems"] if each.startswith("Crossed out")]
    assert said.endswith(f"Key result (objective 1, key result 2): {sentence}")


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\ufeff"])
def test_what_nobody_sees_does_not_come_in(
    ending: str, unseen: str, file: Path, tmp_path: Path, intake: Intake
) -> None:
    fill = _fill_pdf if ending == "pdf" else _fill_word
    values = {"o1.depends_on": f"Cr{unseen}ew", "o1.ideas": f"As{unseen}k"}
    (told,) = intake(fill(_paper(file, tmp_path, "Ticketing", ending), values))[1]
    assert [each["there"] for each in (*told["changed"], *told["conflicts"])] == ["Crew"]
    assert told["notes"] == ["Key results: first ideas (objective 1): Ask"]


def test_a_new_key_result_that_was_crossed_out_again_does_not_come_in(
    file: Path, tmp_path: Path, intake: Intake
) -> None:
    values = _blank_as_first(NEW) | {"o1.kr2.text": "Nobody asks twice", "o1.kr2.unit": "people"}
    paper = _fill_word(_paper(file, tmp_path, "Ticketing", "docx", blank=True), values)
    word = docx.Document(str(paper))
    control = next(each for each in word.element.body.iter(qn("w:sdt")) if _tag(each) == "o1.kr2.text")
    for run in control.iter(qn("w:r")):
        Run(run, word._body).font.strike = True
    word.save(str(paper))
    (told,) = intake(paper)[1]
    assert NEW["o3.kr1.text"] in str(told["new"])
    assert "people" not in str(told["new"])
    assert "key result 2" not in str(told["new"]).lower()
    assert "Nobody asks twice" in str(told["problems"])


@pytest.mark.parametrize("tags_kept", [True, False])
def test_a_control_that_was_deleted_is_told_although_its_bookmark_stays(
    file: Path, tmp_path: Path, intake: Intake, tags_kept: bool
) -> None:
    """LibreOffice saves controls without their tags."""
    paper = _paper(file, tmp_path, "Crossing Operations", "docx")
    word = docx.Document(str(paper))
    for control in list(word.element.body.iter(qn("w:sdt"))):
        if _tag(control) in {"o1.kr1.unit", "o1.kr2.stretch"}:
            control.getparent().remove(control)
    for tag in [] if tags_kept else list(word.element.body.iter(qn("w:tag"))):
        tag.getparent().remove(tag)
    word.save(str(paper))
    (told,) = intake(paper)[1]
    assert (told["new"], told["changed"], told["conflicts"]) == ([], [], [])
    (said,) = told["problems"]
    assert "Unit (objective 1, key result 1)" in said
    assert "key result 2" in said


def _tag(control: Any) -> str:
    return control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))


def test_what_is_typed_right_behind_a_printed_hint_is_read_without_it() -> None:
    """Somebody typed 75 into the line above the field, and "50 %75" was read as the target."""
    found = {
        (line, field): without_label(line, field)
        for line, field in (
            ("0.7  50 %75", "target"),
            ("0.3  90 % sure45", "commit"),
            ("1.0 10\xa0% 90", "stretch"),
            ("0.75", "target"),
            ("Unity", "unit"),
        )
    }
    assert list(found.values()) == ["75", "45", "90", None, None]


def test_dates_that_a_sheet_leaves_open_are_asked_about_and_read_as_they_are_answered(
    file: Path, tmp_path: Path, intake: Intake
) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("Team,Objective,Key result,Target\nFreight,The crane is up,Crane works,05/06/2027\n", "utf-8")
    asked = [each for each in intake(sheet)[1][0]["problems"] if "05/06/2027" in each]
    assert "--dates day_first" in asked[0]
    assert intake(sheet, "--dates", "month_first", "--apply")[1][0]["problems"] == []
    opened = bootstrap.open_workspace(file, read_only=True)
    try:
        assert [each.target for each in opened.read.all(KeyResult) if each.text == "Crane works"] == ["6 May 2027"]
    finally:
        opened.close()


def test_a_handout_whose_marks_are_gone_is_read_by_its_labels(file: Path, tmp_path: Path, intake: Intake) -> None:
    """As word processors on the web save it."""
    paper = _fill_word(_paper(file, tmp_path, "Ticketing", "docx", blank=True), _blank_as_first(NEW))
    word = docx.Document(str(paper))
    for control in list(word.element.body.iter(qn("w:sdt"))):
        for each in list(control.find(qn("w:sdtContent"))):
            control.addprevious(each)
        control.getparent().remove(control)
    for each in list(word.element.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        each.getparent().remove(each)
    word.save(str(paper))
    (told,) = intake(paper)[1]
    assert (told["kind"], told["team"]) == ("handout", "Ticketing")
    said = " ".join(each["there"] for each in told["new"])
    assert NEW["o3.objective"] in said
    assert NEW["o3.kr1.text"] in said


def test_files_that_are_no_handouts_say_so_and_keep_none_of_the_others_out(
    file: Path, tmp_path: Path, intake: Intake
) -> None:
    other = tmp_path / "other.okrw"
    sample.build(other).close()
    foreign = _paper(other, tmp_path / "foreign", "Ticketing", "pdf")
    no_pdf, broken, plain = tmp_path / "no.pdf", tmp_path / "broken.pdf", tmp_path / "plain.pdf"
    no_pdf.write_text("hello")
    good = _paper(file, tmp_path, "Ticketing", "pdf")
    broken.write_bytes(good.read_bytes()[:300])
    page = pypdfium2.PdfDocument.new()
    page.new_page(200, 200)
    page.save(plain)
    letter = tmp_path / "letter.docx"
    docx.Document().save(str(letter))
    status, told = intake(foreign, no_pdf, broken, plain, letter, tmp_path / "gone.pdf", good)
    assert status == 1
    assert [each["kind"] for each in told] == ["", "", "", "", "", "", "handout"]
    assert all(len(each["problems"]) == 1 for each in told[:-1])
    sentences = [each["problems"][0] for each in told[:-1]]
    for words, said in zip(("another", "is none", "cannot be read", "no fields", "", ""), sentences, strict=True):
        assert words in said
        assert "Traceback" not in said
    assert marks.code_in("") is None


def test_a_page_that_is_there_to_be_read_brings_no_drafts_and_says_which_paper_comes_back(
    file: Path, tmp_path: Path, intake: Intake, capsys: pytest.CaptureFixture[str]
) -> None:
    """Read as lines, its labels and levels would be key results: "Why now", "Today; 0.3 commit"."""
    made = tmp_path / "pages"
    for name in ("draft_okrs", "published_overview", "reflect_sheet"):
        main(["export", str(file), "--document", name, "--format", "docx", "--out", str(made)])
    pages = sorted(made.glob("*.docx"))
    capsys.readouterr()
    assert len(pages) > 2
    status, told = intake(*pages)
    assert (status, {each["kind"] for each in told}) == (1, {""})
    assert all("drafting handout" in each["problems"][0] for each in told)
    assert main(["drafts", "read", str(pages[0]), "--into", str(file)]) == 1
    assert main(["drafts", "read", str(_paper(file, tmp_path, "Ticketing", "docx"))]) == 1
    assert "command intake" in capsys.readouterr().err
