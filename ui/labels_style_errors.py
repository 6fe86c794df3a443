"""Sentences for what is wrong with a logo, a template, a colour or a time zone, by ErrorCode. No Qt; read by
`labels_errors`."""

from __future__ import annotations

from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.domain.errors import ErrorCode

ABOUT_STYLE: dict[ErrorCode, str] = {
    ErrorCode.ZONE_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors",
        "“{zone}” is not the name of one time zone. They go by area and city, such as Europe/Lisbon.",
    ),
    ErrorCode.COLOUR_UNKNOWN: QT_TRANSLATE_NOOP(
        "errors",
        "“{text}” is not a colour. Write six digits or letters from 0 to F, such as #7A1F5C.",
    ),
    ErrorCode.LOGO_NO_PICTURE: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not a picture that can be read, so the logo stays as it was. Choose a PNG, JPEG or SVG file.",
    ),
    ErrorCode.LOGO_TOO_MANY_DOTS: QT_TRANSLATE_NOOP(
        "errors",
        "{path} has more than {most} million pixels, far more than a logo on paper shows. Save it smaller (1,600 "
        "pixels wide is plenty) and choose it again.",
    ),
    ErrorCode.LOGO_LETTERS: QT_TRANSLATE_NOOP(
        "errors",
        "{path} holds text, and its font is not in the file: it would look different on every computer. Save it "
        "with text turned into outlines, or choose a PNG.",
    ),
    ErrorCode.LOGO_ELSEWHERE: QT_TRANSLATE_NOOP(
        "errors",
        "{path} draws something that is not in the file ({what}), and links are never followed. Save it with "
        "everything inside, or choose a PNG.",
    ),
    ErrorCode.LOGO_INTRICATE: QT_TRANSLATE_NOOP(
        "errors",
        "{path} has too many shapes for a logo on every page. Choose a simpler one, or a PNG.",
    ),
    ErrorCode.TEMPLATE_NOT_WORD: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is not a Word template. Choose a .docx or .dotx file.",
    ),
    ErrorCode.TEMPLATE_MACROS: QT_TRANSLATE_NOOP(
        "errors",
        "{path} holds macros, and those are never taken in. Save it in Word as a template without macros (.dotx) "
        "and choose that one.",
    ),
    ErrorCode.TEMPLATE_LOCKED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} has a password, or is in the old .doc format. Save it in Word as .dotx without a password and "
        "choose that one.",
    ),
    ErrorCode.TEMPLATE_DAMAGED: QT_TRANSLATE_NOOP(
        "errors",
        "{path} is damaged, so nothing was taken from it. Open it in Word, save it again and choose it again.",
    ),
    ErrorCode.TEMPLATE_EMPTY: QT_TRANSLATE_NOOP(
        "errors",
        "{path} has no styles, no header and no footer of its own, so there is nothing to take from it. Choose "
        "the file you usually start a document from.",
    ),
    ErrorCode.TEMPLATE_TOO_LARGE: QT_TRANSLATE_NOOP(
        "errors",
        "The pictures in the header and footer of {path} are too large: {most} kilobytes is the most. Make them "
        "smaller in Word (Compress Pictures) and choose it again.",
    ),
}
