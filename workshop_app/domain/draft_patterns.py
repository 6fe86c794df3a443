"""Compiles the lists that tell numbers, work and changes: what `draft_words` hands out for a language."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from workshop_app.domain.draft_lists import NumberWords, RelativeWords, StartWords, TaskWords
from workshop_app.domain.draft_matching import FirstOf, Hinted, Openings, Pattern, either
from workshop_app.domain.draft_raw import compiled, hinted, lists, parted


@cache
def numbers(language: str) -> NumberWords:
    raw = lists(language)["numbers"]
    month, before = either(raw["months"]), either(raw["date_words"])
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:,?\s*(?:'|’)?\d{2,4})?"
    dates = (
        rf"\b{day}(?:\s+of)?\s+{month}\b\.?{year}(?![\d%])",
        rf"\b{month}\b\.?\s+(?:the\s+)?{day}\b(?![.,]?\d|\s*%){year}(?![\d%])",
        rf"\b{month}\b\.?,?\s+(?:'|’)?\d{{2,4}}\b(?!\s*%)",
        rf"\b{before}\s+(?:the\s+)?\d{{1,2}}[/.]\d{{1,2}}\b\.?(?!\s*(?:%|(?:percent\w*|million|[a-z]+s)\b))",
        rf"\b{before}\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)\b",
        *raw["horizons"],
    )
    number = r"[#\s-]?\s*\d+(?:\.\d+)*\b(?!\s*%|[.,]\d)"
    loose_number = r"#?\d{1,2}(?:\.\d+)*\b(?!\s*%|\s+(?:\w+\s+)?[a-z]+s\b)"
    loose = rf"(?<=\w)\s+(?:the\s+)?{either(raw['named_inside'])}\s+{loose_number}"
    return NumberWords(
        counted=compiled(rf"(?<![\w-]){either([*raw['words'], *raw['totals']])}(?!\w)", *raw["patterns"]),
        spelled=compiled(rf"(?<![\w-]){either(raw['words'])}(?!\w)"),
        not_counted=parted(raw["not_numbers"]),
        named=compiled(rf"(?<!per\s)(?<!working\s)\b{either(raw['named'])}{number}"),
        named_inside=compiled(loose),
        dates=compiled(*dates),
        deadline=compiled(rf"\b(?:with)?in\s+(?:the\s+)?(?:\d+|{either(raw['words'])})\s+{raw['far_units']}\b"),
    )


@cache
def work_verbs(language: str) -> tuple[Openings, dict[str, str]]:
    """The verbs of work in any form, and the verb of each form that is not the verb itself."""
    raw = lists(language)["tasks"]
    verbs = {*raw["verbs"], *raw["soft"], *raw["without_number"]}
    forms = ((form, verb) for verb in sorted(verbs) if "-" not in verb for form in inflections(verb))
    inflected = {form: verb for form, verb in forms if form not in verbs}
    return Openings([*verbs, *inflected], r"(?![\w'’-])"), inflected


@cache
def tasks(language: str) -> TaskWords:
    raw, lead_in, (verbs, inflected) = lists(language)["tasks"], lists(language)["lead_in"], work_verbs(language)
    return TaskWords(
        before=re.compile(lead_in["before"], re.IGNORECASE),
        lead_in=_lead_in(language),
        perfect=compiled(*lead_in["perfect"]),
        verbs=verbs,
        again=re.compile(raw["again"], re.IGNORECASE),
        commands=re.compile(raw["commands"], re.IGNORECASE),
        no_commands=_no_commands(language),
        soft=frozenset(raw["soft"]),
        without_number=frozenset(raw["without_number"]),
        inflected=inflected,
        also_nouns=frozenset(raw["also_nouns"]),
        objects_follow=frozenset(raw["objects_follow"]),
        measure_nouns=frozenset(raw["measure_nouns"]),
        loose_measure_nouns=frozenset(raw["loose_measure_nouns"]),
        compared=compiled(raw["compared"]),
        state_verbs=_state_verbs(language),
        service_verbs=frozenset(raw["service_verbs"]),
        service_signs=compiled(*raw["service_signs"]),
        rate_verbs=frozenset(raw["rate_verbs"]),
        money_verbs=frozenset(raw["money_verbs"]),
        of_nouns=frozenset(raw["of_nouns"]),
        level_verbs=frozenset(raw["level_verbs"]),
        within=_within(raw["within_units"]),
        no_work=compiled(*raw["no_work"]),
        relative=frozenset(raw["relative"]),
        subordinate=re.compile(rf",?\s+{either(raw['subordinate'])}\b(?!\s+[\d$€£])", re.IGNORECASE),
        purpose=re.compile(rf",?\s+{either(raw['purpose'])}\b", re.IGNORECASE),
        asides=_asides(raw),
        happens=compiled(*raw["happens"]),
        when=compiled(*lists(language)["days"]["when"]),
        wishes=compiled(*lists(language)["days"]["wishes"]),
        moves=compiled(rf"\b{either(raw['moves'])}\b\s+(?:\w+\s+)?[\d$€£]"),
    )


def _within(units: str) -> Pattern:
    return compiled(rf"\bwithin\s+(?:the\s+first\s+|an?\s+)?[~<≤]?\s*(?:\w+\s+){{0,2}}?(?:{units})(?!\w)")


@cache
def starts(language: str) -> StartWords:
    raw = lists(language)["tasks"]
    names = ("from_nothing", "from_none", "of_a_whole", "starts_at")
    return StartWords(*(compiled(*raw[name]) for name in names))


def _state_verbs(language: str) -> Pattern:
    verbs = either(lists(language)["tasks"]["state_verbs"])
    return compiled(rf"(?<!\bto )(?<!\band )(?<!\bthat )(?<!\bwho )(?<!\bwhich )\b{verbs}\b")


def _lead_in(language: str) -> Pattern:
    held = lists(language)["lead_in"]
    adverbs = rf"{either(held['adverbs'])}(?:\s+and\s+{either(held['adverbs'])})?,?\s+"
    return re.compile("(?:" + "|".join([adverbs, *held["patterns"]]) + ")", re.IGNORECASE)


def _no_commands(language: str) -> frozenset[str]:
    held = lists(language)
    movement, tasks = held["movement"], held["tasks"]
    return frozenset(
        [
            *tasks["no_commands"], *tasks["asides"], *held["relative"]["movers"], *movement["verbs"],
            *movement["keepers"], *held["topic"]["verbs"], *held["second"]["no_verb"],
        ]
    )  # fmt: skip


def _asides(raw: dict[str, list[str]]) -> Pattern:
    aside, rest, listing = either(raw["asides"]), either(raw["exceptions"]), either(raw["listing"])
    moves = either(each for each in raw["moves"] if " " not in each)
    return re.compile(
        rf",?\s+(?:(?:of\s+)?{either(raw['relative'])}\b[^;.\d]*?(?=\s{moves}\b)"  # up to the verb of the main clause
        rf"|{listing}\b[^;.\d]*(?=$|[;.])|(?:of\s+)?{aside}\b[^,;.]*|{rest}\b[^;.]*)",
        re.IGNORECASE,
    )


def inflections(verb: str) -> tuple[str, ...]:
    """Its -ed and -ing forms, the right ones among others; "rolled out" of "roll out"."""
    if " " in verb:
        first, rest = verb.split(" ", 1)
        return tuple(f"{form} {rest}" for form in inflections(first))
    if verb.endswith("e"):
        return (verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return (verb[:-1] + "ied", verb + "ing")
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
    raw = lists(language)
    words = raw["relative"]
    number_word = either(word for word in raw["numbers"]["words"] if word != "percent")
    number = rf"(?:\d[\d.,]*|{number_word}(?:[-\s]+{number_word})*|[xyzn]{{1,2}}\b|_+|\[[^\]]*\])"
    percent = r"\s*(?:%|percent\b|per\s+cent\b|pct\b)(?!age)"
    share = rf"{number}(?:\s*%?\s*(?:[-–—/]|to|or|and)\s*{words['around']}{number})?{percent}"
    return _Amounts(number, number + percent, share, rf"(?:{share}|{'|'.join(words['fractions'])}\b)")


@cache
def changes(language: str) -> tuple[str, ...]:
    """How a change by a share is told, each way a pattern: `compiled` takes a while over each."""
    words, amounts = lists(language)["relative"], _amounts(language)
    around, share, part = words["around"], amounts.share, amounts.part
    nearly = r"(?:(?:by|about|around|almost|nearly|over|some)\s+){0,2}"
    changes, compared = either(words["changes"]), either(words["compared"])
    filler = r"(?:(?!(?:of|in|to|for|on|and|with|who|that|at|or|by|from|than|is|are)\b)[\w'’/&-]+\s+){0,3}"
    here = r"(?![\w-])"
    return (
        rf"(?<!\boff\s)(?<!over\sbudget\s)(?<!over\splan\s)\bby\s+{around}{part}(?!\s+of\s+(?!current|today|last|previous|the\s+(?:current|previous)))",
        rf"(?<![\d.,-]){share}\s+{filler}{changes}{here}",
        rf"(?<![\d.,-]){share}\s+{compared}{here}",
        rf"\b{changes}\s+(?:in\s+(?:[\w'’/&-]+\s+){{1,6}})?(?:of|by)\s+{around}{part}",
        rf"(?<!make\s)(?<!makes\s)(?<!made\s)\b(?:up|down)\s+{nearly}{share}",
        rf"(?:(?:^|\s)\+|(?<=[a-z):]\s)[-−]|(?<!of\s)\b(?:minus|plus)\s)\s?{share}",
        rf"\b{either(words['moved'])}\s+{nearly}{share}(?!\s+of\b)",
        rf"(?<=\w\s)(?:{words['move']})\s+{nearly}{share}(?!\s+of\b)",
        rf"{share}\s*\(?{words['periods']}\b",
        rf"(?<![\d.,-]){share}\s+{words['ahead']}",
        rf"\bsav(?:e|es|ed|ing)\s+{around}{share}(?!\s+of\b)",
    )


@cache
def steps(language: str) -> tuple[str, ...]:
    """How a change by so many units is told, likewise."""
    words, amounts = lists(language)["relative"], _amounts(language)
    movers = {*words["movers"], *words["moved"], *words["changes"], *words["upwards"]}
    mover, gone = either(movers), either(movers - {"above", "below"})
    money = r"(?:[$€£]|(?:eur|usd|gbp|chf)\s)?\s?"
    step = rf"(?:{words['around']}){money}{amounts.number}"
    time = r"(?:milliseconds?|sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|h|days?|weeks?|months?)"
    return (
        rf"\b{mover}\b(?:[^.;]{{0,80}}?(?<!ed)(?<!made)(?<!done)(?<!held)(?<!sent)(?<!used))?\s+by\s+{step}",
        rf"\b{either(words['changes'])}\s+of\s+{step}\s*(?:points?|pp|pts|[a-z]+s)\b",
        rf"\b{gone}\s+{amounts.number}\s+(?:percentage\s+)?(?:points?|pp|pts)\b",
        rf"{amounts.number}\s+(?:percentage\s+)?(?:points?|pp|pts)\s+{either(words['compared'])}\b",
        rf"^{either(words['movers'])}\s+(?:(?!(?:to|from|by|at|above|below)\b)[\w-]+\s+){{1,6}}?{amounts.number}\s+(?:percentage\s+)?(?:points?|pp|pts)\b",
        r"(?<!of\s)\b(?:minus|plus)\s+[$€£]?\d",
        rf"(?<![\w.,-]){amounts.number}\s+(?:(?!or\b)\w+\s+)?(?:more|fewer|additional|extra)\s+[a-z]",
        r"(?:^|\s)\+[$€£]?\d",
        rf"(?<![\w.,-]){amounts.number}\s+{time}\s+{either(words['compared'])}\b",
        rf"\bsav(?:e|es|ed|ing)\s+(?:{words['around']})(?:[$€£]\s?\d|{amounts.number}\s*[km]?\s*(?:eur|usd|gbp|chf|euros?|dollars?|pounds?)\b)",
        r"^[-−]\s?[$€£]?\d",
    )


@cache
def relative(language: str) -> RelativeWords:
    words, amounts = lists(language)["relative"], _amounts(language)
    movers = either(words["movers"])
    stop = either(word for word in words["stop"] if word.isalpha())
    after = (
        r"(?:by|in|over|within|this|per|compared|vs|versus|during|every|each|through|via|using|with|thanks|across"
        r"|among)"
    )
    return RelativeWords(
        multiples=hinted(language, "multiples", *words["multiples"]),
        steps=FirstOf(
            tuple(
                Hinted(tuple(hints), compiled(each))
                for hints, each in zip(lists(language)["hints"]["steps"], steps(language), strict=True)
            )
        ),
        shares=hinted(language, "shares", "%|percent|per\\s+cent|pct", *words["fractions"]),
        changes=FirstOf(tuple(map(compiled, changes(language)))),
        bare_change=re.compile(
            rf"^{movers}\s+(?:[^\s,;:%\d]+\s+){{0,8}}?(?:{words['with_share']}|(?!{stop}\s)[^\s,;:%\d=<>≥≤]+)"
            rf"\s+(?P<share>{amounts.one_share})(?=\s*(?:$|[.,;)]|{after}\b))",
            re.IGNORECASE,
        ),
        start=compiled(
            *words["start_signs"],
            rf"\bfrom\s+(?:(?!(?:by|to|with|within|through)\b)\S+\s+){{0,4}}?\W{{0,3}}{amounts.number}",
            rf"(?<![\d_]){amounts.number}\s*[%\w]*\s*(?:->|→|=>|➔|⇒|>>|–>|-->)\s*\W?\s*{amounts.number}",
        ),
    )
