"""A time as somebody typed it, or the question to ask about it as a KnownError. Called by the screens and the command
line, so that both read and ask alike. No Qt."""

from __future__ import annotations

from agendas import typed_times
from agendas.typed_times import TimeDoubt
from workshop_app.domain.errors import ErrorCode, KnownError

_LONGEST_SHOWN = 40

_LENGTHS = {
    TimeDoubt.WITHOUT_UNIT: ErrorCode.DURATION_WITHOUT_UNIT,
    TimeDoubt.NOT_WHOLE: ErrorCode.DURATION_NOT_WHOLE,
    TimeDoubt.TWO_LENGTHS: ErrorCode.DURATION_TWICE,
    TimeDoubt.OUT_OF_RANGE: ErrorCode.DURATION_OUT_OF_RANGE,
}
_CLOCKS = {TimeDoubt.SECONDS: ErrorCode.CLOCK_SECONDS, TimeDoubt.END_OF_DAY: ErrorCode.CLOCK_MIDNIGHT}


def length_of(typed: str) -> int:
    """Minutes; raises KnownError with the question to ask."""
    minutes = typed_times.parse_duration(typed)
    if minutes is None:
        doubt = typed_times.why_no_length(typed) or TimeDoubt.UNREADABLE
        raise _asked(_LENGTHS.get(doubt, ErrorCode.DURATION_UNREADABLE), typed)
    return minutes


def start_of(typed: str) -> int:
    """Minutes since midnight at which something begins; raises KnownError with the question to ask."""
    minutes = typed_times.parse_clock(typed)
    if minutes is None:
        raise _clock_question(typed)
    return minutes


def day_start_of(typed: str) -> int:
    """The start of a day, which is never on the next one; raises KnownError with the question to ask."""
    minutes = typed_times.parse_end(typed)
    if minutes is not None and minutes >= typed_times.LONGEST:
        raise _asked(ErrorCode.CLOCK_NEXT_DAY, typed)
    return start_of(typed)


def end_of(typed: str) -> int:
    """Minutes since midnight at which something ends (24:00 is 1440); raises KnownError with the question to ask."""
    minutes = typed_times.parse_end(typed)
    if minutes is None:
        raise _clock_question(typed)
    return minutes


def _clock_question(typed: str) -> KnownError:
    doubt = typed_times.why_no_clock(typed) or TimeDoubt.UNREADABLE
    return _asked(_CLOCKS.get(doubt, ErrorCode.CLOCK_UNREADABLE), typed)


def _asked(code: ErrorCode, typed: str) -> KnownError:
    typed = " ".join(typed.split())
    return KnownError(code, text=typed if len(typed) <= _LONGEST_SHOWN else typed[:_LONGEST_SHOWN] + "…")
