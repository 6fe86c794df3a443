"""A record with forty edits of a client: each comes back beside its parameter, none is lost and none invented, whether
python-docx or LibreOffice saved the file last. So that "nothing was changed" is never said of a file that was."""

from __future__ import annotations

import copy
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from handouts import catalogue, export, intake, marks
from handouts.gather import ComposeOptions
from handouts.intake import Expected
from handouts.sent_meanwhile import is_conflict
from ui.command_line import main
from workshop_app import bootstrap, sample
from workshop_app.application.commands.interview import IssueEdition
from workshop_app.application.commands.parameters import write
from workshop_app.application.commands.returned import AcceptProposal, CloseComment, KeepReturned, KeepTogether
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import RoleAssignment, RoleKind
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.own_parameters import OwnParameter, answer_of
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.returned import ReturnedComment, ReturnedKind, ReturnedState, missing_together

OFFICE = shutil.which("soffice")
DAY = date(2026, 11, 25)
Edit = tuple[str, str, str]  # key, field, new words


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What stands in the sample with every text of a record filled in; each test has a copy of its own."""
    path = tmp_path_factory.mktemp("record") / "sample.okrw"
    workspace = sample.build(path)
    for key in list(ParameterKey):
        record = workspace.read.all(ParameterRecord, key=key)[0]
        workspace.apply(write(record, "exceptions", f"Not in the yard ({key.value})."))
        workspace.apply(write(record, "staff_text", f"What staff read about {key.value}."))
    workspace.close()
    return path.read_bytes()


@pytest.fixture
def engagement(tmp_path: Path, written: bytes) -> Iterator[Workspace]:
    path = tmp_path / "sample.okrw"
    path.write_bytes(written)
    workspace = bootstrap.open_workspace(path)
    yield workspace
    workspace.close()


def _sent(engagement: Workspace, folder: Path) -> Path:
    (document,) = catalogue.compose("parameters_record", engagement.read, ComposeOptions(day=DAY))
    return export.save(document, export.Format.DOCX, folder).path


@pytest.fixture(scope="module")
def office_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


def _by_office(path: Path, folder: Path, home: Path, ending: str) -> Path:
    assert OFFICE is not None
    words = [OFFICE, f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", ending]
    subprocess.run([*words, "--outdir", folder / "saved", path], check=True, capture_output=True, timeout=120)
    return folder / "saved" / f"{path.stem}.{ending}"


def _marked(file: WordFile, name: str) -> Paragraph:
    found = (each for each in file.element.body.iter(qn("w:bookmarkStart")) if each.get(qn("w:name")) == name)
    return Paragraph(next(found).getparent(), file._body)


def _says(paragraph: Paragraph, words: str) -> None:
    """Typed over, as in a word processor: the first run keeps the new words."""
    paragraph.runs[0].text = words
    for run in paragraph.runs[1:]:
        run.text = ""


def _row_of(paragraph: Paragraph) -> _Row:
    row = paragraph._p.getparent().getparent()
    return _Row(row, Table(row.getparent(), paragraph._parent))


def _edited(path: Path, ours: Expected) -> set[Edit]:
    file = docx.Document(str(path))
    done: set[Edit] = set()
    names = {each.get(qn("w:name")) for each in file.element.body.iter(qn("w:bookmarkStart"))}
    fields = {"rationale": "rationale", "exceptions": "exceptions", "staff": "staff_text"}
    for key in ours.titles:
        for name, field in fields.items():
            if marks.fact(key, name) in names:
                _says(_marked(file, marks.fact(key, name)), f"Their {name} of {key}")
                done.add((key, field, f"Their {name} of {key}"))
    rows = _kept_row(file)
    replaced = {each[:2] for each in rows if each[1] != "text"}
    done = {each for each in done if each[:2] not in replaced} | rows
    done |= _settled(file, ours)
    for table in file.tables:
        for row in table.rows:
            if row.cells[0].text == "Executive sponsor" and len(row.cells) == 2:
                _says(row.cells[1].paragraphs[0], "Bo Berg")
                done.add(("", "role.sponsor", "Bo Berg"))
            if row.cells[0].text == "4" and len(row.cells) == 4:
                _says(row.cells[2].paragraphs[0], "Six months")
                done.add(("cycle", "option", "Six months"))
    heading = next(each for each in file.paragraphs if each.text == "4  How long is a cycle?")
    heading.runs[-1].text = heading.runs[-1].text + " Really?"
    done.add(("cycle", "title", heading.text))
    sign = next(each for each in file.paragraphs if each.text == "Sign-off")
    sign.insert_paragraph_before("We sign when the union has read it.")
    *_, last = ours.titles  # under which it was written
    statement = next(each for each in file.paragraphs if each.text.startswith("We run the coming cycle"))
    _says(statement, "We run two cycles by these decisions.")
    done |= {("", "text", statement.text), (last, "text", "We sign when the union has read it.")}
    file.save(str(path))
    return done


def _kept_row(file: WordFile) -> set[Edit]:
    """A row taken out, and one added; a field whose bookmark is gone; a change that is tracked and not accepted."""
    gone = _row_of(_marked(file, marks.fact("number", "exceptions")))
    gone._tr.getparent().remove(gone._tr)
    row = _row_of(_marked(file, marks.fact("kpis", "staff")))
    added = copy.deepcopy(row._tr)
    for each in list(added.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        each.getparent().remove(each)
    row._tr.addnext(added)
    cells = _Row(added, Table(added.getparent(), row._parent)).cells
    _says(cells[0].paragraphs[0], "Whom to ask")
    _says(cells[1].paragraphs[0], "Ana, on weekdays")
    bare = _row_of(_marked(file, marks.fact("types", "staff")))
    for each in list(bare._tr.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        each.getparent().remove(each)
    _tracked(_marked(file, marks.fact("tools", "staff")), "Their tracked words")
    return {
        ("number", "exceptions", ""),
        ("kpis", "text", "Whom to ask | Ana, on weekdays"),
        ("tools", "staff_text", "Their tracked words"),
    }


def _tracked(paragraph: Paragraph, words: str) -> None:
    gone, put, run, text = (OxmlElement(tag) for tag in ("w:del", "w:ins", "w:r", "w:t"))
    for change in (gone, put):
        for name, value in (("id", "9001"), ("author", "Bo Berg"), ("date", "2026-11-30T09:30:00Z")):
            change.set(qn(f"w:{name}"), value)
    for each in paragraph.runs:
        each._r.addprevious(gone)
        gone.append(each._r)
        for said in each._r.iter(qn("w:t")):
            said.tag = qn("w:delText")
    text.text = words
    run.append(text)
    put.append(run)
    gone.addnext(put)


def _settled(file: WordFile, ours: Expected) -> set[Edit]:
    line = _marked(file, marks.settled("cycle"))
    said = line.text.split(" · ")
    assert said[0].startswith("Decided by ")
    _says(line, " · ".join(["Decided by Ana Lind on 3 May 2027", "Review on 1 June 2027", "Looked after by Bo Berg"]))
    return {
        ("cycle", "decided_by", "Ana Lind"),
        ("cycle", "decided_on", "3 May 2027"),
        ("cycle", "review_on", "1 June 2027"),
        ("cycle", "owner", "Bo Berg"),
        ("cycle", "applies_from", ""),
    }


@pytest.mark.parametrize("saved_as", ["", "docx", "odt"], ids=["python-docx", "LibreOffice", "LibreOffice's own"])
def test_forty_edits_come_back_and_nothing_else(
    engagement: Workspace, tmp_path: Path, office_home: Path, saved_as: str
) -> None:
    if saved_as and OFFICE is None:
        pytest.skip("needs LibreOffice")
    ours = intake.expected(engagement.read)
    path = _sent(engagement, tmp_path)
    wanted = _edited(path, ours)
    file = _by_office(path, tmp_path, office_home, saved_as) if saved_as else path
    found = intake.read(file, ours)
    told = {(each.key, str(each.field), each.new) for each in found}
    assert len(wanted) >= 40
    assert told == wanted
    assert not [each for each in found if is_conflict(each, ours.known)]
    old = next(each for each in found if each.field == "rationale" and each.key == "cycle").old
    assert old == answer_of(_record(engagement, "cycle")).rationale.strip()
    assert next(each for each in found if (each.key, each.field) == ("tools", "staff_text")).author == "Bo Berg"


def _record(engagement: Workspace, key: str) -> ParameterRecord:
    return engagement.read.all(ParameterRecord, key=ParameterKey(key))[0]


def test_each_is_taken_where_it_belongs_or_left_for_the_hand(engagement: Workspace, tmp_path: Path) -> None:
    path = _sent(engagement, tmp_path)
    ours = intake.expected(engagement.read)
    _edited(path, ours)
    found = intake.read(path, ours)
    engagement.apply(KeepReturned(found))
    for each in engagement.read.all(ReturnedComment):
        engagement.apply(CloseComment(each.id) if each.by_hand else AcceptProposal(each.id))
    cycle = answer_of(_record(engagement, "cycle"))
    assert (cycle.decided_by, cycle.decided_on, cycle.review_on) == ("Ana Lind", date(2027, 5, 3), date(2027, 6, 1))
    assert (cycle.owner, cycle.applies_from, cycle.staff_text) == ("Bo Berg", "", "Their staff of cycle")
    assert _record(engagement, "number").exceptions == ""
    assert engagement.read.all(RoleAssignment, kind=RoleKind.SPONSOR)[0].name == "Bo Berg"
    states = {each.state for each in engagement.read.all(ReturnedComment)}
    assert states == {ReturnedState.ACCEPTED, ReturnedState.CLOSED}
    again = intake.read(path, intake.expected(engagement.read))
    assert {each.field for each in again if not each.by_hand} == set()


def test_what_was_changed_here_after_it_went_out_is_not_the_clients(engagement: Workspace, tmp_path: Path) -> None:
    path = _sent(engagement, tmp_path)
    engagement.apply(IssueEdition())
    engagement.apply(write(_record(engagement, "cycle"), "rationale", "Another reason, ours."))
    engagement.apply(write(_record(engagement, "types"), "exceptions", ""))
    assert [(e.key, e.field, e.old, e.new) for e in intake.read(path, intake.expected(engagement.read))] == []
    file = docx.Document(str(path))
    _says(_marked(file, marks.fact("cycle", "rationale")), "Their reason.")
    file.save(str(path))
    (found,) = intake.read(path, intake.expected(engagement.read))
    assert (found.key, found.field, found.new) == ("cycle", "rationale", "Their reason.")


def test_what_was_decided_here_while_a_draft_was_out_is_not_the_clients(engagement: Workspace, tmp_path: Path) -> None:
    """No edition keeps what a draft said: the file itself does. Sixteen of our own changes were shown as theirs."""
    path = _sent(engagement, tmp_path)
    reason = _record(engagement, "cycle").rationale
    engagement.apply(write(_record(engagement, "cycle"), "rationale", "Another reason, ours."))
    engagement.apply(write(_record(engagement, "types"), "exceptions", ""))
    engagement.apply(write(_record(engagement, "why"), "owner", "Somebody Else"))
    reviews = _record(engagement, "reviews")
    engagement.apply(write(reviews, "decision", "Not tied to pay."))
    engagement.apply(write(_record(engagement, "reviews"), "status", ParameterStatus.DECIDED))
    ours = intake.expected(engagement.read)
    assert [(each.key, each.field, each.new) for each in intake.read(path, ours)] == []
    file = docx.Document(str(path))
    _says(_marked(file, marks.fact("cycle", "rationale")), "Their reason.")
    row = _row_of(_marked(file, marks.fact("tools", "rationale")))
    row._tr.getparent().remove(row._tr)
    file.save(str(path))
    found = [(each.key, each.field, each.old, each.new) for each in intake.read(path, ours)]
    assert found == [
        ("cycle", "rationale", reason, "Their reason."),  # as it went out
        ("tools", "rationale", _record(engagement, "tools").rationale, ""),
    ]


def test_what_a_client_took_out_and_we_wrote_anew_is_a_conflict(
    engagement: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither the field as it is nor its words of today are in the file: it was passed over in silence."""
    path = _sent(engagement, tmp_path)
    sent = {key: _record(engagement, key) for key in ("cycle", "tools", "kpis", "level")}
    for key, field in (("cycle", "rationale"), ("tools", "decision"), ("kpis", "owner"), ("level", "decided_by")):
        engagement.apply(write(_record(engagement, key), field, f"Ours by now: {field}."))
    file = docx.Document(str(path))
    row = _row_of(_marked(file, marks.fact("cycle", "rationale")))
    row._tr.getparent().remove(row._tr)
    for name in (marks.decision("tools"), marks.settled("kpis")):
        gone = _marked(file, name)._p
        gone.getparent().remove(gone)
    line = _marked(file, marks.settled("level"))
    _says(line, line.text.replace(sent["level"].decided_by, "Bo Berg"))
    file.save(str(path))
    ours = intake.expected(engagement.read)
    found = {(each.key, each.field): each for each in intake.read(path, ours)}
    assert found["cycle", "rationale"].old == sent["cycle"].rationale.strip()
    assert found["tools", ""].old == sent["tools"].decision.strip()
    assert found["kpis", "owner"].old == sent["kpis"].owner.strip()
    assert found["level", "decided_by"].old == sent["level"].decided_by
    clashes = {key for key, each in found.items() if is_conflict(each, ours.known)}
    assert clashes == {("cycle", "rationale"), ("tools", ""), ("kpis", "owner"), ("level", "decided_by")}
    assert {key[0] for key in found} == {"cycle", "tools", "kpis", "level"}
    assert engagement.path is not None
    engagement.close()
    main(["intake", str(engagement.path), str(path)])
    said = capsys.readouterr().out
    assert "in conflict 4" in said
    assert "in conflict cycle, rationale: here “Ours by now: rationale.”, there “”" in said


