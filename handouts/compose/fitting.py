"""One sheet where it can be done: composers offer a document in several shapes, the roomiest first, and the first that
stands on one page on every paper is taken. Used by lists and posters that leave room to write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat

from msgspec.structs import replace

from handouts.document import Document
from handouts.measure import fits_one_page, fits_with_its_lines, pages, pages_in_word
from handouts.wording import Words
from workshop_app.domain.engagement import Paper

MOST_LINES = 14  # that a field may be longer than it must be


def first_on_one_page(shapes: Iterable[Document], fits: Callable[[Document], bool] = fits_one_page) -> Document:
    """The first shape that fits; the last one when none does, which then takes more pages. Shapes that nobody needs
    are never made."""
    others = iter(shapes)
    document = next(others)
    while not fits(document):
        another = next(others, None)
        if another is None:
            break
        document = another
    return document


def with_the_same_pages(shapes: Iterable[Document], papers: Sequence[Paper] = tuple(Paper), lines: int = 0) -> Document:
    """The first that takes no more pages than the last, the tightest, and has as many in a word processor as in the
    PDF, on each of these papers: two people who talk about page 3 look at the same one. So many `lines` more may its
    words take on a page there."""
    *looser, tightest = shapes
    fewest = [pages_in_word(tightest, paper, lines) for paper in papers]
    fitting = (each for each in looser if all(map(_takes, repeat(each), papers, fewest, repeat(lines))))
    return next(fitting, tightest)


def _takes(document: Document, paper: Paper, count: int, lines: int) -> bool:
    return pages_in_word(document, paper, lines) == count == pages(document, paper)


def roomiest(make: Callable[[int], Document], most: int = MOST_LINES) -> Document:
    """A form with as many more lines to write on as its one page holds, but one: word processors put a little more
    between the blocks."""
    lines = next((more for more in range(most, 0, -1) if fits_with_its_lines(make(more))), 1)
    return make(lines - 1)


def on_large_sheets(document: Document, words: Words) -> Document:
    """The same for sheets of twice the size, under the name they have in the catalogue: everything is larger, nothing
    moves to another sheet."""
    id = f"{document.id}_large"
    small, large = words(f"artefact.{document.id}"), words(f"artefact.{id}")
    name, title = (f"{large}{each.removeprefix(small)}" for each in (document.name, document.title))
    return replace(document, id=id, name=name, title=title, large=True)
