"""Word files: real parts read back with python-docx, and the XML held against the order the schema asks for."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import docx
import pytest
from docx.enum.section import WD_ORIENT
from lxml import etree
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator

from handouts import pdf, word, word_widths
from handouts.document import (
    AtFoot,
    Bar,
    BulletList,
    Card,
    Cards,
    Cell,
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
    Orientation,
    PageBreak,
    Paragraph,
    ReadingDistance,
    Row,
    Rule,
    Section,
    Table,
    Title,
    Together,
    Tone,
    strong,
    text,
)
from handouts.form_parts import PAD, RING
from handouts.pdf_flow import Stroke
from handouts.theme import theme_for
from handouts.word_plots import EMU
from handouts.word_widths import lines as lines_of
from handouts.word_widths import width as width_of
from workshop_app.domain.engagement import Paper

A4 = theme_for(Paper.A4)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# The order of children that Word insists on (ISO/IEC 29500-1, transitional), for every element we write.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs strike color sz szCs rtl lang",
    "tblPr": "tblStyle tblpPr tblOverlap tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "tblBorders": "top left bottom right insideH insideV",
    "tcBorders": "top left bottom right insideH insideV",
    "tcMar": "top left bottom right",
    "tblCellMar": "top left bottom right",
    "pBdr": "top left bottom right between",
    "sectPr": "headerReference footerReference type pgSz pgMar titlePg",
    "sdtPr": "alias tag id showingPlcHdr text",
    "sdt": "sdtPr sdtContent",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "tblStylePr": "tblPr tcPr",
    "styles": "docDefaults style",
    "docDefaults": "rPrDefault pPrDefault",
    "numbering": "abstractNum num",
    "abstractNum": "multiLevelType lvl",
    "lvl": "start numFmt lvlText lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang",
}


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {
            name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(("xml", "rels"))
        }


def disorder(root: etree._Element) -> list[str]:
    """Elements whose children stand in another order than Word's, or that hold one we did not expect."""
    found: list[str] = []
    for element in root.iter(*(W + name for name in ORDER)):
        name = element.tag.removeprefix(W)
        order = ORDER[name].split()
        children = [child.tag.removeprefix(W) for child in element]
        if unknown := set(children) - set(order):
            found.append(f"{name} holds {unknown}")
        elif any(order.index(first) > order.index(second) for first, second in pairwise(children)):
            found.append(f"{name}: {children}")
    return found


@pytest.fixture(scope="module")
def specimen_file(specimen) -> bytes:
    return word.render(specimen, A4)


@pytest.fixture
def opened(document_of):
    def read(*blocks, theme=A4, **more):
        return docx.Document(io.BytesIO(word.render(document_of(*blocks, **more), theme)))

    return read


def test_every_part_is_well_formed_and_in_order(specimen_file):
    found = parts(specimen_file)
    assert "word/document.xml" in found
    assert [problem for part in found.values() for problem in disorder(part)] == []


def schema_findings(path):
    """What the schemas of the standard, and the rules beside them, find wrong. A font table and a theme are findings
    of that program only: a Word file holds at most one of each (ISO/IEC 29500-1, 11.3 and 14.2)."""
    found = [(each.part_uri, each.description) for each in OpenXmlValidator().validate(path).errors]
    optional = ("relationships/fontTable' is missing.", "relationships/theme' is missing.")
    return [each for each in found if not each[1].endswith(optional)]


def test_every_block_is_as_the_schema_has_it(specimen_file, tmp_path):
    path = tmp_path / "specimen.docx"
    path.write_bytes(specimen_file)
    assert schema_findings(path) == []


def test_the_schema_check_can_fail(specimen_file, tmp_path):
    path = tmp_path / "wrong.docx"
    for right, wrong in (("<w:tr>", "<w:tr><w:cell/>"), ('w:type="dxa"', 'w:type="points"')):
        with zipfile.ZipFile(io.BytesIO(specimen_file)) as whole, zipfile.ZipFile(path, "w") as broken:
            for name in whole.namelist():
                part = whole.read(name)
                broken.writestr(name, part.replace(right.encode(), wrong.encode(), 1) if "document" in name else part)
        assert any(part == "/word/document.xml" for part, _ in schema_findings(path)), wrong