def test_a_record_of_decisions_only_is_no_earlier_editions_when_reasons_came_later(
    engagement: Workspace, tmp_path: Path
) -> None:
    for name in ("rationale", "exceptions", "staff_text", "decided_by", "owner", "applies_from"):
        for each in engagement.read.all(ParameterRecord):
            engagement.apply(write(each, name, ""))
    path = _sent(engagement, tmp_path)
    file = docx.Document(str(path))
    for mark in list(file.element.body.iter(qn("w:bookmarkStart"))):  # as where nothing but decisions was answered
        if not mark.get(qn("w:name")).startswith(("decision_", "parameter_")):
            mark.getparent().remove(mark)
    file.save(str(path))
    engagement.apply(write(_record(engagement, "cycle"), "rationale", "Filled in afterwards."))
    assert not [each for each in intake.read(path, intake.expected(engagement.read)) if "earlier" in each.text]


def test_an_emptied_field_whose_bookmark_never_ends_is_not_found_further_down(
    engagement: Workspace, tmp_path: Path
) -> None:
    """As LibreOffice saves a field out of which everything was deleted: two beginnings, one end."""
    path = _sent(engagement, tmp_path)
    file = docx.Document(str(path))
    cell = _marked(file, marks.fact("level", "detail1"))
    start = next(cell._p.iter(qn("w:bookmarkStart")))
    for run in cell.runs:
        run._r.getparent().remove(run._r)
    again = copy.deepcopy(start)
    start.set(qn("w:id"), "9999")
    start.addnext(again)
    file.save(str(path))
    (found,) = intake.read(path, intake.expected(engagement.read))
    assert (found.key, found.field.startswith("details."), bool(found.old), found.new) == ("level", True, True, "")


