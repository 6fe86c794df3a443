"""What it means to forget a person: who, what stands in their place, and which uncertain mentions go as well. Pure; the
same value is carried out on the open file and on each of its copies (`application/commands/forget`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.naming import Certainty, NameMatch, folded, initials_of

SOMEONE = {"en": "someone", "de": "jemand"}
_HOLE = "\ue000"  # a letter nobody types: where a name was cut out
_SPLIT = re.compile(r"(\s*[,;|/&]\s*|\s*\n|\s+(?:and|und)\s+)")
# Posts that may be empty, and then say so; every other cell keeps a word for whoever it was.
_POSTS = frozenset(
    {"owner", "champions", "lead", "name", "contact", "coach", "exception_by", "depends_on", "with_whom"}
)
_RULES = frozenset({"boss"})  # says who may share a room; initials would be somebody nobody knows
_ADDRESSES = frozenset({"email", "contact"})  # initials are no address

Change = Callable[[str, str], str]
LONGEST_SENTENCE = 200  # letters on either side of a name; what is longer is no sentence, and nobody reads it in a list


class StandIn(StrEnum):
    """What a reader finds where the name was."""

    INITIALS = "initials"  # "N. V."
    NOTHING = "nothing"  # out of lists of names; "someone" in a sentence


class MentionDoubt(Struct, frozen=True):
    """An uncertain mention as a person judged it: the part of the name, and the sentence it stands in. The same
    sentence in an edition or an older copy is the same doubt."""

    part: str
    sentence: str


class Forgetting(Struct, frozen=True):
    """Forget this person. `names` are all spellings, the one on the screen first; `person_id` is empty for somebody who
    is only written down by name. Doubts in `also` go, those in `left` stay; one that nobody was shown (it stands in an
    older copy only) goes when it is likely, unless `only_sure`."""

    names: tuple[str, ...]
    person_id: str = ""
    addresses: tuple[str, ...] = ()
    stand_in: StandIn = StandIn.INITIALS
    also: frozenset[MentionDoubt] = frozenset()
    left: frozenset[MentionDoubt] = frozenset()
    only_sure: bool = False

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def initials(self) -> str:
        return initials_of(self.name)

    def includes(self, text: str, found: NameMatch) -> bool:
        """Whether this mention goes."""
        if found.certainty is Certainty.SURE:
            return True
        doubt = MentionDoubt(found.part, sentence_of(text, found)[0])
        if doubt in self.left:
            return False
        return doubt in self.also or (found.certainty is Certainty.LIKELY and not self.only_sure)


def sentence_of(text: str, found: NameMatch) -> tuple[str, int]:
    """The sentence a mention stands in, on one line, and where in it the mention begins."""
    start, end = found.start, found.end
    while start > max(0, found.start - LONGEST_SENTENCE) and not _ends_at(text, start - 1):
        start -= 1
    while end < min(len(text), found.end + LONGEST_SENTENCE) and not _ends_at(text, end):
        end += 1
    words = text[start : end + 1]
    return words.strip(), found.start - start - (len(words) - len(words.lstrip()))


def _ends_at(text: str, place: int) -> bool:
    """Whether a sentence ends with this letter: the end of a line, or a mark with space behind it."""
    return text[place] == "\n" or (text[place] in ".!?…" and not text[place + 1 : place + 2].strip())


def without_name(text: str, found: Iterable[NameMatch], field: str, request: Forgetting, language: str = "en") -> str:
    """The text with something else where these mentions stand. `field` says what kind of cell it is."""
    spans = [(each.start, each.end) for each in found]
    if not spans:
        return text
    if field in _RULES:
        return ""
    if field in _ADDRESSES:
        return _spliced(text, [(start, end, "") for start, end in spans]).strip(" ,;")
    if request.stand_in is StandIn.INITIALS:
        return _spliced(text, [(start, end, request.initials) for start, end in spans])
    someone = SOMEONE.get(language, SOMEONE["en"])
    marked = _spliced(text, [(start, end, _HOLE) for start, end in spans])
    if any(entry.strip() == _HOLE for entry in _SPLIT.split(marked)[::2]):
        marked = _list_without(marked) or ("" if _is_post(field) else someone)
    while (at := marked.find(_HOLE)) >= 0:
        marked = marked[:at] + _in_sentence(marked, at, someone) + marked[at + 1 :]
    return marked


def rewritten(value: Any, change: Change, field: str = "") -> Any:
    """The value with every text in it changed by `change(field, text)`, at any depth; the very same object when nothing
    changed. A pair of words in a tuple is a field's name and its text. Ids are no texts."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) or field == "id" or field.endswith("_id") else change(field, value)
    if field.endswith("_ids"):
        return value
    if isinstance(value, tuple):
        return _rewritten_tuple(value, change, field)
    return _rewritten_struct(value, change) if isinstance(value, Struct) else value


def _rewritten_struct(value: Struct, change: Change) -> Any:
    """Most fields of a row are empty or a number: they are passed by, as every row of a file is asked."""
    changed: dict[str, Any] = {}
    for name in value.__struct_fields__:
        part = getattr(value, name)
        if part and type(part) not in _NO_TEXT:
            new = rewritten(part, change, name)
            if new is not part:
                changed[name] = new
    return replace(value, **changed) if changed else value


def _rewritten_tuple(value: tuple[Any, ...], change: Change, field: str) -> Any:
    named = 2 <= len(value) <= 3 and all(type(each) is str for each in value) and field in _NAMED
    if named:
        items = (*value[:-1], rewritten(value[-1], change, value[-2].rpartition(".")[2]))
    else:
        inner = _INNER if field in _NAMED_LISTS else field
        items = tuple(rewritten(each, change, inner) for each in value)
    return value if all(new is old for new, old in zip(items, value, strict=True)) else items


_NO_TEXT = frozenset({bool, int, float, date, datetime})
# Stored tuples of (name, text) or (parameter, name, text), by the field that holds them.
_NAMED_LISTS = frozenset({"details", "data", "answers", "titles"})
_INNER = "(name, text)"
_NAMED = frozenset({_INNER})


def _spliced(text: str, pieces: list[tuple[int, int, str]]) -> str:
    """The text with these pieces put in; initials before a full stop do not double it."""
    done: list[str] = []
    at = 0
    for start, end, words in sorted(pieces):
        done += [text[at:start], words]
        at = end + 1 if words.endswith(".") and text[end : end + 1] == "." and text[end : end + 2] != ".." else end
    return "".join(done) + text[at:]


def _in_sentence(text: str, start: int, word: str) -> str:
    before = text[:start].rstrip(" \t\"'“‘(")
    return word.capitalize() if not before or before[-1] in ".!?…\n" else word


def _list_without(marked: str) -> str:
    """Entries that were the name are dropped with the mark that parted them from the one before."""
    pieces = _SPLIT.split(marked)
    entries = zip(["", *pieces[1::2]], pieces[::2], strict=True)
    kept = [(mark, entry) for mark, entry in entries if entry.strip() != _HOLE]
    if not any(entry.strip() for _, entry in kept):
        return ""
    return "".join((mark if number else "") + entry for number, (mark, entry) in enumerate(kept))


def _is_post(field: str) -> bool:
    return field in _POSTS or field.endswith("_owner")


def wanted_names(first: str, more: Iterable[str]) -> tuple[str, ...]:
    """Spellings of one name, each once, however it is written."""
    names = {folded(name): name for name in reversed((first, *more)) if name.strip()}
    return (first, *(name for key, name in reversed(names.items()) if key != folded(first)))