def test_the_order_check_can_fail():
    wrong = f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:jc w:val="right"/><w:pStyle w:val="Title"/></w:pPr></w:p>'
    assert disorder(etree.fromstring(wrong)) == ["pPr: ['jc', 'pStyle']"]


def test_every_cell_ends_with_a_paragraph_and_no_two_tables_touch(specimen_file):
    body = parts(specimen_file)["word/document.xml"]
    assert all(cell[-1].tag == f"{W}p" for cell in body.iter(f"{W}tc"))
    for table in body.iter(f"{W}tbl"):
        following = table.getnext()
        assert following is not None
        assert following.tag == f"{W}p"


def test_rows_fill_the_grid(specimen_file):
    for table in parts(specimen_file)["word/document.xml"].iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.iter(f"{W}tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(f"{W}tc")]
            assert sum(int(span.get(f"{W}val")) if span is not None else 1 for span in spans) == columns


def test_every_style_and_number_in_use_is_defined(specimen_file):
    found = parts(specimen_file)
    styles = {style.get(f"{W}styleId") for style in found["word/styles.xml"].iter(f"{W}style")}
    numbers = {number.get(f"{W}numId") for number in found["word/numbering.xml"].iter(f"{W}num")}
    for part in found.values():
        used = {
            item.get(f"{W}val")
            for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
            for item in part.iter(W + tag)
        }
        assert used <= styles
        assert {item.get(f"{W}val") for item in part.iter(f"{W}numId")} <= numbers


def test_numbers_of_marks_controls_and_pictures_do_not_repeat(specimen_file):
    body = parts(specimen_file)["word/document.xml"]
    controls = [item.get(f"{W}val") for item in body.iter(f"{W}id")]
    marks = [item.get(f"{W}id") for item in body.iter(f"{W}bookmarkStart")]
    assert controls
    assert marks
    assert len(set(controls)) == len(controls)
    assert len(set(marks)) == len(marks)


def test_rows_are_kept_whole_and_the_header_repeats(specimen_file):
    body = parts(specimen_file)["word/document.xml"]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in body.iter(f"{W}tr"))
    lined = [
        table for table in body.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "HandoutTable"
    ]
    assert len(lined) == 4
    for table in lined:
        headers = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.findall(f"{W}tr")]
        assert headers == [True] + [False] * (len(headers) - 1)


def test_headings_are_real_and_carry_their_bookmark(opened):
    file = opened(
        Heading("Level", 1, "p0-level"), Heading("Which", 2), Heading("Why", 3), Heading("Again", 1, "p0-level")
    )
    assert [paragraph.style.name for paragraph in file.paragraphs] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Heading 1",
    ]
    assert [mark.get(f"{W}name") for mark in file.element.iter(f"{W}bookmarkStart")] == ["p0_level"]


def test_head_and_foot_have_fields_for_the_pages(opened):
    footer = opened(Paragraph(text("x"))).sections[0].footer
    fields = [item.get(f"{W}instr").strip() for item in footer._element.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "Participant" in footer.paragraphs[0].text


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (595.3, 841.9)), (Paper.LETTER, (612.0, 792.0))], ids=["a4", "letter"]
)
def test_paper_and_sections(document_of, opened, paper, size):
    ways = (Orientation.PORTRAIT, Orientation.LANDSCAPE, Orientation.PORTRAIT)
    sections = tuple(Section((Paragraph(text("x")),), way) for way in ways)
    found = opened(theme=theme_for(paper), sections=sections).sections
    assert [section.orientation == WD_ORIENT.LANDSCAPE for section in found] == [False, True, False]
    for section in found:
        measured = sorted((section.page_width.pt, section.page_height.pt))
        assert measured == pytest.approx(size, abs=0.1)


def test_cards_have_sheets_of_their_own_without_head(opened):
    card = Card("Coach", "for Ida", (text("Ask."), text("Wait.")), "foot")
    file = opened(Paragraph(text("before")), Cards((card,) * 5), Paragraph(text("after")))
    assert [section.orientation == WD_ORIENT.LANDSCAPE for section in file.sections] == [False, True, True, False]
    assert [section.header.paragraphs[0].text for section in file.sections] == [
        "Nordlicht Energy\tCycle 2027-1",
        "",
        "",
        "Nordlicht Energy\tCycle 2027-1",
    ]


