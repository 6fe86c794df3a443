"""A page is judged by what a person reads on it: words may break where they must, but none may be missing, doubled into
one, or out of its order."""

from __future__ import annotations

import unicodedata
from datetime import date
from random import Random

import pytest
from msgspec.structs import replace

from handouts import export, pdf, verify
from handouts.compose import drafting_handout
from handouts.document import Cell, FormField, FormRow, Paragraph, Row, Table, text
from handouts.imprint import Imprint
from handouts.page_words import PlacedWord, WordsInPlace
from handouts.source import DraftObjective, DraftSource
from handouts.theme import theme_for
from handouts.wording import load
from workshop_app.domain.errors import KnownError
from workshop_app.domain.okr import KeyResult

TODAY = date(2027, 1, 5)
VALUES = [
    ("customer-minutes", "41,000"),
    ("departures/day", "212.5"),
    ("Stunden/Woche", "37,5"),
    ("days", "2027-01-31"),
    ("Kundenzufriedenheitspunkte", "12 of 40 mornings"),
]


@pytest.mark.parametrize(("unit", "level"), VALUES)
def test_real_units_and_levels_stand_in_the_handout(unit, level, tmp_path):
    result = KeyResult(
        "k", "o", text="Time lost in the queue falls", unit=unit, baseline=level, commit=level, target=level,
        stretch=level, champions="Łukasz Brzęczyszczykiewicz",
    )  # fmt: skip
    imprint = Imprint("Harbour Ferries", "May", "Ruth", "", TODAY)
    source = DraftSource(imprint, team="Ticketing", objectives=(DraftObjective("o", "Shorter", key_results=(result,)),))
    document = drafting_handout.compose(source, load("en"))
    for format in export.Format:
        assert export.save(document, format, tmp_path).verified


@pytest.fixture
def printed(tmp_path, document_of):
    def write(*blocks):
        path = tmp_path / "page.pdf"
        path.write_bytes(pdf.render(document_of(*blocks), theme_for("a4")))
        return path

    return write


def refused(path, document) -> str:
    with pytest.raises(KnownError) as caught:
        verify.check(path, document, "pdf", "a4")
    return str(caught.value.facts["detail"])


def narrow(words):
    return FormRow((FormField("a", value=words), FormField("b", value="one two three")), (1, 12))


def test_a_word_that_breaks_in_its_cell_is_the_same_word(printed, document_of):
    block = narrow("customer-minutes a week")
    assert verify.check(printed(block), document_of(block), "pdf", "a4") == 1
    assert refused(printed(narrow("customer-minutes a")), document_of(block))


def test_words_in_another_order_are_another_text(printed, document_of):
    path = printed(Paragraph(text("not all departures are late")))
    assert refused(path, document_of(Paragraph(text("all departures are not late")))) == "all departures are not late"
    table = Table((), (Row((Cell(text("Ana coaches Ben")), Cell(text("Ben coaches Ana")))),), (1, 1))
    swapped = replace(table, rows=(Row((Cell(text("Ana coaches Ana")), Cell(text("Ben coaches Ben")))),))
    assert refused(printed(swapped), document_of(table))


def test_a_sentence_that_goes_on_overleaf_is_whole(printed, document_of):
    block = Paragraph(text(" ".join(f"word{n}" for n in range(1500))))
    assert verify.check(printed(block), document_of(block), "pdf", "a4") > 1
    short = Paragraph(text(" ".join(f"word{n}" for n in range(1500) if n != 700)))
    assert refused(printed(short), document_of(block))


