"""Word lists and questions of the draft checks, one TOML file per language of the OKR text (`content/draft_checks.*`).

Read by `draft_reading` and `draft_checks`. A language without a file has no lists: checks that need words stay silent
there, they never guess with another language's words. Nothing here decides anything.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

_CONTENT = Path(__file__).parent / "content"

Pattern = re.Pattern[str]


class NumberWords(Struct, frozen=True):
    """What counts as a number in words, and what only looks like one."""

    counted: Pattern
    spelled: Pattern
    not_counted: Pattern
    named: Pattern
    named_inside: Pattern
    dates: Pattern


class TaskWords(Struct, frozen=True):
    """How a sentence that describes work begins, and the signs that it does not."""

    lead_in: Pattern
    verbs: Pattern
    soft: frozenset[str]
    without_number: frozenset[str]
    inflected: Mapping[str, str]
    also_nouns: frozenset[str]
    objects_follow: frozenset[str]
    measure_nouns: frozenset[str]
    loose_measure_nouns: frozenset[str]
    compared: Pattern
    state_verbs: Pattern
    service_verbs: frozenset[str]
    service_signs: Pattern
    rate_verbs: frozenset[str]
    money_verbs: frozenset[str]
    of_nouns: frozenset[str]
    level_verbs: frozenset[str]
    fine_for_objectives: frozenset[str]
    within: Pattern


class RelativeWords(Struct, frozen=True):
    """Changes given as a share, and the signs that the start is given too. Where no `shares` stand, nothing changes by
    one: most sentences end there, and the search for changes is a long one."""

    shares: Pattern
    changes: Pattern
    bare_change: Pattern
    start: Pattern


class StyleWords(Struct, frozen=True):
    """Lists behind the quiet notes."""

    keepers: Pattern
    second_verb: Pattern
    negative: Pattern
    vague: Pattern
    progress: Pattern
    progress_not: Pattern
    known_capitals: frozenset[str]
    evidence: Pattern
    abbreviations: tuple[str, ...]


class DraftWordLists(Struct, frozen=True):
    """Every list of one language, compiled once."""

    language: str
    numbers: NumberWords
    tasks: TaskWords
    relative: RelativeWords
    style: StyleWords


class Questions(Struct, frozen=True):
    """What a check asks, and the reason behind it."""

    questions: Mapping[str, str]
    rules: Mapping[str, str]


_READY: set[str] = set()  # the languages whose lists are compiled


def words_for(language: str) -> DraftWordLists | None:
    """The lists of "en", "en-GB" ...; None when nobody has written them yet."""
    return _words(_short(language))


def questions_for(language: str) -> Questions:
    """The questions in this language, English where there are none yet."""
    return _questions(_short(language))


def _short(language: str) -> str:
    return re.split("[-_]", language.strip().lower())[0]


@cache
def _raw(language: str) -> Mapping[str, Any] | None:
    return tomllib.loads(_file(language).read_text(encoding="utf-8")) if _has_lists(language) else None


def _has_lists(language: str) -> bool:
    return re.fullmatch("[a-z]{2,3}", language) is not None and _file(language).is_file()


def _file(language: str) -> Path:
    return _CONTENT / f"draft_checks.{language}.toml"


@cache
def _questions(language: str) -> Questions:
    raw = _raw(language) or _raw("en") or {}
    return Questions(raw["questions"], raw["rules"])


def compile_in_steps(language: str) -> Iterator[str]:
    """Get the lists of a language ready before anybody asks for them, for whoever must not stand still as long as that
    takes; the name of a part after each."""
    short = _short(language)
    if _raw(short) is None:
        return
    for part in (_numbers, _tasks, _changes, _relative, _style):
        part(short)
        yield part.__name__
    _words(short)


def are_ready(language: str) -> bool:
    """Whether the lists of this language may be asked at once, because they are compiled, or there are none."""
    return _short(language) in _READY or not _has_lists(_short(language))


@cache
def _words(language: str) -> DraftWordLists | None:
    if _raw(language) is None:
        return None
    found = DraftWordLists(language, _numbers(language), _tasks(language), _relative(language), _style(language))
    _READY.add(language)
    return found


def _lists(language: str) -> Mapping[str, Any]:
    raw = _raw(language)
    assert raw is not None
    return raw


def _compiled(*patterns: str) -> Pattern:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    """The longest first, so that "set up" is found before "set". Words of one first letter stand together, and what
    begins with none of the letters is passed over at once: a search tries the list at every place of a sentence."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        tails.setdefault(re.escape(word[:1]), []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
    if not tails:
        return "(?!)"
    listed = "|".join(f"{head}(?:{'|'.join(rest)})" for head, rest in tails.items())
    return f"(?=[{''.join(tails)}])(?:{listed})"