def test_language_and_properties(opened):
    file = opened(Paragraph(text("x")), language="de", title="Plan", author="Ελένη")
    assert file.core_properties.title == "Plan"
    assert file.core_properties.author == "Ελένη"
    assert file.core_properties.language == "de"
    languages = {item.get(f"{W}val") for item in file.styles.element.iter(f"{W}lang")}
    assert languages == {"de-DE"}


def test_pictures_have_their_words(opened, png):
    file = opened(Image(png, 'A "quoted" <bar> & more', 0.5))
    (shape,) = file.inline_shapes
    assert shape._inline.docPr.get("descr") == 'A "quoted" <bar> & more'
    assert shape.width.pt == pytest.approx(A4.frame(Orientation.PORTRAIT).text_width / 2, abs=0.1)
    assert shape.width.pt / shape.height.pt == pytest.approx(4, abs=0.01)


def test_form_fields_can_be_read_back_by_their_mark(opened):
    fields = FormRow((FormField("Team", mark="team", value="Grid & <Co>"), FormField("Cycle", mark="cycle")), (1, 1))
    file = opened(fields, FormField("Why now", "hint", "", 3, "why"), FormField("No mark"))
    found = {
        control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): "".join(item.text for item in control.iter(f"{W}t")).strip()
        for control in file.element.iter(f"{W}sdt")
    }
    assert found == {"team": "Grid & <Co>", "cycle": "", "why": ""}
    assert sum(paragraph.style.name == "Writing Line" for paragraph in file.paragraphs) == 4


def test_markup_and_names_are_only_words(opened, names, markup):
    file = opened(
        Heading(markup, 1, markup), *(Paragraph(text(name)) for name in names), Table((Cell(text(markup)),), (), (1,))
    )
    assert [paragraph.text for paragraph in file.paragraphs[:7]] == [markup, *names]
    assert file.tables[0].cell(0, 0).text == markup


def test_line_breaks_and_tabs_are_elements_and_forbidden_characters_go(opened):
    file = opened(Paragraph(text("one\ntwo\tthree\x00\ud800\uffff")))
    assert file.paragraphs[0].text == "one\ntwo\tthree"
    assert len(list(file.element.iter(f"{W}br"))) == 1
    assert len(list(file.element.iter(f"{W}tab"))) == 1


def test_each_numbered_list_starts_at_one(opened):
    items = (text("a"), text("b"))
    file = opened(BulletList(items, True), BulletList(items), BulletList(items, True))
    used = [item.get(f"{W}val") for item in file.element.body.iter(f"{W}numId")]
    assert len(set(used)) == 2
    assert [paragraph.style.name for paragraph in file.paragraphs] == ["List Number"] * 2 + ["List Bullet"] * 2 + [
        "List Number"
    ] * 2


def test_a_list_on_a_wall_sheet_has_its_signs_too(document_of):
    document = document_of(BulletList((text("a"), text("b"))))
    large = replace(document, sections=(replace(document.sections[0], size=ReadingDistance.WALL),))
    file = docx.Document(io.BytesIO(word.render(large, A4)))
    assert [item.get(f"{W}val") for item in file.element.body.iter(f"{W}numId")] == ["1", "1"]


@pytest.mark.parametrize("large", [False, True])
def test_whom_a_card_is_for_stands_at_the_end_of_its_title_where_there_is_room(large, opened):
    """A room is read from the lap, as large as the title; what is longer is smaller, and above it if it must be."""
    whose = ("Room 1", "KR champion, Terminals", "KR champion of the crossing teams, Terminals and Moorings")
    cards = tuple(Card("Coach", subtitle=words, body=(text("Ask."),)) for words in whose)
    rows = [row for table in opened(Cards(cards, large=large)).tables for row in table.rows]
    cells = [each for row in rows for each in row.cells if "Coach" in each.text]
    room, champion, long = ([(p.style.name, p.text, p.runs[-1].style.name) for p in cell.paragraphs] for cell in cells)
    assert room[0] == ("Card Title", "Coach\tRoom 1", "Accented")
    assert champion[0] == ("Card Title", "Coach\tKR champion, Terminals", "Card Aside")
    assert [each[:2] for each in long[:2]] == [("Card Subtitle", whose[2]), ("Card Title", "Coach")]


