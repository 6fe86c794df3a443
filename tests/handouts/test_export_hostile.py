"""What people really paste: every case is written in both formats, read back and found complete."""

from __future__ import annotations

import pytest

from handouts import export
from handouts.document import (
    Bar,
    BulletList,
    Card,
    Cards,
    Cell,
    FactList,
    FieldGrid,
    Figure,
    FormField,
    FormRow,
    Heading,
    Image,
    LinePlot,
    LinePlots,
    Margins,
    Note,
    PageBreak,
    Paragraph,
    Row,
    Rule,
    Section,
    SignOff,
    Table,
    Title,
    Together,
    Tone,
    strong,
    text,
)

LONG = ("The coach asks, waits and writes down what was said in the room. " * 1000)[:60_000]
WORD = "x" * 300


def cell(words: str, **more: object) -> Cell:
    return Cell(text(words), **more)  # type: ignore[arg-type]


CASES = {
    "long paragraph": (Paragraph(text(LONG)),),
    "long heading": (Heading(LONG[:20_000]), Title(WORD, LONG[:2_000])),
    "long words": (Paragraph(text(WORD)), Table((cell(WORD),), (Row((cell(WORD), cell("y-" * 150))),), (1, 9))),
    "nothing in blocks": (
        Table((), (), ()),
        Table((), (), (), caption="only a caption"),
        Table((cell("A"), cell("B")), (), (1, 1)),
        Table((), (Row(()), Row((cell("x"), cell("y")))), (1,)),
        FactList(()),
        BulletList(()),
        FormRow((), ()),
        FormField(""),
        Figure((), "no bars"),
        SignOff("", ()),
        SignOff("", (("", ""),)),
        Note("", ()),
        Cards(()),
        Together(()),
        Paragraph(()),
        Heading(""),
        Title(""),
    ),
    "tall rows": (
        Heading("Tall"),
        Table((cell("A"), cell("B")), (Row((cell(LONG[:9_000]), cell("short"))), Row((cell("a"), cell("b")))), (1, 3)),
        Table((), (Row((Cell(lines=60), Cell(lines=1))),), (1, 1), lined=False),
    ),
    "uneven rows": (
        Table(
            (cell("a"), cell("b")), (Row((cell("wide", span=9),)), Row((cell("x", span=0), cell("y"), cell("z")))), (1,)
        ),
    ),
    "long form": (FormField("L", "h", LONG[:3_000], 2, "m"), FormField("L", "h", "one\ntwo\nthree", 60, "n")),
    "long cards": (Cards((Card(WORD[:80], "s", (text(LONG[:5_000]),), "foot"), Card("T", "", (text("one"),) * 60))),),
    "long note": (Note("N", (text(LONG[:12_000]),), Tone.OPEN),),
    "forbidden": (Paragraph(text("a\x00b\x0bc\ud800d\ufffee\tf\r\ng\x7fh")), Heading("x\x00y\nz", 1, "m\x00")),
    "scripts": (Paragraph(text("محمد علي ،שלום כהן, ทดสอบ 中文 😀 ①⌀ Ελ \u200fx\u200e e\u0301 a\u00adb अनुराग")),),
    "soft hyphens": (
        Paragraph(text("For De\u00adploy\u00adment, agreed")),
        Table((), (Row((cell("a\u00adb " * 40),)),), (1,)),
    ),
    "brackets from right to left": (
        Paragraph(text("abc (א) def [שלום] {a} «ב» א\"ב ג' (١٢) :عدد")),
        Table((), (Row((cell("(שלום)"), cell("12:30 (עולם)"))),), (1, 1)),
    ),
    "inside": (
        Together((Rule(), PageBreak(), Together((Cards((Card("a", "b", ()),)), PageBreak())), Paragraph(text("z")))),
    ),
    "page breaks": (PageBreak(), PageBreak(), Paragraph(()), PageBreak(), Heading("end"), PageBreak()),
    "bars": (Figure((Bar("zero", 0, 0), Bar("below", -5, 3), Bar(WORD[:90], 5, 1e9, Tone.OPEN)), "alt", "min"),),
    "plots": (
        LinePlots((LinePlot(WORD[:90], ((0, 0), (1, 0.5)), "שלום 0.4", 0.7), LinePlot("", ((0, 0.5),))), "alt"),
        LinePlots(tuple(LinePlot(f"{at} <b>", ((0, 0.1),), "") for at in range(60)), "&<", (0.3,), across=3),
    ),
    "no plots": (LinePlots((), "none"), LinePlots((LinePlot("a", ()),), "none")),
    "bars of nothing": (Figure((Bar("zero", 0, 0),), "alt"),),
}


@pytest.mark.parametrize("format", list(export.Format))
@pytest.mark.parametrize("case", CASES)
def test_it_is_written_and_complete(document_of, tmp_path, case, format):
    assert export.save(document_of(*CASES[case]), format, tmp_path, "letter").verified


CONTROLS = "a\x00b\x07c\x1b[31md\x02\x01e\ud800f\ufffe"


@pytest.mark.parametrize("format", list(export.Format))
def test_control_characters_that_no_screen_stopped_are_dropped_wherever_a_file_names_something(
    document_of, tmp_path, format
):
    """In its title and author, in its outline, in a field to type in, in what a picture shows."""
    margins = Margins(*[CONTROLS] * 4, "{page}")
    kind = FormField(CONTROLS, lines=0, mark="o1.type", choices=(CONTROLS, CONTROLS), chosen=frozenset((1,)))
    fields = FieldGrid(
        (FormRow((FormField(CONTROLS, CONTROLS, CONTROLS, 2, "o1.text"),), (1,)), FormRow((kind,), (1,)))
    )
    blocks = (Title(CONTROLS, CONTROLS), Heading(CONTROLS, 1, "x"), fields, Figure((Bar(CONTROLS, 0, 5),), CONTROLS))
    document = document_of(*blocks, title=CONTROLS, author=CONTROLS, margins=margins, form=True)
    assert export.save(document, format, tmp_path, "a4").verified


@pytest.mark.parametrize("format", list(export.Format))
def test_accents_that_stand_on_nothing_refuse_no_document(document_of, tmp_path, format):
    """A line of them joins no letter of the line above, and a run of them none of the run before."""
    piled = "\u0301" * 300 + "a"
    rows = (Row((cell(f"internal\n{piled}"), cell(f"Postponed {piled}"))),)
    document = document_of(Table((), rows, (1, 1)), Paragraph(text(strong("Agreed"), "\n", piled)), title=piled)
    assert export.save(document, format, tmp_path, "letter").verified


@pytest.mark.parametrize("format", list(export.Format))
def test_pictures_of_any_shape(document_of, tmp_path, format, picture_of):
    blocks = (Image(picture_of(20, 4000), "tall"), Image(picture_of(4000, 20), "wide"), Image(picture_of(9, 9), "", 0))
    assert export.save(document_of(*blocks), format, tmp_path, "a4").verified


@pytest.mark.parametrize("format", list(export.Format))
def test_very_long_heads_and_feet(document_of, tmp_path, format):
    margins = Margins("client " * 40, "right " * 40, "foot " * 40, "r" * 99, "{pages} after {page}")
    assert export.save(document_of(Paragraph(text("x")), margins=margins), format, tmp_path, "a4").verified


@pytest.mark.parametrize("format", list(export.Format))
def test_many_sections(document_of, tmp_path, format):
    sections = tuple(Section((Paragraph(text(f"section {n}")),)) for n in range(40))
    assert export.save(document_of(sections=sections), format, tmp_path, "a4").verified
