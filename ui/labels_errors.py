"""One sentence for every ErrorCode: what happened, and what to do. No Qt: the command line speaks these sentences in
English, `labels.error_sentence` in the language of the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from ui.labels_file_errors import ABOUT_THE_FILE, CAUSES, HOLDERS, OTHER_CAUSE, SINCE, SOMEBODY
from ui.labels_input_errors import ABOUT_INPUT
from ui.labels_people_errors import ABOUT_PEOPLE
from ui.labels_style_errors import ABOUT_STYLE
from ui.labels_times import ABOUT_TIMES
from ui.labels_versions import KINDS
from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.clock import SystemClock
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.text import one_stop

_NO_LETTERS = "[\x00-\x1f\x7f-\x9f\ud800-\udfff]"  # a pattern, made when an error is worded

SENTENCES: dict[ErrorCode, str] = {
    **ABOUT_THE_FILE,
    **ABOUT_INPUT,
    **ABOUT_PEOPLE,
    **ABOUT_STYLE,
    **ABOUT_TIMES,
    ErrorCode.NOT_FOUND: QT_TRANSLATE_NOOP(
        "errors", "What you wanted to change is no longer there ({kind}). Undo brings back what was removed."
    ),
    ErrorCode.WORKSHOP_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors",
        "No workshop, or more than one, is called “{wanted}” in this file; info --json lists them.",
    ),
    ErrorCode.NO_WORKSHOP_YET: QT_TRANSLATE_NOOP("errors", "There is no workshop with a day in this file yet."),
    ErrorCode.CHECK_IN_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "No check-in has the id “{wanted}”. The list of check-ins shows each with its id."
    ),
    ErrorCode.SET_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "No set, or more than one, is known as “{wanted}”. Its id or the name of its team finds it."
    ),
    ErrorCode.TRACKER_MOVED_ON: QT_TRANSLATE_NOOP(
        "errors", "Something this tracker changes was changed here meanwhile. Read it in again; nothing was taken."
    ),
    ErrorCode.DRAFTS_MOVED_ON: QT_TRANSLATE_NOOP(
        "errors", "A draft this file changes was changed here meanwhile. Read the file again; nothing was taken."
    ),
    ErrorCode.SET_WAS_SEEDED: QT_TRANSLATE_NOOP("errors", "The next set was already begun from this one."),
    ErrorCode.NOTHING_TO_SEED: QT_TRANSLATE_NOOP(
        "errors", "Nothing of this set is marked keep or modify yet, so there is nothing to begin the next set with."
    ),
    ErrorCode.SET_PUBLISHED: QT_TRANSLATE_NOOP(
        "errors",
        "This set is published, so nothing was changed: say why and who agreed, or take it back to draft first.",
    ),
    ErrorCode.TEXT_TOO_LONG: QT_TRANSLATE_NOOP(
        "errors",
        "This text is too long for “{field}”: at most {longest} characters fit. Shorten it and it will be saved.",
    ),
    ErrorCode.NO_ROOM: QT_TRANSLATE_NOOP(
        "errors",
        "There is no room for more in this file ({things}: at most {most}), so nothing was added. Remove what you no "
        "longer need, or go on in a second file.",
    ),
    ErrorCode.NO_ROOM_IN_FILE: QT_TRANSLATE_NOOP(
        "errors",
        "This file is full: it may not grow beyond {most} MB. Remove what you no longer need, or go on in a second "
        "file.",
    ),
    ErrorCode.CONTRIBUTES_TO_ITSELF: QT_TRANSLATE_NOOP(
        "errors", "Both are written by the same team. Choose an objective or key result of another team."
    ),
    ErrorCode.TEXT_MISSING: QT_TRANSLATE_NOOP("errors", "“{field}” is still empty. Write something there first."),
    ErrorCode.NUMBER_OUT_OF_RANGE: QT_TRANSLATE_NOOP(
        "errors", "“{field}” must be between {lowest} and {highest}. Choose a number in that range."
    ),
    ErrorCode.DATE_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "“{text}” in “{field}” is not a date the program can read. Write it like 31 January 2027 or 2027-01-31.",
    ),
    ErrorCode.DECISION_MISSING: QT_TRANSLATE_NOOP(
        "errors", "“{parameter}” has no decision yet. Choose an option or write the decision, then mark it decided."
    ),
    ErrorCode.CONFLICT_UNSETTLED: QT_TRANSLATE_NOOP(
        "errors",
        "The answers to “{parameter}” differ ({names}). Write down how it was agreed and by whom, then mark it "
        "decided.",
    ),
    ErrorCode.SESSION_NOT_RUNNING: QT_TRANSLATE_NOOP(
        "errors", "Session {number} is not running. Start it first; a finished session keeps the times it had."
    ),
    ErrorCode.COUNTRY_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "No public holidays are known for “{country}”. Write the two letters of a country, such as DE or GB."
    ),
    ErrorCode.WORKSHOP_RUNNING: QT_TRANSLATE_NOOP(
        "errors", "The day of “{title}” was started and not ended. End it first, then it can be removed."
    ),
    ErrorCode.WORKSHOP_OVER: QT_TRANSLATE_NOOP(
        "errors", "“{title}” is finished; what happened that day is kept as it was. Plan a new workshop instead."
    ),
    ErrorCode.STEP_HAS_RUN: QT_TRANSLATE_NOOP(
        "errors", "“{title}” has begun or is over, and what happened is kept. Change what comes after it instead."
    ),
    ErrorCode.CHANGED_MEANWHILE: QT_TRANSLATE_NOOP(
        "errors",
        "This was changed in another place meanwhile, so nothing was overwritten. Look at what is there now, then "
        "change it again.",
    ),
    ErrorCode.CHANGED_WHILE_TYPING: QT_TRANSLATE_NOOP(
        "errors",
        "While you were typing, this became “{now}” in another place. Your words are still in the field but not saved: "
        "type on to keep them, or empty the field to take the other.",
    ),
    ErrorCode.EMPTIED_WHILE_TYPING: QT_TRANSLATE_NOOP(
        "errors",
        "While you were typing, this was emptied in another place. Your words are still in the field but not saved: "
        "type on to keep them, or empty the field as well.",
    ),
    ErrorCode.RUN_NOT_POSSIBLE: QT_TRANSLATE_NOOP(
        "errors", "That does not work at this point of the day ({reason}). Nothing was changed."
    ),
    ErrorCode.AGENDA_INVALID: QT_TRANSLATE_NOOP(
        "errors", "The agenda in {path} has mistakes: {mistakes}. Correct them and open it again."
    ),
    ErrorCode.AGENDA_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no agenda called “{id}”. Choose one from the list."
    ),
    ErrorCode.DOCUMENT_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no document called “{id}”. Choose one from the list."
    ),
    ErrorCode.NOTHING_TO_EXPORT: QT_TRANSLATE_NOOP(
        "errors", "There is nothing to put into “{document}” yet. Fill in the part it is made from first."
    ),
    ErrorCode.WORKSHOP_UNDATED: QT_TRANSLATE_NOOP(
        "errors", "There is no calendar of “{workshop}”: it has no day yet. Give it one first."
    ),
    ErrorCode.EXPORT_MISMATCH: QT_TRANSLATE_NOOP(
        "errors",
        "The document was checked after saving and is not as it should be ({detail}), so {path} was not kept. Try the "
        "other format, and please report this.",
    ),
    ErrorCode.LANGUAGE_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "The language “{language}” is not available here. Choose one from the list."
    ),
}


def cause(error: KnownError) -> str:
    """The words for the code that a failure names as its `reason`, untranslated."""
    return next((words for code, words in CAUSES.items() if code == error.facts.get("reason")), OTHER_CAUSE)


class SafeFacts(dict[str, object]):
    """A sentence must never fail for a missing fact: it is left open. Nor for the name of a file, which may hold line
    ends, and bytes that are no letters."""

    def __missing__(self, key: str) -> str:
        return "…"

    def __getitem__(self, key: str) -> object:
        value = super().__getitem__(key)
        return value if isinstance(value, int | float) else re.sub(_NO_LETTERS, "�", " ".join(str(value).split("\n")))


# What there are too many of, by the field that names their owner; whatever belongs to the file as a whole is called
# as in `labels_versions.KINDS`.
UNDER_ONE: dict[object, str] = {
    "set_id": QT_TRANSLATE_NOOP("errors", "objectives in one set"),
    "objective_id": QT_TRANSLATE_NOOP("errors", "key results of one objective"),
    "team_id": QT_TRANSLATE_NOOP("errors", "sets of one team"),
    "workshop_id": QT_TRANSLATE_NOOP("errors", "people in one workshop"),
    "run_id": QT_TRANSLATE_NOOP("errors", "events of one day"),
}


def in_english(error: KnownError) -> str:
    """The sentence for this failure, untranslated."""
    return worded(error, str, _day_in_english, str)


def _clock_in_english(at: datetime) -> str:
    return f"{at:%H:%M}"


def worded(
    error: KnownError,
    translated: Callable[[str], str],
    day: Callable[[date], str],
    kind: Callable[[str], str],
    clock: Callable[[datetime], str] = _clock_in_english,
) -> str:
    """The sentence with its facts; the words, the days, the times and the kinds of things in the reader's own way."""
    facts = SafeFacts(error.facts)
    if error.code in (ErrorCode.FILE_TOO_MANY, ErrorCode.NO_ROOM):
        facts["things"] = _things(facts, translated, kind)
    facts["cause"] = translated(cause(error)).format_map(facts)
    if error.code is ErrorCode.FILE_LOCKED:
        facts["who"] = _who(facts, translated, day, clock)
    return one_stop(translated(str(SENTENCES[error.code])).format_map(facts))


