"""The pack as it goes to the printer: in the order of the day, collated per table and per person, cards to be cut and
stacked. What belongs to the facilitator is a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handouts.compose.pack_contents import Packed, PackPlace
from handouts.document import Card, Cards, Document, Edition, ReadingDistance
from handouts.print_order import BLANK, BoundPages, Stack, printed, stacks_of
from handouts.source import Source
from handouts.wording import Words
from handouts.workshop_sources import ObserverSheetSource, SeatCardsSource
from workshop_app.domain.engagement import Paper

# When each is reached for; what is not named here is needed before the day begins.
DAY = (
    "materials_checklist",
    "sign_in_list",
    "name_cards",
    "participant_agenda",
    "drafting_handout",
    "breakout_poster",
    "seat_cards",
    "observer_sheet",
    "practice_cards",
    "share_back_poster",
    "parking_lot_sheet",
    "commitment_cards",
    "feedback_form",
    "attendance_certificate",
    "workshop_report",
    "feedback_summary",
)
PERSONAL = frozenset(["participant_agenda", "drafting_handout"])  # a set for each person
SIGNED = frozenset(["attendance_certificate"])
# Where they lie, however many there are: at a seat, on a table, in the coach's hands.
SEATS = frozenset(["name_cards", "commitment_cards"])
TABLES = frozenset(
    [
        *("practice_cards", "draft_okrs", "prescoring_sheet", "metric_cards"),
        *("champion_cards", "check_in_form", "check_in_square", "dependency_log", "reflect_sheet"),
    ]
)
TWO_SIDED = frozenset(["drafting_handout"])  # two pages that are one sheet
# Each page goes to other hands: what is secret, signed or kept stands on nobody else's back.
HANDED_OUT = SIGNED | {"practice_cards", "observer_sheet", "check_in_form", "check_in_square"}
STACKED = frozenset(["name_cards"])  # cut, the piles lie in order; a table's cards are never cut apart
CASES = "practice_cards"  # one set, in case somebody comes without a draft, unless the agenda asks for more
ON_ONE_CARD_SHEET = 4


class PackedPaper(Struct, frozen=True):
    """One document of the pack: how many copies of it, the table that each page is for (empty: for no table), the PDF
    it was saved as, and whether the whole pack is printed in one go on `both_sides` of its sheets or on one (None: file
    by file, each as it says)."""

    document: Document
    copies: int = 1
    tables: tuple[str, ...] = ()
    path: Path | None = None
    both_sides: bool | None = None

    def data(self, paper: Paper) -> bytes:
        """As it is printed: the very file, but for forms, whose fields are drawn."""
        from handouts import print_file  # reportlab; nobody waits for it who prints nothing

        if self.path is None:
            return print_file.drawn(self.document, paper)
        data = self.path.read_bytes()
        return print_file.flattened(data) if self.document.form else data

    @property
    def loose(self) -> bool:
        """Every page is a sheet of its own: cards, what is made for a table or a seat, and what hangs on a wall."""
        handed = bool(self.tables) or self.document.id in HANDED_OUT
        return handed or self._hangs or bool(self._cards())

    @property
    def of_a_sheet(self) -> int:
        """How many pages of a loose paper belong to one sheet: cards with a back have two, and the leaf of a seat."""
        return 2 if self.document.id == CASES or any(cards.backs for cards in self._cards()) else 1

    @property
    def sides(self) -> int:
        """How many pages of it a sheet has as it is printed."""
        if self.both_sides is None:
            return 2 if self._of_two_sides else 1
        return 2 if self.both_sides and (self.of_a_sheet > 1 or not self.loose) else 1

    @property
    def _of_two_sides(self) -> bool:
        return self.of_a_sheet > 1 or self.document.id in TWO_SIDED

    def apart(self, pages: Stack) -> Iterator[Stack]:
        """These pages of it as what lies on the table: sheet by sheet where they are loose."""
        step = self.of_a_sheet if self.loose else max(1, len(pages))
        return (pages[first : first + step] for first in range(0, len(pages), step))

    @property
    def place(self) -> PackPlace:
        """Where it lies on the day; what nobody needs more than one of, its coach has."""
        if self.document.edition is Edition.FACILITATOR:
            return PackPlace.FACILITATOR
        if self._hangs:
            return PackPlace.WALL
        if self.tables or self.document.id in TABLES:
            return PackPlace.TABLE
        return PackPlace.PERSON if self.copies > 1 or self.document.id in SEATS else PackPlace.COACH

    def how(self, words: Words) -> str:
        """What is done with its sheets; empty where that is plain."""
        if cards := self._cards():
            if any(card.tent for each in cards for card in each.cards):
                return words("pack.how_cut_fold")
            if self.of_a_sheet > 1:
                return words("pack.how_cut_glue" if self.both_sides is False else "pack.how_cut_both")
            return words("pack.how_cut")
        if self.document.id in SIGNED:
            return words("pack.how_sign")
        if self.document.id == CASES and self.copies == 1:
            return words("pack.how_cases")
        if self.document.id in TWO_SIDED and self.both_sides is not False:
            return words("pack.how_both")
        return words("pack.how_wall") if self._hangs else ""

    @property
    def _hangs(self) -> bool:
        far = {section.size for section in self.document.sections} - {ReadingDistance.DESK}
        return bool(far) and self.document.id not in SIGNED

    def _cards(self) -> list[Cards]:
        return [block for section in self.document.sections for block in section.blocks if isinstance(block, Cards)]


class BoundPack(BoundPages, frozen=True):
    """The papers of a pack in one PDF, and of each page which of them it is of and which of its pages it is; an empty
    back is of none."""

    papers: tuple[PackedPaper, ...] = ()
    origins: tuple[tuple[int, int] | None, ...] = ()

    def with_behind(self, other: BoundPack, data: bytes) -> BoundPack:
        """The two as one file, whose bytes are `data`."""
        after = len(self.papers)
        moved = tuple(each and (each[0] + after, each[1]) for each in other.origins)
        return BoundPack(data, self.parts + other.parts, self.papers + other.papers, self.origins + moved)


def tables_of(source: Source) -> tuple[str, ...]:
    """The table of each page, where there is a page for each table or seat."""
    if isinstance(source, SeatCardsSource):
        return tuple(table.room for table in source.tables)
    return tuple(seat.room for seat in source.seats) if isinstance(source, ObserverSheetSource) else ()


def packed(paper: PackedPaper, file: str, pages: int | None, several: int, words: Words) -> Packed:
    """Its line on the page on top; `several` are of its kind."""
    id = paper.document.id
    title = called(id, paper.document.name, several, words)
    kind = words(f"artefact.{id}")
    return Packed(title, file, paper.place, pages, paper.copies, paper.how(words), paper.sides, kind)


def called(artefact_id: str, name: str, several: int, words: Words) -> str:
    """The kind of paper; where there are several of it, a paper's own name, which says whose it is."""
    return name if several > 1 and name else words(f"artefact.{artefact_id}")


