"""One sentence for every ErrorCode: what happened, and what to do. No Qt: the command line speaks these sentences in
English, `labels.error_sentence` in the language of the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from ui.labels_versions import KINDS
from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.clock import SystemClock
from workshop_app.domain.errors import ErrorCode, KnownError

_NO_LETTERS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

SENTENCES: dict[ErrorCode, str] = {
    ErrorCode.FILE_MISSING: QT_TRANSLATE_NOOP(
        "errors", "There is no file at {path}. It may have been moved or renamed: open it from where it is now."
    ),
    ErrorCode.FILE_NOT_OURS: QT_TRANSLATE_NOOP(
        "errors", "{path} is not an engagement file. Choose a file whose name ends in .okrw."
    ),
    ErrorCode.FILE_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is damaged and was left untouched ({detail}). What can still be read can be rescued, and an earlier "
        "version may be intact.",
    ),
    ErrorCode.FILE_DAMAGED_OR_LOCKED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is damaged, or has a passphrase and no longer says so. It was left untouched. Go back to an earlier "
        "version; if it asks for a passphrase, type yours there.",
    ),
    ErrorCode.FILE_UNFINISHED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not complete and was left untouched ({detail}). If it is still being copied, open it again when "
        "that is done; if not, copy it again or open an earlier version.",
    ),
    ErrorCode.FILE_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "{path} cannot be read ({detail}). Check that its disk is connected and that you are allowed to read it.",
    ),
    ErrorCode.FILE_NAME_UNUSABLE: QT_TRANSLATE_NOOP(
        "errors", "The name {path} cannot be used for a file here ({detail}). Give it a shorter, simpler name."
    ),
    ErrorCode.FILE_FOREIGN_CONTENT: QT_TRANSLATE_NOOP(
        "errors",
        "{path} contains something this program never writes ({what}), so it was not opened and nothing in it was "
        "changed. Ask whoever sent it for a fresh copy, made with File, Hand over a copy.",
    ),
    ErrorCode.FILE_TOO_SLOW: QT_TRANSLATE_NOOP(
        "errors",
        "Reading {path} took far too long and was stopped; the file is as it was. An intact file opens in a moment: "
        "go back to an earlier version, or ask whoever sent it for a fresh copy.",
    ),
    ErrorCode.FILE_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is {size} MB, and files of this program never grow beyond {most} MB. It was not opened and is as it "
        "was: ask whoever sent it for a fresh copy.",
    ),
    ErrorCode.FILE_TOO_MANY: QT_TRANSLATE_NOOP(
        "errors",
        "{path} contains more than this program ever puts into a file ({things}: {has}, at most {most}). It was not "
        "opened and is as it was: ask whoever sent it for a fresh copy.",
    ),
    ErrorCode.FILE_VALUE_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "{path} contains a text of {size} MB, and this program never writes one of more than {most} MB. The file was "
        "not opened and is as it was: ask whoever sent it for a fresh copy.",
    ),
    ErrorCode.FILE_TOO_NEW: QT_TRANSLATE_NOOP(
        "errors",
        "{path} was made by a newer edition of this program (version {version}, this one reads {ours}). "
        "Update the program, then open the file again.",
    ),
    ErrorCode.FILE_READ_ONLY: QT_TRANSLATE_NOOP(
        "errors",
        "{path} cannot be changed: it is write-protected, or open for reading only. Remove the protection, or hand "
        "over a copy and work in that.",
    ),
    ErrorCode.FILE_LOCKED: QT_TRANSLATE_NOOP(
        "errors", "{path} is already open ({who}). Close it there, or open it for reading only."
    ),
    ErrorCode.LOCK_IN_THE_WAY: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is in the way: while a file is open, the program keeps its lock or its journal under this name, but "
        "something else has the name, such as a link or a folder. See what it is, move it away, and try again.",
    ),
    ErrorCode.FILE_EXISTS: QT_TRANSLATE_NOOP(
        "errors", "{path} already exists and was not touched. Choose another name, or move the old file away."
    ),
    ErrorCode.FOLDER_UNWRITABLE: QT_TRANSLATE_NOOP(
        "errors",
        "Nothing can be saved in {path}: no files can be created in that folder. Allow writing to it, or move your "
        "file into a folder of your own.",
    ),
    ErrorCode.FILE_REPLACED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} was moved or replaced while it was open here, so nothing more is saved into it. "
        "Close it, find the right file and open that.",
    ),
    ErrorCode.FILE_BUSY: QT_TRANSLATE_NOOP(
        "errors",
        "Another program is using {path} right now, so the last change is not saved. Try again shortly.",
    ),
    ErrorCode.DISK_FULL: QT_TRANSLATE_NOOP(
        "errors",
        "The disk is full, so the last change is not saved. Free some space; your text stays where you typed it.",
    ),
    ErrorCode.DISK_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "The last change could not be written to the disk ({detail}). Your text stays where you typed it; check that "
        "{path} can still be reached.",
    ),
    ErrorCode.NAME_STILL_THERE: QT_TRANSLATE_NOOP(
        "errors", "{path} still contains the name and was not changed. Delete this copy if the name must be gone."
    ),
    ErrorCode.BACKUP_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "No dated copy of {path} could be made, because {cause}. The file itself is as it was; with File, Hand over a "
        "copy you can put one in any folder.",
    ),
    ErrorCode.COPY_OTHER_CLIENT: QT_TRANSLATE_NOOP(
        "errors",
        "That is a copy of another engagement ({other}), so it did not replace {path} ({client}). Open it on its own "
        "instead.",
    ),
    ErrorCode.COPY_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no earlier version “{wanted}” of {path}. Choose a number from the list (--list)."
    ),
    ErrorCode.NOT_DAMAGED: QT_TRANSLATE_NOOP(
        "errors", "Nothing is wrong with {path}, so there is nothing to rescue and it was left as it is."
    ),
    ErrorCode.NOTHING_RESCUED: QT_TRANSLATE_NOOP(
        "errors", "Nothing in {path} can be read any more. It was left as it is; go back to an earlier version."
    ),
    ErrorCode.PASSPHRASE_NEEDED: QT_TRANSLATE_NOOP(
        "errors", "{path} has a passphrase and cannot be opened without it."
    ),
    ErrorCode.PASSPHRASE_WRONG: QT_TRANSLATE_NOOP(
        "errors",
        "This passphrase does not open {path}. Try again; capital letters and spaces count. If you are sure of it, "
        "try an earlier version of the file.",
    ),
    ErrorCode.PASSPHRASE_OF_COPIES: QT_TRANSLATE_NOOP(
        "errors",
        "This passphrase opens earlier versions of {path}, but not the file itself: it is an earlier passphrase, or "
        "the file is damaged. Nothing was changed. Go back to an earlier version, or try another passphrase.",
    ),
    ErrorCode.PASSPHRASE_SHORT: QT_TRANSLATE_NOOP(
        "errors",
        "A passphrase needs at least {shortest} characters, not counting spaces. Three or four words are "
        "easy to remember.",
    ),
    ErrorCode.PASSPHRASE_BLANK: QT_TRANSLATE_NOOP(
        "errors",
        "This passphrase has nothing in it but spaces. Type at least {shortest} characters, such as three or four "
        "words.",
    ),
    ErrorCode.PASSPHRASE_NOT_ASKED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} has a passphrase, and there is no terminal here to ask for it. Put it on the first line of a file and "
        "name that file with --passphrase-file.",
    ),
    ErrorCode.PASSPHRASE_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors", "No passphrase could be read from {path}. It has to be the first line of that file."
    ),
    ErrorCode.NOT_FOUND: QT_TRANSLATE_NOOP(
        "errors", "What you wanted to change is no longer there ({kind}). Undo brings back what was removed."
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
    ErrorCode.TEXT_MISSING: QT_TRANSLATE_NOOP("errors", "“{field}” is still empty. Write something there first."),
    ErrorCode.NUMBER_OUT_OF_RANGE: QT_TRANSLATE_NOOP(
        "errors", "“{field}” must be between {lowest} and {highest}. Choose a number in that range."
    ),
    ErrorCode.DATE_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors", "“{text}” in “{field}” is not a date the program can read. Write it like 2027-01-31."
    ),
    ErrorCode.DURATION_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors", "“{text}” is not a length of time. Write it like 45, 1h30 or 1:30."
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
    ErrorCode.RUN_NOT_POSSIBLE: QT_TRANSLATE_NOOP(
        "errors", "That does not work at this point of the day ({reason}). Nothing was changed."
    ),
    ErrorCode.INPUT_IS_FOLDER: QT_TRANSLATE_NOOP("errors", "{path} is a folder. Choose a file inside it."),
    ErrorCode.INPUT_NOT_A_FILE: QT_TRANSLATE_NOOP(
        "errors", "{path} is a device or a pipe, not a saved file, so nothing was read. Choose a saved file."
    ),
    ErrorCode.INPUT_LINK_LOOP: QT_TRANSLATE_NOOP(
        "errors", "{path} is a link that leads back to itself, so there is no file to read. Choose the file itself."
    ),
    ErrorCode.INPUT_LINK_BROKEN: QT_TRANSLATE_NOOP(
        "errors", "{path} is a link to a file that is no longer there. Choose the file where it is now."
    ),
    ErrorCode.INPUT_NAME_LOST: QT_TRANSLATE_NOOP(
        "errors",
        "Some characters in the name of {path} are not valid, so the file cannot be found. Rename it and try again.",
    ),
    ErrorCode.INPUT_NOT_ALLOWED: QT_TRANSLATE_NOOP(
        "errors", "You are not allowed to read {path}. Ask whoever owns it for access, or for a copy."
    ),
    ErrorCode.INPUT_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors", "{path} cannot be read ({detail}). Copy it to this computer and try again."
    ),
    ErrorCode.INPUT_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is {size} MB, and at most {most} MB can be read, so nothing was imported. Is it the right file? "
        "Choose a smaller one.",
    ),
    ErrorCode.TABLE_ENCODING: QT_TRANSLATE_NOOP(
        "errors",
        "{path} cannot be read as {encoding} text, so nothing was imported. Save it as CSV in UTF-8, or as .xlsx.",
    ),
    ErrorCode.TABLE_NOT_TEXT: QT_TRANSLATE_NOOP(
        "errors",
        "Line {line} of {path} contains characters that do not belong in a list, so nothing was imported. If it is a "
        "list, save it again as CSV in UTF-8, or as .xlsx.",
    ),
    ErrorCode.TABLE_LINE_TOO_LONG: QT_TRANSLATE_NOOP(
        "errors",
        "Line {line} of {path} is longer than {most} characters, so nothing was imported. Check that it is a list "
        "with one entry per line.",
    ),
    ErrorCode.TABLE_TOO_LONG: QT_TRANSLATE_NOOP(
        "errors",
        "{path} has {rows} rows, and at most {most} can be imported at once, so nothing was imported. Delete the rows "
        "you do not need, or split the list.",
    ),
    ErrorCode.TABLE_TOO_WIDE: QT_TRANSLATE_NOOP(
        "errors",
        "Row {line} of {path} has {columns} columns, and at most {most} can be read, so nothing was imported. Keep "
        "the columns you need and try again.",
    ),
    ErrorCode.TABLE_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is far larger than a list of people or an agenda (at most {most} cells, empty ones included), so "
        "nothing was imported. Copy the rows you need into a new workbook.",
    ),
    ErrorCode.TABLE_LOCKED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is locked with a password or saved in the old .xls format. Open it in your spreadsheet program, save "
        "it as .xlsx without a password, and choose that file.",
    ),
    ErrorCode.TABLE_NOT_A_WORKBOOK: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not an .xlsx workbook, so nothing was imported. Save the list as .xlsx or CSV and try again.",
    ),
    ErrorCode.TABLE_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is damaged and cannot be read as a workbook, so nothing was imported. Open it in your spreadsheet "
        "program and save it again, or ask for it again.",
    ),
    ErrorCode.PASTED_TOO_LONG: QT_TRANSLATE_NOOP(
        "errors",
        "You pasted {rows} rows, and at most {most} can be imported at once, so nothing was imported. Copy a smaller "
        "part.",
    ),
    ErrorCode.PASTED_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "You pasted {characters} characters, and at most {most} can be read, so nothing was imported. Copy a smaller "
        "part.",
    ),
    ErrorCode.TABLE_EMPTY: QT_TRANSLATE_NOOP(
        "errors", "There are no rows in {path}. Choose the file that holds the list."
    ),
    ErrorCode.TABLE_NO_NAMES: QT_TRANSLATE_NOOP(
        "errors", "No column of names was found in {path}. Give the column with the names the heading “Name”."
    ),
    ErrorCode.RETURNED_NOT_OURS: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not a parameters record in Word format, so nothing was read from it. Choose the .docx file your "
        "client sent back.",
    ),
    ErrorCode.RETURNED_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} cannot be read ({detail}), so nothing was taken from it. Ask your client to save it and send it again.",
    ),
    ErrorCode.RETURNED_LOCKED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is locked with a password or saved in the old .doc format. Open it in Word, save it as .docx without "
        "a password, and drop that file.",
    ),
    ErrorCode.RETURNED_MACROS: QT_TRANSLATE_NOOP(
        "errors", "{path} contains macros and was not opened. Ask for a plain .docx file without macros."
    ),
    ErrorCode.RETURNED_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors", "{path} is far larger than any parameters record and was not opened. Check where it comes from."
    ),
    ErrorCode.RETURNED_OTHER_CLIENT: QT_TRANSLATE_NOOP(
        "errors", "{path} belongs to another engagement, not to {client}. Open that engagement and drop the file there."
    ),
    ErrorCode.RULES_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "The rules in {path} cannot be read ({detail}). Write them as TOML: apart, together and rather_not, each a "
        'list of lists of names, such as apart = [["Ana", "Ben"]].',
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
    ErrorCode.EXPORT_MISMATCH: QT_TRANSLATE_NOOP(
        "errors",
        "The document was checked after saving and is not as it should be ({detail}), so {path} was not kept. Try the "
        "other format, and please report this.",
    ),
    ErrorCode.LANGUAGE_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "The language “{language}” is not available here. Choose one from the list."
    ),
}


HOLDERS = {
    # who has a file open, by what is known of them: (a name, a computer other than this one)
    (True, False): QT_TRANSLATE_NOOP("errors", "by {user} on this computer"),
    (True, True): QT_TRANSLATE_NOOP("errors", "by {user} on {host}"),
    (False, True): QT_TRANSLATE_NOOP("errors", "on {host}"),
    (False, False): QT_TRANSLATE_NOOP("errors", "on this computer"),
}
SOMEBODY = QT_TRANSLATE_NOOP("errors", "by somebody else")
SINCE = QT_TRANSLATE_NOOP("errors", "{who} since {moment}")

# Why something is not saved, in the few words the foot line has room for: "NOT SAVED, because …".
REASONS: dict[ErrorCode, str] = {
    ErrorCode.DISK_FULL: QT_TRANSLATE_NOOP("reasons", "the disk is full"),
    ErrorCode.FILE_MISSING: QT_TRANSLATE_NOOP("reasons", "the file is no longer there"),
    ErrorCode.FILE_REPLACED: QT_TRANSLATE_NOOP("reasons", "another file has taken its place"),
    ErrorCode.FILE_READ_ONLY: QT_TRANSLATE_NOOP("reasons", "the file is read-only"),
    ErrorCode.FILE_BUSY: QT_TRANSLATE_NOOP("reasons", "another program is using the file"),
    ErrorCode.FILE_DAMAGED: QT_TRANSLATE_NOOP("reasons", "the file is damaged"),
    ErrorCode.FOLDER_UNWRITABLE: QT_TRANSLATE_NOOP("reasons", "its folder cannot be written to"),
    ErrorCode.LOCK_IN_THE_WAY: QT_TRANSLATE_NOOP("reasons", "something is in the way of its journal"),
}
# What the banner says while an open file takes nothing and everything goes on in memory.
UNSAVED: dict[ErrorCode, str] = {
    ErrorCode.FILE_MISSING: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is no longer there. Put the stick back in, or the file back in its place. What you write stays in this "
        "window and is saved as soon as the file is there again.",
    ),
    ErrorCode.DISK_FULL: QT_TRANSLATE_NOOP(
        "errors",
        "The disk is full. Free some space: what you write stays in this window and is saved as soon as there is room.",
    ),
    ErrorCode.FILE_BUSY: QT_TRANSLATE_NOOP(
        "errors",
        "Another program is using {path}. What you write stays in this window and is saved as soon as the file is "
        "free.",
    ),
    ErrorCode.FILE_READ_ONLY: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is read-only at the moment. Allow changes to it again: what you write stays in this window and is "
        "saved then.",
    ),
    ErrorCode.FILE_REPLACED: QT_TRANSLATE_NOOP(
        "errors",
        "Another file has taken the place of {path}, perhaps through a synced folder, and will not be overwritten. "
        "What you write stays in this window: save a copy elsewhere, or put your own file back.",
    ),
    ErrorCode.DISK_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "The disk with {path} is not responding. Check the stick or the network drive: what you write stays in this "
        "window and is saved as soon as the disk responds.",
    ),
}
ANY_REASON = QT_TRANSLATE_NOOP("reasons", "the disk is not responding")


# Why a dated copy could not be made: the end of "because ...".
CAUSES: dict[ErrorCode, str] = {
    ErrorCode.DISK_FULL: QT_TRANSLATE_NOOP("errors", "the disk is full"),
    ErrorCode.FILE_READ_ONLY: QT_TRANSLATE_NOOP("errors", "no files can be created in the folder of copies"),
    ErrorCode.FOLDER_UNWRITABLE: QT_TRANSLATE_NOOP("errors", "no files can be created in the folder of copies"),
    ErrorCode.FILE_MISSING: QT_TRANSLATE_NOOP("errors", "the file is no longer there"),
    ErrorCode.FILE_DAMAGED: QT_TRANSLATE_NOOP("errors", "the file itself is damaged"),
    ErrorCode.FILE_UNFINISHED: QT_TRANSLATE_NOOP("errors", "the file itself is not complete"),
    ErrorCode.FILE_UNREADABLE: QT_TRANSLATE_NOOP("errors", "the file cannot be read ({detail})"),
    ErrorCode.FILE_BUSY: QT_TRANSLATE_NOOP("errors", "another program was using the file"),
}
OTHER_CAUSE = QT_TRANSLATE_NOOP("errors", "it could not be written to the disk ({detail})")


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
        return value if isinstance(value, int | float) else _NO_LETTERS.sub("�", " ".join(str(value).split("\n")))


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


def worded(
    error: KnownError, translated: Callable[[str], str], day: Callable[[date], str], kind: Callable[[str], str]
) -> str:
    """The sentence with its facts; the words, the days and the kinds of things in the reader's own language."""
    facts = SafeFacts(error.facts)
    if error.code in (ErrorCode.FILE_TOO_MANY, ErrorCode.NO_ROOM):
        facts["things"] = _things(facts, translated, kind)
    facts["cause"] = translated(cause(error)).format_map(facts)
    if error.code is ErrorCode.FILE_LOCKED:
        facts["who"] = _who(facts, translated, day)
    return translated(str(SENTENCES[error.code])).format_map(facts)


def _who(facts: SafeFacts, translated: Callable[[str], str], day: Callable[[date], str]) -> str:
    """Who has the file open, and since when by the clock on this wall; what is not known is left out."""
    named, elsewhere = bool(facts.get("user")), not facts.get("here")
    known = HOLDERS[named, elsewhere] if facts.get("host") else SOMEBODY
    who = translated(str(known)).format_map(facts)
    try:
        since = datetime.fromisoformat(str(facts.get("since"))).astimezone()
    except ValueError:
        return who
    moment = f"{since:%H:%M}"
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
