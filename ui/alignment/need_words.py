"""Dependencies in words: how a line is typed, what was understood, what has to be asked, and where one is. Used by the
pages between teams."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.widgets.dates import field_day, long_day, short_day
from workshop_app.application.needs_log import LoggedNeed, shown_apart
from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.need_line import NeedAsked, NeedDoubt, NeedOffer, TypedNeed
from workshop_app.domain.talk_plan import TalkPart

BESIDE = "  ·  "
EXAMPLE = date(2027, 2, 4)


def example() -> str:
    """A line as it may be typed."""
    return _tr("Desk needs the loading list from Crew by {day}").format(day=short_day(EXAMPLE))


def hint() -> str:
    """How to type one, while nothing is typed."""
    return _tr("As you would say it: who needs what, from whom, by when. Enter writes it down.")


def proposal(typed: TypedNeed, called: Mapping[str, str]) -> str:
    """What would be written down, teams as they are `called` in lists; while it is half typed, how to go on."""
    made = shown_apart(typed.dependency, called)
    if not typed.can_be_kept:
        return hint()
    from_whom = _tr("from {team}").format(team=made.gives) if made.gives else _tr("from whom?")
    by = _tr("by {day}").format(day=field_day(made.due)) if made.due else _tr("no day yet")
    owner = made.gives_owner or made.needs_owner
    outside = _tr("{names}: not one of the teams").format(names=", ".join(typed.outside)) if typed.outside else ""
    parts = (_tr("{team} needs").format(team=made.needs), made.what, from_whom, by, owner, outside)
    return BESIDE.join(part for part in parts if part)


def questions(typed: TypedNeed) -> str:
    """Everything that has to be asked, and how to go on without an answer."""
    asked = [question(each) for each in typed.asked]
    if typed.can_be_kept:
        asked.append(_tr("Enter again writes it down as it is."))
    return " ".join(asked)


def question(asked: NeedAsked) -> str:
    """What has to be answered, or passed over with Enter."""
    day, named = field_day(asked.day) if asked.day else "", ", ".join(asked.names)
    example_day = short_day(EXAMPLE)
    return {
        NeedDoubt.NOT_A_NEED: _tr("Who needs what? As in “{example}”.").format(example=example()),
        NeedDoubt.NO_WHAT: _tr("What does {team} need?").format(team=asked.words),
        NeedDoubt.NO_GIVER: _tr("From whom? Add “from” and a team."),
        NeedDoubt.SEVERAL: _tr("Which “{words}”: {names}?").format(words=asked.words, names=named),
        NeedDoubt.NO_TEAM: _tr("Which team needs it? Neither side is a team of this engagement."),
        NeedDoubt.SAME_TEAM: _tr("{team} is on both sides. Which other team is meant?").format(team=asked.words),
        NeedDoubt.NO_DAY: _tr("By when? Add “by {day}”.").format(day=example_day),
        NeedDoubt.UNREAD_DAY: _tr("Which day is “{words}”?").format(words=asked.words),
        NeedDoubt.PAST_DAY: _tr("{day} is over. Is that the day?").format(day=day),
        NeedDoubt.THERE_ALREADY: _tr("This is in the log already. Once more?"),
    }[asked.doubt]


def told(made: TeamDependency) -> str:
    """One that was written down, in a line."""
    by = _tr("by {day}").format(day=long_day(made.due)) if made.due else _tr("no day yet")
    return _tr("{needs} needs {what} from {gives}, {by}").format(
        needs=made.needs, what=made.what, gives=made.gives or _tr("nobody yet"), by=by
    )


def offer(each: NeedOffer) -> str:
    """A name from an alignment check without a line."""
    said = _tr("{needs} depends on {gives}").format(needs=each.needs, gives=each.gives)
    return f"{said} ({each.owner})" if each.owner else said


def typed_offer(each: NeedOffer) -> tuple[str, str]:
    """The line an offer begins: before and behind the place where is written what is needed."""
    gives = f"{each.owner}, {each.gives}" if each.owner else each.gives
    return f"{each.needs} needs ", f" from {gives}"


def state(row: LoggedNeed) -> str:
    """Where it is, in a few words."""
    each = row.dependency
    if each.is_confirmed:
        day = short_day(each.confirmed_on) if each.confirmed_on else ""
        partly = each.view is TheirView.PARTLY
        said = (_tr("confirmed in part {day}") if partly else _tr("confirmed {day}")).format(day=day)
        look = _tr("next look {day}").format(day=short_day(each.next_look)) if each.next_look else ""
        return BESIDE.join(part for part in (said, look) if part)
    if each.is_refused:
        to = each.escalate_to
        return _tr("refused, goes to {name}").format(name=to) if to else _tr("refused")
    if row.late and row.should_by is not None:
        return _tr("late: was to be confirmed by {day}").format(day=short_day(row.should_by))
    if row.should_by is not None:
        return _tr("to confirm by {day}").format(day=short_day(row.should_by))
    return _tr("not confirmed")


def missing(each: TeamDependency) -> str:
    """What is still missing for an agreement; "" where nothing is."""
    names = {
        "needs_owner": _tr("an owner on the side that needs it"),
        "gives_owner": _tr("an owner on the side that is asked"),
        "view": _tr("their answer"),
        "gives_up": _tr("what they stop or delay for it"),
        "agreed_words": _tr("the words both sides agreed on"),
    }
    found = ", ".join(names[name] for name in each.missing)
    return _tr("Missing for an agreement: {what}").format(what=found) if found else ""


def tone(row: LoggedNeed) -> str:
    """The tone of that state."""
    if row.dependency.is_confirmed:
        return "good"
    return "over" if row.late or row.dependency.is_refused else "late"


def view_words(view: TheirView) -> str:
    """What the team that is asked says."""
    return {
        TheirView.UNSAID: _tr("not asked yet"),
        TheirView.YES: _tr("yes"),
        TheirView.PARTLY: _tr("in part"),
        TheirView.NO: _tr("no"),
    }[view]


def part_name(part: TalkPart) -> str:
    """A part of the talk."""
    return {
        TalkPart.WHY_NOW: _tr("Read the why now"),
        TalkPart.ASK: _tr("Ask"),
        TalkPart.REALITY: _tr("Their reality"),
        TalkPart.DEAL: _tr("The deal"),
        TalkPart.WRITE: _tr("Write it"),
    }[part]


def part_hint(part: TalkPart) -> str:
    """What happens in a part, and which fields it fills."""
    return {
        TalkPart.WHY_NOW: _tr("Read it aloud; the other team only listens."),
        TalkPart.ASK: _tr("Say what you need and by when, then stop talking."),
        TalkPart.REALITY: _tr("They say what is in the way and what else they carry. You only ask, and write it down."),
        TalkPart.DEAL: _tr("Yes, in part, or no: and what they stop or delay for it."),
        TalkPart.WRITE: _tr("The words, an owner each, how both will see that it came, and when you look next."),
    }[part]


def _tr(words: str) -> str:
    return QCoreApplication.translate("needs", words)