def test_a_card_sheet_is_as_high_whatever_stands_at_the_feet(opened):
    heights = []
    for footer in (
        "short",
        "Round 1: Maximiliane Freifrau von Hohenstein · Round 2: Tom Reed · Round 3: Hal Park",
    ):
        file = opened(Cards((Card("Coach", "", (text("ask"),), footer),) * 4))
        heights.append(sum(int(each.get(f"{W}val")) for each in file.element.body.iter(f"{W}trHeight")))
    assert heights[0] == heights[1]


def test_a_subtitle_too_long_for_its_line_goes_whole_below_the_title(opened):
    short, long = (opened(Title("Feedback form", words, compact=True)) for words in ("Today", "Expert workshop · " * 6))
    assert [len(list(each.element.body.iter(f"{W}tab"))) for each in (short, long)] == [2, 0]  # the stop and its sign
    assert [p.style.name for p in short.paragraphs] == ["Title Bar", "Compact Title"]
    assert [p.style.name for p in long.paragraphs] == ["Title Bar", "Compact Title", "Under Title"]


@pytest.mark.parametrize(
    "block", [FormRow((FormField("Signed"),), (1,)), FieldGrid((FormRow((FormField("By"),), (1,)),))]
)
def test_what_stands_at_the_foot_hangs_on_a_paragraph_of_its_own_page(opened, block):
    file = opened(Paragraph(text("above")), AtFoot(block), PageBreak(), Paragraph(text("overleaf")))
    table, anchor = file.element.body[1:3]
    place = table.find(f".//{W}tblpPr")
    assert {name: place.get(f"{W}{name}") for name in ("vertAnchor", "tblpYSpec", "tblpX")} == {
        "vertAnchor": "margin",
        "tblpYSpec": "bottom",
        "tblpX": str(round(A4.frame(Orientation.PORTRAIT).left * 20)),
    }
    assert anchor.tag == f"{W}p"
    assert anchor.find(f".//{W}pageBreakBefore") is None


def test_together_ties_all_but_the_last_row(opened):
    table = Table((Cell(text("Head")),), (Row((Cell(text("a")),)), Row((Cell(text("b")),))), (1,))
    file = opened(Together((Paragraph(text("first")), Together((table,)), Paragraph(text("last")))))
    kept = {
        paragraph.text: paragraph.paragraph_format.keep_with_next
        for paragraph in [*file.paragraphs, *(row.cells[0].paragraphs[0] for row in file.tables[0].rows)]
    }
    assert kept["first"]
    assert kept["a"]
    assert kept["b"]
    assert not kept["last"]


def test_page_break_belongs_to_what_follows(opened):
    file = opened(Paragraph(text("a")), PageBreak(), Heading("b"), PageBreak(), Table((), (Row((Cell(),)),), (1,)))
    assert [paragraph.paragraph_format.page_break_before for paragraph in file.paragraphs[:3]] == [None, True, True]
    assert file.paragraphs[2].style.name == "Gap"


TWO_ROWS = Table((Cell(text("Head")),), (Row((Cell(text("a")),)), Row((Cell(text("b")),))), (1,))


@pytest.mark.parametrize(
    ("blocks", "gaps"),
    [
        ((TWO_ROWS, Heading("Next")), 0),
        ((Together((Heading("One"), TWO_ROWS)), Together((Heading("Two", 2), TWO_ROWS))), 0),
        ((Note("Open", (text("a"),)), Heading("Next", 3)), 0),
        ((Paragraph(text("a")), TWO_ROWS, PageBreak(), Paragraph(text("b"))), 0),
        ((TWO_ROWS, Paragraph(text("a"))), 1),
        ((TWO_ROWS, TWO_ROWS), 1),
    ],
)
def test_no_white_is_added_to_a_headings_and_none_begins_a_page(blocks, gaps, opened):
    """For a paragraph that no longer fits an empty page is begun; above a heading its height would be added. The last
    one closes the section after a table, a point high."""
    names = [each.style.name for each in opened(*blocks).paragraphs]
    assert sum(each in ("Gap", "Table Gap") for each in names[:-1]) == gaps


def test_a_table_in_front_of_a_heading_is_not_kept_with_it(opened):
    file = opened(Together((Heading("One"), TWO_ROWS)), Heading("Two"))
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in file.tables[0].rows]
    assert kept == [True, True, None]


