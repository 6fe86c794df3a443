"""The coach's own follow-up questions, for all clients: one JSON file in the user's data folder (row I10). Called by
the interview screen, the interview guide and `interview_queries`.

What ships with the app is never copied here: the file holds the coach's additions, rewordings and what was put away.
A rewording is kept under the words it replaces, and when an update changes those it stays as a question of the coach's.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.application import user_files
from workshop_app.application.library_items import LibraryItem, saved_again
from workshop_app.application.settings import data_folder
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import one_line


class FollowUp(Struct, frozen=True):
    """A question to ask next. `shipped` is the app's wording it stands for, empty for one of the coach's own."""

    text: str
    shipped: str = ""


class _QuestionShelf(Struct, frozen=True):
    """What is kept for one parameter."""

    added: tuple[str, ...] = ()
    reworded: tuple[tuple[str, str], ...] = ()  # the app's words, the coach's words
    hidden: tuple[str, ...] = ()  # the app's words
    items: tuple[tuple[str, LibraryItem], ...] = ()  # by `_name` of what was added or reworded


class QuestionLibrary:
    """The questions in memory and in their file. Every change is written at once; KnownError when there is no place for
    it, and then nothing has changed. `set_aside` is where a file that could not be read was put."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._shelves, self.set_aside = _read(path)

    def follow_ups(self, key: str, shipped: Iterable[str]) -> tuple[FollowUp, ...]:
        """The questions of one parameter: the app's in the coach's words and without what was put away, then the
        coach's own. `key` is a ParameterKey's value, or the preset or title of an own parameter."""
        shelf = self._shelves.get(key, _QuestionShelf())
        words, known = dict(shelf.reworded), tuple(shipped)
        of_app = (FollowUp(words.get(text, text), text) for text in known if text not in shelf.hidden)
        outlived = (text for replaced, text in shelf.reworded if replaced not in known)
        return (*of_app, *(FollowUp(text) for text in (*outlived, *shelf.added)))

    def hidden(self, key: str, shipped: Iterable[str]) -> tuple[str, ...]:
        """What was put away of the app's questions, in the app's words."""
        shelf = self._shelves.get(key, _QuestionShelf())
        return tuple(text for text in shipped if text in shelf.hidden)

    def add(self, key: str, text: str) -> None:
        """Keep one more question; nothing happens for an empty one or one that is there."""
        text = one_line(text)
        shelf = self._shelves.get(key, _QuestionShelf())
        if text and text not in shelf.added:
            self._keep(key, replace(shelf, added=(*shelf.added, text)))

    def reword(self, key: str, question: FollowUp, text: str) -> None:
        """Say a question in other words. Empty words forget one of the coach's own and give back the app's wording of
        one of the app's."""
        text = one_line(text)
        shelf = self._shelves.get(key, _QuestionShelf())
        if question.shipped:
            others = tuple(pair for pair in shelf.reworded if pair[0] != question.shipped)
            changed = ((question.shipped, text),) if text and text != question.shipped else ()
            self._keep(key, replace(shelf, reworded=(*others, *changed)))
            return
        reworded = ((old, text if new == question.text else new) for old, new in shelf.reworded)
        added = (text if each == question.text else each for each in shelf.added)
        kept = tuple(dict.fromkeys(each for each in added if each))
        renamed = {_name(text): _name(question.text)}
        self._keep(key, replace(shelf, added=kept, reworded=tuple(pair for pair in reworded if pair[1])), renamed)

    def hide(self, key: str, shipped: str, hidden: bool = True) -> None:
        """Put one of the app's questions away, or bring it back."""
        shelf = self._shelves.get(key, _QuestionShelf())
        others = tuple(text for text in shelf.hidden if text != shipped)
        self._keep(key, replace(shelf, hidden=(*others, shipped) if hidden else others))

    def _keep(self, key: str, shelf: _QuestionShelf, renamed: Mapping[str, str] | None = None) -> None:
        """`renamed`: by what a question is called now, what it was called before."""
        before = self._shelves.get(key, _QuestionShelf())
        shelves = {name: _with_items(each, each, {}) for name, each in self._shelves.items()}
        shelves[key] = _with_items(before, shelf, renamed or {})
        try:
            user_files.write_whole(self._path, _to_json(shelves))
        except OSError as error:
            code = ErrorCode.DISK_FULL if error.errno == errno.ENOSPC else ErrorCode.FOLDER_UNWRITABLE
            raise KnownError(code, path=self._path.parent) from error
        self._shelves = shelves


def open_library() -> QuestionLibrary:
    """The questions of this user on this machine."""
    return QuestionLibrary(data_folder() / "library" / "questions.json")


def _name(text: str, shipped: str = "") -> str:
    """Under which name the item of a question is kept: one that stands for the app's by the app's words."""
    return f"for {shipped}" if shipped else f"own {text}"


def _named(shelf: _QuestionShelf) -> dict[str, str]:
    """The coach's questions by these names."""
    own = {_name(text): text for text in shelf.added}
    return own | {_name(text, shipped): text for shipped, text in shelf.reworded}


def _with_items(before: _QuestionShelf, after: _QuestionShelf, renamed: Mapping[str, str]) -> _QuestionShelf:
    """The shelf with an item for each question: the same where nothing was said otherwise, its next revision where it
    was, a new one for a new question."""
    known, said = dict(before.items), _named(before)
    items = {}
    for name, text in _named(after).items():
        was = renamed.get(name, name)
        item = known.get(was)
        items[name] = item if item is not None and said.get(was) == text else saved_again(item)
    return replace(after, items=tuple(items.items()))


def _to_json(shelves: dict[str, _QuestionShelf]) -> str:
    table = {
        key: {
            "added": shelf.added,
            "reworded": dict(shelf.reworded),
            "hidden": shelf.hidden,
            "items": {name: [item.id, item.revision] for name, item in shelf.items},
        }
        for key, shelf in sorted(shelves.items())
        if shelf != _QuestionShelf()
    }
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def _read(path: Path) -> tuple[dict[str, _QuestionShelf], Path | None]:
    """What the file holds, and where it was put when it could not be read."""
    try:
        stored = json.loads(path.read_text("utf-8"))
        return {str(key): _shelf(each) for key, each in stored.items()}, None
    except OSError:
        return {}, None
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError):
        return {}, user_files.set_aside(path)


def _shelf(stored: dict[str, object]) -> _QuestionShelf:
    added, reworded, hidden = stored["added"], stored["reworded"], stored["hidden"]
    if not (isinstance(added, list) and isinstance(reworded, dict) and isinstance(hidden, list)):
        raise TypeError("no shelf of questions")
    pairs = tuple((str(old), str(new)) for old, new in reworded.items())
    return _QuestionShelf(tuple(map(str, added)), pairs, tuple(map(str, hidden)), tuple(_items(stored.get("items"))))


def _items(stored: object) -> Iterator[tuple[str, LibraryItem]]:
    """A question whose item cannot be read gets a new one with the next save."""
    for name, item in stored.items() if isinstance(stored, dict) else ():
        if isinstance(item, list) and [type(each) for each in item] == [str, int]:
            yield str(name), LibraryItem(*item)
