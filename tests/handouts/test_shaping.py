"""Letters that join, reorder or run from the right: their glyphs, their order, their lines, and the text read back."""

from __future__ import annotations

import unicodedata

import pypdfium2
import pytest

from handouts import export, fonts, pdf, pdf_scripts, shaping, wording
from handouts.compose.frame import joined, lines_of
from handouts.compose.one_section import levels_line
from handouts.document import Paragraph, text
from handouts.pdf_scripts import Styled, shaped_lines
from handouts.theme import theme_for
from workshop_app.domain.okr import KeyResult, KeyResultType

from .conftest import SCRIPTS

A4 = theme_for("a4")
ARABIC_WORDS = tuple("سلام الله لا محمد المؤسسة الإدارة قيادة اجتماع فريق هدف نتيجة الأحد عليه".split())  # noqa: SIM905


def lines(words: str, width: float = 400, size: float = 10):
    return list(shaped_lines((Styled(words, "#000000", False, False),), size, width))


def glyphs(words: str) -> list[list[int]]:
    return [[glyph.id for glyph in piece.glyphs] for piece in lines(words)[0].pieces]


def read_back(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as file:
        return "\n".join(page.get_textpage().get_text_range() for page in file)


@pytest.mark.parametrize("name", SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("bold", [False, True])
def test_every_glyph_is_a_glyph_of_its_font(name, bold):
    assert fonts.undrawable(name) == frozenset()
    for line in shaped_lines((Styled(name, "#000000", bold, False),), 10, 300):
        assert all(glyph.id for piece in line.pieces for glyph in piece.glyphs)


@pytest.mark.parametrize("word", ARABIC_WORDS)
def test_arabic_letters_join(word):
    """A joined letter is another glyph than the same letter alone."""
    [together] = glyphs(word)
    alone = [glyph for letter in word for [glyph] in glyphs(letter)]
    joining = [letter for letter in word[:-1] if letter not in "اأإآدذرزوؤءىة"]  # these never join what follows
    assert len(together) <= len(word)
    assert sum(glyph not in alone for glyph in together) >= min(len(joining), 1)


@pytest.mark.parametrize("words", [*SCRIPTS.values(), "  ".join(SCRIPTS.values()), "W" * 60 + "-محمد 王小明 " * 9])
def test_the_lines_of_a_size_and_width_are_the_same_whatever_was_tried_before(words):
    """A paragraph is shaped once for all forms of a page."""
    forms = [(400, 10), (60, 8.5), (140, 12.4), (20, 9), (60, 10)]
    tried = [lines(words, *form) for form in forms]
    for form, found in zip(forms, tried, strict=True):
        shaped_lines.cache_clear()
        pdf_scripts._paragraph.cache_clear()
        assert lines(words, *form) == found


def test_the_same_words_in_another_style_are_another_paragraph():
    plain, bold = (shaped_lines((Styled("שלום Ana", "#000000", heavy, False),), 10, 300) for heavy in (False, True))
    red = shaped_lines((Styled("שלום Ana", "#ff0000", False, False),), 10, 300)
    assert plain[0].width < bold[0].width
    assert [each.colour for each in red[0].pieces] == ["#ff0000"] * len(plain[0].pieces)


def test_a_line_ends_before_its_spaces_and_none_is_wider_than_there_is_room():
    words = "עליזה   כהן " * 40 + "x" * 200
    found = lines(words, 60, 9)
    assert max(line.width for line in found) <= 60.01
    assert not any(piece.text.endswith(" ") and piece is line.pieces[0] for line in found for piece in line.pieces)
    assert "".join(sorted("".join(piece.text for line in found for piece in line.pieces).replace(" ", ""))) == "".join(
        sorted(words.replace(" ", ""))
    )


def test_lam_and_alef_are_one_glyph():
    assert [len(found) for found in glyphs("لا")] == [1]


def test_a_devanagari_sign_stands_before_its_letter_and_conjuncts_are_one():
    # In "कि" the vowel sign is typed after the letter and stands before it.
    [[first, second]] = glyphs("कि")
    [[letter]] = glyphs("क")
    assert second == letter != first
    assert len(glyphs("क्ष")[0]) == 1


def test_a_thai_mark_above_a_vowel_is_raised():
    high = lines("ปู่")[0].pieces[0].glyphs
    assert sum(glyph.advance > 0 for glyph in high) == 1
    assert len(high) == 3


def test_a_line_is_ordered_by_its_paragraph():
    """Numbers and Latin keep their direction inside text from the right; brackets face the other way."""
    [line] = lines("محمد OKR 12 (علي)")
    assert line.right
    assert [piece.text.strip() for piece in sorted(line.pieces, key=lambda piece: piece.x)][-1] == "محمد"
    places = {piece.text.strip(): piece.x for piece in line.pieces}
    assert places["OKR 12" if "OKR 12" in places else "OKR"] < places["محمد"]
    [line] = lines("Ana שלום 12 x")
    assert not line.right
    assert [piece.text for piece in line.pieces] == ["Ana ", "12", "שלום ", " ", "x"]


def test_levels_are_those_of_the_standard():
    assert shaping.levels("ab שלום (12) x", right=False) == [0] * 3 + [1] * 6 + [2] * 2 + [1] + [0] * 2
    assert shaping.levels("plain", right=False) == [0] * 5
    assert shaping.visual_order([0, 1, 1, 2, 0]) == [0, 3, 2, 1, 4]


@pytest.mark.parametrize("width", [40, 90, 200])
@pytest.mark.parametrize("words", [" ".join(SCRIPTS.values()), "王小明和陈丽华、李四" * 4, "สมชายเดินไปทำงานเช้านี้" * 3])
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(words, width):
    found = lines(words, width)
    assert all(line.width <= width + 0.02 for line in found)
    assert sorted("".join(piece.text for line in found for piece in line.pieces).replace(" ", "")) == sorted(
        words.replace(" ", "")
    )


def test_no_line_begins_with_a_closing_sign():
    for width in range(30, 80, 3):
        assert not any(line.pieces[0].text[0] in "、。」" for line in lines("「王小明」、李四。陈丽华、" * 6, width))


def test_no_white_space_is_a_box():
    for space in filter(str.isspace, map(chr, range(0x21, 0x3001))):
        for line in lines(fonts.drawable(f"שלום{space}כהן").replace("\n", " ")):
            assert all(glyph.id for piece in line.pieces for glyph in piece.glyphs), f"U+{ord(space):04X}"


def test_a_cluster_is_never_cut():
    family = "👩‍👩‍👧"
    assert list(shaping.clusters(f"é{family}🇩🇪🇫🇷क्षि")) == ["é", family, "🇩🇪", "🇫🇷", "क्", "षि"]


@pytest.mark.parametrize("name", [name for key, name in SCRIPTS.items() if key != "mixed"])
def test_a_reader_gets_the_letters_in_order(document_of, name):
    document = document_of(Paragraph(text(name)))
    assert unicodedata.normalize("NFKC", name) in unicodedata.normalize("NFKC", read_back(pdf.render(document, A4)))


def test_words_a_reader_copies_are_the_words_that_were_typed(document_of):
    document = document_of(
        Paragraph(text(" ".join(ARABIC_WORDS))), Paragraph(text("(שלום) [12]")), Paragraph(text("👩‍🔬 😀"))
    )
    found = unicodedata.normalize("NFKC", read_back(pdf.render(document, A4)))
    assert all(word in found for word in ARABIC_WORDS)
    assert "(שלום)" in found
    assert "👩‍🔬 😀" in found


def test_what_no_font_draws_stands_as_one_mark(document_of, without_cjk):
    document = document_of(Paragraph(text("王小明 and 李四")))
    assert "[?] and [?]" in read_back(pdf.render(document, A4))


def test_equal_text_gives_equal_bytes(document_of):
    document = document_of(Paragraph(text(" ".join(SCRIPTS.values()))))
    assert pdf.render(document, A4) == pdf.render(document, A4)


@pytest.mark.parametrize("format", list(export.Format))
def test_a_sentence_that_begins_with_a_name_from_the_right_runs_from_the_left(document_of, tmp_path, format):
    """Else the names change places, and who coached whom is told the wrong way round."""
    said = wording.load("en")
    names = {"coach": "عائشة O’Connor", "coachee": "לאה כהן", "observer": "محمد"}
    lines = [
        said("report.coached", **names),
        said("breakouts.new_room", name="עליזה", room=2, n=3),
        said("run_sheet.host", name="לאה", room=2),
    ]
    assert not any(shaping.starts_right(line) for line in lines)
    assert export.save(document_of(*(Paragraph(text(line)) for line in lines)), format, tmp_path, "a4").verified


SAID = wording.load("en")


@pytest.mark.parametrize(
    ("line", "from_the_left_on"),
    [
        (joined("العبّارات Harbour 7", "Cycle Jan–Apr 2027"), ["Harbour", "العبّارات", "Cycle", "2027"]),
        (joined("רות אדלר", "coach"), ["רות", "coach"]),
        (joined(SAID("sponsor.for_whom", name="عائشة خالد"), "10 of 11 decided"), ["For", "خالد", "10 ", "11"]),
        (joined("عمليات العبور 2", "7 December 2026"), ["2", "7 ", "December"]),
        (SAID("record.question_owner_due", owner="לאה 2", date="7 May"), ["2", "by", "7 "]),
    ],
)
def test_the_parts_of_a_line_of_ours_stand_in_their_order(line, from_the_left_on):
    """Client, cycle, dates and counts beside a name from the right: each stays where it was said."""
    [drawn] = lines(line)
    assert not drawn.right
    places = [next(piece.x for piece in drawn.pieces if part in piece.text) for part in from_the_left_on]
    assert places == sorted(places)
    assert len(set(places)) > 1


@pytest.mark.parametrize(
    "line",
    [
        levels_line(KeyResult("k", "o", said, KeyResultType.METRIC, "12", "9", "5", "3", unit), SAID)
        for said, unit in (("Engine stops", "في الشهر"), ("تنخفض الأعطال", "בחודש"), ("Calls", "a month"))
    ]
    + [SAID("cycle_report.arrow", before="الأولى", after="الثانية")],
)
def test_what_comes_before_an_arrow_stands_at_its_left(line):
    drawn = [piece for shaped in lines(line) for piece in shaped.pieces]
    assert not any(shaped.right for shaped in lines(line))
    arrow = next(piece.x for piece in drawn if "→" in piece.text)
    before = next(piece.x for piece in drawn if "12" in piece.text or "الأولى" in piece.text)
    assert before <= arrow


@pytest.mark.parametrize(
    "names",
    [
        ("عمليات العبور والمرفأ", "Sales"),
        ("Sales", "ليلى حدّاد", "عائشة خالد"),
        ("田中さくら", "ليلى حدّاد"),
        ("רות אדלר", "יעל", "प्रिया"),
    ],
)
def test_names_in_a_row_stand_as_they_were_said(names):
    [line] = lines(wording.in_a_row(names))
    assert not line.right
    # A name of two words that runs from the right ends with its second word, at the left.
    drawn = [(piece.text.strip(" ,\u200e"), piece.x) for piece in line.pieces]
    places = [min(x for words, x in drawn if words and words in name) for name in names]
    assert places == sorted(places)
    assert len(set(places)) == len(names)


def test_names_typed_into_one_line_stand_as_they_were_said():
    [line] = lines(wording.names_as_typed("ليلى حدّاد, 田中さくら"))
    assert not line.right
    assert "".join(piece.text for piece in line.pieces).endswith("田中さくら")
    for kept in ("Vale, Nora", "Vale,Nora", "Łukasz", "ليلى حدّاد, محمد", ""):
        assert wording.names_as_typed(kept).replace("\xa0", " ") == kept


def test_names_that_all_run_from_the_right_run_so():
    assert wording.in_a_row(("ليلى حدّاد", "محمد")) == "ليلى حدّاد, محمد"
    assert wording.in_a_row(("Ana", "Bo, Vale")) == "Ana; Bo, Vale"
    assert wording.in_a_row(()) == ""
    [line] = lines("ليلى حدّاد, محمد")
    assert line.right


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("ليلى حدّاد reads every draft within three days", "ليلى", "days"),
        ("רות אדלר (pilot, lead Łukasz Nowak)", "רות", "Nowak"),
    ],
)
def test_a_sentence_mostly_from_the_left_begins_with_its_name(words, first, last):
    [line] = lines(words)
    assert not line.right
    assert first in line.pieces[0].text
    assert last in "".join(piece.text for piece in line.pieces[-2:])