def _who(
    facts: SafeFacts,
    translated: Callable[[str], str],
    day: Callable[[date], str],
    clock: Callable[[datetime], str],
) -> str:
    """Who has the file open, and since when by the clock on this wall; what is not known is left out."""
    named, elsewhere = bool(facts.get("user")), not facts.get("here")
    known = HOLDERS[named, elsewhere] if facts.get("host") else SOMEBODY
    who = translated(str(known)).format_map(facts)
    try:
        since = datetime.fromisoformat(str(facts.get("since"))).astimezone()
    except ValueError:
        return who
    moment = clock(since)
    if since.date() != SystemClock().now().astimezone().date():
        moment = f"{day(since.date())}, {moment}"
    return translated(str(SINCE)).format(who=who, moment=moment)


def _things(facts: SafeFacts, translated: Callable[[str], str], kind: Callable[[str], str]) -> str:
    if facts.get("owner") in UNDER_ONE:
        return translated(UNDER_ONE[facts["owner"]])
    return kind(KINDS.get(re.sub(r"(?<!^)(?=[A-Z])", "_", str(facts.get("kind"))).lower(), "…"))


def _day_in_english(day: date) -> str:
    import calendar  # for an error on the command line only

    return f"{calendar.day_name[day.weekday()]} {day.day} {calendar.month_name[day.month]} {day.year}"
