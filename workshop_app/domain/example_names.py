"""Takes the names of a client, its teams and its people out of an example, and finds words that may be names: a person
decides about those. Pure; asked when an example is kept from a draft and before examples are handed on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain.draft_language import may_be, written_in
from workshop_app.domain.draft_raw import lists
from workshop_app.domain.draft_reading import unknown_capitals
from workshop_app.domain.draft_words import words_for
from workshop_app.domain.examples import Example
from workshop_app.domain.naming import Certainty, NameFinder, folded, parts_of
from workshop_app.domain.rehearsal.known_names import ClientNames

PERSON, TEAM, CLIENT, UNKNOWN = "[name]", "[team]", "[client]", "[…]"
_SMALLER = re.compile(r"\s{2,}")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’&-])*(?![\w'’&-])")
_START = re.compile(r"(?:^|[.!?:;(\[“\"]\s*|\n\s*|[-–•]\s+)$")
_POSSESSIVE = re.compile(r"['’]s$")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Herr|Frau|Firma|Mme|Madame|Monsieur|Sra|Sr|Team)\.?\s+(?P<name>[^\W\d_][\w'’-]+)"
)
_OWNED = re.compile(
    r"\b(?:owners?|champions?|lead|responsible|deputy|contact|verantwortlich|resp|says|said)\b\.?\s*[:=]?\s+"
    r"(?P<name>(?-i:[^\W\d_a-z])[\w'’-]*)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"[\w.+'-]*@[\w-]+(?:\.[\w-]+)*|(?:https?://|www\.)[^\s<>()\[\]]*[^\s<>()\[\].,;:!?]|"
    r"(?<![\w+])(?:\+\d|0\d{2})[\d ()/.-]{5,}\d"
)
_AMOUNT = re.compile(r"\+?\d{1,3}(?:[ .]\d{3})+|\+?[\d.]+|\d{2}[./-]\d{2}[./-]\d{2,4}")  # +12 000 000 is no telephone
_GERMAN = "de"  # where every noun begins with a capital


class NamesTakenOut(Struct, frozen=True):
    """A text without the names that are sure, those names, and the words that may be one."""

    text: str
    taken: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def take_out(text: str, known: ClientNames, teams: Iterable[str] = (), kept: Collection[str] = ()) -> NamesTakenOut:
    """What is known by name goes, in full or in parts, and so does every address. `kept` are words that somebody said
    are none."""
    taken: list[str] = []
    unsure: list[str] = []
    said = {folded(word) for word in kept}
    text = _without_addresses(text, said, taken)
    for names, stands_for in (((known.client,), CLIENT), (known.people, PERSON), (tuple(teams), TEAM)):
        for name in names:
            if parts_of(name.strip()):
                text = _without(text, name.strip(), stands_for, said, taken, unsure)
    unsure += [word for word in may_be_names(text) if folded(word) not in said]
    return NamesTakenOut(text, tuple(dict.fromkeys(taken)), tuple(dict.fromkeys(unsure)))


def _without_addresses(text: str, said: Collection[str], taken: list[str]) -> str:
    """An address of mail, of a page or of a telephone is somebody's, whoever it is."""
    for match in reversed(tuple(_ADDRESS.finditer(text))):
        words = match.group()
        if len(words) > 1 and folded(words) not in said and not _AMOUNT.fullmatch(words):
            taken.append(words)
            text = text[: match.start()] + UNKNOWN + text[match.end() :]
    return text


def without_words(text: str, words: Iterable[str]) -> str:
    """The text without these words, wherever they stand."""
    for word in sorted(words, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", UNKNOWN, text)
    return _SMALLER.sub(" ", re.sub(rf"(?:{re.escape(UNKNOWN)}\s*)+{re.escape(UNKNOWN)}", UNKNOWN, text)).strip()


def may_be_names(text: str) -> tuple[str, ...]:
    """Words that begin with a capital inside a sentence, or that are a short form nobody outside knows."""
    found = [match["name"] for match in (*_TITLED.finditer(text), *_OWNED.finditer(text))]
    language = _GERMAN if may_be(text, _GERMAN) else written_in(text, "en")
    words = words_for(language)
    if words is not None:
        found += unknown_capitals(text, words, frozenset())
        usual = {*words.style.known_capitals, *_usual(language)}
        found += [word for word in _capitalised(text) if word.upper() not in usual]
    elif language != _GERMAN:
        found += _capitalised(text)
    return tuple(dict.fromkeys(word for word in found if word not in (PERSON, TEAM, CLIENT)))


def _capitalised(text: str) -> list[str]:
    found = []
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        if not word[0].isupper() or word == "I" or text[match.start() - 1 : match.start()] == "[":
            continue
        begins = _START.search(text[: match.start()]) is not None
        follows = _WORD.match(text, match.end() + 1)
        named = follows is not None and follows.group()[0].isupper() and not follows.group().isupper()
        if not begins or _POSSESSIVE.search(match.group()) or named:
            found.append(word)
    return found


def _usual(language: str) -> set[str]:
    """Months and days, and what every list knows by name."""
    raw = lists(language)
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    marks = ("kr", "krs", "okr", "okrs", "q", "owner", "champion", "today", "source", "baseline", "target")
    return {word.upper() for word in (*raw["numbers"]["months"], *days, *marks, *raw["numbers"]["named"])}


def _without(text: str, name: str, stands_for: str, said: set[str], taken: list[str], unsure: list[str]) -> str:
    whole_only = stands_for != PERSON  # a team called after its town is not meant wherever the town is
    for match in reversed(NameFinder((name,)).find(text)):
        words = text[match.start : match.end]
        if folded(words) in said or (whole_only and match.part):
            continue
        if match.certainty is Certainty.UNSURE:
            unsure += [words] if words[0].isupper() else []
            continue
        taken.append(words)
        text = text[: match.start] + stands_for + text[match.end :]
    return text


class HandedOn(Struct, frozen=True):
    """Examples as they will be written, the names that go, and the words that may be one with how often they stand."""

    examples: tuple[Example, ...]
    taken: tuple[str, ...]
    unsure: tuple[tuple[str, int], ...]


def to_hand_on(
    examples: Iterable[Example],
    known: ClientNames,
    teams: Iterable[str] = (),
    out: Collection[str] = (),
    kept: Collection[str] = (),
) -> HandedOn:
    """What would be handed on now. `out` are doubtful words that go, `kept` those that stay."""
    ready: list[Example] = []
    taken: list[str] = []
    unsure: dict[str, int] = {}
    for each in examples:
        parts = [take_out(words, known, teams, kept) for words in (each.text, each.why)]
        for part in parts:
            taken += part.taken
            for word in part.unsure:
                unsure[word] = unsure.get(word, 0) + 1
        text, why = (without_words(part.text, out) for part in parts)
        ready.append(replace(each, text=text, why=why))
    return HandedOn(tuple(ready), tuple(dict.fromkeys(taken)), tuple(sorted(unsure.items(), key=lambda one: -one[1])))