def test_upright_rules_stand_between_the_columns_and_move_no_word(opened):
    table = Table((), (Row((Cell(text("a")), Cell(text("b")))),), (3, 1))
    plain, ruled = (opened(replace(table, upright=each)).tables[0] for each in (False, True))
    cells = ruled.rows[0].cells
    assert [cell._tc.find(f".//{W}tcBorders/{W}left") is not None for cell in cells] == [False, True]
    begins = [table.columns[0].width + _left_of(table.rows[0].cells[1]) for table in (plain, ruled)]
    assert abs(begins[0] - begins[1]) < 2 * 635  # twentieths of a point


def test_choices_in_rings_are_drawn_as_large_as_on_the_pdf_at_the_same_places(opened):
    rings = FormField("", lines=0, choices=("1", "2", "none"), rings=True)
    cell = opened(FieldGrid((FormRow((rings,), (1,)),))).tables[0].rows[0].cells[0]
    assert [paragraph.text for paragraph in cell.paragraphs] == ["\t1\t2\tnone"]
    drawn = [each for each in cell._tc.iter() if each.tag.endswith("}wsp")]
    places = [next(each for each in ring.iter() if each.tag.endswith("}off")) for ring in drawn]
    sizes = {int(each.get("cx")) for ring in drawn for each in ring.iter() if each.tag.endswith("}ext")}
    assert [round(int(place.get("x")) / EMU, 2) for place in places] == [round(at * (RING + PAD), 2) for at in range(3)]
    assert sizes == {round(RING * EMU)}
    tabs = [int(tab.get(f"{W}pos")) / 20 for tab in cell._tc.iter(f"{W}tab") if tab.get(f"{W}pos")]
    assert tabs == pytest.approx([at * (RING + PAD) + RING / 2 for at in range(3)], abs=0.1)


def _left_of(cell):
    left = cell._tc.find(f".//{W}tcMar/{W}left")
    return 635 * int(left.get(f"{W}w")) if left is not None else 0


def test_typed_words_take_their_lines_from_those_to_write_on(opened):
    said = "Two of ten departures leave late, and the school has begun to record who comes too late. " * 3
    grid = FieldGrid((FormRow((FormField("Why now", value=said, lines=6),), (1,)),))
    lines = [each.style.name for each in opened(grid).tables[0].cell(0, 0).paragraphs]
    three_and_three = ["Box Label", "Box Rule Typed", *["Box Rule"] * 2, "Box Line"]
    assert lines == three_and_three, "three lines of text and three that are free"


@pytest.mark.parametrize(
    ("block", "style"),
    [
        (FieldGrid((FormRow((FormField("By", value="gypsy"),), (1,)),)), "BoxLineTyped"),
        (FieldGrid((FormRow((FormField("By", value="gypsy", lines=2),), (1,)),)), "BoxRuleTyped"),
        (FormField("By", value="gypsy", lines=2), "WritingTyped"),
    ],
)
def test_typed_words_stand_free_of_the_rule_below_in_a_line_as_high_as_any(block, style, document_of):
    found = parts(word.render(document_of(block), theme_for(Paper.A4)))
    used = [each.get(f"{W}val") for each in found["word/document.xml"].iter(f"{W}pStyle")]
    assert style in used
    typed = found["word/styles.xml"].find(f".//{W}style[@{W}styleId='{style}']")
    below, spacing = typed.find(f".//{W}pBdr/{W}bottom"), typed.find(f".//{W}spacing")
    free = 20 * int(below.get(f"{W}space")) if below is not None else int(spacing.get(f"{W}after"))
    assert free >= 40
    assert int(spacing.get(f"{W}line")) + free == round(theme_for(Paper.A4).spaces.writing * 20)


