"""A text that came back, as the intake looks at it, whatever program saved it: its paragraphs, its comments, and what
it says about itself. `intake_text.py` makes it of Word files, `intake_odt.py` of OpenDocument texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from msgspec import Struct, field

_HEADING = re.compile(r"(?:heading|berschrift|titre)\s*(\d)", re.IGNORECASE)
_LONGEST_NAME = 200  # letters of whoever changed or said something


def with_blanks(words: str) -> str:
    """As they were written: where no line may end our papers have a blank of another kind."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


class ReadParagraph(Struct):
    """One paragraph. `words` is how it reads with all tracked changes accepted, `before` with none; `written` are the
    words with what somebody crossed out by hand, which is said no more; `author` and `at` are those of the first
    change. `starts` are bookmarks that begin here, `within` those around some of its words.
    `row` numbers the table row it stands in and `cell` the cell in it, 0 for none; `heading` is its level, 0 for none;
    `listed` tells that it is an entry of a list, where the file says so apart from its style; `tags` are those of the
    controls around some of its words; `controlled` tells that there is one at all, which some programs keep without
    its tag."""

    style: str = ""
    heading: int = 0
    row: int = 0
    cell: int = 0
    words: str = ""
    before: str = ""
    written: str = ""
    author: str = ""
    at: datetime | None = None
    starts: list[str] = field(default_factory=list)
    within: set[str] = field(default_factory=set)
    comments: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    controlled: bool = False
    listed: bool = False


class Comment(Struct, frozen=True):
    """One comment; `reply_to` is the id of the one it answers, `resolved` whether somebody was done with it."""

    id: str
    author: str
    at: datetime | None
    text: str
    reply_to: str = ""
    resolved: bool = False


class ReturnedPaper(Struct, frozen=True):
    """The paragraphs of the body in reading order, the comments by their id and the words each hangs on, the properties
    of ours that the file carries, and the words of its heads and feet."""

    lines: tuple[ReadParagraph, ...]
    quotes: Mapping[str, str]
    comments: Mapping[str, Comment]
    properties: Mapping[str, str]
    margins: tuple[str, ...] = ()


def moment(text: str) -> datetime | None:
    """A moment as word processors write it; without a zone it is taken for UTC. None when it is none."""
    try:
        at = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def name_of(author: str) -> str:
    """Who it was, as one short line."""
    return " ".join(author.split())[:_LONGEST_NAME]


def level_of(style: str) -> int:
    """The level of a heading by the name of its style, 0 for none."""
    found = _HEADING.search(style)
    return int(found[1]) if found else 0


def is_ours(property: str) -> bool:
    """Whether a property of a file is one that `marks` names."""
    return property.startswith(("okr-", "decision_"))


def steps(root: Element, without: str = "") -> Iterator[tuple[Element, bool]]:
    """Every element on the way in (False) and on the way out (True), without recursion; those of the tag `without`
    are passed over."""
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        if element.tag == without:
            continue
        yield element, leaving
        if not leaving:
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))


def attribute(element: Element, name: str) -> str:
    """An attribute by its local name, whichever namespace it stands in; "" where there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