def test_parts_that_all_run_from_the_right_keep_their_numbers():
    line = joined("0.3: الأسئلة", "0.7: قيمة من 250 إجابة")
    assert shaping.starts_right(line)
    assert set(shaping.levels(line, True)) == {1, 2}
    places = {
        part: next(p.x for p in lines(line)[0].pieces if part in p.text) for part in ("0.3", "الأسئلة", "0.7", "250")
    }
    assert sorted(places, key=places.__getitem__) == ["250", "0.7", "الأسئلة", "0.3"]


def test_names_alone_on_a_line_run_as_they_are_read():
    assert shaping.starts_right(joined("דלפק הנוסעים", "לאה כהן"))
    assert joined("Ana", "Harbour 7") == "Ana · Harbour 7"
    assert SAID("certificate.client", client="رشا") == "For \u2068رشا\u2069"
    assert SAID("proposal.for", name="Harbour 7") == "for Harbour 7"


def test_lines_under_a_name_from_the_right_keep_their_order():
    """Word has one direction for all lines of a cell: "25 November" became "November 25"."""
    whole = "".join(run.text for run in lines_of("عائشة خالد", "25 November 2026.", "לאה"))
    assert shaping.starts_right(whole)
    deep = shaping.levels(whole, True)
    date = whole.index("25")
    assert all(level % 2 == 0 for level in deep[date : date + len("25 November 2026.")])
    assert "".join(run.text for run in lines_of("Ana", "25 November")) == "Ana\n25 November"


@pytest.mark.parametrize(
    "words", ["observed by 김민준", "다섯 개의 건강 지표를 매번 옆에 보여 준다", "6:45부터 7:30까지 열린다"]
)
def test_a_korean_word_stands_whole_on_its_line(words):
    narrow = [shaped for room in range(60, 120, 7) for shaped in lines(words, room)]
    told = {"".join(piece.text for piece in line.pieces).strip() for line in narrow}
    assert {each for line in told for each in line.split()} == set(words.split())
