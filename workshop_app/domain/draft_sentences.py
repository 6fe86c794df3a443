"""How many sentences a text has, as somebody counts them: used for the why now (W01) and for the count beside it."""

from __future__ import annotations

import re

from workshop_app.domain.draft_words import words_for

_SAID = re.compile(r"\w")
# A mark at the start of a line; in a text that begins with "1." every number of one or two figures with a mark.
_POINT = re.compile(r"(?:^|\n)[^\S\n]*(?:[-–—*•·▪‣]|\(?\d{1,2}[.)])\s+")
_NUMBERED = re.compile(r"(?:^|\s)\(?\d{1,2}[.)]\s+")
_FIRST_OF_LIST = re.compile(r"\s*\(?1[.)]\s")
NUMBER = "no."
_SENTENCE_END = re.compile(r"(?<![.!?…؟۔।])[.!?…؟۔।]++[\"”’»)]*+(?=\s|$)|[。！？]+[」』）”]*")


def sentences(text: str, language: str) -> int:
    """How many sentences a text has; abbreviations and decimal points do not end one. Each point of a list is one, with
    or without a stop."""
    points = (_NUMBERED if _FIRST_OF_LIST.match(text) else _POINT).split(text.strip())
    return sum(_in_a_point(point, language) for point in points if _SAID.search(point))


def _in_a_point(text: str, language: str) -> int:
    words, lower = words_for(language), text.lower()
    for short in words.style.abbreviations if words else ():
        if short.lower() not in lower:
            continue
        number = r"(?=\s*\d)" if short == NUMBER else ""  # "Nobody says no." ends
        text = re.sub(rf"\b{re.escape(short)}{number}", short.replace(".", ""), text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d)\.(?=\d)", ",", text.strip())
    ends = len(_SENTENCE_END.findall(text))
    return ends + bool(text and not _SENTENCE_END.search(text[-3:]))