@pytest.mark.parametrize("said", ["IT", "Ana, IT\nמרים לוי\n田中さくら", ""])
def test_each_box_to_tick_is_level_with_its_line_whatever_stands_in_it(said, document_of):
    field = FormField("We depend on", value=said, lines=3, tick=True)
    found = parts(word.render(document_of(FieldGrid((FormRow((field,), (1,)),))), theme_for(Paper.A4)))
    names, boxes = found["word/document.xml"].iter(f"{W}tc")
    styles = {each.get(f"{W}styleId"): each for each in found["word/styles.xml"].iter(f"{W}style")}

    def heights(cell):
        for each in list(cell.iter(f"{W}p"))[1:]:  # the label is above
            spacing = styles[each.find(f".//{W}pStyle").get(f"{W}val")].find(f".//{W}spacing")
            assert (spacing.get(f"{W}before"), spacing.get(f"{W}after")) == ("0", "0")
            exact = spacing.get(f"{W}lineRule") == "exact"
            yield from [(int(spacing.get(f"{W}line")), exact)] * (1 + len(list(each.iter(f"{W}br"))))

    line = round(theme_for(Paper.A4).spaces.writing * 20)
    assert [*heights(boxes)] == [(line, True)] * 3
    assert {high for high, _ in heights(names)} == {line}
    assert [exact for _, exact in heights(names)][: len(said.splitlines())] == [True] * len(said.splitlines())


@pytest.mark.parametrize("boxed", [True, False])
@pytest.mark.parametrize(("said", "rules"), [("", 3), ("one", 3), ("one\ntwo", 2), ("one\ntwo\nthree", 1)])
def test_words_have_a_rule_below_their_last_line_alone_on_the_pdf_as_in_word(boxed, said, rules, document_of):
    field = FormField("Why now", value=said, lines=4)
    block = FieldGrid((FormRow((field,), (1,)),)) if boxed else FormRow((field,), (1,))
    [page] = pdf.laid_out(document_of(block), A4)
    across = [each for each in page.ink if isinstance(each, Stroke) and each.y0 == each.y1]
    assert len(across) == rules + (2 if boxed else 1)  # a box has two edges, and a line to write on ends without one


@pytest.mark.parametrize(
    ("left", "style"),
    [
        ("Confidential", "Footer"),
        ("Coach: Ruth Adler · Confidential: Harbour Ferries and its OKRs coach", "FooterClose"),
        ("Coach: \u2068רות אדלר\u2069 · Confidential: \u2068شركة عبّارات المرفأ\u2069 and its OKR coach", "FooterClose"),
    ],
)
def test_a_foot_is_on_one_line_in_letters_that_fit(left, style, document_of):
    code = "7E4U-NMKP-2-A · Printed 1 December 2026"
    margins = Margins(foot_left=left, foot_right=code, page="Page {page} of {pages}")
    file = docx.Document(io.BytesIO(word.render(replace(document_of(Rule()), margins=margins), theme_for(Paper.A4))))
    foot = file.sections[0].footer.paragraphs[0]
    assert foot.style.style_id.startswith(style)
    assert foot._p.find(f".//{W}br") is None
    assert foot.style.font.size.pt >= 7.5


def test_a_foot_too_long_for_any_letters_has_a_line_for_each_side(document_of):
    margins = Margins(foot_left="word " * 30, foot_right="more " * 20, page="Page {page}")
    file = docx.Document(io.BytesIO(word.render(replace(document_of(Rule()), margins=margins), theme_for(Paper.A4))))
    foot = file.sections[0].footer.paragraphs[0]
    assert foot.style.style_id == "Footer"
    assert foot._p.find(f".//{W}br") is not None


@pytest.mark.parametrize(
    ("row", "written"),
    [
        (Row((Cell(text("Room 1")), Cell(), Cell())), True),
        (Row((Cell(), Cell())), True),
        (Row((Cell(text("1")), Cell(text("told"))), room=1.0), True),
        (Row((Cell(text("Ada")), Cell(text("Berths")), Cell(ruled=True))), True),
        (Row((Cell(text("09:00")), Cell(text("told"))), room=1.0, airy=True), False),
        (Row((Cell(text("Room 1")), Cell(text("told")), Cell())), False),
        (Row((Cell(text("one cell")),)), False),
    ],
)
def test_the_rule_of_a_row_to_write_in_is_as_grey_as_that_of_a_form(row, written, opened):
    table = opened(Table((), (row,), (1,) * len(row.cells))).tables[0]
    edge = table.rows[0].cells[0]._tc.find(f".//{W}tcBorders/{W}bottom")
    colour = edge.get(f"{W}color") if edge is not None else ""
    assert colour == (theme_for(Paper.A4).colours.line[1:] if written else "")


