"""Sentences about the engagement file itself: opening it, saving into it, its lock, its dated copies, its passphrase.
No Qt, see `labels_errors`."""

from __future__ import annotations

from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.domain.errors import ErrorCode

ABOUT_THE_FILE: dict[ErrorCode, str] = {
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
        "Nothing can be saved in {path}: no files can be created in that folder. Allow writing to it, or use a folder "
        "of your own.",
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
    ErrorCode.PLACE_FULL: QT_TRANSLATE_NOOP(
        "errors",
        "No more could be written at {path}, because the disk is full. Free some space there, or choose a place on "
        "another disk.",
    ),
    ErrorCode.PACK_UNFINISHED: QT_TRANSLATE_NOOP(
        "errors",
        "The pack in {path} is not whole, because {cause}: it stopped after {made} of {total} files. Delete that "
        "folder, and make the pack again, there or in another place.",
    ),
    ErrorCode.NOT_WRITTEN: QT_TRANSLATE_NOOP(
        "errors",
        "Nothing could be written at {path} ({detail}). Check that it can still be reached, or choose another place.",
    ),
    ErrorCode.NAME_STILL_THERE: QT_TRANSLATE_NOOP(
        "errors", "{path} still contains the name and was not changed. Delete this copy if the name must be gone."
    ),
    ErrorCode.BACKUP_FAILED: QT_TRANSLATE_NOOP(
        "errors",
        "No dated copy of {path} could be made, because {cause}. The file itself is as it was; with File, Hand over a "
        "copy you can put one in any folder.",
    ),
    ErrorCode.NEVER_HANDED_OVER: QT_TRANSLATE_NOOP(
        "errors", "This file was not handed over, and no copy of it was. There is nothing to compare it with."
    ),
    ErrorCode.NO_COMMON_COPY: QT_TRANSLATE_NOOP(
        "errors",
        "What these two files had in common is not known: neither was handed over from the other, or they were copied "
        "outside this program.",
    ),
    ErrorCode.COPY_OTHER_CLIENT: QT_TRANSLATE_NOOP(
        "errors",
        "That is a copy of another engagement ({other}), so it did not replace {path} ({client}). Open it on its own "
        "instead.",
    ),
    ErrorCode.COPY_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors", "There is no earlier version “{wanted}” of {path}. Choose a number from the list (--list)."
    ),
    ErrorCode.COPY_AMBIGUOUS: QT_TRANSLATE_NOOP(
        "errors", "More than one version of {path} is from {wanted}. Choose one of these numbers: {numbers}."
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
ANY_REASON = QT_TRANSLATE_NOOP("reasons", "the disk is not responding")
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

# Why a dated copy could not be made: the end of "because ...".
CAUSES: dict[ErrorCode, str] = {
    ErrorCode.DISK_FULL: QT_TRANSLATE_NOOP("errors", "the disk is full"),
    ErrorCode.PLACE_FULL: QT_TRANSLATE_NOOP("errors", "the disk is full"),
    ErrorCode.FILE_READ_ONLY: QT_TRANSLATE_NOOP("errors", "no files can be created in the folder of copies"),
    ErrorCode.FOLDER_UNWRITABLE: QT_TRANSLATE_NOOP("errors", "no files can be created in the folder of copies"),
    ErrorCode.FILE_MISSING: QT_TRANSLATE_NOOP("errors", "the file is no longer there"),
    ErrorCode.FILE_DAMAGED: QT_TRANSLATE_NOOP("errors", "the file itself is damaged"),
    ErrorCode.FILE_UNFINISHED: QT_TRANSLATE_NOOP("errors", "the file itself is not complete"),
    ErrorCode.FILE_UNREADABLE: QT_TRANSLATE_NOOP("errors", "the file cannot be read ({detail})"),
    ErrorCode.FILE_BUSY: QT_TRANSLATE_NOOP("errors", "another program was using the file"),
}
OTHER_CAUSE = QT_TRANSLATE_NOOP("errors", "it could not be written to the disk ({detail})")
