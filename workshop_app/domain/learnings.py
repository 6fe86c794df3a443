"""A learning names a cause and what follows from it. What people write instead is an excuse, which is asked about with
one open question (domain section 3.10). Pure; knows English, and is silent about every other language."""

from __future__ import annotations

import re

# What nobody in the room decides: only where it is blamed. That "bad weather costs a crossing" names a cause.
_OTHERS = (
    r"(?:(?:the|all|bad|their|our|school|summer|public|other people['’]?s|everybody['’]?s|everyone['’]?s) ){0,3}"
    r"(?:weather|wind|rain|snow|storms?|heat|traffic|holidays?|vacations?|season|summer|market|economy|circumstances"
    r"|strikes?)"
)
_SOMEBODY = r"(?:the |our )?(?:suppliers?|customers?|clients?|others|other teams?|everybody|everyone|half the team)"
_FOLLOWS = r"(?!.*\b(?:(?:so|now) we|we now|next time|from now on)\b)"  # what is learnt from it stands there, too
_EXCUSES = re.compile(
    r"\b(?:lack of (?:time|resources|people|capacity|budget|money)"
    r"|(?:no|not enough|too little|little|ran out of|short of|short on) (?:time|resources|people|capacity|budget)"
    r"|too busy|too much (?:else )?(?:to do|work|going on)|(?:other|different|changing) priorities"
    r"|priorities (?:have )?changed|(?:was|were|is|are) (?:ill|sick|on holiday|on leave)|holiday season|understaffed"
    r"|bad timing|out of our (?:hands|control)|beyond our control"
    r"|(?:(?:no|bad|rotten|hard|tough|sheer|pure|just) luck|luck (?:ran out|was (?:not with|against) us)|unlucky"
    r"|(?:were|got|was|been) (?:just )?lucky|could ?n[o’']t be helped|nobody['’]?s fault|not our fault)"
    rf"|(?:{_OTHERS}|{_SOMEBODY}) (?:(?:was|were|is|are) (?:all |always )?(?:against us|to blame|not on our side)"
    r"|got in (?:the|our) way|(?:let|held) us (?:down|up|back)|did ?n[o’']t play along|spoil(?:ed|t) it|stopped us"
    r"|(?:was|were) (?:all )?(?:away|on holiday|on leave|off))"
    rf"|(?:because of|due to|owing to|blame(?: it on)?){_FOLLOWS} {_OTHERS})\b",
    re.IGNORECASE,
)


def excuse_in(learning: str) -> str:
    """The words of a learning that tell why it could not be helped, as they stand there; "" when there are none."""
    found = _EXCUSES.search(" ".join(learning.split()))
    return found[0] if found else ""