@cache
def _numbers(language: str) -> NumberWords:
    raw = _lists(language)["numbers"]
    month, before = _either(raw["months"]), _either(raw["date_words"])
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:,?\s*(?:'|’)?\d{2,4})?"
    dates = (
        rf"\b{day}(?:\s+of)?\s+{month}\b\.?{year}(?![\d%])",
        rf"\b{month}\b\.?\s+(?:the\s+)?{day}\b(?![.,]?\d|\s*%){year}(?![\d%])",
        rf"\b{month}\b\.?,?\s+(?:'|’)?\d{{2,4}}\b(?!\s*%)",
        rf"\b{before}\s+(?:the\s+)?\d{{1,2}}[/.]\d{{1,2}}\b\.?",
        rf"\b{before}\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)\b",
        *raw["horizons"],
    )
    number = r"[#\s-]?\s*\d+(?:\.\d+)*\b(?!\s*%|[.,]\d)"
    loose_number = r"#?\d{1,2}(?:\.\d+)*\b(?!\s*%|\s+(?:\w+\s+)?[a-z]+s\b)"
    loose = rf"(?<=\w)\s+(?:the\s+)?{_either(raw['named_inside'])}\s+{loose_number}"
    return NumberWords(
        counted=_compiled(rf"(?<![\w-]){_either([*raw['words'], *raw['totals']])}(?!\w)", *raw["patterns"]),
        spelled=_compiled(rf"(?<![\w-]){_either(raw['words'])}(?!\w)"),
        not_counted=_compiled(*raw["not_numbers"]),
        named=_compiled(rf"\b{_either(raw['named'])}{number}"),
        named_inside=_compiled(loose),
        dates=_compiled(*dates),
    )


@cache
def _tasks(language: str) -> TaskWords:
    raw, lead_in = _lists(language)["tasks"], _lists(language)["lead_in"]
    verbs = [*raw["verbs"], *raw["soft"], *raw["without_number"]]
    inflected = {form: verb for verb in verbs if " " not in verb and "-" not in verb for form in _inflections(verb)}
    inflected = {form: verb for form, verb in inflected.items() if form not in verbs}
    adverbs = rf"{_either(lead_in['adverbs'])}(?:\s+and\s+{_either(lead_in['adverbs'])})?,?\s+"
    within = rf"\bwithin\s+(?:the\s+first\s+|an?\s+)?[~<≤]?\s*(?:\w+\s+){{0,2}}?(?:{raw['within_units']})(?!\w)"
    return TaskWords(
        lead_in=re.compile("(?:" + "|".join([adverbs, *lead_in["patterns"]]) + ")", re.IGNORECASE),
        verbs=re.compile(rf"{_either([*verbs, *inflected])}(?![\w'’-])", re.IGNORECASE),
        soft=frozenset(raw["soft"]),
        without_number=frozenset(raw["without_number"]),
        inflected=inflected,
        also_nouns=frozenset(raw["also_nouns"]),
        objects_follow=frozenset(raw["objects_follow"]),
        measure_nouns=frozenset(raw["measure_nouns"]),
        loose_measure_nouns=frozenset(raw["loose_measure_nouns"]),
        compared=_compiled(raw["compared"]),
        state_verbs=_compiled(
            rf"(?<!\bto )(?<!\band )(?<!\bthat )(?<!\bwho )(?<!\bwhich )\b{_either(raw['state_verbs'])}\b"
        ),
        service_verbs=frozenset(raw["service_verbs"]),
        service_signs=_compiled(*raw["service_signs"]),
        rate_verbs=frozenset(raw["rate_verbs"]),
        money_verbs=frozenset(raw["money_verbs"]),
        of_nouns=frozenset(raw["of_nouns"]),
        level_verbs=frozenset(raw["level_verbs"]),
        fine_for_objectives=frozenset(raw["fine_for_objectives"]),
        within=_compiled(within),
    )


def _inflections(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (verb + "d", verb[:-1] + "ing")
    doubled = verb + verb[-1]
    return (verb + "ed", verb + "ing", doubled + "ed", doubled + "ing")


class _Amounts(Struct, frozen=True):
    """How a number, a share and a part of something are written, as patterns."""

    number: str
    one_share: str
    share: str
    part: str


@cache
def _amounts(language: str) -> _Amounts:
    raw = _lists(language)
    words = raw["relative"]
    number_word = _either(word for word in raw["numbers"]["words"] if word != "percent")
    number = rf"(?:\d[\d.,]*|{number_word}(?:[-\s]+{number_word})*|[xyzn]{{1,2}}\b|_+|\[[^\]]*\])"
    percent = r"\s*(?:%|percent\b|per\s+cent\b|pct\b)(?!age)"
    share = rf"{number}(?:\s*%?\s*(?:[-–—/]|to|or|and)\s*{words['around']}{number})?{percent}"
    return _Amounts(number, number + percent, share, rf"(?:{share}|{'|'.join(words['fractions'])}\b)")


@cache
def _changes(language: str) -> Pattern:
    words, amounts = _lists(language)["relative"], _amounts(language)
    around, share, part = words["around"], amounts.share, amounts.part
    nearly = r"(?:(?:by|about|around|almost|nearly|over|some)\s+){0,2}"
    changes, compared = _either(words["changes"]), _either(words["compared"])
    filler = r"(?:(?!(?:of|in|to|for|on|and|with|who|that|at|or|by|from|than|is|are)\b)[\w'’/&-]+\s+){0,3}"
    here = r"(?![\w-])"
    return _compiled(
        rf"\bby\s+{around}{part}(?!\s+of\s+(?!current|today|last|previous|the\s+(?:current|previous)))",
        rf"(?<![\d.,-]){share}\s+{filler}{changes}{here}",
        rf"(?<![\d.,-]){share}\s+{compared}{here}",
        rf"\b{changes}\s+(?:in\s+(?:[\w'’/&-]+\s+){{1,6}})?(?:of|by)\s+{around}{part}",
        rf"\b(?:up|down)\s+{nearly}{share}",
        rf"(?:(?:^|\s)\+|(?<=[a-z)]\s)[-−])\s?{share}",
        rf"\b{_either(words['moved'])}\s+{nearly}{share}(?!\s+of\b)",
        rf"{share}\s*\(?{words['periods']}\b",
    )


@cache
def _relative(language: str) -> RelativeWords:
    words, amounts = _lists(language)["relative"], _amounts(language)
    movers = _either(words["movers"])
    stop = _either(word for word in words["stop"] if word.isalpha())
    after = r"(?:by|in|over|within|this|per|compared|vs|versus|during|every|each)"
    return RelativeWords(
        shares=_compiled("%|percent|per\\s+cent|pct", *words["fractions"]),
        changes=_changes(language),
        bare_change=re.compile(
            rf"^{movers}\s+(?:[^\s,;:%\d]+\s+){{0,8}}?(?:{words['with_share']}|(?!{stop}\s)[^\s,;:%\d=<>≥≤]+)"
            rf"\s+(?P<share>{amounts.one_share})(?=\s*(?:$|[.,;)]|{after}\b))",
            re.IGNORECASE,
        ),
        start=_compiled(
            *words["start_signs"],
            rf"\bfrom\s+(?:(?!(?:by|to|with|within|through)\b)\S+\s+){{0,4}}?\W{{0,3}}{amounts.number}",
            rf"{amounts.number}\s*[%\w]*\s*(?:->|→|=>|➔|⇒|>>|–>|-->)\s*\W?\s*{amounts.number}",
        ),
    )


@cache
def _style(language: str) -> StyleWords:
    raw = _lists(language)
    movement, capitals, why = raw["movement"], raw["abbreviations"], raw["why_now"]
    rest = r"(?:and|or|to|by|with|within|in|is|are|on|of|for|at|from)\b"
    tasks = raw["tasks"]
    second = _either([*movement["verbs"], *raw["relative"]["movers"], *tasks["verbs"], *tasks["soft_second"]])
    return StyleWords(
        keepers=re.compile(rf"{_either(movement['keepers'])}\b", re.IGNORECASE),
        second_verb=_compiled(rf"^\S+\s+\S.*?\s(?:and|&|while(?:\s+\w+ing)?)\s+(?:to\s+)?{second}\s+(?!{rest})\w+"),
        negative=re.compile("|".join(f"(?:{pattern})" for pattern in movement["negative"]), re.IGNORECASE),
        vague=_compiled(rf"\b{_either(movement['vague'])}\b"),
        progress=_compiled(*movement["progress"]),
        progress_not=_compiled(*movement["progress_not"]),
        known_capitals=frozenset(capitals["known"]),
        evidence=_compiled(*why["evidence"]),
        abbreviations=tuple(why["abbreviations"]),
    )
