"""A record that came back: every comment beside its parameter, every decision written anew as a proposal. With files
python-docx wrote, and with the same files saved by LibreOffice where there is one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from msgspec.structs import replace

from handouts import catalogue, export, intake, marks, verify
from handouts.gather import ComposeOptions
from handouts.imprint import Imprint
from handouts.intake import Expected
from handouts.intake_sent import SentRecord, SentRecords
from handouts.parameter_sources import RecordEntry, RecordSource
from workshop_app import sample
from workshop_app.application.workspace import Workspace
from workshop_app.domain.parameters import ParameterStatus
from workshop_app.domain.returned import ReturnedComment, ReturnedKind, ReturnedState

OFFICE = shutil.which("soffice")
AT = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
SAVED_BY = [
    pytest.param(False, id="as python-docx writes it"),
    pytest.param(
        True, id="saved by LibreOffice", marks=pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
    ),
]
Resave = Callable[[Path, bool], Path]


@pytest.fixture(scope="module")
def engagement(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = sample.build(tmp_path_factory.mktemp("intake") / "sample.okrw")
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def ours(engagement: Workspace) -> Expected:
    return intake.expected(engagement.read)


@pytest.fixture
def sent(engagement: Workspace, tmp_path: Path) -> Path:
    """The record as it goes out."""
    (document,) = catalogue.compose("parameters_record", engagement.read, ComposeOptions(day=date(2026, 11, 25)))
    return export.save(document, export.Format.DOCX, tmp_path / "sent").path


@pytest.fixture(scope="module")
def office_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture
def resave(tmp_path: Path, office_home: Path) -> Resave:
    """The file as it is, or opened and saved by LibreOffice."""

    def saved(path: Path, by_office: bool) -> Path:
        if not by_office:
            return path
        assert OFFICE is not None
        profile = f"-env:UserInstallation={office_home.as_uri()}"
        words = [OFFICE, profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "saved"), str(path)]
        subprocess.run(words, check=True, capture_output=True, timeout=120)
        return tmp_path / "saved" / path.name

    return saved


def _paragraphs(file: WordFile) -> list[Paragraph]:
    """Every paragraph with words in it, those in tables too."""
    found = [Paragraph(each, file._body) for each in file.element.body.iter(qn("w:p"))]
    return [each for each in found if each.text.strip()]


def _decision(file: WordFile, key: str) -> Paragraph:
    name = marks.decision(key)
    start = next(each for each in file.element.body.iter(qn("w:bookmarkStart")) if each.get(qn("w:name")) == name)
    return Paragraph(start.getparent(), file._body)


def _comment(file: WordFile, paragraph: Paragraph, text: str, author: str = "Ana Lind") -> None:
    comment = file.add_comment(paragraph.runs, text, author=author, initials="A")
    comment._comment_elm.set(qn("w:date"), AT.isoformat())


def _tracked(paragraph: Paragraph, new: str, author: str) -> None:
    """All words struck out and others put in, as a word processor tracks it."""
    for run in paragraph.runs:
        gone = _change("w:del", author)
        run._r.addprevious(gone)
        gone.append(run._r)
        for text in run._r.iter(qn("w:t")):
            text.tag = qn("w:delText")
    put = _change("w:ins", author)
    run_new, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = new
    run_new.append(words)
    put.append(run_new)
    gone.addnext(put)


def _change(tag: str, author: str) -> OxmlElement:
    change = OxmlElement(tag)
    change.set(qn("w:id"), "9001" if tag == "w:del" else "9002")
    change.set(qn("w:author"), author)
    change.set(qn("w:date"), AT.isoformat())
    return change


def _proposals(found: tuple[ReturnedComment, ...]) -> dict[str, ReturnedComment]:
    return {each.key: each for each in found if each.kind is ReturnedKind.PROPOSAL}


@pytest.mark.parametrize("by_office", SAVED_BY)
def test_twenty_comments_come_back_beside_their_parameters(
    sent: Path, ours: Expected, resave: Resave, by_office: bool
) -> None:
    file = docx.Document(str(sent))
    keys = list(ours.titles)
    wanted: dict[str, str] = {}
    for nth in range(20):  # on headings first, then on decisions
        key = keys[nth % len(keys)]
        heading = next(each for each in _paragraphs(file) if each.text.endswith(f"  {ours.titles[key][0]}"))
        place = _decision(file, key) if nth >= len(keys) and ours.decisions[key] else heading
        text = f"No. {nth}: “why” & <how>\nתודה 👍"
        _comment(file, place, text, f"Ana {nth}")
        wanted[text] = key
    file.save(str(sent))

    found = intake.read(resave(sent, by_office), ours)

    assert {each.text: each.key for each in found} == wanted
    assert [each.key for each in found] == sorted(wanted.values(), key=keys.index)
    assert {each.author for each in found} == {f"Ana {nth}" for nth in range(20)}
    assert {(each.kind, each.at, each.version, each.source) for each in found} == {
        (ReturnedKind.COMMENT, AT, "2", sent.name)
    }
    assert [each.position for each in found] == list(range(20))


def test_comments_in_the_tables_at_the_front_and_on_nothing_of_ours(sent: Path, ours: Expected) -> None:
    file = docx.Document(str(sent))
    table = next(each for each in file.tables if each.rows[1].cells[0].text == "0")  # at a glance
    _comment(file, table.rows[4].cells[3].paragraphs[0], "Really decided?")
    _comment(file, next(each for each in _paragraphs(file) if each.text == "Sign-off"), "Who signs first?")
    _comment(file, _paragraphs(file)[0], "A good page")
    file.save(str(sent))
    found = intake.read(sent, ours)
    assert {each.text: each.key for each in found} == {
        "Really decided?": "scoring",
        "Who signs first?": "",
        "A good page": "",
    }


@pytest.mark.parametrize("by_office", SAVED_BY)
def test_changed_decisions_are_proposals_and_nothing_else_is(
    sent: Path, ours: Expected, resave: Resave, by_office: bool
) -> None:
    file = docx.Document(str(sent))
    plain = _decision(file, "cycle")
    plain.runs[0].text = "A cycle lasts three months."
    mixed = _decision(file, "number")
    mixed.runs[0].text += " Typed before the changes were tracked."
    _tracked(mixed, "One objective only.", "Bo Berg")
    longer = _decision(file, "kpis")
    second = Paragraph(longer._p.makeelement(qn("w:p")), longer._parent)
    longer._p.addnext(second._p)
    second.add_run("Health metrics come last.")
    last = longer._p.find(qn("w:bookmarkEnd"))
    second._p.append(last)  # Enter was pressed inside the decision
    file.save(str(sent))

    found = intake.read(resave(sent, by_office), ours)

    proposals = _proposals(found)
    assert len(found) == len(proposals) == 3
    assert {key: each.new for key, each in proposals.items()} == {
        "cycle": "A cycle lasts three months.",
        "number": "One objective only.",
        "kpis": f"{ours.decisions['kpis']}\nHealth metrics come last.",
    }
    assert all(each.old == ours.decisions[key] for key, each in proposals.items())
    assert (proposals["number"].author, proposals["number"].at) == ("Bo Berg", AT)
    assert (proposals["cycle"].author, proposals["cycle"].at) == ("", None)


def test_a_file_that_was_only_read_brings_nothing(sent: Path, ours: Expected) -> None:
    assert intake.read(sent, ours) == ()


def test_a_decision_whose_mark_went_with_its_words_is_still_found(sent: Path, ours: Expected) -> None:
    file = docx.Document(str(sent))
    paragraph = _decision(file, "types")
    for each in list(paragraph._p):
        if each.tag != qn("w:pPr"):
            paragraph._p.remove(each)
    paragraph.add_run("Numbers only.")
    file.save(str(sent))
    (found,) = intake.read(sent, ours)
    assert (found.key, found.new, found.old) == ("types", "Numbers only.", ours.decisions["types"])


@pytest.mark.parametrize("key", ["reviews", "scoring"])
def test_a_decision_typed_where_there_was_none_is_a_proposal(
    key: str, engagement: Workspace, ours: Expected, tmp_path: Path
) -> None:
    """Parked with an owner's line below it, or not asked at all."""
    (document,) = catalogue.compose("parameters_record", engagement.read, ComposeOptions(day=date(2026, 11, 25)))
    blank = RecordEntry(key, 7, "What about it?", "It", ParameterStatus.NOT_ASKED)
    source = RecordSource(
        Imprint(ours.client, "", "", "", date(2026, 11, 25)), (blank,), engagement_id=ours.engagement_id
    )
    if key == "scoring":
        (document,) = catalogue.compose_sources("parameters_record", (source,))
    path = export.save(document, "docx", tmp_path).path
    file = docx.Document(str(path))
    notes = [each for each in file.paragraphs if each.style is not None and each.style.name == "Note Open"]
    notes[-1]._p.addnext(OxmlElement("w:p"))
    Paragraph(notes[-1]._p.getnext(), notes[-1]._parent).add_run("Scores stay out of pay.")
    file.save(str(path))
    if key == "scoring":
        ours = replace(ours, sent=SentRecords(SentRecord(source, {}), {}))
    (found,) = intake.read(path, replace(ours, decisions={**ours.decisions, key: ""}))
    assert (found.kind, found.key, found.old, found.new) == (ReturnedKind.PROPOSAL, key, "", "Scores stay out of pay.")