def test_a_date_that_cannot_be_read_is_asked_about(engagement: Workspace) -> None:
    row = ReturnedComment("r", ReturnedKind.PROPOSAL, "cycle", text="review_on", new="05/06/2027")
    engagement.apply(KeepReturned((row,)))
    (kept,) = engagement.read.all(ReturnedComment)
    before = _record(engagement, "cycle")
    with pytest.raises(KnownError) as refused:
        engagement.apply(AcceptProposal(kept.id))
    assert refused.value.code is ErrorCode.DATE_UNREADABLE
    assert _record(engagement, "cycle") == before


def test_a_record_that_an_earlier_edition_printed_gives_its_decisions_and_invents_no_edits(
    engagement: Workspace, tmp_path: Path
) -> None:
    """The first records had marks at headings and decisions only, and other words around them."""
    path = _sent(engagement, tmp_path)
    file = docx.Document(str(path))
    for mark in list(file.element.body.iter(qn("w:bookmarkStart"))):
        if not mark.get(qn("w:name")).startswith(("decision_", "parameter_")):
            mark.getparent().remove(mark)
    for paragraph in file.sections[0].footer.paragraphs:  # they had no code either
        paragraph.clear()
    custom = next(part for part in file.part.package.iter_parts() if part.partname == "/docProps/custom.xml")
    custom._blob = custom.blob.replace(b"okr-sent-", b"other-")
    for paragraph in file.paragraphs:
        if paragraph.text.startswith("Decided by"):
            _says(paragraph, f"Looked after by nobody. {paragraph.text}")
    file.save(str(path))
    (note,) = intake.read(path, intake.expected(engagement.read))
    assert (note.kind, note.key) == (ReturnedKind.COMMENT, "")
    assert "earlier edition" in note.text
    _says(_marked(file, "decision_level"), "Two levels.")
    file.save(str(path))
    found = intake.read(path, intake.expected(engagement.read))
    assert [(each.key, each.new) for each in found if each.kind is ReturnedKind.PROPOSAL] == [("level", "Two levels.")]


