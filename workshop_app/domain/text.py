"""What a text may hold. Kept where every stored text passes, so that no screen or document has to ask again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workshop_app.domain.errors import ErrorCode, KnownError

LONGEST_TEXT = 65_536  # characters; more is a pasted book, and no document shows it
LONGEST_NAME = 300

# Everything XML 1.0 cannot carry: C0 controls but tab and newlines, lone surrogates, U+FFFE and U+FFFF.
_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]"  # patterns, made when a text needs one
_OTHER_BREAKS = "\r\n?|[\v\f\x85\u2028\u2029]"  # of Word, PowerPoint, web pages and old Macs
_TWO_STOPS = r"(?<=[^\s.])\.(\u2069*)\.(?=\s|$)"  # the first may be that of a name that is kept apart


def without_forbidden(text: str) -> str:
    """The text without characters that Word, PDF and XML refuse; every kind of line break becomes a newline."""
    return text if text.isprintable() else re.sub(_FORBIDDEN, "", re.sub(_OTHER_BREAKS, "\n", text))


def holds_forbidden(text: str) -> bool:
    """Whether there is anything in it that Word, PDF and XML refuse."""
    plain = text.isprintable() or text.replace("\n", "").isprintable()  # quick, and nearly always true
    return not plain and re.search(_FORBIDDEN, text) is not None


def one_line(text: str) -> str:
    """A name or title: white space folded, ends trimmed."""
    return " ".join(without_forbidden(text).split())


def checked(text: str, field: str, longest: int = LONGEST_TEXT) -> str:
    """The text itself; KnownError(TEXT_TOO_LONG) above `longest` characters."""
    if len(text) > longest:
        raise KnownError(ErrorCode.TEXT_TOO_LONG, field=field, longest=longest, has=len(text))
    return text


def one_stop(words: str) -> str:
    """A sentence of ours in which a name or a text of somebody else's came last: "Nr." and our full stop are one."""
    return re.sub(_TWO_STOPS, r".\1", words)


def inside_quotes(words: str) -> str:
    """Words that will stand in double quotation marks: their own become single ones."""
    return words.translate({ord("“"): "‘", ord("”"): "’"})


def in_a_row(names: Iterable[str], beside: str = "") -> str:
    """Names one after the other: commas between them, or semicolons where a name has a comma of its own ("Vale, Nora;
    Stern, Ivo"), so that two are never read as four. `beside` is a name that will follow in the same sentence."""
    listed = tuple(names)
    return ("; " if any("," in name for name in (*listed, beside)) else ", ").join(listed)
