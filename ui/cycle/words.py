"""Short sentences that several parts of the cycle screen say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from handouts.compose.shorten import shortened
from ui.labels import enum_label
from ui.score_words import prediction_words, score_words
from ui.widgets.dates import short_day
from workshop_app.application.cycle_queries import CheckedResult
from workshop_app.application.health_queries import MetricInCheckIn
from workshop_app.domain.check_ins import AgreedAction, HealthSignal, ProgressLine
from workshop_app.domain.cycle_scores import LEVELS, as_shown, minutes_each, read_score
from workshop_app.domain.health_range import is_of_another_kind
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.scoring import Model
from workshop_app.domain.values.numbers import ValueDoubt, in_unit, together
from workshop_app.domain.values.shown import in_one_unit, with_short_unit

LONGEST = 200  # letters of a key result on one card
LONGEST_LEVEL = 90  # of a level: a milestone's are sentences


def at_a_glance(text: str, longest: int = LONGEST) -> str:
    """User text for a label: its beginning."""
    return shortened(text, longest)


def scored_tr(words: str) -> str:
    """Words about scores (`ui/score_words.py`) in the language of the screen."""
    return QCoreApplication.translate("scored", words)


def scored(model: Model, key: str, **values: object) -> str:
    """What is said of scores, as the cycle is scored."""
    return score_words(model, key, scored_tr, **values)


def unbroken(words: str) -> str:
    """No line ends before a sign of percent."""
    return words.replace(" %", "\u00a0%")


def value_question(result: KeyResult, value: str) -> str:
    """What is asked about a day where the target is a number, a number where it is a day, and one of another unit."""
    target = result.target
    others = together(in_unit((target, value), result.unit)) if target.strip() and value.strip() else None
    if not is_of_another_kind(target, value) and others is not ValueDoubt.UNITS:
        return ""
    said = _tr("Which value is “{typed}”? The target is {target}.")
    meant = at_a_glance(with_short_unit(target.strip(), result.unit), 40)
    return unbroken(said.format(typed=at_a_glance(value.strip(), 40), target=meant))


def levels_words(result: KeyResult, model: Model = Model.LEVELS) -> str:
    """What the scores stand for, on one line: "From 79 to 84 · 92 · 97 %"; "" where none of them is written."""
    levels = (result.commit, result.target, result.stretch) if model is Model.LEVELS else (result.target,)
    typed = (result.start, *levels)
    (start, *goals), unit = in_one_unit(typed, result.unit)
    if not any((start, *goals)):
        return ""
    told = " · ".join(at_a_glance(level, LONGEST_LEVEL) or "–" for level in goals)
    words = _tr("From {baseline} to {levels}").format(baseline=at_a_glance(start, LONGEST_LEVEL), levels=told)
    return unbroken(f"{words if start else told} {unit}".strip())


def reach_words(result: KeyResult, model: Model = Model.LEVELS) -> str:
    """The levels beside a score that is asked for: "0.3: 84 % · 0.7: 92 % · 1.0: 97 %"; "" where none is written. The
    one number there is where there are no levels."""
    if model is not Model.LEVELS:
        (goal,), unit = in_one_unit((result.target,), result.unit)
        said = at_a_glance(with_short_unit(goal, unit), LONGEST_LEVEL)
        return unbroken(_tr("to reach: {value}").format(value=said)) if goal else ""
    (_, *goals), unit = in_one_unit((result.start, result.commit, result.target, result.stretch), result.unit)
    told = [
        f"{worth:.1f}:\u00a0{at_a_glance(with_short_unit(goal, unit), LONGEST_LEVEL)}"
        for (_, worth, _), goal in zip(LEVELS, goals, strict=True)
        if goal
    ]
    return unbroken(" · ".join(told))


def last_value_words(one: CheckedResult) -> str:
    """Where it stood in the check-in before: "last time 88 %, read on 9 Nov"."""
    line = one.before
    if line is None or not line.value.strip():
        return ""
    value = at_a_glance(with_short_unit(line.value.strip(), one.result.unit), LONGEST_LEVEL)
    if line.measured_on is None:
        return unbroken(_tr("last time {value}").format(value=value))
    return unbroken(_tr("last time {value}, read on {day}").format(value=value, day=short_day(line.measured_on)))


def beside_words(line: ProgressLine) -> str:
    """What stands beside the number: who is asked for help, and the health signal where it is not well."""
    told = [_tr("Asked help from {whom}.").format(whom=line.help_from.strip())] if line.help_from.strip() else []
    if line.signal not in (HealthSignal.UNSAID, HealthSignal.OK):
        told.append(_tr("Health signal: {signal}.").format(signal=enum_label(line.signal)))
    return " ".join(told)


def blocker_words(line: ProgressLine) -> str:
    """What is in the way, since when, and who can remove it."""
    if not line.blocker.strip():
        return ""
    who = line.who_can_help.strip() or _tr("nobody named yet")
    what = line.blocker.strip().rstrip(".")
    since = short_day(line.blocked_since) if line.blocked_since else ""
    if since:
        said = _tr("In the way since {day}: {what}. Who can remove it: {who}.")
    else:
        said = _tr("In the way: {what}. Who can remove it: {who}.")
    return said.format(what=what, who=who, day=since)


def ended_words(one: CheckedResult) -> str:
    """Where it stands: "84 %; predicted 0.6, was 0.5"."""
    value, before = one.line.value.strip(), one.before.predicted if one.before else ""
    told = at_a_glance(with_short_unit(value, one.result.unit), 40) if value else ""
    predicted = prediction_words(at_a_glance(one.line.predicted, 20), before, one.model, scored_tr)
    return "; ".join(filter(None, (told, predicted)))


def state_words(one: CheckedResult) -> tuple[str, str]:
    """A word of state and its tone."""
    blocked = bool(one.line.blocker.strip())
    if one.fell and blocked:
        return _tr("fell, blocked"), "late"
    if one.fell:
        return _tr("fell"), "late"
    if blocked:
        return _tr("blocked"), "late"
    return (_tr("filled in"), "good") if one.filled_in else (_missing(one), "")


def _missing(one: CheckedResult) -> str:
    """Whoever wrote half of it is told which half is not there."""
    if read_score(one.line.predicted.strip()) is not None:
        return _tr("no value yet")
    return scored(one.model, "no_prediction") if one.line.value.strip() else _tr("not filled in")


def health_words(metrics: Sequence[MetricInCheckIn]) -> str:
    """What was read of the health metrics, each in a few words; "" where nothing was."""
    told = []
    for one in metrics:
        value, note = one.reading.value.strip(), one.reading.note.strip()
        if value or one.to_talk_about or note:
            said = value or _tr("not read")
            if one.metric.stay.strip():
                said += _tr(" (healthy: {range})").format(range=at_a_glance(one.metric.stay.strip(), 60))
            told.append(": ".join((at_a_glance(one.metric.name.strip(), 80), f"{said}, {note}" if note else said)))
    return "; ".join(told)


def capacity_words(minutes: int, room: int, wanted: int, filled: int, of: int) -> str:
    """What the minutes hold, and what is to be talked about: told, and asked about where it is too much. Of what nobody
    has filled in it is not known whether it fell."""
    if not wanted and not filled:
        words = _tr("Nothing is filled in yet: what is to be talked about shows then.")
    elif not wanted and filled < of:
        words = _tr("Of {of} key results {filled} are filled in; of these nothing fell and nothing is blocked.")
    elif not wanted:
        words = _tr("Nothing fell and nothing is blocked: there is time to say what went well.")
    elif wanted > room == 0:
        words = _tr("{minutes} minutes have no room for a talk, and {wanted} to talk about: what can wait?")
    elif wanted > room:
        words = _tr("{minutes} minutes have room for {room}, {wanted} to talk about: what can wait?")
    elif wanted == 1:
        words = _tr("1 to talk about, {each} minutes; {minutes} minutes have room for {room}.")
    else:
        words = _tr("{wanted} to talk about, {each} minutes each; {minutes} minutes have room for {room}.")
    return words.format(
        minutes=minutes, room=room, wanted=wanted, each=minutes_each(minutes, wanted), filled=filled, of=of
    )


def clock_words(seconds: float) -> str:
    """Minutes and seconds: "2:59"."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02}"


