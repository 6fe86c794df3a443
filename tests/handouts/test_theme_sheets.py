"""The theme's measures and how a document falls into stretches of pages; and that threads do not disturb each other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from handouts import pdf
from handouts.document import Card, Cards, Orientation, PageBreak, Paragraph, Section, Together, Tone, text
from handouts.theme import mm, sheets, theme_for
from workshop_app.domain.engagement import Paper

WORDS = Paragraph(text("words"))
CARDS = Cards((Card("a", "b", ()),))


def test_papers_by_name():
    assert theme_for("A4").paper is Paper.A4
    assert theme_for(Paper.LETTER).sheet == (612, 792)
    with pytest.raises(ValueError, match="a5"):
        theme_for("A5")


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("way", list(Orientation))
def test_the_frame_leaves_twenty_millimetres_around(paper, way):
    frame = theme_for(paper).frame(way)
    assert frame.left >= mm(20) - 0.01
    assert frame.width - frame.left - frame.text_width >= mm(20) - 0.01
    assert frame.top >= mm(20)
    assert frame.bottom >= mm(20) - 0.01


def test_both_papers_break_upright_lines_alike():
    for paper in Paper:
        assert theme_for(paper).frame(Orientation.PORTRAIT).text_width == pytest.approx(mm(170))


def test_columns_share_the_width_without_the_gutters():
    theme = theme_for("a4")
    columns = theme.columns((1, 3), 2, 212)
    assert columns == [(0, 50), (62, 150)]
    assert theme.columns((), 1, 100) == [(0, 100)]
    x, wide = theme.columns((2, 4), 3, 300)[-1]
    assert x + wide == pytest.approx(300)
    assert wide == pytest.approx(92)


def test_tones_differ_also_in_grey():
    theme = theme_for("a4")

    def grey(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    shades = sorted(grey(theme.tone(tone)) for tone in Tone)
    assert shades[-1] - shades[0] > 60
    assert grey(theme.colours.quiet) < 128


def test_cards_get_sheets_of_their_own(document_of):
    sections = (Section((WORDS, CARDS, PageBreak(), Together((WORDS, CARDS))), Orientation.PORTRAIT), Section(()))
    found = [(stretch.orientation, stretch.cards is not None) for stretch in sheets(document_of(sections=sections))]
    assert found == [
        (Orientation.PORTRAIT, False),
        (Orientation.LANDSCAPE, True),
        (Orientation.PORTRAIT, False),
        (Orientation.LANDSCAPE, True),
    ]


def test_threads_render_the_same_bytes(specimen):
    theme = theme_for("a4")
    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(lambda _: pdf.render(specimen, theme), range(8)))
    assert found == {pdf.render(specimen, theme)}
