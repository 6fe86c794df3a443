"""What an offer of seats changes, line by line, for the page of who came or left. Called by `people_view`."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from ui.reseating.search import SeatQuestion
from ui.run import rescue_words
from workshop_app.domain.reseating import Reseated

MOVES_SHOWN = 12


def moves_words(found: Reseated, question: SeatQuestion | None, names: Mapping[str, str]) -> str:
    """Who sits elsewhere in which round; at first who sits in on the round that runs."""
    if found.again is not None:
        return QCoreApplication.translate("run", "Everybody looks for room and seat again before round 1.")
    lines = _now_words(found, question, names)
    lines += [rescue_words.seat_move(move, names, found.rooms) for move in found.way.moves]
    if not lines:
        return QCoreApplication.translate("run", "Nobody changes seats: the remaining rounds stay as they are.")
    more = len(lines) - MOVES_SHOWN
    shown = lines[:MOVES_SHOWN]
    if more > 0:
        shown.append(QCoreApplication.translate("run", "and {count} more").format(count=more))
    return "\n".join(shown)


def _now_words(found: Reseated, question: SeatQuestion | None, names: Mapping[str, str]) -> list[str]:
    if question is None or not question.running:
        return []
    before = next((each for each in question.plan.rounds if each.number == question.running), None)
    after = next((each for each in found.rounds if each.number == question.running), None)
    words = QCoreApplication.translate("run", "Now, in round {round}: {name} observes in room {room}")
    return [
        words.format(round=question.running, name=names.get(person, "…"), room=room.room)
        for room in (after.rooms if after else ())
        for person in room.observers
        if before is not None and all(person not in each.observers for each in before.rooms)
    ]
