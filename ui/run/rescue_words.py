"""The sentences about winning time back, beginning late, and seating people again while the day runs. Figures come from
the rules; nothing is decided here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from agendas.builds_on import Purpose
from agendas.edits import Change
from agendas.late_start import LateStart
from agendas.regroup import Chair, SeatMove
from agendas.rescue import OfferKind, Sharing
from ui.labels import enum_label
from ui.lengths import length
from ui.run.timing import against_plan
from workshop_app.domain.run import LiveOffer

WORTH_A_BREAK = 5  # minutes


def heading(late: int) -> str:
    """Over the offers: by how much the end of the day, or a fixed start before it, is late."""
    return QCoreApplication.translate("run", "{length} to win back:").format(length=length(late))


def nothing_gives(late: int, most: int) -> str:
    """The same where no item can be shorter; `most` is what a single one could give (0 or 1)."""
    if most:
        words = QCoreApplication.translate("run", "{length} late. Nothing left can give more than a minute.")
    else:
        words = QCoreApplication.translate("run", "{length} late. Nothing left can give a minute.")
    return words.format(length=length(late))


def in_hand(early: int) -> str:
    """Over the offers of a day that is ahead."""
    return QCoreApplication.translate("run", "{length} in hand:").format(length=length(early))


def end_holds(ends: str, planned: str) -> str:
    """What stands there once nothing is to be won back or in hand any more. The item that runs may well be late."""
    if ends == planned:
        return QCoreApplication.translate("run", "The day ends at {clock}, as planned.").format(clock=ends)
    return QCoreApplication.translate("run", "The day ends at {clock}.").format(clock=ends)


def gap_first() -> str:
    """As long as nobody has said what a gap in the clock was."""
    return QCoreApplication.translate("run", "Offers come as soon as the question above is answered.")


def past_fixed_end(minutes: int) -> str:
    """Of a plan that is too long by itself."""
    return QCoreApplication.translate("run", "The plan itself goes {length} past its fixed end.").format(
        length=length(minutes)
    )


def say_now(ends: str) -> str:
    """The one thing left to do."""
    return QCoreApplication.translate("run", "Say it now: we end at {clock}").format(clock=ends)


def told_end(ends: str) -> str:
    """The same for the room to read."""
    return QCoreApplication.translate("run", "We end at {clock} today.").format(clock=ends)


def sharing(who: Sharing) -> str:
    """The switch: who gives."""
    return {
        Sharing.PRIORITY: QCoreApplication.translate("run", "In cut order"),
        Sharing.PROPORTIONAL: QCoreApplication.translate("run", "All a little"),
    }[who]


def sharing_tip(who: Sharing) -> str:
    """The same at length, with its key."""
    return {
        Sharing.PRIORITY: QCoreApplication.translate("run", "As few items as possible give, in the cut order: O"),
        Sharing.PROPORTIONAL: QCoreApplication.translate("run", "All items give, each in proportion to its flex: O"),
    }[who]


def offer(offered: LiveOffer, titles: Mapping[str, str], ends: str) -> str:
    """One way out and its price."""
    purposes = iter(offered.purposes)
    parts = [change(each, titles) + (_lost(next(purposes)) if each.dropped else "") for each in offered.changes]
    if not parts:
        parts = [_nothing_changes(offered)]
    parts.append(_ending(offered, ends))
    parts += [_late_start(titles.get(each.step_id, each.title), each.minutes) for each in offered.late_starts]
    text = "; ".join(parts)
    return text[0].upper() + text[1:]


def offer_what(offered: LiveOffer, titles: Mapping[str, str]) -> str:
    """What changes, without its price: the first line of an offer."""
    purposes = iter(offered.purposes)
    parts = [change(each, titles) + (_lost(next(purposes)) if each.dropped else "") for each in offered.changes]
    text = "; ".join(parts or [_nothing_changes(offered)])
    return text[0].upper() + text[1:]


def offer_besides(offered: LiveOffer, titles: Mapping[str, str]) -> str:
    """What else it costs or brings: the small line below."""
    minutes = _against_plan(offered)
    parts = []
    if minutes > 0:
        parts.append(QCoreApplication.translate("run", "{length} later than planned").format(length=length(minutes)))
    elif minutes <= -WORTH_A_BREAK and offered.rest_in:
        words = QCoreApplication.translate("run", "{length} early, or a longer “{title}”")
        parts.append(words.format(length=length(-minutes), title=offered.rest_in))
    parts += [_late_start(titles.get(each.step_id, each.title), each.minutes) for each in offered.late_starts]
    return "; ".join(parts)


def _against_plan(offered: LiveOffer) -> int:
    """Minutes after the planned end, below zero before it."""
    return against_plan(offered.ends, offered.ends - offered.behind)


def change(each: Change, titles: Mapping[str, str]) -> str:
    """What one step loses, or gets."""
    title = titles.get(each.step_id, each.title)
    if each.dropped:
        return QCoreApplication.translate("run", "drop “{title}” ({length})").format(
            title=title, length=length(each.was)
        )
    return QCoreApplication.translate("run", "“{title}” {was} → {becomes} min").format(
        title=title, was=each.was, becomes=each.becomes
    )


def _lost(purpose: Purpose) -> str:
    return {
        Purpose.EXPLAIN: QCoreApplication.translate("run", ", which was there to explain"),
        Purpose.PRACTISE: QCoreApplication.translate("run", ", which was there to practise"),
        Purpose.SHARE: QCoreApplication.translate("run", ", which was there to hear from the groups"),
        Purpose.BUFFER: QCoreApplication.translate("run", ", which was there for open questions and as a buffer"),
    }[purpose]


def _nothing_changes(offered: LiveOffer) -> str:
    if offered.waits_for:
        words = QCoreApplication.translate(
            "run", "leave every item as long as it is; the time is free before “{title}”"
        )
        return words.format(title=offered.waits_for)
    if offered.goes_to:
        words = QCoreApplication.translate("run", "leave every item as long as it is; “{title}” runs longer instead")
        return words.format(title=offered.goes_to)
    if offered.kind is OfferKind.FINISH_EARLY:
        return QCoreApplication.translate("run", "finish early")
    return QCoreApplication.translate("run", "leave every item as long as it is")


def _ending(offered: LiveOffer, ends: str) -> str:
    minutes = _against_plan(offered)
    if minutes > 0:
        return QCoreApplication.translate("run", "ends {clock}, {length} later").format(
            clock=ends, length=length(minutes)
        )
    if minutes <= -WORTH_A_BREAK and offered.rest_in:
        words = QCoreApplication.translate("run", "ends {clock}, {length} earlier, or a longer “{title}”")
        return words.format(clock=ends, length=length(-minutes), title=offered.rest_in)
    if minutes < 0:
        return QCoreApplication.translate("run", "ends {clock}, {length} earlier").format(
            clock=ends, length=length(-minutes)
        )
    return QCoreApplication.translate("run", "ends {clock}, as planned").format(clock=ends)


def _late_start(title: str, minutes: int) -> str:
    return QCoreApplication.translate("run", "“{title}” begins {length} late").format(
        title=title, length=length(minutes)
    )


def late_start(kind: LateStart, alone: bool = False) -> str:
    """The button for one way to begin late; `alone`: all ways are this one."""
    if alone:
        return QCoreApplication.translate("run", "Begin now")
    return {
        LateStart.SHIFT: QCoreApplication.translate("run", "Move the whole day"),
        LateStart.SQUEEZE: QCoreApplication.translate("run", "Squeeze: just enough, theory first"),
        LateStart.KEEP_END: QCoreApplication.translate("run", "Keep the end: whole fives, few items"),
    }[kind]


def late_price(changes: Sequence[Change], ends: str, missing: int) -> str:
    """What one way to begin late does to the day."""
    parts = [change(each, {}) for each in changes[:4]]
    if len(changes) > 4:
        parts.append(QCoreApplication.translate("run", "and {count} more").format(count=len(changes) - 4))
    parts.append(QCoreApplication.translate("run", "ends {clock}").format(clock=ends))
    if missing:
        parts.append(QCoreApplication.translate("run", "{length} after the planned end").format(length=length(missing)))
    return "; ".join(parts)


def seat_move(move: SeatMove, names: Mapping[str, str], rooms: Mapping[int, str]) -> str:
    """Who changes chairs: "Round 2: Ana, Room 1 coach → Room 2 observer"."""
    name = names.get(move.person, "…")
    was, becomes = _place(move.was, rooms), _place(move.becomes, rooms)
    if move.was is None:
        words = QCoreApplication.translate("run", "Round {round}: {name} joins {becomes}")
    elif move.becomes is None:
        words = QCoreApplication.translate("run", "Round {round}: {name} leaves {was}")
    else:
        words = QCoreApplication.translate("run", "Round {round}: {name}, {was} → {becomes}")
    return words.format(round=move.round, name=name, was=was, becomes=becomes)


def _place(place: Chair | None, rooms: Mapping[int, str]) -> str:
    if place is None:
        return ""
    room = rooms.get(place.room, str(place.room))
    named = QCoreApplication.translate("run", "Room {number}").format(number=room) if room.isdecimal() else room
    return QCoreApplication.translate("run", "{room} {seat}").format(room=named, seat=enum_label(place.seat))
