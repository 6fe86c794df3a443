"""Holds the file of a killed window against what that window said, and counts what is wrong."""

from __future__ import annotations

import sys

import looking
from figures import ALONE, CHANGED, DAY, DOCUMENT, FAULT, HALF, MOST_ERROR, OPEN, SAVED, STATE, WRONG, Figures
from orders import Kind
from sessions import Session


class Judge:
    """Holds one file against what its window said."""

    def __init__(self, session: Session, figures: Figures) -> None:
        self._session, self._said, self._figures = session, session.said, figures
        self._orders = session.orders

    def judge(self) -> None:
        session, kind = self._session, self._orders.kind
        if kind is not Kind.VISIT:
            self._figures.kills[kind] += 1
            self._figures.torn += session.torn
        visited = kind is Kind.VISIT and session.alone and self._said.done
        if session.stuck or (session.alone and not visited):
            self._bad(ALONE, self._said.foot)
        self._mishaps()
        if kind is Kind.VISIT:
            self._after_visit()
        elif kind is not Kind.NEW or self._orders.path.exists():
            self._file()

    def _file(self) -> None:
        found, problem = looking.opens(self._orders.path)
        if found is None or problem:
            self._bad(OPEN, problem)
        if found is None:
            return
        self._beside()
        kind = self._orders.kind
        if kind in (Kind.TYPE, Kind.FAULT):
            self._words(found)
        elif kind is Kind.DAY:
            self._words(found)
            self._day(found)
        elif kind in (Kind.RESTORE, Kind.OLD):
            self._state(found)
        else:
            self._documents()

    def _words(self, found: looking.Held) -> None:
        typed = list({id(each): each for each in self._said.fields.values() if each.keys}.values())
        losses = [looking.compare(each, found.texts, self._said, self._session.killed) for each in typed]
        self._figures.keys += sum(len(each.keys) for each in typed)
        self._figures.late += self._said.late
        for each, loss in zip(typed, losses, strict=True):
            self._figures.fields[_screen(each.name)] += 1
            self._figures.lines += each.line
            if loss.wrong:
                self._bad(WRONG, loss.wrong)
            if loss.wrongly_saved:
                self._bad(SAVED, f"{each.name}: {loss.keys} keys, {loss.seconds:.2f} s; foot: {self._said.foot}")
        if not typed:
            return
        seconds = max((loss.seconds for loss in losses), default=0.0)
        if self._said.foot.startswith("NOT SAVED"):
            self._figures.announced.append(seconds)
        else:
            self._figures.losses.append(seconds)
            self._figures.lost_keys.append(sum(loss.keys for loss in losses))

    def _day(self, found: looking.Held) -> None:
        day = looking.day(self._orders.path, self._said)
        missing = [note for note in self._said.notes if note not in found.texts]
        if missing:
            self._bad(SAVED, f"a note that was entered: {missing[0]}")
        if day is not None:
            self._figures.errors.append(day.error)
            if day.problem or day.error > MOST_ERROR:
                self._bad(DAY, day.problem or f"{day.error:.3f} s")

    def _state(self, found: looking.Held) -> None:
        if found not in self._session.place.states:
            self._bad(STATE, str(self._orders.path))

    def _documents(self) -> None:
        copies = self._orders.path.with_name(f"{self._orders.path.stem} backups")
        for folder in (self._orders.out, copies):
            for path in folder.rglob("*") if folder.is_dir() else ():
                if path.is_file() and not looking.HALF_MADE.fullmatch(path.name):
                    problem = looking.document_problem(path)
                    if problem:
                        self._bad(DOCUMENT, problem)

    def _beside(self) -> None:
        """The file was opened and closed again since the kill: nothing of the killed one may be left beside it."""
        for path in looking.half_made(self._orders.path.parent, deep=False):
            if self._orders.kind is not Kind.NEW or path.name.startswith(self._orders.path.name):
                self._bad(HALF, f"beside the file: {path.name}")

    def _after_visit(self) -> None:
        for path in looking.half_made(self._session.place.folder):
            self._bad(HALF, str(path.relative_to(self._session.place.folder)))

    def _mishaps(self) -> None:
        for what, words in self._said.mishaps:
            if what == "fault":
                self._bad(FAULT, words)
            elif what in ("thrown", "changed"):
                self._bad(CHANGED, f"{what}: {words}")
            else:
                self._figures.told[words.split("\n")[0]] += 1

    def _bad(self, name: str, words: str) -> None:
        kind, number = self._orders.kind, self._session.number
        whose = f" of {self._session.place.kind}" if kind is Kind.VISIT else f" {number}"
        self._figures.bad[name].append(f"[{kind}{whose}] {words}")
        print(f"{name}: {self._figures.bad[name][-1]}", file=sys.stderr, flush=True)  # a long soak is not waited for


def _screen(name: str) -> str:
    address, _, _ = name.partition(":")
    first, _, rest = address.partition("/")
    return rest.rpartition("/")[2] if first == "workshops" else first
