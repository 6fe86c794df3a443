"""What is asked about a time that was typed and has no clear meaning. No Qt, see `labels_errors`."""

from __future__ import annotations

from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.domain.errors import ErrorCode

ABOUT_TIMES: dict[ErrorCode, str] = {
    ErrorCode.DURATION_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors", "“{text}” is not a length of time. Write it like 45, 1h30 or 1:30."
    ),
    ErrorCode.DURATION_WITHOUT_UNIT: QT_TRANSLATE_NOOP(
        "errors", "“{text}”: is that hours? Write {text}h, or the minutes as a whole number."
    ),
    ErrorCode.DURATION_NOT_WHOLE: QT_TRANSLATE_NOOP(
        "errors", "“{text}” does not come to whole minutes. How many minutes should it be?"
    ),
    ErrorCode.DURATION_TWICE: QT_TRANSLATE_NOOP("errors", "“{text}” is more than one length. Which one should it be?"),
    ErrorCode.DURATION_OUT_OF_RANGE: QT_TRANSLATE_NOOP(
        "errors", "“{text}” is not between one minute and 24 hours. How long should it be?"
    ),
    ErrorCode.CLOCK_UNREADABLE: QT_TRANSLATE_NOOP(
        "errors", "“{text}” is not a time of day. Write it like 9:00, 2:30 pm or noon."
    ),
    ErrorCode.CLOCK_SECONDS: QT_TRANSLATE_NOOP(
        "errors", "“{text}” has seconds, and a plan counts whole minutes. Which minute do you mean?"
    ),
    ErrorCode.CLOCK_MIDNIGHT: QT_TRANSLATE_NOOP(
        "errors", "“{text}”: the midnight before the day, or the one after? Write 00:00 or 00:00 (+1)."
    ),
    ErrorCode.CLOCK_NEXT_DAY: QT_TRANSLATE_NOOP(
        "errors", "“{text}” is not on this day. Which start between 00:00 and 23:59 do you mean?"
    ),
}