@pytest.mark.parametrize("upright", [False, True])
def test_the_row_below_a_written_one_has_the_same_rule_above_it(upright, opened):
    """Two rules meet in one: a word processor draws that of the lower cell."""
    said, empty = Row((Cell(text("told")), Cell(text("more")))), Row((Cell(), Cell()))
    rows = opened(Table((), (said, empty, empty, said), (1, 1), upright=upright)).tables[0].rows
    sides = [
        tuple(row.cells[1]._tc.find(f".//{W}tcBorders/{W}{side}") is not None for side in ("top", "bottom"))
        for row in rows
    ]
    assert sides == [(False, False), (False, True), (True, True), (True, False)]


@pytest.mark.parametrize("words", ["", "Wide WORDS mmm", "Ünïcödé ", "漢字", "e\u0301"])
def test_width_of_words_grows_with_them(words):
    assert width_of(f"{words}n", 10) > width_of(words, 10) >= 0
    assert lines_of(f"{words}\nand {words}", 10, 1000) == 2


def test_two_bars_of_a_label_stand_beside_it_and_the_last_row_is_not_coloured(opened):
    file = opened(Figure((Bar("Welcome", 0, 5), Bar("", 1, 6, Tone.ACCENT), Bar("Break", 6, 3)), "As planned"))
    (table,) = file.tables
    assert [row.cells[0].text for row in table.rows] == ["Welcome"] * 3 + ["Break"] * 2
    fills = [len(row._tr.findall(f".//{W}shd")) for row in table.rows]
    assert fills == [1, 1, 0, 1, 0]


@pytest.mark.parametrize("ticks", [(), ((0.0, "0"), (0.3, "0.3 commit"), (0.7, "0.7 target"))])
def test_the_scale_of_a_chart_stands_on_every_page_of_it(opened, ticks):
    bars = tuple(Bar(f"1.{n}  Calls", 0.2, 0.4, shown="0.6", mark=0.6) for n in range(60))
    (table,) = opened(Figure((Bar("Terminals", 0, 0, heads=True), *bars), "Where each ended", ticks=ticks)).tables
    repeated = [at for at, row in enumerate(table.rows) if row._tr.find(f"{W}trPr/{W}tblHeader") is not None]
    assert repeated == ([0] if ticks else [])
    if ticks:
        assert "0.3 commit" in [cell.text for cell in table.rows[0].cells]


def test_a_small_plot_is_drawn_by_word_under_its_label_and_says_its_figures(opened):
    plots = (LinePlot("1.1  Calls", ((0, 0.4), (0.5, 0.2), (1, 0.7)), "0.4 to 0.7", 0.6), LinePlot("1.2  Boats", ()))
    (table,) = opened(LinePlots(plots, "Two plots", (0.3, 0.7))).tables
    assert [cell.text.strip() for cell in table.rows[0].cells] == ["1.1  Calls", "1.2  Boats", "", ""]
    assert [cell.text.strip() for cell in table.rows[1].cells] == ["0.4 to 0.7", "", "", ""]
    drawings = [len(list(cell._tc.iter(f"{W}drawing"))) for cell in table.rows[1].cells]
    assert drawings == [1, 1, 0, 0]
    said = [each.get("descr") for each in table._tbl.iter() if each.tag.endswith("}docPr")]
    assert said == ["1.1  Calls: 0.4 to 0.7", "1.2  Boats: "]


def test_right_to_left_letters_say_so(opened):
    runs = opened(Paragraph(text("from ", strong("שלום כהן"), " to"))).paragraphs[0].runs
    assert [(run.text, run._element.find(f"{W}rPr/{W}rtl") is not None) for run in runs] == [
        ("from ", False),
        ("שלום כהן", True),
        (" to", False),
    ]


def test_a_right_to_left_paragraph_runs_from_the_right_and_a_cell_keeps_its_edge(opened):
    table = Table((Cell(text("Name")),), (Row((Cell(text("שלום כהן")),)),), (1,))
    file = opened(Paragraph(text("محمد (علي) 12 OKR")), Paragraph(text("Ana محمد")), table)
    arabic, latin, *_ = file.paragraphs
    assert arabic._element.pPr.find(f"{W}bidi") is not None
    assert latin._element.pPr.find(f"{W}bidi") is None
    # Brackets and numbers belong to what runs from the right; the Latin word in it does not.
    said = [(run.text, run._element.find(f"{W}rPr/{W}rtl") is not None) for run in arabic.runs]
    assert said == [("محمد (علي) 12 ", True), ("OKR", False)]
    cell = file.tables[0].rows[1].cells[0].paragraphs[0]._element.pPr
    assert [each.tag.removeprefix(W) for each in cell if each.tag in (f"{W}bidi", f"{W}jc")] == ["bidi", "jc"]
    assert cell.find(f"{W}jc").get(f"{W}val") == "right"  # of such a paragraph this is the left side


