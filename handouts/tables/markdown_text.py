"""What somebody typed, as Markdown that is read as it was typed: in a program that shows it, and by the bare eye. Only
what would be markup where it stands is escaped, so that "08:30 – Welcome - team (day 1)" has no backslash in it.
"""

from __future__ import annotations

import re

from workshop_app.domain.reading_direction import with_marks
from workshop_app.domain.text import without_forbidden

_INLINE = re.compile(
    r"""(?x)
      \\(?=[!-/:-@\[-`{-~]|$)          # a backslash that would escape, or break the line
    | [`|]                             # code, and the edge of a cell
    | \*(?=\S) | (?<=\S)\*             # emphasis
    | (?<![^\W_])_(?=\S) | (?<=\S)_(?![^\W_])
    | ~(?=\S) | (?<=\S)~               # struck out
    | <(?=[A-Za-z/!?])                 # a tag, or an address
    | &(?=\#?\w+;)                     # a named letter
    | \](?=[(:\[])                     # a link, a picture, a note
    | \$(?=[^\s$][^$]*\$)              # a formula
    | :(?=[a-z_+-]{2,}:)               # a named picture
    """
)
# A heading, an entry of a list, a quotation, the line below a heading.
_BLOCK = re.compile(
    r"(?:\#{1,6}|[-+*])(?=\s|$)|>|[-=]+\s*$"
)  # a heading, an entry, a quotation, a line below a heading
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")
_LAST = re.compile(r"(?<=\s)#+$")  # of a heading


def as_text(typed: str) -> str:
    """One line, for a paragraph, a heading or a cell."""
    text = " ".join(with_marks(without_forbidden(typed)).split())
    text = _INLINE.sub(r"\\\g<0>", text)
    if _BLOCK.match(text):
        text = f"\\{text}"
    text = _NUMBERED.sub(r"\1\\", text) if _NUMBERED.match(text) else text
    return _LAST.sub(r"\\\g<0>", text)
