"""Papers that come back: fields of a handout are found again in Word, in a Word file that LibreOffice saved and in the
PDF; a page says in plain text where it belongs."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from handouts import export, marks, verify
from handouts.compose import drafting_handout
from handouts.imprint import Imprint
from handouts.page_words import fields_of
from handouts.source import DraftObjective, DraftSource
from handouts.wording import load
from workshop_app.domain.okr import KeyResult, KeyResultType

OFFICE = shutil.which("soffice")
CODE = marks.paper_code("e1", "t1", "2")
TYPED = {
    "o1.team": "Łukasz’ Mannschaft",
    "o1.objective": "Make the morning crossing one people can rely on",
    "o1.kr1.text": "Zeit in der Schlange sinkt (Ελένη, Юлія, Nguyễn Thị Ánh)",
    "o1.kr1.unit": "customer-minutes",
    "o1.kr1.baseline": "2027-01-31",
    "o1.kr1.champion": "Łukasz Brzęczyszczykiewicz",
    "o1.kr2.text": "अनुराग के विमान समय पर",
}


@pytest.fixture
def document():
    rows = (
        KeyResult(
            "k1", "o", text=TYPED["o1.kr1.text"], unit=TYPED["o1.kr1.unit"], baseline=TYPED["o1.kr1.baseline"],
            champions=TYPED["o1.kr1.champion"], type=KeyResultType.BASELINE,
        ),
        KeyResult("k2", "o", text=TYPED["o1.kr2.text"]),
    )  # fmt: skip
    objective = DraftObjective("o", TYPED["o1.objective"], key_results=rows)
    imprint = Imprint("Harbour Ferries", "May", "Ruth", "", date(2027, 1, 5))
    source = DraftSource(imprint, team=TYPED["o1.team"], objectives=(objective,), code=CODE)
    return drafting_handout.compose(source, load("en"))


def test_the_fields_of_the_pdf_hold_what_was_typed(document, tmp_path):
    path = export.save(document, "pdf", tmp_path).path
    with pypdfium2.PdfDocument(path) as file:
        found = [each for page in file for each in fields_of(page)]
        shown = "".join(page.get_textpage().get_text_range() for page in file)
    names = [name for name, _ in found]
    assert len(names) == len(set(names))
    assert {marks.bookmark(name): value for name, value in TYPED.items()}.items() <= dict(found).items()
    expected = {marks.field(1, each) for each in marks.OBJECTIVE_FIELDS if each not in marks.CHOICES}
    expected |= {marks.field(1, each, 2) for each in marks.KEY_RESULT_FIELDS if each not in marks.CHOICES}
    assert {marks.bookmark(each) for each in expected} <= set(names)
    assert {marks.bookmark(marks.choice(marks.field(1, "type", 1), number)) for number in (1, 2, 3)} <= set(names)
    assert shown.count(CODE) == 2
    assert marks.code_in(shown) == marks.code_in(CODE)
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout
    assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:])


def _bookmarks(path: Path) -> dict[str, str]:
    """The words inside each bookmark of a Word file."""
    with zipfile.ZipFile(path) as package:
        body = package.read("word/document.xml").decode()
    found = {}
    for number, name in re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"', body):
        inside = body.split(f'w:id="{number}" w:name="{name}"', 1)[1].split(f'<w:bookmarkEnd w:id="{number}"', 1)[0]
        found[name] = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", inside)).strip("\u00a0 ")
    return found


@pytest.mark.parametrize("by_office", [False, True], ids=["as written", "saved by LibreOffice"])
def test_every_field_in_word_stands_in_a_bookmark_of_its_own(document, tmp_path, by_office):
    path = export.save(document, "docx", tmp_path).path
    with zipfile.ZipFile(path) as package:
        tags = re.findall(r'<w:tag w:val="([^"]+)"', package.read("word/document.xml").decode())
    assert len(tags) == len(set(tags))
    if by_office:
        if OFFICE is None:
            pytest.skip("needs LibreOffice")
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [OFFICE, profile, "--headless", "--convert-to", "docx", "--outdir", tmp_path / "saved", path]
        subprocess.run(command, check=True, capture_output=True)
        path = tmp_path / "saved" / path.name
    found = _bookmarks(path)
    assert {marks.bookmark(tag) for tag in tags} <= found.keys()
    for name, value in TYPED.items():
        assert found[marks.bookmark(name)] == value
    assert CODE in verify.read_word(path).text


def test_a_code_says_where_a_paper_belongs_and_finds_a_slip():
    code = marks.code_in(f"Printed 3 May · {CODE} · Page 1 of 2")
    assert code is not None
    assert marks.belongs(code, "e1", "t1")
    assert not marks.belongs(code, "e1", "t2")
    assert not marks.belongs(code, "e2")
    assert code.version == "2"
    first = CODE[0]
    slip = CODE.replace(first, "3" if first != "3" else "4", 1)
    assert marks.code_in(slip) is None
    record = marks.code_in(marks.paper_code("e1", "", "3-k7f2"))
    assert record is not None
    assert (record.team, record.version) == ("", "3.k7f2")
    assert marks.paper_code("", "", "1") == ""
