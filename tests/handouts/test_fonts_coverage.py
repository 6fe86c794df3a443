"""Which characters are drawn, which become boxes, and how right-to-left words are turned."""

from __future__ import annotations

import string
import unicodedata

import pytest

from handouts import fonts

EUROPEAN = "ÄÖÜäöüßéèêëçñøåæœŒłŁżźćśőűřťďňůžČŠĐİığşţâîôûïÿ“”„‘’«»–—…·•€£¥§©®™°±×÷½¼¾²³µ¶†‡‰"
GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψωάέήίόύώϊϋΐΰς"
CYRILLIC = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяЄєІіЇїҐґЎўЂђЉљЊњЋћЏџ"
VIETNAMESE = (
    "ĂăÂâĐđÊêÔôƠơƯưÀàẢảÃãÁáẠạẰằẲẳẴẵẮắẶặẦầẨẩẪẫẤấẬậÈèẺẻẼẽÉéẸẹỀềỂểỄ"
    "ễẾếỆệÌìỈỉĨĩỊịỎỏỒồỔổỖỗỐốỘộỜờỞởỠỡỚớỢợỦủŨũỤụỪừỬửỮữỨứỰựỲỳỶỷỸỹỴỵ"
)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
@pytest.mark.parametrize("letters", [EUROPEAN, GREEK, CYRILLIC, VIETNAMESE], ids=["latin", "el", "cyrillic", "vi"])
def test_the_main_font_has_european_letters_in_every_style(letters, bold, italic):
    assert fonts.pieces(letters, bold, italic) == [(letters, fonts.main_font(bold, italic))]


def test_signs_come_from_other_fonts_and_text_stays_in_order():
    words = "done ✓ or ☐ → next ①"
    found = fonts.pieces(words)
    assert "".join(text for text, _ in found) == words
    assert len({font.name for _, font in found}) >= 2
    assert all(font.chars.issuperset(text) for text, font in found)
    assert fonts.undrawable(words) == frozenset()


def test_what_no_font_has_is_a_box_and_is_reported():
    assert "".join(text for text, _ in fonts.pieces("a😀中b")) == f"a{fonts.REPLACEMENT * 2}b"
    assert fonts.undrawable("a😀中b\n") == {"😀", "中"}
    assert fonts.printed("a😀中b\n") == f"a{fonts.REPLACEMENT * 2}b\n"


def test_digits_have_one_width_in_every_style():
    for style in ((False, False), (True, False), (False, True), (True, True)):
        font = fonts.main_font(*style)
        assert len({font.width(digit, 10) for digit in string.digits}) == 1


def test_composed_and_decomposed_letters_are_drawn_alike():
    assert fonts.drawable(unicodedata.normalize("NFD", "Nguyễn Ánh")) == "Nguyễn Ánh"


def test_a_letter_no_font_has_is_drawn_as_its_plain_form():
    assert fonts.drawable("Ａna ４２ 𝗯𝗼𝗹𝗱 ㎞ 中") == "Ana 42 bold km 中"
    assert fonts.undrawable("𝗯𝗼𝗹𝗱") == frozenset()


def test_marks_that_are_no_ink_are_not_drawn():
    assert fonts.drawable("soft\u00adhy\u200bphen\u200e\u202e \ufe0f") == "softhyphen "
    assert fonts.drawable("a\tb\x00\x07c") == "a    bc"


def test_a_hebrew_word_is_turned_and_a_number_in_it_is_not():
    assert fonts.visual("שלום") == "םולש"
    assert fonts.visual("12שלום") == "םולש12"
    assert fonts.visual("כהן,", "L") == "ןהכ,"


def test_arabic_letters_take_the_shape_of_their_place():
    assert fonts.visual("محمد") == "\ufeaa\ufee4\ufea4\ufee3"
    assert fonts.visual("لا") == "\ufefb"
    assert unicodedata.normalize("NFKC", fonts.visual("محمد")[::-1]) == "محمد"


def test_widths_are_those_of_the_font_file():
    font = fonts.main_font()
    assert font.width("MM", 10) == pytest.approx(2 * font.width("M", 10))
    assert font.width("i", 10) < font.width("M", 10)
    assert font.width("", 10) == 0
