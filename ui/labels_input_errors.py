"""Sentences about what came from outside and could not be read: lists of people, agendas in a table, rules of groups, a
record that a client returned. No Qt, see `labels_errors`."""

from __future__ import annotations

from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.domain.errors import ErrorCode

ABOUT_INPUT: dict[ErrorCode, str] = {
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
        "{path} is {size}, and at most {most} can be read, so nothing was imported. Is it the right file? "
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
        "{path} is locked with a password, so nothing was read. Open it in your spreadsheet program, save it without a "
        "password, and choose that file.",
    ),
    ErrorCode.TABLE_NOT_A_WORKBOOK: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not an .xlsx workbook, so nothing was read. Save it as .xlsx (a list also as CSV) and try again.",
    ),
    ErrorCode.TABLE_BINARY: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is a binary workbook (.xlsb), so nothing was read. Open it in your spreadsheet program, save it as "
        ".xlsx, and choose that file.",
    ),
    ErrorCode.TABLE_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is damaged and cannot be read as a workbook, so nothing was imported. Open it in your spreadsheet "
        "program and save it again, or ask for it again.",
    ),
    ErrorCode.TABLE_IS_PDF: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is a PDF, whatever it is called, so nothing was imported. Ask for the list as .xlsx or CSV, or copy it "
        "out of the PDF and paste it.",
    ),
    ErrorCode.TABLE_IS_TEXT: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is a text document, slides or a saved mail, so nothing was imported. Open it, copy the list out of it "
        "and paste it.",
    ),
    ErrorCode.TABLE_IS_OTHER: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is a file of the format {format} and no list, so nothing was imported. Choose the list as .xlsx or "
        "CSV.",
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
    ErrorCode.NO_DRAFTS_IN_SHEET: QT_TRANSLATE_NOOP(
        "errors",
        "No objective and no key result was found in it. A sheet needs headings such as “Objective” and “Key result”, "
        "a text a line for each.",
    ),
    ErrorCode.TABLE_EMPTY: QT_TRANSLATE_NOOP(
        "errors", "There are no rows in {path}. Choose the file that holds the list."
    ),
    ErrorCode.TABLE_NO_NAMES: QT_TRANSLATE_NOOP(
        "errors", "No column of names was found in {path}. Give the column with the names the heading “Name”."
    ),
    ErrorCode.TABLE_NO_TRACKER: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is no tracker that was taken out of this program: the headings and hidden columns of its sheets were "
        "not found, and nothing was read.",
    ),
    ErrorCode.EXAMPLES_NOT_OURS: QT_TRANSLATE_NOOP(
        "errors", "{path} is not a file of examples that somebody handed on, so nothing was taken in."
    ),
    ErrorCode.EXAMPLES_TOO_NEW: QT_TRANSLATE_NOOP(
        "errors", "A later edition of this program wrote the examples in {path}. Update the program to use them."
    ),
    ErrorCode.EXAMPLES_FULL: QT_TRANSLATE_NOOP(
        "errors", "There are {most} examples, and that is the most. Remove one first."
    ),
    ErrorCode.FORM_NOT_OURS: QT_TRANSLATE_NOOP(
        "errors", "{path} is not a drafting handout of this program, so nothing was read from it."
    ),
    ErrorCode.FORM_TO_READ: QT_TRANSLATE_NOOP(
        "errors",
        "{path} was printed by this program and is no drafting handout, so no drafts were taken from it. Send out the "
        "drafting handout, whose boxes come back, or copy the lines into a text and bring that in.",
    ),
    ErrorCode.FORM_IS_HANDOUT: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is a drafting handout, so nothing was read from it as lines. Bring it in through “Bring in drafts…”, "
        "or with the command intake.",
    ),
    ErrorCode.FORM_NO_PDF: QT_TRANSLATE_NOOP(
        "errors", "{path} is called a PDF and is none, so nothing was read from it. Ask for the file once more."
    ),
    ErrorCode.FORM_LOCKED: QT_TRANSLATE_NOOP(
        "errors", "{path} is locked with a password. Save it without one, then bring it in."
    ),
    ErrorCode.FORM_NO_FIELDS: QT_TRANSLATE_NOOP(
        "errors",
        "{path} has no fields to read: it was printed to PDF, scanned, or is another paper. Ask for the file that was "
        "filled in, or type it in.",
    ),
    ErrorCode.FORM_OTHER_ENGAGEMENT: QT_TRANSLATE_NOOP(
        "errors",
        "{path} went out of another engagement, so nothing was taken from it. Open that one and drop it there.",
    ),
    ErrorCode.RETURNED_NOT_OURS: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not a deployment parameters record, so nothing was read from it. Choose the file your client sent "
        "back, a .docx or an .odt.",
    ),
    ErrorCode.RETURNED_EMPTY: QT_TRANSLATE_NOOP(
        "errors", "There is nothing in {path}: not a word stands in it. Ask for the file once more."
    ),
    ErrorCode.RETURNED_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} cannot be read ({detail}), so nothing was taken from it. Ask your client to save it and send it again.",
    ),
    ErrorCode.RETURNED_TANGLED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} cannot be read: tracked changes were written across a field, as LibreOffice 7.4 does. Open it there, "
        "accept or reject all changes and save it again, or save it as .odt.",
    ),
    ErrorCode.RETURNED_LOCKED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is locked with a password or saved in the old .doc format. Open it in Word, save it as .docx without "
        "a password, and drop that file.",
    ),
    ErrorCode.RETURNED_MACROS: QT_TRANSLATE_NOOP(
        "errors", "{path} contains macros and was not opened. Ask for a plain file without macros."
    ),
    ErrorCode.RETURNED_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors", "{path} is far larger than any paper of this program and was not opened. Check where it comes from."
    ),
    ErrorCode.RETURNED_OTHER_CLIENT: QT_TRANSLATE_NOOP(
        "errors", "{path} belongs to another engagement, not to {client}. Open that engagement and drop the file there."
    ),
    ErrorCode.RULES_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors",
        "The rules in {path} cannot be read ({detail}). Write them as TOML: apart, together and rather_not, each a "
        'list of lists of names, such as apart = [["Ana", "Ben"]].',
    ),
}