def stacked(document: Document) -> Document:
    """Cards in the order in which, cut and laid pile on pile, they follow each other."""
    if document.id not in STACKED:
        return document
    sections = tuple(
        replace(section, blocks=tuple(Cards(_piled(b.cards)) if isinstance(b, Cards) else b for b in section.blocks))
        for section in document.sections
    )
    return replace(document, sections=sections)


def _piled(cards: Sequence[Card]) -> tuple[Card, ...]:
    sheets = -(-len(cards) // ON_ONE_CARD_SHEET)
    last = len(cards) - ON_ONE_CARD_SHEET * (sheets - 1)  # cards on the last sheet
    piles, first = [], 0
    for place in range(ON_ONE_CARD_SHEET):
        high = sheets if place < last else sheets - 1
        piles.append(cards[first : first + high])
        first += high
    return tuple(card for sheet in zip_longest(*piles) for card in sheet if card is not None)


def ready(
    papers: Iterable[PackedPaper], contents: PackedPaper, people: int, paper: Paper, both_sides: bool = False
) -> Mapping[Edition, BoundPack]:
    """A file for everybody, which the page of contents lies on top of, and one for the facilitator where there is
    anything for them. `both_sides` leaves backs empty where a new paper begins, and behind each page that is a sheet
    of its own."""
    found = {}
    chosen = [contents, *sorted(papers, key=_hour)]
    for edition in Edition:
        mine = [each for each in chosen if each.document.edition is edition]
        if mine:
            found[edition] = _bound(mine, people, paper, both_sides)
    return found


def hour(artefact_id: str) -> int:
    """Its place in the order of the day; -1 before it begins."""
    return DAY.index(artefact_id) if artefact_id in DAY else -1


def _hour(paper: PackedPaper) -> int:
    return hour(paper.document.id)


def _bound(papers: Sequence[PackedPaper], people: int, paper: Paper, both_sides: bool) -> BoundPack:
    from handouts import print_file

    whole = print_file.bound([each.data(paper) for each in papers])
    origins = [(at, page) for at, count in enumerate(whole.parts) for page in range(count)]
    stacks = collated(tuple(zip(papers, stacks_of(whole.parts), strict=True)), people)
    sheets = [printed([stack], both_sides=both_sides) for stack in stacks]
    data = print_file.in_order(whole.data, [page for sheet in sheets for page in sheet])
    pages = tuple(None if page == BLANK else origins[page] for sheet in sheets for page in sheet)
    return BoundPack(data, tuple(map(len, sheets)), tuple(papers), pages)


def collated(papers: Sequence[tuple[PackedPaper, Stack]], people: int) -> Iterator[Stack]:
    """Every copy, in the order it lies in. `papers` come with their pages in the file, in the order of the day."""
    for kind, group in groupby(papers, key=_kind):
        together = list(group)
        if kind == "person":
            yield from _by_person(together, people)
        elif kind == "table":
            yield from _by_table(together)
        else:
            for paper, pages in together:
                for _ in range(paper.copies):
                    yield from paper.apart(pages)


def _kind(entry: tuple[PackedPaper, Stack]) -> str:
    paper, pages = entry
    if paper.tables and len(paper.tables) == len(pages) and paper.copies == 1:
        return "table"
    return "person" if paper.document.id in PERSONAL else ""


def _by_person(papers: Sequence[tuple[PackedPaper, Stack]], people: int) -> Iterator[Stack]:
    """A set for each, then what is to spare."""
    for nth in range(people):
        yield from (pages for paper, pages in papers if nth < paper.copies)
    for paper, pages in papers:
        yield from (pages for _ in range(people, paper.copies))


def _by_table(papers: Sequence[tuple[PackedPaper, Stack]]) -> Iterator[Stack]:
    for table in dict.fromkeys(table for paper, _ in papers for table in paper.tables):
        for paper, pages in papers:
            yield from ((page,) for page, its in zip(pages, paper.tables, strict=True) if its == table)
