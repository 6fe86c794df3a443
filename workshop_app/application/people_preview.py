"""What an import of people would do, as values: rows with what speaks against them, and notes about single cells. Made
by `people_import`, shown by the window and the command line. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from workshop_app.application.people_columns import PeopleColumn
from workshop_app.domain.people import Person


class PersonProblem(StrEnum):
    """Why a row is not simply added."""

    NO_NAME = "no_name"
    FROM_ADDRESS = "from_address"  # has an address alone, and that looks like a name
    NAME_TOO_LONG = "name_too_long"
    UNREADABLE = "unreadable"
    TWICE_IN_LIST = "twice_in_list"
    ALREADY_THERE = "already_there"
    CANCELLED = "cancelled"
    MAYBE_AWAY = "maybe_away"  # on leave, or on a list of those who wait
    ABOVE = "above"  # stands above the headings
    OTHER_TABLE = "other_table"  # below or above that of the people
    NOT_A_NAME = "not_a_name"
    LETTERS_LOST = "letters_lost"  # the program that wrote the list had none for them
    MAYBE_HEADING = "maybe_heading"  # its words are of another kind than what stands below them
    HIDDEN = "hidden"
    CROSSED = "crossed"  # somebody drew a line through the name
    FORMULA = "formula"  # the name is a formula nobody has computed
    ALIKE = "alike"
    UPDATES = "updates"  # is there already, and the list says something new about them


class ImportQuestion(StrEnum):
    """Why a cell of a good row is not taken over. The person comes in, and the coach is asked."""

    NOBODY = "nobody"  # nobody is called so
    SEVERAL = "several"  # more than one is
    UNREADABLE = "unreadable"
    FORMULA = "formula"  # nobody has computed it, so that it says nothing
    CROSSED = "crossed"  # there is a line through it
    OWN_BOSS = "own_boss"
    CIRCLE = "circle"  # the boss already reports to this person
    OPPOSED = "opposed"  # two who are kept apart and must be together
    NO_WORKSHOP = "no_workshop"  # when they come and leave belongs to a workshop, and none was named


class ImportNote(Struct, frozen=True):
    """What was not taken over of one row: the column, the words, and why."""

    line: int
    column: PeopleColumn
    words: str
    kind: ImportQuestion


RULE_COLUMNS = (
    PeopleColumn.REPORTS_TO,
    PeopleColumn.NEVER_WITH,
    PeopleColumn.RATHER_NOT_WITH,
    PeopleColumn.TOGETHER_WITH,
    PeopleColumn.ARRIVES,
    PeopleColumn.LEAVES,
)
NO_PERSON = frozenset(
    {
        PersonProblem.NO_NAME,
        PersonProblem.NAME_TOO_LONG,
        PersonProblem.UNREADABLE,
        PersonProblem.FORMULA,
        PersonProblem.ABOVE,
        PersonProblem.OTHER_TABLE,
    }
)


class ImportNews(Struct, frozen=True):
    """What a list says about somebody who is there already, and what stood there."""

    column: PeopleColumn
    was: str
    now: str


class PreviewRow(Struct, frozen=True):
    """One row as it would come in. `problem` None is good; `ticked` is what the preview proposes. `told` is what it
    says about bosses, rules and times, by column; `notes` what could not be taken over; `like` who may be the same
    person; `status` the list's own words for whether somebody comes. `known_id` is who has this name already, `news`
    what the list says otherwise about them."""

    line: int
    person: Person
    told: Mapping[PeopleColumn, str] = field(default_factory=dict)
    problem: PersonProblem | None = None
    notes: tuple[ImportNote, ...] = ()
    like: str = ""
    status: str = ""
    known_id: str = ""
    news: tuple[ImportNews, ...] = ()
    first: str = ""  # the two halves of the name, where the list tells them apart
    last: str = ""

    @property
    def ticked(self) -> bool:
        return self.problem is None or self.problem is PersonProblem.UPDATES

    @property
    def addable(self) -> bool:
        """Whether the user may tick it: duplicates and cancelled tickets may be wanted, a row without a name cannot
        be."""
        return self.problem not in NO_PERSON


class Preview(Struct, frozen=True):
    """What an import would do. `columns` says what each column was taken for (None: left out)."""

    rows: tuple[PreviewRow, ...]
    columns: tuple[PeopleColumn | None, ...]
    has_header: bool
    encoding: str = ""
    separator: str = ""
    heads: tuple[str, ...] = ()  # the list's own words above the columns, or its first row
    turned: bool = False  # whether the names were read with the family name first
    heading: int | None = None  # the line the headings stand in
    may_turn: bool = False  # nothing in the list says which name comes first: both readings are offered

    @property
    def good(self) -> int:
        return sum(row.ticked for row in self.rows)

    @property
    def asked(self) -> int:
        """How many good rows say something that is not taken over."""
        return sum(row.ticked and bool(row.notes) for row in self.rows)

    @property
    def bad(self) -> tuple[PreviewRow, ...]:
        return tuple(row for row in self.rows if not row.ticked)
