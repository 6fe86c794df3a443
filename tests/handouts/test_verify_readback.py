"""A file that says something else than its document is found out: faults are put into real files."""

from __future__ import annotations

import io
import zipfile

import pytest
from msgspec.structs import replace

from handouts import pdf, verify, word
from handouts.document import Cell, Heading, Paragraph, Row, Section, Table, text
from handouts.theme import theme_for
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import ErrorCode, KnownError

A4 = theme_for(Paper.A4)
RENDER = {"pdf": pdf.render, "docx": word.render}


@pytest.fixture(params=["pdf", "docx"])
def format(request) -> str:
    return request.param


@pytest.fixture
def written(tmp_path, format):
    def write(document, theme=A4):
        path = tmp_path / f"file.{format}"
        path.write_bytes(RENDER[format](document, theme))
        return path

    return write


def mismatch(path, document, format, paper=Paper.A4) -> str:
    with pytest.raises(KnownError) as caught:
        verify.check(path, document, format, paper)
    assert caught.value.code is ErrorCode.EXPORT_MISMATCH
    assert caught.value.facts["path"] == str(path)
    return str(caught.value.facts["detail"])


def test_the_specimen_reads_back(specimen, written, format):
    assert verify.check(written(specimen), specimen, format, Paper.A4) == (9 if format == "pdf" else None)


def test_a_missing_word_is_found(document_of, written, format):
    path = written(document_of(Paragraph(text("all is well"))))
    assert mismatch(path, document_of(Paragraph(text("all is not well"))), format) == "not"


def test_of_a_long_text_that_is_missing_only_the_beginning_is_told(document_of, written, format):
    """Else thousands of words stand in the message, in the window and on the command line."""
    path = written(document_of(Paragraph(text("all is well"))))
    assert len(mismatch(path, document_of(Paragraph(text("W" * 5_000, " ", "wörd " * 1_000))), format)) < 400


def test_a_name_that_is_there_too_seldom_is_found(document_of, written, format):
    rows = tuple(Row((Cell(text("Ελένη")),)) for _ in range(3))
    path = written(document_of(Table((), rows[:2], (1,))))
    assert mismatch(path, document_of(Table((), rows, (1,))), format) == "Ελένη"


def test_a_wrong_letter_is_found(document_of, written, format):
    path = written(document_of(Heading("Müller")))
    assert mismatch(path, document_of(Heading("Muller")), format) == "Muller"


def test_a_wrong_head_is_found(document_of, written, format):
    document = document_of(Paragraph(text("x")))
    path = written(document)
    other = replace(document, margins=replace(document.margins, foot_left="Agreed"))
    assert mismatch(path, other, format) == "Agreed"


@pytest.mark.parametrize("keep", [0, 10, 200, 0.5])
def test_a_torn_file_is_found(document_of, written, format, keep):
    document = document_of(Paragraph(text("words " * 50)))
    path = written(document)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep) if isinstance(keep, float) else keep])
    assert mismatch(path, document, format)


def test_a_file_of_something_else_is_found(document_of, written, format):
    document = document_of(Paragraph(text("x")))
    path = written(document)
    path.write_bytes(b"<html>not yours</html>")
    assert mismatch(path, document, format)


def test_a_changed_word_inside_the_package_is_found(document_of, tmp_path):
    document = document_of(Paragraph(text("three objectives")))
    path = tmp_path / "file.docx"
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word.render(document, A4))) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"three", b"seven"))
    path.write_bytes(file.getvalue())
    assert mismatch(path, document, "docx") == "three"


def test_another_paper_is_found(document_of, tmp_path):
    document = document_of(Paragraph(text("x")))
    path = tmp_path / "file.pdf"
    path.write_bytes(pdf.render(document, theme_for(Paper.LETTER)))
    assert mismatch(path, document, "pdf", Paper.A4) == "612 x 792"


def test_cut_words_hyphens_and_other_directions_are_no_mismatch(document_of, written, format):
    document = document_of(
        Paragraph(text("W" * 300, " Donaudampfschifffahrts-", "elektrizitäten-Hauptbetriebswerk-" * 9)),
        Paragraph(
            text(
                "محمد علي and שלום כהן, office ﬁnd e\u0301 soft\u00adhyphen no\u00a0break \u200etab\tstop 😀 ４２ 𝗯𝗼𝗹𝗱"
            )
        ),
        Table((), (Row((Cell(text("narrowcolumn" * 20)), Cell(text("x")))),), (1, 20)),
        Paragraph(text("\n".join("K" * 150 for _ in range(70)))),
    )
    verify.check(written(document), document, format, Paper.A4)


def test_an_empty_document_reads_back(document_of, written, format):
    for document in (document_of(), document_of(sections=(Section(()),))):
        verify.check(written(document), document, format, Paper.A4)
