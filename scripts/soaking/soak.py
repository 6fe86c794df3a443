"""Lets windows be killed side by side, and judges each file before its next window opens."""

from __future__ import annotations

import random
import selectors
import sys
import time
from functools import partial
from pathlib import Path

from figures import Figures
from judging import Judge
from msgspec.structs import replace
from orders import Kind
from places import Place, old_files
from sessions import Session

EVERY = 60.0  # seconds between two words of how far it is
WEIGHTS = {
    Kind.TYPE: 52,
    Kind.FAULT: 10,
    Kind.DAY: 14,
    Kind.EXPORT: 5,
    Kind.COPY: 5,
    Kind.RESTORE: 5,
    Kind.OLD: 4,
    Kind.NEW: 5,
}


class Soak:
    """`kills` and `seconds`: whichever is reached first ends it."""

    def __init__(self, root: Path, seed: str, kills: int, seconds: float, beside: int) -> None:
        self.figures = Figures()
        self._root, self._seed, self._kills, self._beside = root, seed, kills, beside
        self._until = time.monotonic() + seconds
        self._next_word = time.monotonic() + EVERY
        self._dice = random.Random(seed)
        self._started = 0
        self._kinds = [kind for kind in WEIGHTS if kind is not Kind.OLD or old_files()]
        self._places: list[Place] = []
        self._alive: list[Session] = []
        self._ears = selectors.DefaultSelector()

    def run(self) -> None:
        try:
            while self._open() or self._alive or self._places:
                self._fill()
                self._wait()
                self._tell()
        finally:
            for session in self._alive:
                session.stuck = True
                session.kill()
                session.mended()
            for place in self._places:
                place.remove()

    def _tell(self) -> None:
        """A line a minute: ten thousand kills take hours."""
        if time.monotonic() >= self._next_word:
            self._next_word += EVERY
            bad = sum(len(found) for found in self.figures.bad.values())
            print(f"{self.figures.kills.total()} kills, {bad} promises broken", file=sys.stderr, flush=True)

    def _open(self) -> bool:
        return self._started < self._kills and time.monotonic() < self._until

    def _fill(self) -> None:
        while len(self._alive) < self._beside:
            worn = next((place for place in self._places if not place.busy and (place.worn or not self._open())), None)
            if worn is not None:
                self._visit(worn)
            elif self._open():
                self._begin()
            else:
                return

    def _begin(self) -> None:
        number = self._started
        self._started += 1
        # Each kind once first: a short soak sees them all.
        chance = self._dice.choices(self._kinds, [WEIGHTS[kind] for kind in self._kinds])[0]
        kind = self._kinds[number] if number < len(self._kinds) else chance
        place = next((each for each in self._places if each.kind is kind and not each.busy and not each.worn), None)
        if place is None:
            place = Place(self._root, kind, self._dice)
            self._places.append(place)
        session = Session(
            number, place, place.orders(f"{self._seed}-{number}"), random.Random(f"{self._seed}:{number}")
        )
        self._admit(session)

    def _visit(self, place: Place) -> None:
        """The last start on this place: what lies around after it should not."""
        files = sorted(place.path.parent.glob("*.okrw")) if place.path.parent.is_dir() else []
        if not files:
            place.remove()
            self._places.remove(place)
            return
        orders = replace(place.orders("visit"), kind=Kind.VISIT, path=files[0])
        self._admit(Session(-1, place, orders, self._dice))

    def _admit(self, session: Session) -> None:
        session.place.busy = True
        self._alive.append(session)
        self._ears.register(session.handle, selectors.EVENT_READ, session)
        session.deaf = partial(self._ears.unregister, session.handle)

    def _wait(self) -> None:
        soonest = min((session.due for session in self._alive), default=0.0)
        for key, _ in self._ears.select(max(0.0, soonest - time.monotonic())):
            session = key.data
            if session.listen() is False:
                session.ended()
                self._judge(session)
        for session in tuple(self._alive):
            now = time.monotonic()
            if now >= session.due:
                session.act(now)
                if session.killed:
                    self._judge(session)

    def _judge(self, session: Session) -> None:
        self._alive.remove(session)
        session.mended()
        place = session.place
        place.busy = False
        Judge(session, self.figures).judge()
        if session.orders.kind is Kind.VISIT:
            place.remove()
            self._places.remove(place)
        else:
            place.kills += 1
            place.spent |= session.said.over
