"""Cells that hold a formula nobody has computed. What a formula says is a sum, not a value: it is shown as it is
written and asked about, here and in `workshop_app`, and never worked out. Pure.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")  # texts, and names of sheets
_TWO_WORDS = re.compile(r"[\w)]\s+\w")  # "=1+1 and more" is a sentence
_REFERS = re.compile(r"=\s*[+\-(]*\s*(?:[$\w.]*\d|[\w.]+\(|[\w$\[\].]*!|\w+\[|\w+\|[^|]*!|[{@#])")
_LONGEST = 8_192  # characters of a formula in any spreadsheet


def is_formula(cell: str) -> bool:
    """Whether a cell is a formula in place of its value: "=A1&B1", "=SUM(B2:B9)", "='Q 1'!B2". A text that begins with
    the sign, such as "== heading ==", "=> 45 %" or "=1+1 and more", is none."""
    if not cell.startswith("=") or len(cell) > _LONGEST:
        return False
    bare = _QUOTED.sub("", cell)
    return _REFERS.match(bare) is not None and _TWO_WORDS.search(bare) is None