def test_white_space_alone_is_no_change_and_an_emptied_decision_is_one(sent: Path, ours: Expected) -> None:
    file = docx.Document(str(sent))
    spaced = _decision(file, "cycle")
    spaced.runs[0].text = spaced.runs[0].text.replace(" ", "  ")
    _decision(file, "kpis").runs[0].text = ""
    file.save(str(sent))
    (found,) = intake.read(sent, ours)
    assert (found.key, found.field, found.old, found.new) == ("kpis", "", ours.decisions["kpis"], "")


def test_words_crossed_out_by_hand_are_said_no_more(sent: Path, ours: Expected) -> None:
    file = docx.Document(str(sent))
    paragraph = _decision(file, "level")
    for run in paragraph.runs:
        run.font.strike = True
    paragraph.add_run("Teams only.")
    file.save(str(sent))
    (found,) = intake.read(sent, ours)
    assert (found.kind, found.key, found.new) == (ReturnedKind.PROPOSAL, "level", "Teams only.")


def test_what_was_decided_here_meanwhile_is_not_proposed_back(sent: Path, ours: Expected) -> None:
    """The client read version 1; the coach has changed a decision since. The old words in the file are no proposal,
    and a client's own words stand against what stands here now."""
    now = dict(ours.decisions) | {"cycle": "Six months.", "types": "Anything."}
    file = docx.Document(str(sent))
    _decision(file, "types").runs[0].text = "Numbers only."
    file.save(str(sent))
    (found,) = intake.read(sent, replace(ours, decisions=now))
    assert (found.key, found.old, found.new) == ("types", "Anything.", "Numbers only.")