@pytest.mark.parametrize(
    ("words", "fonts", "language"),
    [
        ("王小明", {"eastAsia": "Microsoft YaHei", "hint": "eastAsia"}, {"eastAsia": "zh-CN"}),
        ("田中さくら", {"eastAsia": "Yu Gothic", "hint": "eastAsia"}, {"eastAsia": "ja-JP"}),
        ("김민준", {"eastAsia": "Malgun Gothic", "hint": "eastAsia"}, {"eastAsia": "ko-KR"}),
        ("प्रिया", {"cs": "Nirmala UI"}, {"bidi": "hi-IN"}),
        ("สมชาย", {"cs": "Leelawadee UI"}, {"bidi": "th-TH"}),
        ("محمد", {"cs": "Arial"}, {"bidi": "ar-SA"}),
        ("שלום", {"cs": "Arial"}, {"bidi": "he-IL"}),
    ],
)
def test_every_script_has_a_font_and_a_language(opened, words, fonts, language):
    before, run = opened(Paragraph(text(f"Ana, {words}"))).paragraphs[0].runs
    assert before._element.rPr is None
    assert run.text == words
    for tag, facts in (("rFonts", fonts), ("lang", language)):
        assert {name.removeprefix(W): value for name, value in run._element.find(f"{W}rPr/{W}{tag}").items()} == facts


def test_no_level_of_headings_is_left_out(opened):
    file = opened(Heading("Deep", 2), Heading("Level", 1), Heading("Why", 3), Heading("Deeper", 3), Heading("Next", 1))
    names = [paragraph.style.name for paragraph in file.paragraphs]
    assert names == ["Heading 1 As 2", "Heading 1", "Heading 2 As 3", "Heading 3", "Heading 1"]
    assert file.paragraphs[0].style.base_style.name == "Heading 1"


def test_equal_documents_give_equal_bytes(specimen, specimen_file):
    assert word.render(specimen, A4) == specimen_file
    with zipfile.ZipFile(io.BytesIO(specimen_file)) as package:
        assert {item.date_time for item in package.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_nothing_of_a_template_is_left_in_the_file(specimen_file):
    names = set(parts(specimen_file))
    assert not {name for name in names if "thumbnail" in name or "customXml" in name or "Effects" in name}
    assert len(specimen_file) < 60_000


def test_a_document_without_words_is_a_file(document_of):
    docx.Document(io.BytesIO(word.render(document_of(), A4)))
    docx.Document(io.BytesIO(word.render(document_of(sections=()), A4)))


@pytest.mark.parametrize("title", ["Expert workshop", "A title that takes two lines " * 3, "and one of three " * 10])
@pytest.mark.parametrize("poster", [True, False])
def test_a_foot_of_several_lines_takes_no_room_from_the_page(title, poster, document_of):
    """Word lifts the text where a foot is higher than its margin: a sheet became two. On both sides of the last line
    stands something where there is room."""
    foot = f"Harbour Ferries · {title} · Coach: Ruth Adler · Confidential: Harbour Ferries and its OKR coach"
    margins = Margins("", "", foot, "Printed 1 December 2026", "Page {page} of {pages}", poster=poster)
    document = document_of(Paragraph(text("x")), margins=margins)
    for orientation in Orientation:
        lying = replace(document, sections=(replace(document.sections[0], orientation=orientation),))
        file = docx.Document(io.BytesIO(word.render(lying, theme_for("a4").for_document(lying))))
        section = file.sections[0]
        (said,) = section.footer.paragraphs
        leading = theme_for("a4").small.leading * 1.25
        size = said.style.font.size.pt
        lines = word_widths.lines(foot, size * 1.1, section.page_width.pt - 2 * section.left_margin.pt)
        parted = "<w:br/>" in said._p.xml
        assert lines + parted <= 4
        high = section.footer_distance.pt + (lines + parted) * leading * size / theme_for("a4").small.size
        assert high <= section.bottom_margin.pt + 1