def test_the_command_line_names_a_question_of_ones_own_by_its_title(
    engagement: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own,) = engagement.read.all(OwnParameter)
    path = _sent(engagement, tmp_path)
    file = docx.Document(str(path))
    _says(_marked(file, marks.decision(own.id)), "Whoever comes first.")
    file.save(str(path))
    assert main(["intake", str(tmp_path / "sample.okrw"), str(path)]) == 0
    said = capsys.readouterr().out
    assert f"changed {own.title}, decision" in said
    assert own.id not in said


def _twice(path: Path, *, second: str) -> None:
    """All of it once more below itself, with a decision of the second copy in other words."""
    file = docx.Document(str(path))
    body = [each for each in file.element.body if not each.tag.endswith("sectPr")]
    again = [copy.deepcopy(each) for each in body]
    for each in reversed(again):
        body[-1].addnext(each)
    if second:
        marked = (mark for each in again for mark in each.iter(qn("w:bookmarkStart")))
        _says(Paragraph(next(m for m in marked if m.get(qn("w:name")) == "decision_cycle").getparent(), None), second)
    file.save(str(path))


def test_a_record_that_stands_in_its_file_twice_is_told_once(engagement: Workspace, tmp_path: Path) -> None:
    """Beside what was sent, never beside nothing: with 182 things that were nobody's words."""
    path, ours = _sent(engagement, tmp_path), intake.expected(engagement.read)
    _twice(path, second="Five months.")
    now = ours.decisions["cycle"]
    note, found = sorted(intake.read(path, ours), key=lambda each: each.kind)
    assert (note.kind, "twice" in note.text) == (ReturnedKind.COMMENT, True)
    assert (found.key, found.field, found.old, found.new) == ("cycle", "", now, "Five months.")
    file = docx.Document(str(path))  # and another field, in the second copy alone
    cells = [each for each in file.element.body.iter(qn("w:bookmarkStart")) if each.get(qn("w:name")) == "staff_cycle"]
    _says(Paragraph(cells[-1].getparent(), None), "Told otherwise.")
    file.save(str(path))
    staff = next(each for each in intake.read(path, ours) if each.field == "staff_text")
    assert (staff.old, staff.new) == ("What staff read about cycle.", "Told otherwise.")