@pytest.mark.parametrize("threaded", [True, False], ids=["as Word writes it", "as LibreOffice 7.4 does"])
def test_an_answer_stands_where_its_question_does(sent: Path, ours: Expected, threaded: bool) -> None:
    file = docx.Document(str(sent))
    _comment(file, _decision(file, "tools"), "Where?")
    quoted = 'Antwort auf Ana Lind (01.12.2026, 09:30): "..."'
    _comment(file, _paragraphs(file)[0], f"{quoted}\nOn the portal", "Bo Berg")  # as LibreOffice begins it
    file.save(str(sent))
    if threaded:
        _thread(sent, ("0A0A0A01", "0A0A0A02"))
    found = intake.read(sent, ours)
    assert [(each.text, each.key, each.reply_to) for each in found] == [
        ("Where?", "tools", ""),
        ("On the portal", "tools", "Where?"),
    ]


def test_a_comment_that_was_resolved_in_libreoffice_answers_nobody(sent: Path, ours: Expected) -> None:
    """It names only the paragraphs of comments that are resolved or answered."""
    file = docx.Document(str(sent))
    _comment(file, _decision(file, "tools"), "Where?")
    _comment(file, _decision(file, "level"), "The board says yes", "Bo Berg")
    file.save(str(sent))
    _thread(sent, ("01000000", ""))
    found = intake.read(sent, ours)
    assert [(each.text, each.key, each.reply_to, each.state) for each in found] == [
        ("The board says yes", "level", "", ReturnedState.OPEN),
        ("Where?", "tools", "", ReturnedState.CLOSED),
    ]


