"""Whether two key results measure the same, by their words as people write them: capitals, plurals, the order of words,
units, levels and small words make no difference; any other word does. Nothing is guessed: "complaints about delivery"
and "complaints" are two measures. Pure; used for K14 and for what teams own together.

A text in a language without a list is compared by its words as they stand; so is one that begins with work ("hold two
workshops"), because how often it is done is all that such lines say.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from workshop_app.domain.draft_language import written_in
from workshop_app.domain.draft_patterns import work_verbs
from workshop_app.domain.draft_patterns_style import delivered
from workshop_app.domain.draft_raw import lists
from workshop_app.domain.draft_reading import without_marks
from workshop_app.domain.wordings import MOST_FOR_SLIPS

MANY = 32_768  # texts remembered, more than any programme has: after an edit all but one are as they were
_WORD = re.compile(r"\w+")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]|https?://\S+")
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’]t)?|%")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ON_TIME = re.compile(r"\bon[ -]time\b")  # "delivery time" is another measure
_LONGEST = 600  # characters; what is longer is no key result
_FEWEST_LETTERS = 4  # of a word in which a slip is looked for
_NEARLY = 0.8  # of the letters
LEFT_OUT = 3  # words at most, until a sentence says something else
AMONG = 1  # words that may stand between those of a name
_FORMS = frozenset({"d", "ed", "ing", "e", "s", "es", "n", "en"})


class _MeasureWords(Struct, frozen=True):
    filler: frozenset[str]
    parts: frozenset[str]
    keeps_number: frozenset[str]
    units: frozenset[str]
    roles: frozenset[str]
    links: frozenset[str]
    same: dict[str, str]
    remarks: re.Pattern[str]
    days: re.Pattern[str]
    older: re.Pattern[str]
    nouns: frozenset[str]


@lru_cache(maxsize=MANY)
def measure_of(text: str) -> str:
    """What is measured: the same for two texts that measure the same. Empty for an empty text."""
    core = without_marks(text).casefold()
    words = " ".join(_WORD.findall(core))
    if not _is_english(text):
        return words
    return _parted(_tokens(core, _held()), _held()) or words


def same_but_numbers(one: str, other: str) -> bool:
    """Whether two sentences measure the same, whatever their values. Where nobody knows the words of the language, all
    that are no numbers have to be the same. Numbers alone measure nothing."""
    said = _unnumbered(one)
    return bool(said) and (measure_of(one) == measure_of(other) or said == _unnumbered(other))


def is_shortened(text: str, other: str) -> bool:
    """Whether a sentence is another one with a word or two left out ("as an employer", "of all nights"), from and to
    the same values. One with words more measures a part of its own."""
    if not (_is_english(text) and _is_english(other)):
        return False
    held, (values, theirs) = _held(), (_NUMBER.findall(each.replace(",", "")) for each in (text, other))
    mine, whole = (Counter(_tokens(without_marks(each).casefold(), held)) for each in (text, other))
    both = len(values) > 1 and values == theirs
    return both and not mine - whole and (whole - mine).total() <= LEFT_OUT


def is_counted_alike(before: str, now: str) -> bool:
    """Whether a value that was read for one sentence holds for another one: slips put right, forms of one word ("we
    deliver", "delivered") and words that only lead on ("who are") make no difference. "Within 30 minutes" for "within
    45 minutes" does, where a level stands beside it; alone it is the level."""
    if not (_is_english(before) and _is_english(now)):
        return _without_slips(_unnumbered(before), _unnumbered(now))
    held = _held()
    first, then = (_led(_tokens(without_marks(text).casefold(), held), held) for text in (before, now))
    if not all(_has_level(text, told) for text, told in ((before, first), (now, then))):
        first, then = ([word for word in told if not word[0].isdigit()] for told in (first, then))
    return _without_slips(first, then, held)


def names_measure(name: str, text: str) -> bool:
    """Whether a sentence is about what a short name says: its words stand there in any order and form, and hardly
    another among them ("turnover of the staff" is "staff turnover")."""
    if not (_is_english(name) and _is_english(text)):
        return False
    held = _held()
    wanted, told = ([*_tokens(without_marks(each).casefold(), held)] for each in (name, text))
    # "refund rate" is another thing than refunds
    parts, there = (
        held.parts & {_plain(word, held) for word in _WORD.findall(said.casefold())} for said in (name, text)
    )
    if not wanted or (len(wanted) == 1 and not parts <= there):
        return False
    room = len(wanted) + AMONG
    return any(set(wanted) <= set(told[at : at + room]) for at in range(len(told)))


def _is_english(text: str) -> bool:
    core = without_marks(text).casefold()
    return len(core) <= _LONGEST and written_in(text, "en") == "en" and not _is_work(core)


def _led(tokens: Iterator[str], held: _MeasureWords) -> list[str]:
    return [word for word in tokens if word not in held.links]


def _has_level(text: str, told: list[str]) -> bool:
    """Whether a number stands there beside those that belong to what is counted."""
    held = _held()
    said = held.days.sub(" ", without_marks(text).casefold())
    numbers = sum(_plain(each, held)[0].isdigit() for each in _TOKEN.findall(said))
    return numbers > sum(word[0].isdigit() for word in told)


def _without_slips(before: list[str], now: list[str], held: _MeasureWords | None = None) -> bool:
    """Whether the words are the same once each new one that is nearly one of those gone is taken for it. Where so many
    changed, it is another text."""
    gone, come = [*(Counter(before) - Counter(now))], [*(Counter(now) - Counter(before))]
    if max(len(gone), len(come)) > MOST_FOR_SLIPS:
        return False
    meant = {word: old for word in come for old in gone if _is_slip(word, old)}
    told = [meant.get(word, word) for word in now]
    if held is None:
        return told == before
    return _parted(iter(told), held) == _parted(iter(before), held)


def _is_slip(one: str, other: str) -> bool:
    """A form of the same word, or the same with a letter wrong; never its contrary ("paid", "unpaid")."""
    if min(len(one), len(other)) < _FEWEST_LETTERS or one[0] != other[0] or one[0].isdigit():
        return False
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter):  # a visitor is no visit
        return longer.removeprefix(shorter) in _FORMS
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEARLY


def _unnumbered(text: str) -> list[str]:
    words = _WORD.findall(without_marks(text).casefold())
    return [word for word in words if not any(letter.isdigit() for letter in word)]


def _is_work(core: str) -> bool:
    verbs, inflected = work_verbs("en")
    found = verbs.match(core)
    if found is not None and found.group() not in inflected and found.group() not in _held().nouns:
        return True
    return delivered("en").outputs.match(core) is not None


def _tokens(core: str, held: _MeasureWords) -> Iterator[str]:
    """The words that tell, in their order, each in its plain form; levels with their units are gone."""
    said = held.older.sub(_as_older, held.days.sub(" ", held.remarks.sub(" ", _ASIDE.sub(" ", core))))
    listed = [_plain(each, held) for each in _TOKEN.findall(_ON_TIME.sub("ontime", said.replace("e-mail", "email")))]
    before = ""
    for at, word in enumerate(listed):
        if word[0].isdigit():
            behind = listed[at + 1] if at + 1 < len(listed) else ""
            if before in held.keeps_number:
                yield word + (behind if behind in held.units else "")
        elif not (word in held.units and at and listed[at - 1][0].isdigit()) and word not in held.filler:
            yield word
        before = word if not word[0].isdigit() else ""


def _as_older(found: re.Match[str]) -> str:
    return f"older than {found[1] or ''}"


def _parted(tokens: Iterator[str], held: _MeasureWords) -> str:
    """Words of each side of a small word that gives them their part, in the order of the alphabet."""
    sides: list[list[str]] = [[]]
    for word in tokens:
        if word in held.roles:
            sides.append([word])
        else:
            sides[-1].append(word)
    told = [" ".join((*side[:1], *sorted(side[1:]))) if at else " ".join(sorted(side)) for at, side in enumerate(sides)]
    while told and told[-1] in held.roles:  # "from" and "to" of the levels
        told.pop()
    return " | ".join(each for each in told if each not in held.roles)


def _plain(word: str, held: _MeasureWords) -> str:
    """In the singular, and in one spelling."""
    word = word.replace("’", "'")
    if word in held.same:
        return held.same[word]
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif re.search(r"(?:ss|sh|ch|x|z)es$", word):
        word = word[:-2]
    elif word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("isation"):
        word = word[:-7] + "ization"
    return word[:-4] + "ized" if word.endswith("ised") else held.same.get(word, word)


@cache
def _held() -> _MeasureWords:
    path = Path(__file__).parent / "content" / "same_measure.en.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return _MeasureWords(
        filler=frozenset((*raw["filler"], *raw["parts"], *raw["directions"])),
        parts=frozenset(raw["parts"]),
        keeps_number=frozenset(raw["keeps_number"]),
        units=frozenset(raw["units"]),
        roles=frozenset(raw["roles"]),
        links=frozenset(raw["links"]),
        same=raw["same"],
        remarks=re.compile(raw["remarks"]),
        days=re.compile("|".join(raw["days"])),
        older=re.compile("|".join(raw["older"])),
        nouns=frozenset(lists("en")["tasks"]["also_nouns"]),
    )
