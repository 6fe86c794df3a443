"""Whether a field only says that nothing is known yet: "tbd", "?", "to be named", "noch offen". Such a field is empty
to whoever asks what is still missing. Pure; the words of several languages at once, because people write these words in
their own one, whatever the draft is in."""

from __future__ import annotations

import re

_OPEN = re.compile(
    r"(?:still\s+|yet\s+|noch\s+)?(?:"
    r"tb[acd]|n\s?/?\s?a|nn|open|unknown|unclear|later|not\s+(?:yet|known|sure)(?:\s+\w+)?|to\s?do|x+|"
    r"to\s+be\s+\w+(?:\s+[\w-]+){0,3}|offen|unbekannt|unklar|später|noch\s+nicht|"
    r"à\s+(?:définir|voir|nommer)|inconnue?|por\s+(?:definir|nombrar)|pendiente|desconocid[oa]|未定"
    r")(?:\s+(?:yet|noch))?",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:none|no\s?body|no\s+one|who|niemand|keine?r?|wer|personne|nadie)(?:\s+(?:yet|so\s+far|noch))?", re.I
)
_EDGES = " \t\r\n.…?!-–—_:*/()[]<>"


def is_open(text: str) -> bool:
    """Whether a text says nothing, or only that it is not known yet."""
    said = text.replace(".", "").strip(_EDGES)
    return not said or _OPEN.fullmatch(said) is not None


def is_nobody(text: str) -> bool:
    """The same of a place for a name, where "nobody yet" is none."""
    return is_open(text) or _NOBODY.fullmatch(text.strip(_EDGES)) is not None
