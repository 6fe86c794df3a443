"""Names that run both ways inside lines of ours: running heads, lists, sentences. Each keeps its own order and changes
nobody else's, on paper and in a Word file; what keeps them apart is seen nowhere. The orders are those of ICU."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

import docx
import pypdfium2
import pytest
from msgspec.structs import replace

from handouts import export, fonts, pdf, shaping, verify, word, wording
from handouts.compose.frame import joined, lines_of
from handouts.document import (
    Cell,
    FieldGrid,
    FormField,
    FormRow,
    Heading,
    Margins,
    Paragraph,
    Row,
    Table,
    TextRun,
    Title,
    quiet,
    strong,
    text,
)
from handouts.page_order import wrong_order
from handouts.pdf_cells import cell_words
from handouts.pdf_flow import PlacedWords
from handouts.pdf_text import broken, look
from handouts.theme import theme_for
from handouts.wording import as_typed, in_a_row, kept_whole, names_as_typed
from workshop_app.domain.file_names import legal_name
from workshop_app.domain.text import one_stop

A4 = theme_for("a4")
LOOK = look(A4.body, A4.colours)
SAID = wording.load("en")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ISOLATES = {*"\u2066\u2067\u2068\u2069"}
CLIENT = "شركة المرفأ (Harbour) 2027"
TEAM = "צוות OKR ההפלגות (2)"
TITLE = "OKR של הנהלה (1)"
# As they are typed, and as they are seen from the left inside a line from the left.
SEEN = {
    CLIENT: "2027 (Harbour) أفرملا ةكرش",
    TEAM: "(2) תוגלפהה OKR תווצ",
    TITLE: "OKR (1) הלהנה לש",
    "ליאה כהן (2)": "(2) ןהכ האיל",
    "(2) ליאה כהן": "ןהכ האיל (2)",
    "صوفيا [Sonja] 3": "3 [Sonja] ايفوص",
    "ليلى (ب) 12/5": "12/5 (ب) ىليل",
    "3. דוד (Dave), Jr.": "3. דוד (Dave), Jr.",  # the same from both sides
    "Dr. ליאה כהן-לוי (47%)": "Dr. (47%) יול-ןהכ האיל",
    "פרויקט 1.2.3 [v4] #5": "#5 [v4] 1.2.3 טקיורפ",
    "محمد +49 30 1234-56 (جوال)": "(لاوج) 56-1234 30 49+ دمحم",
    "צוות A&B (א׳–ב׳) 10:30–11:45": "11:45–10:30 (׳ב–׳א) A&B תווצ",
    "«حمد» ٣٫٥ (3.5) – 2": "2 – (3.5) ٣٫٥ «دمح»",
}


def drawn(words: str) -> str:
    """What stands on the line from left to right; which way a bracket is open is not told."""
    [line] = broken((TextRun(words),), LOOK, 5_000)
    found = ""
    for piece in sorted(line.pieces, key=lambda each: each.x):
        if not piece.glyphs:
            found += piece.text
            continue
        found += "".join(piece.text[glyph.start :].lstrip("\u200e\u200f")[0] for glyph in piece.glyphs)
    return unbracketed(found)


def unbracketed(words: str) -> str:
    return words.translate(dict.fromkeys(map(ord, "()[]«»"), "|"))


@pytest.mark.parametrize("name", SEEN)
def test_a_name_keeps_its_order_and_that_of_its_neighbours(name):
    seen = unbracketed(SEEN[name])
    assert drawn(joined(name, "10 of 11")) == f"{seen} · 10 of 11"
    assert drawn(in_a_row(("Ana", name, "(3) Ben"))) in (f"Ana, {seen}, |3| Ben", f"Ana; {seen}; |3| Ben")
    assert drawn(SAID("record.question_owner_due", owner=name, date="7 May")) == f"{seen}, by 7 May"
    assert drawn(joined("Ana", in_a_row((name, "Ben")), "2")) in (f"Ana · {seen}, Ben · 2", f"Ana · {seen}; Ben · 2")


def test_names_that_all_run_from_the_right_are_a_line_from_the_right():
    """A number that follows would join the Latin words before it, and stand on their other side."""
    line = joined("שלום OKR", "7", "דוח")
    assert shaping.runs_right(line)
    assert drawn(line) == f"{'דוח'[::-1]} · 7 · OKR {'שלום'[::-1]}"


def test_a_question_that_begins_with_a_name_runs_from_the_left_wherever_it_stands():
    asked = "“محمد” is not in the list of people. Who is that?"
    assert drawn(joined("Key result 1.2", asked)).endswith("Who is that?")
    assert drawn(joined("Key result 1.2", asked)).startswith("Key result 1.2 · “")


@pytest.mark.parametrize("format", list(export.Format))
def test_files_with_such_names_are_what_they_should_be(document_of, tmp_path, format):
    rows = [
        Row(
            (
                Cell(text(name)),
                Cell(lines_of(strong(name), quiet("1 May · Room 2"))),
                Cell(text(joined(name, "10 of 11"))),
            )
        )
        for name in SEEN
    ]
    table = Table(tuple(Cell(text(head)) for head in ("Who", "When", "How far")), tuple(rows), (1, 1, 1))
    made = export.save(document_of(Title(TEAM, joined(CLIENT, "Cycle 1")), table), format, tmp_path, "a4")
    assert made.verified


@pytest.fixture
def headed(document_of):
    """A page with such names in every place that is no line of it, too."""
    made = document_of(
        Title(TEAM, joined(CLIENT, "Cycle 1")),
        Heading(joined(TITLE, "10 of 11"), 1),
        Paragraph(text(joined(CLIENT, TEAM, "3"))),
    )
    return replace(made, title=joined("Agenda", TEAM), margins=Margins(head_left=joined(CLIENT, "Cycle Jan–Apr 2027")))


def test_nothing_that_a_reader_gets_out_of_a_pdf_has_a_mark_in_it(headed):
    data = pdf.render(headed, A4)
    with pypdfium2.PdfDocument(data) as file:
        told = file[0].get_textpage().get_text_range()
        told += "".join(file.get_metadata_dict().values())
        told += "".join(each.get_title() for each in file.get_toc())
    assert TITLE in told
    assert not ISOLATES & {*told}
    # ActualText, alternatives and properties are written in hexadecimal, in objects that stand packed in the file.
    assert not re.search(rb"206[6-9]", _unpacked(data))


def _unpacked(data: bytes) -> bytes:
    found = [data]
    for each in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            found.append(zlib.decompress(each[1]))
        except zlib.error:
            continue
    return b"".join(
        hexadecimal
        for part in found
        for hexadecimal in re.findall(rb"(?:ActualText|Alt|Title|TU)\s*<([0-9A-F]*)>", part)
    )


def test_word_is_told_of_a_name_that_runs_both_ways_and_draws_no_mark(headed):
    data = word.render(headed, A4)
    body = docx.Document(io.BytesIO(data)).element.body
    marked = [each for each in body.iter(f"{W}r") if ISOLATES & {*"".join(t.text or "" for t in each.iter(f"{W}t"))}]
    assert marked
    for each in marked:
        assert each.find(f"{W}rPr/{W}vanish") is not None
        assert "".join(t.text for t in each.iter(f"{W}t")) in ISOLATES
    ways = {("".join(t.text for t in each.iter(f"{W}t")), each.get(f"{W}val")) for each in body.iter(f"{W}dir")}
    assert ways == {(CLIENT, "rtl"), (TEAM, "rtl"), (TITLE, "ltr")}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        said = package.read("docProps/core.xml").decode() + package.read("docProps/custom.xml").decode()
    assert TEAM in said
    assert not ISOLATES & {*said}


def test_word_needs_to_be_told_nothing_of_a_name_that_runs_one_way(document_of):
    data = word.render(document_of(Paragraph(text(joined("ליאה כהן (2)", "10 of 11")))), A4)
    assert not list(docx.Document(io.BytesIO(data)).element.body.iter(f"{W}dir"))


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("ליאה\u2069 2", "2 האיל"),
        ("\u2067ליאה 2", "2 האיל"),
        ("ליאה \u2066 2", "2  האיל"),
        ("\u2068\u2068ליאה\u2069 2", "האיל 2"),  # a pair is taken as it was meant: a name, then a number
        ("\u2069\u2068ליאה\u2069\u2069 2", "האיל 2"),
    ],
)
def test_marks_that_somebody_typed_change_nothing_around_them(document_of, tmp_path, typed, seen):
    assert drawn(joined(typed, "10 of 11", "Ana")) == f"{seen} · 10 of 11 · Ana"
    assert drawn(typed) == seen
    for format in export.Format:
        assert export.save(document_of(Paragraph(text(typed, " · 10 of 11"))), format, tmp_path, "a4").verified


def test_a_name_in_latin_letters_has_no_marks_at_all():
    assert joined("Zoë", "10 of 11") == "Zoë · 10 of 11"
    assert fonts.drawable("Zoë \u2068OKR\u2069") == "Zoë OKR"


def test_a_page_on_which_such_a_name_is_turned_is_refused(document_of, tmp_path):
    """Drawn as if nothing kept it apart: the Latin word on the other side of the Arabic ones."""
    path = tmp_path / "turned.pdf"
    said = joined("شركة المرفأ (Harbour) 2027", "Cycle")
    path.write_bytes(
        pdf.render(document_of(Paragraph(text(said.replace("\u2068", "\u200e").replace("\u2069", "")))), A4)
    )
    assert wrong_order([said], verify.placed_words(path).words) == [said]
    path.write_bytes(pdf.render(document_of(Paragraph(text(said))), A4))
    assert not wrong_order([said], verify.placed_words(path).words)


def test_no_name_of_a_file_has_a_mark_in_it():
    assert legal_name(SAID("calendar.file", client=CLIENT)) == f"Calendar – {CLIENT}"
    assert legal_name(SAID("calendar.file", client=f"\u2068{TEAM}\u2069\u2069")) == f"Calendar – {TEAM}"


def test_a_line_does_not_end_between_a_mark_and_its_name():
    """The blank before it would count as drawn, and a line that ends at the right would be too short."""
    said = joined("Harbour Ferries", "王小明 ליאה")
    for room in range(40, 200, 5):
        for line in broken((TextRun(said),), LOOK, room):
            assert all(piece.text.strip(" ") or piece.x > 0 for piece in line.pieces[:1])
            assert abs(line.width - max((_end(piece) for piece in line.pieces), default=0)) < 0.01


def _end(piece) -> float:
    if piece.glyphs:
        return piece.x + sum(glyph.advance for glyph in piece.glyphs) * piece.size / 1000
    return piece.x + piece.font.width(piece.text, piece.size)


def test_what_was_typed_into_a_form_in_latin_letters_stays_one_run(document_of):
    """A plain control with several runs in it is said several times by LibreOffice."""
    field = FormField("Why now", value="two \u2068of\u2069 ten", mark="why")
    body = docx.Document(io.BytesIO(word.render(document_of(FieldGrid((FormRow((field,), (1,)),))), A4))).element.body
    [control] = body.iter(f"{W}sdtContent")
    assert ["".join(t.text for t in run.iter(f"{W}t")) for run in control.iter(f"{W}r")] == ["two of ten"]


def test_lines_of_a_value_are_kept_apart_each_by_itself(document_of):
    said = SAID("record.question_owner_due", owner="ליאה OKR\nדוד 2", date="7 May")
    assert said == "\u2068ליאה OKR\u2069\n\u2068דוד 2\u2069, by 7 May"
    [_, below] = broken((TextRun(said),), LOOK, 5_000)
    assert "".join(piece.text for piece in below.pieces).endswith(", by 7 May")
    body = docx.Document(io.BytesIO(word.render(document_of(Paragraph(text(said))), A4))).element.body
    assert "".join(t.text for t in body.iter(f"{W}t") if t.text not in ISOLATES) == "ליאה OKRדוד 2, by 7\u00a0May"


def test_a_name_that_ends_with_a_stop_ends_the_sentence():
    assert one_stop("Ana and \u2068דוד ג׳.\u2069.") == "Ana and \u2068דוד ג׳.\u2069"


@pytest.mark.parametrize("name", ["ליאה כהן", "محمد عبد الله", "שָׁלוֹם"])
def test_beside_a_name_of_letters_alone_nothing_is_hidden_in_a_word_file(document_of, name):
    """Who typed beside it would type hidden words."""
    data = word.render(document_of(Paragraph(text(joined(name, "10 of 11", "Ana")))), A4)
    body = docx.Document(io.BytesIO(data)).element.body
    assert not list(body.iter(f"{W}vanish"))
    assert "".join(t.text for t in body.iter(f"{W}t")) == f"\u200e{name}\u200e · 10 of 11 · Ana"


@pytest.mark.parametrize("value", ["ሰላማዊት ተስፋዬ", "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ", "ᬩᬮᬶ ᬩᬮᬶ"])
def test_a_value_that_a_word_processor_takes_apart_is_no_plain_control(document_of, value):
    field = FormField("Champion", value=value, mark="champion")
    body = docx.Document(io.BytesIO(word.render(document_of(FieldGrid((FormRow((field,), (1,)),))), A4))).element.body
    [control] = body.iter(f"{W}sdt")
    assert control.find(f"{W}sdtPr/{W}text") is None


LEILA, SAKURA = "ليلى حدّاد", "田中さくら"


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        (f"{LEILA}, {SAKURA}", f"{drawn(LEILA)}, {SAKURA}"),
        (f"{LEILA}, מרים לוי, Ana", f"{drawn(LEILA)}, יול םירמ, Ana"),
        (f"{SAKURA}; {LEILA}; דוד 2", f"{SAKURA}; {drawn(LEILA)}; 2 {'דוד'[::-1]}"),
        (f"{LEILA} and {SAKURA}", f"{drawn(LEILA)} and {SAKURA}"),
        (f"{LEILA}, מרים לוי", f"יול םירמ ,{drawn(LEILA)}"),  # all of them from the right
        ("דוד כתב שתי מטרות (objectives), אחת כלפי הנוסעים ואחת כלפינו.", ""),  # a sentence has commas, too
    ],
)
def test_a_list_that_somebody_typed_runs_from_the_left_unless_all_its_names_run_from_the_right(typed, seen):
    seen = seen or drawn(typed)
    assert drawn(SAID("record.decided_by_on", name=typed, date="22 May")) == f"Decided by {seen} on 22 May"
    assert drawn(names_as_typed(typed)).replace("\xa0", " ") == seen
    assert drawn(as_typed(typed)) == seen


def test_each_line_of_a_list_has_its_remark_behind_its_name():
    typed = "شركة المرفأ (top level)\nعمليات (lead Ana)\nTicketing (lead דוד)"
    first, *_ = broken((TextRun(as_typed(typed)),), LOOK, 5_000)
    assert first.pieces[-1].text.endswith("level)")
    assert not first.right
    alone = "ليلى\nمحمد (ب)"
    assert as_typed(alone) == alone


def test_a_list_in_a_form_comes_back_as_it_was_typed(document_of):
    typed = f"{LEILA}, {SAKURA}\n{SAKURA}"
    field = FormField("We depend on", value=as_typed(typed), mark="o1.depends_on", lines=2)
    made = replace(document_of(FieldGrid((FormRow((field,), (1,)),))), form=True)
    data = pdf.render(made, replace(A4, fields=True))
    with pypdfium2.PdfDocument(data) as file:
        told = file[0].get_textpage().get_text_range()
    assert not ISOLATES & {*told}
    assert not re.search(rb"206[6-9]", _unpacked(data))


TEXT = "לכל צוות לכל היותר שתי מטרות, אחת כלפי הנוסעים ואחת כלפינו. שלוש או ארבע תוצאות לכל מטרה."


SIDES = [
    (TEXT, True),  # of several lines
    ("רק לבעלי כרטיסים, ולכולם יחד מאותו היום והלאה", True),  # longer than a name
    ("נכון ליום ראשון.", True),  # a sentence, as short as it is
    ("מרים לוי", False),
    ("محمد بن عبد الله الأنصاري", False),  # a name that may take two lines
    ("מרים ל.", False),
    ("8 في الشهر", False),
    ("Ana", False),
]


@pytest.mark.parametrize("width", [60, 160, 500])
@pytest.mark.parametrize(("words", "at_right"), SIDES)
def test_a_sentence_starts_at_the_right_of_its_cell_and_a_name_at_its_left_on_however_many_lines(
    words, at_right, width
):
    strips = cell_words(Cell(text(words)), LOOK, width, A4, None)
    lines = broken((TextRun(words),), LOOK, width)
    for strip, line in zip(strips, lines, strict=True):
        first = min(each.x + each.piece.x for each in strip.ink)
        assert first == pytest.approx(width - line.width if at_right else 0)


@pytest.mark.parametrize("widths", [(1, 3), (3, 1)])
@pytest.mark.parametrize(("words", "at_right"), SIDES[:-1])
def test_word_has_it_at_the_same_side(document_of, words, at_right, widths):
    table = Table((Cell(text("Now")), Cell(text("Who"))), (Row((Cell(text(words)), Cell(text("Ana")))),), widths)
    body = docx.Document(io.BytesIO(word.render(document_of(table), A4))).element.body
    [cell] = [each for each in body.iter(f"{W}p") if "".join(t.text or "" for t in each.iter(f"{W}t")) == words]
    assert cell.find(f"{W}pPr/{W}bidi") is not None
    assert (cell.find(f"{W}pPr/{W}jc") is None) == at_right  # of such a paragraph Word calls the left side right


@pytest.mark.parametrize("boxed", [True, False])
@pytest.mark.parametrize(("words", "at_right"), SIDES[1:])
def test_what_is_typed_into_a_form_stands_at_the_same_side(document_of, words, at_right, boxed):
    row = FormRow((FormField("Who", value=words, lines=2),), (1,))
    made = document_of(FieldGrid((row,)) if boxed else row)
    [page] = pdf.laid_out(made, A4)
    typed = [each for each in page.ink if isinstance(each, PlacedWords) and each.piece.text in words]
    assert (min(each.x + each.piece.x for each in typed) > 250) == at_right
    body = docx.Document(io.BytesIO(word.render(made, A4))).element.body
    [found] = [each for each in body.iter(f"{W}p") if "".join(t.text or "" for t in each.iter(f"{W}t")) == words]
    right = found.find(f"{W}pPr/{W}bidi") is not None
    assert (right and found.find(f"{W}pPr/{W}jc") is None) == at_right


def test_names_in_one_cell_stand_below_each_other_and_follow_a_sentence_among_them(document_of):
    names, told = "ליאה כהן\nדוד לוי", "ליאה כהן\nהיא פותחת את היום."
    lines = [(TextRun(each),) for each in (*names.split("\n"), *told.split("\n"))]
    widths = [broken(each, LOOK, 300)[0].width for each in lines]
    strips = [strip for each in (names, told) for strip in cell_words(Cell(text(each)), LOOK, 300, A4, None)]
    found = [min(each.x + each.piece.x for each in strip.ink) for strip in strips]
    assert found == pytest.approx([0, 0, 300 - widths[2], 300 - widths[3]])


@pytest.mark.parametrize("name", [SAKURA, "チケット販売課", "王小明"])
def test_a_short_name_is_not_parted_where_a_line_holds_it(name):
    said = f"Decided by Nora Lindqvist on 22 May · Looked after by {name}, Ana"
    for room in range(80, 400, 3):
        lines = ["".join(piece.text for piece in line.pieces) for line in broken((TextRun(said),), LOOK, room)]
        assert any(name in line for line in lines), room
    sentence = "岸壁に残された乗客の数は誰が持つのか"
    assert len(broken((TextRun(sentence),), LOOK, 80)) > 1
    assert len(broken((TextRun(name),), LOOK, 12)) > 1  # wider than its line: broken as before


def test_names_in_a_narrow_column_are_parted_between_two_of_them():
    typed = "ליאה כהן, Юлія Щербаківська, Ana Lind"
    shown = broken((TextRun(names_as_typed(typed)),), LOOK, 110)
    lines = ["".join(piece.text for piece in line.pieces) for line in shown]
    assert [line.replace("\xa0", " ").count("Ana Lind") for line in lines].count(1) == 1
    assert any("Юлія\xa0Щербаківська" in line for line in lines)
    longer = "Rosa María del Carmen Fernández-Villaverde"
    assert kept_whole(longer) == longer  # a column is rather narrow than that it breaks a word
