"""A learning names a cause and what follows from it. What people write instead is an excuse, which is asked about with
one open question (domain section 3.10). Pure; knows English, and is silent about every other language."""

from __future__ import annotations

import re

_EXCUSES = re.compile(
    r"\b(?:lack of (?:time|resources|people|capacity|budget|money)"
    r"|(?:no|not enough|too little|little|ran out of|short of|short on) (?:time|resources|people|capacity|budget)"
    r"|too busy|too much (?:else )?(?:to do|work|going on)|(?:other|different|changing) priorities"
    r"|priorities (?:have )?changed|(?:was|were|is|are) (?:ill|sick|on holiday|on leave)|holiday season|understaffed"
    r"|bad timing|out of our (?:hands|control)|beyond our control)\b",
    re.IGNORECASE,
)


def excuse_in(learning: str) -> str:
    """The words of a learning that tell why it could not be helped, as they stand there; "" when there are none."""
    found = _EXCUSES.search(" ".join(learning.split()))
    return found[0] if found else ""
