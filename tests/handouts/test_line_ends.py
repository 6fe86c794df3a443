"""A day stays with its month and year, a number with its unit: no line ends between them where they fit on one, in PDF
and Word. What comes back from Word is read as it was written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest

from handouts import catalogue, export, intake, pdf
from handouts.document import TextRun, TextStyle
from handouts.gather import ComposeOptions
from handouts.line_ends import held, held_at, tokens, unparted
from handouts.pdf_text import broken, look, natural_width
from handouts.theme import theme_for
from handouts.word_widths import lines as lines_in_word
from handouts.word_xml import runs as runs_in_word
from ui.command_line import main
from workshop_app import sample
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.parameters import write
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.parameters import OpenQuestion, ParameterRecord

DAY = date(2026, 12, 1)
OPTIONS = ComposeOptions(day=DAY)
SAID = "From 6 April 2027 at most 40 min and 12 % of 450 l, as of 23 Mar 2027"
THEME = theme_for(Paper.A4)
HOW = look(THEME.body, THEME.colours)
MONTHS = "January February March April May June July August September October November December"
SHORT = "|".join(name[:3] for name in MONTHS.split())
TORN = re.compile(
    rf"\b\d{{1,2}}\r?\n(?:{'|'.join(MONTHS.split())}|{SHORT})\b|\d (?:{SHORT})[a-z]*\r?\n20\d\d\b|\d\r?\n%"
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("due 6 April 2027, or 6. April", "due 6~April~2027, or 6.~April"),
        ("Th 22 Oct to Tu 3 Nov", "Th 22~Oct to Tu 3~Nov"),
        ("on April 6 or the 6th April", "on April~6 or the 6th~April"),
        ("ab 3. März 2027", "ab 3.~März~2027"),
        ("12 % of 410 to 450 l", "12~% of 410 to 450~l"),
        ("1 h 30, 29 min. and € 3, 30 CHF", "1~h~30, 29~min. and €~3, 30~CHF"),
        ("Jan–Apr 2027", "Jan–Apr~2027"),
        ("3 people in 2 months march on 4 lanes", "3 people in 2 months march on 4 lanes"),
        ("Thick markers · Pens · a  · b", "Thick markers~· Pens~· a  · b"),
        ("Coach ·", "Coach~·"),
        ("no figure in May or by the minute", "no figure in May or by the minute"),
    ],
)
def test_which_blanks_are_held(text: str, kept: str) -> None:
    assert held(text, "~") == kept
    assert unparted(text) == [part.replace("~", " ") for part in kept.split(" ")]
    assert "".join(tokens(text)) == text
    assert {at - 1 for at in held_at(text)} == {at for at, letter in enumerate(kept) if letter == "~"}


@pytest.mark.parametrize(
    "runs",
    [
        (TextRun(SAID),),
        (TextRun("From 6 April 2027 at most "), TextRun("40 min and 12 % of 450 l", TextStyle.STRONG)),
        (TextRun(f"Νίκος {SAID}"),),
        (TextRun(f"לאה {SAID}"),),
    ],
    ids=["one run", "two runs", "two fonts", "two directions"],
)
def test_no_line_of_a_pdf_ends_in_one_that_fits(runs: tuple[TextRun, ...]) -> None:
    whole = "".join(run.text for run in runs)
    fits = natural_width((TextRun("6 April 2027,"),), HOW)
    for width in range(int(fits) + 2, 320, 3):
        lines = ["".join(piece.text for piece in line.pieces) for line in broken(runs, HOW, float(width))]
        assert "".join("".join(lines).split()) == "".join(whole.split()) or "לאה" in whole
        assert not TORN.search("\n".join(line.strip() for line in lines))
        assert not any(line.rstrip().endswith((" 40", " 450")) for line in lines)


@pytest.mark.parametrize(
    "runs",
    [
        (TextRun("Bring: Thick markers · Published OKRs at a glance · Pens · Cards · Dots · Timer"),),
        (
            TextRun("Bring: Thick markers"),
            TextRun(" · Published OKRs at a glance · Pens", TextStyle.QUIET),
            TextRun(" · Dots · Timer"),
        ),
        (TextRun("Thick markers · Νίκος Παππάς · Pens"), TextRun(" · Dots", TextStyle.STRONG)),
        (TextRun("Thick markers · לאה כהן · Pens"), TextRun(" · Dots", TextStyle.STRONG)),
    ],
    ids=["one run", "three runs", "two fonts", "two directions"],
)
def test_no_line_begins_with_the_point_between_two_things(runs: tuple[TextRun, ...]) -> None:
    for width in range(65, 420, 3):
        for line in broken(runs, HOW, float(width)):
            said = "".join(piece.text for piece in sorted(line.pieces, key=lambda piece: piece.x))
            assert not said.lstrip(" \u2066\u2067\u2068\u2069").startswith("·"), (width, said)


def test_word_holds_the_point_that_begins_a_run() -> None:
    assert "\u00a0· Pens" in runs_in_word((TextRun("Markers"), TextRun(" · Pens", TextStyle.QUIET)))
    assert lines_in_word("Published OKRs · Pens", 10, 70) == 2


def test_one_that_is_wider_than_its_line_is_parted_at_its_blanks() -> None:
    september = natural_width((TextRun("September"),), HOW) + 4
    for text in ("30 September 2027", "30 September 2027, Ἀθήνα"):
        lines = [
            "".join(piece.text for piece in line.pieces).strip() for line in broken((TextRun(text),), HOW, september)
        ]
        assert lines[:3] == ["30", "September", text.split(" ")[2]]


def test_word_counts_its_lines_by_the_same_rule() -> None:
    narrow = lines_in_word("by 23 March 2027", 10, 75)
    assert narrow == lines_in_word("by 23\u00a0March\u00a02027", 10, 75) == 2


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Workspace]:
    """The sample with such words in every field of every parameter, and in its key results."""
    workspace = sample.build(tmp_path / "told.okrw")
    for record in workspace.read.all(ParameterRecord):
        for name in ("decision", "rationale", "exceptions", "staff_text"):
            workspace.apply(write(workspace.read.all(ParameterRecord, key=record.key)[0], name, f"{SAID} ({name})"))
    for question in workspace.read.all(OpenQuestion):
        workspace.apply(edit(OpenQuestion, question.id, text=f"May we wait until 6 April 2027 for {question.key}?"))
    for at, each in enumerate(workspace.read.all(KeyResult)):
        workspace.apply(edit(KeyResult, each.id, text=f"{SAID}, {at}"))
    yield workspace
    workspace.close()


@pytest.mark.parametrize("id", ["parameters_record", "interview_guide", "proposal", "drafting_handout", "draft_okrs"])
def test_no_paper_tears_one(told: Workspace, id: str) -> None:
    for document in catalogue.compose(id, told.read, OPTIONS):
        for paper in Paper:
            with pypdfium2.PdfDocument(pdf.render(document, theme_for(paper))) as file:
                for page in file:
                    said = page.get_textpage().get_text_range()
                    assert not TORN.search(said), TORN.search(said)


def test_what_comes_back_from_word_is_what_was_sent(
    told: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, folder = told.path, tmp_path / "sent"
    sent = [
        export.save(document, export.Format.DOCX, folder).path
        for id in ("parameters_record", "drafting_handout")
        for document in catalogue.compose(id, told.read, OPTIONS)
    ]
    words = "\n".join(each.text for each in docx.Document(str(sent[0])).paragraphs)
    assert held(SAID) in words
    told.close()
    assert main(["intake", str(path), *map(str, sent), "--json"]) == 0
    for each in json.loads(capsys.readouterr().out)["files"]:
        assert not any(each[kind] for kind in ("new", "changed", "conflicts", "problems")), each


def test_a_change_that_comes_back_is_read_with_blanks(told: Workspace, tmp_path: Path) -> None:
    (document,) = catalogue.compose("parameters_record", told.read, OPTIONS)
    sent = export.save(document, export.Format.DOCX, tmp_path).path
    file = docx.Document(str(sent))
    line = next(each for each in file.paragraphs if "(decision)" in each.text)
    line.runs[0].text = line.text.replace("at most", "at least")
    for run in line.runs[1:]:
        run.text = ""
    file.save(str(sent))
    (change,) = intake.read(sent, intake.expected(told.read))
    assert (change.old, change.new) == (f"{SAID} (decision)", f"{SAID.replace('most', 'least')} (decision)")
