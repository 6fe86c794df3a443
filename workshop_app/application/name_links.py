"""Keeps the ids beside names true (`domain.named` says which): after each command, in the same transaction. What was
typed is joined with the one person or team it names; who is renamed is so wherever they are meant, but for what was
signed; who is removed leaves the name and no id.

Called by the place of change only. A step of undo brings its own ids back and is asked for two things alone: that no id
points to somebody who is not there any more, and that who gets an earlier name back gets it where they were named
since, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import cached_property
from typing import Any

from workshop_app.application.changes import RowChange
from workshop_app.application.people_names import same
from workshop_app.application.recording import RecordingTransaction
from workshop_app.application.told_people import namesakes
from workshop_app.domain.engagement import Team
from workshop_app.domain.named import NAME_LINKS, Named, NameLink, first_name, links_of, renamed
from workshop_app.domain.naming import alike, folded
from workshop_app.domain.people import Person

WHOM: tuple[type, ...] = (Person, Team)
_KINDS = frozenset(link.kind for link in NAME_LINKS) | frozenset(WHOM)


def keep(tx: RecordingTransaction, *, typed: bool) -> None:
    """Follow what the command that just ran did. `typed`: it was a command, and no step back or forth."""
    rows = [row for row in tx.changes().rows if row.kind in _KINDS]
    if rows:
        _Follower(tx, rows).follow(typed=typed)


class _Follower:
    """One command's rows, and what has to follow from them: collected first, written at the end."""

    def __init__(self, tx: RecordingTransaction, rows: list[RowChange]) -> None:
        self._tx = tx
        self._rows = rows
        self._new: dict[tuple[type, str], Any] = {}
        self._named: dict[type, Named] = {}

    def follow(self, *, typed: bool) -> None:
        for whom in WHOM:
            self._let_go(whom)
            self._rename(whom)
        if typed:
            self._join_what_was_typed()
            for whom in WHOM:
                self._join_with_who_came(whom)
        for kind in dict.fromkeys(kind for kind, _ in self._new):
            self._tx.put_all(kind, [value for value in self._new.values() if type(value) is kind])

    def _let_go(self, whom: type) -> None:
        gone = {row.id for row in self._rows if row.kind is whom and row.after is None}
        for link in _pointing_at(whom) if gone else ():
            for value in self._meaning(link, gone):
                self._take(value, link.with_ids(value, tuple(id for id in link.ids(value) if id not in gone)))

    def _rename(self, whom: type) -> None:
        for row in self._rows:
            if row.kind is not whom or row.before is None or row.after is None:
                continue
            before, after = row.before.name, row.after.name  # type: ignore[attr-defined]
            if before != after and after.strip():
                for link in _pointing_at(whom):
                    if not link.on_paper:
                        for value in self._meaning(link, {row.id}):
                            words = renamed(link.words(value), link.many, before, after, people=whom is Person)
                            self._take(value, link.with_words(value, words))

    def _join_what_was_typed(self) -> None:
        for row in self._rows:
            for link in links_of(row.kind) if row.after is not None else ():
                words = link.words(row.after)
                if not link.chosen and (row.before is None or link.words(row.before) != words):
                    value = self._now(row.kind, row.id, row.after)
                    stood = words if row.before is None else link.words(row.before)  # a copy brings whom it means
                    apart = self._told_apart(link, words)
                    words = "\n".join(name for name, _ in apart) or words
                    ids = self._meant(link, words, link.ids(value), stood, [id for name, id in apart if name.strip()])
                    signed = link.ids(value) if link.on_paper and link.many else ()  # maybe called otherwise by now
                    named = link.with_words(value, words)
                    self._take(value, link.with_ids(named, tuple(dict.fromkeys((*signed, *ids)))))

    def _told_apart(self, link: NameLink, words: str) -> list[tuple[str, str | None]]:
        """Each name, and who is called so where lists tell two of it apart: "Ana Reyes (Sales)" is kept as Ana Reyes,
        who is known then. [] where nobody is called so."""
        if link.whom is not Person or "(" not in words:
            return []
        found = [(line, self._called.get(same(line))) for line in (words.splitlines() if link.many else [words])]
        named = [(line if id is None else self._tx.get(Person, id).name, id) for line, id in found]
        return named if any(id for _, id in named) else []

    @cached_property
    def _called(self) -> dict[str, str]:
        """Whom lists tell apart from others of one name, by what they call them there; whose very name that is comes
        before. Read once for a command, however many rows it has."""
        told = {same(name): id for id, name in namesakes(self._tx).items()}
        for whole in map(same, self._tx.column(Person, "name").values() if told else ()):
            told.pop(whole, None)
        return told

    def _meant(
        self, link: NameLink, words: str, known: tuple[str, ...], stood: str, apart: list[str | None]
    ) -> tuple[str, ...]:
        if not apart:
            return self._of(link.whom).meant(words, link.many, known, stood)
        each = self._of(link.whom).each(words, link.many, known, stood)
        ids = (one or found for one, (_, found) in zip(apart, each, strict=True))
        return tuple(dict.fromkeys(id for id in ids if id is not None))

    def _join_with_who_came(self, whom: type) -> None:
        """Names that were written down before anybody of that name was on the list."""
        came = {row.id: alike(row.after.name) for row in self._rows if _came(row, whom)}  # type: ignore[attr-defined]
        if not came:
            return
        names = set(came.values()) | {folded(name) for name in came.values()}
        if whom is Person:
            names |= {first for name in came.values() if (first := first_name(name))}
        for link in _pointing_at(whom):
            for value in () if link.chosen else self._naming(link, names):
                words, known = link.words(value), link.ids(value)
                ids = self._of(whom).meant(words, link.many, known, words)
                if set(known) <= set(ids):  # who comes takes nothing from the one who was meant
                    self._take(value, link.with_ids(value, ids))

    def _meaning(self, link: NameLink, ids: Set[str]) -> list[Any]:
        """The values whose name means one of these."""
        if link.in_cells:
            return [value for value in self._all(link.kind) if not ids.isdisjoint(link.ids(value))]
        cells = self._tx.column(link.kind, link.id)
        found = {held for held in set(cells.values()) if not ids.isdisjoint(_listed(held))}
        return self._some(link.kind, [id for id, held in cells.items() if held in found])

    def _naming(self, link: NameLink, names: Set[str]) -> list[Any]:
        """The values in which one of these names stands."""
        if link.in_cells:
            return [value for value in self._all(link.kind) if _stands_in(link.words(value), names)]
        cells = self._tx.column(link.kind, link.text)
        found = {words for words in set(cells.values()) if _stands_in(words, names)}  # a name stands in many
        return self._some(link.kind, [id for id, words in cells.items() if words in found])

    def _of(self, whom: type) -> Named:
        if whom not in self._named:
            self._named[whom] = Named(self._tx.column(whom, "name"), people=whom is Person)
        return self._named[whom]

    def _all(self, kind: type) -> list[Any]:
        values: tuple[Any, ...] = self._tx.all(kind)
        return [self._now(kind, value.id, value) for value in values]

    def _some(self, kind: type, ids: list[str]) -> list[Any]:
        values: dict[str, Any] = self._tx.some(kind, ids)
        return [self._now(kind, id, value) for id, value in values.items()]

    def _now(self, kind: type, id: str, value: Any) -> Any:
        return self._new.get((kind, id), value)

    def _take(self, before: Any, value: Any) -> None:
        if value is not before:
            self._new[type(value), value.id] = value


def _pointing_at(whom: type) -> Iterable[NameLink]:
    return (link for link in NAME_LINKS if link.whom is whom)


def _came(row: RowChange, whom: type) -> bool:
    return row.kind is whom and row.before is None and row.after is not None


def _listed(held: Any) -> tuple[str, ...]:
    return held if isinstance(held, tuple) else (held,)


def _stands_in(words: str, names: Set[str]) -> bool:
    return bool(words) and any(alike(line) in names or folded(line).strip() in names for line in words.splitlines())