def _thread(path: Path, ids: tuple[str, str]) -> None:
    """Word's own part for answers to comments, which python-docx does not write."""
    import zipfile

    word14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    word15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    *comments, end = parts["word/comments.xml"].split("</w:comment>")
    for at, id in enumerate(ids):  # on the last paragraph of each
        before, _, last = comments[at].rpartition("<w:p>")
        mark = f' xmlns:w14="{word14}" w14:paraId="{id}"' if id else ""
        comments[at] = f"{before}<w:p{mark}>{last}"
    parts["word/comments.xml"] = "</w:comment>".join((*comments, end))
    answer = f'<w15:commentEx w15:paraId="{ids[1]}" w15:paraIdParent="{ids[0]}" w15:done="0"/>' if ids[1] else ""
    parts["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{word15}"><w15:commentEx w15:paraId="{ids[0]}" w15:done="{int(not answer)}"/>'
        f"{answer}</w15:commentsEx>"
    )
    rels = "word/_rels/document.xml.rels"
    link = f'<Relationship Id="rIdT" Type="{kind}" Target="commentsExtended.xml"/></Relationships>'
    parts[rels] = parts[rels].replace("</Relationships>", link)
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)


def test_a_word_processor_that_drops_properties_and_renames_marks(sent: Path, ours: Expected) -> None:
    """As the ones on the web do: then the client's name and our headings have to be there."""
    file = docx.Document(str(sent))
    for each in file.element.body.iter(qn("w:bookmarkStart")):
        each.set(qn("w:name"), f"_x{each.get(qn('w:id'))}")
    _comment(file, next(each for each in _paragraphs(file) if each.text == "4  How long is a cycle?"), "Long!")
    for relation in list(file.part.package.rels.values()):
        if relation.reltype.endswith("/custom-properties"):
            del file.part.package.rels[relation.rId]
    file.save(str(sent))
    (found,) = intake.read(sent, ours)
    assert (found.key, found.text, found.version) == ("cycle", "Long!", "2")  # the foot says it
    heading = next(each for each in _paragraphs(file) if each.text == "4  How long is a cycle?")
    heading.add_run(" Really?")  # the one thing that is left to know it by
    file.save(str(sent))
    told = {(each.key, each.field, each.text) for each in intake.read(sent, ours)}
    assert told == {("cycle", "title", "title"), ("cycle", "", "Long!")}


def test_every_answer_of_the_record_has_a_bookmark_and_each_page_its_code(sent: Path) -> None:
    names = {each.get(qn("w:name")) for each in docx.Document(str(sent)).element.body.iter(qn("w:bookmarkStart"))}
    assert {"decision_number", "rationale_number", "staff_number", "decision_cycle"} <= names
    code = marks.code_in(verify.read_word(sent).text)
    assert code is not None
    assert code.team == ""