def test_a_paragraph_pasted_twice_is_something_new(engagement: Workspace, tmp_path: Path) -> None:
    path, ours = _sent(engagement, tmp_path), intake.expected(engagement.read)
    file = docx.Document(str(path))
    statement = next(each for each in file.paragraphs if each.text.startswith("We run the coming cycle"))
    statement._p.addnext(copy.deepcopy(statement._p))
    file.save(str(path))
    (found,) = intake.read(path, ours)
    assert (found.old, found.new) == ("", statement.text)


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\ufeff", "\u00a0"])
def test_what_nobody_sees_is_no_edit_and_comes_along_with_none(
    unseen: str, engagement: Workspace, tmp_path: Path
) -> None:
    path, ours = _sent(engagement, tmp_path), intake.expected(engagement.read)
    file = docx.Document(str(path))
    exceptions, staff = (_marked(file, marks.fact("cycle", name)) for name in ("exceptions", "staff"))
    _says(exceptions, exceptions.text.replace(" the", f" {unseen}the"))
    _says(staff, f"Told{unseen} otherwise.")
    file.save(str(path))
    (found,) = intake.read(path, ours)
    assert (found.field, " ".join(found.new.split())) == ("staff_text", "Told otherwise.")
    assert unseen not in found.new


@pytest.mark.parametrize("whole", [False, True], ids=["the decision alone", "from here to the end"])
def test_what_was_cut_off_is_told_and_told_together(engagement: Workspace, tmp_path: Path, whole: bool) -> None:
    path, ours = _sent(engagement, tmp_path), intake.expected(engagement.read)
    file = docx.Document(str(path))
    decision = _marked(file, marks.decision("tools"))._p
    later = [each for each in decision.itersiblings() if not each.tag.endswith("sectPr")]
    for each in (decision, *(later if whole else ())):
        each.getparent().remove(each)
    file.save(str(path))
    found = intake.read(path, ours)
    assert ("tools", "", ours.decisions["tools"], "") in {(e.key, e.field, e.old, e.new) for e in found}
    assert all(each.old and not each.new for each in found)
    together = missing_together(found)
    if not whole:
        assert (len(found), together) == (1, ())
        return
    assert len(found) > 60
    assert {"tools", "kpis", "alignment", "bottom_up"} <= {each.key for each in together}
    assert len(found) - sum(len(each.found) for each in together) <= 3  # what is left is told by itself
    engagement.apply(KeepReturned(found))
    before = engagement.read.all(ReturnedComment)
    engagement.apply(KeepTogether(tuple(each.id for each in missing_together(before)[0].found)))
    assert {each.state for each in engagement.read.all(ReturnedComment)} > {ReturnedState.OPEN}
    engagement.undo()
    assert engagement.read.all(ReturnedComment) == before