def minute_words(one: CheckedResult, actions: Sequence[AgreedAction]) -> str:
    """The one-minute report as far as it is written: the number, the prediction, what is in the way, the ask, next."""
    line = one.line
    parts = []
    if line.value.strip():
        day = short_day(line.measured_on) if line.measured_on else ""
        read = _tr("{value}, read on {day}.") if day else _tr("{value} today.")
        parts.append(read.format(value=with_short_unit(line.value, one.result.unit), day=day))
    if read_score(line.predicted) is not None:
        because = line.why_changed.strip().rstrip(".")
        percent = f"{(read_score(line.predicted) or 0):.0%}".replace("%", " %")
        key = "i_predict_because" if because else "i_predict"
        parts.append(scored(one.model, key, score=as_shown(line.predicted), percent=percent, because=because))
    if line.blocker.strip():
        parts.append(_tr("In the way: {what}.").format(what=line.blocker.strip().rstrip(".")))
    asked = line.help_from.strip() or line.who_can_help.strip()
    if asked:
        parts.append(_tr("I ask {whom} for help.").format(whom=asked))
    mine = [each.text.strip().rstrip(".") for each in actions if each.key_result_id == one.result.id]
    if mine:
        parts.append(_tr("Next: {what}.").format(what=mine[0]))
    return " ".join(parts)


def _tr(words: str) -> str:
    return QCoreApplication.translate("cycle", words)
