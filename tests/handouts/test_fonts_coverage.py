"""Which characters are drawn letter after letter, and which stand for others. Shaped text: test_shaping.py."""

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


def test_what_no_font_has_is_marked_and_reported(without_cjk):
    assert fonts.printed("a中文b 中\n") == "a[?]b [?]\n"  # one mark for a stretch: never a row of boxes
    assert fonts.undrawable("a😀中b\n") == {"中"}
    assert fonts.undrawable("\U00013000 ok") == {"\U00013000"}


def test_digits_have_one_width_in_every_style():
    for style in ((False, False), (True, False), (False, True), (True, True)):
        font = fonts.main_font(*style)
        assert len({font.width(digit, 10) for digit in string.digits}) == 1


def test_composed_and_decomposed_letters_are_drawn_alike():
    assert fonts.drawable(unicodedata.normalize("NFD", "Nguyễn Ánh")) == "Nguyễn Ánh"


def test_a_letter_no_font_has_is_drawn_as_its_plain_form(without_cjk):
    assert fonts.drawable("Ａna ４２ 𝗯𝗼𝗹𝗱 ㎞ 中") == "Ana 42 bold km 中"
    assert fonts.undrawable("𝗯𝗼𝗹𝗱") == frozenset()


def test_marks_that_are_no_ink_are_not_drawn():
    assert fonts.drawable("soft\u00adhy\u200bphen\u200e\u202e \ufe0f") == "softhyphen "
    assert fonts.drawable("نمی\u200cخواهم\u202e") == "نمی\u200cخواهم"  # a joiner shapes; an override misleads
    assert fonts.drawable("a\tb\x00\x07c") == "a    bc"


def test_full_width_letters_stay_where_a_font_has_them():
    assert fonts.drawable("４２人") == "４２人"


def test_widths_are_those_of_the_font_file():
    font = fonts.main_font()
    assert font.width("MM", 10) == pytest.approx(2 * font.width("M", 10))
    assert font.width("i", 10) < font.width("M", 10)
    assert font.width("", 10) == 0