SCRIPTS = [
    "Łukasz Żółć",
    "Nguyễn Thị Ánh",
    "Юлія Щербаківська",
    "Ελένη Παπαδοπούλου",
    "محمد علي",
    "שלום כהן",
    "अनुराग शर्मा",
    "ทดสอบ",
    "漢字 中文",
    "김민서",
    "日本語テスト",
    "አማርኛ",
    "தமிழ்",
    "বাংলা",
    "ქართული",
    "Հայերեն",
    "ខ្មែរ",
    "မြန်မာ",
    "සිංහල",
    "ລາວ",
    "བོད་ཡིག",
    "ᠮᠣᠩᠭᠣᠯ",
    "ᏣᎳᎩ",
]
SIGNS = [
    "-2147483648/-1",
    "0xffffffffffffffff",
    "2.2250738585072011e-308",
    "!@#$%^&*()`~",
    "¡™£¢∞§¶•ªº–≠",
    "ÅÍÎÏ˝ÓÔ\uf8ffÒÚÆ☃",
    "Œ„´‰ˇÁ¨ˆØ∏”’",
    "表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀",
    "(｡◕‿◕｡)",
    '";alert(123);t="',
    '<img\\x47src=x onerror="alert(1)">',
    "\x01\x02\x07\x1b",
    "\ufffe",
    "\u2028\u2029",
    "a\xadb\u200dc\ufeff",
    "1;DROP TABLE users",
    "${x}{0}%s",
    "¯\\_(ツ)_/¯",
    "👩🏽\u200d🚀🇩🇪",
]


def hostile(count: int) -> list[str]:
    """Names, signs, and what chance makes of them: stacked accents, long joined names, letters of every block."""
    chance = Random(7)
    found = [*SCRIPTS, *SIGNS]
    for name in SCRIPTS:
        found.append("".join(each + "".join(chr(chance.randrange(0x300, 0x36F)) for _ in "123") for each in name[:8]))
        found.append(f"{name}/{name}-{name}")
    blocks = ((0x20, 0x7F), (0xA0, 0x600), (0x700, 0x2FFF), (0x3000, 0xD7FF), (0xE000, 0xFFFF), (0x10000, 0x1FFFF))
    while len(found) < count:
        letters = [chr(chance.randrange(*chance.choice(blocks))) for _ in range(chance.randrange(1, 30))]
        found.append("".join(each for each in letters if unicodedata.bidirectional(each) not in ("R", "AL", "AN")))
    return [each for each in found if each.strip()]


@pytest.mark.parametrize("format", export.Format)
def test_no_name_and_no_mark_makes_a_document_impossible(format, document_of, tmp_path):
    """All of them in one document: in a cell that is too narrow, in a wide one, on the lines of a form."""
    found = hostile(770)
    table = Table((), tuple(Row((Cell(text(each)), Cell(text(each)))) for each in found), (1, 7))
    forms = (FormRow((FormField("a", value=each), FormField("b", value=each)), (1, 7)) for each in found[::10])
    assert export.save(document_of(table, *forms), format, tmp_path).verified


def same_words(count: int, on_line: int = 14, on_page: int = 600) -> list[PlacedWord]:
    """A text that says one word over and over, as it stands on its pages."""
    found = []
    for nth in range(count):
        page, at = divmod(nth, on_page)
        left, bottom = 60 + 30 * (at % on_line), 700 - 14 * (at // on_line)
        found.append(PlacedWord("wörd", page, left, bottom, left + 25, bottom + 11))
    return found


def looked(count: int, said: str, there: bool) -> int:
    places = WordsInPlace(same_words(count))
    assert places.holds(said) is there
    return places.looked


def test_a_word_said_a_thousand_times_is_read_in_proportion():
    """Counted in words looked at, not by a clock."""
    counts = [looked(count, " ".join(["wörd"] * count), True) for count in (500, 1000, 2000)]
    assert counts[2] <= 20 * 2000
    assert counts[2] <= 3.5 * counts[1] + 1000


def test_a_word_that_is_lost_among_its_like_is_given_up_in_proportion():
    """There are more ways to read a thousand equal words than anybody can try: five hundred took two minutes."""
    counts = [looked(count, " ".join(["wörd"] * count) + " ende", False) for count in (250, 1000)]
    assert counts[1] <= 4 * counts[0]
    assert counts[1] <= 100_000 + 40 * 4_004
