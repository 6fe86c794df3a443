"""Compiles the lists behind the other questions: finished work, two results, objectives, and the quiet notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workshop_app.domain.draft_lists import DeliveredWords, ObjectiveWords, SecondWords, StyleWords
from workshop_app.domain.draft_matching import Hinted, Pattern, either
from workshop_app.domain.draft_patterns import inflections
from workshop_app.domain.draft_raw import compiled, hinted, lists, parted


@cache
def named_things(language: str) -> Pattern:
    """Pieces of work that are only named, by themselves: they take a while to compile."""
    words = lists(language)["delivered"]
    others = either(words["others"])
    return compiled(*(f"^{each.replace('{others}', others)}" for each in words["things"]))


@cache
def delivered(language: str) -> DeliveredWords:
    held = lists(language)
    words = held["delivered"]
    lead = rf"(?:(?:{either(words['nominal_lead'])})\s+){{0,2}}"
    nominal = rf"{lead}{either(words['nominal'])}\s+(?:\w+\s+)?{either(words['nominal_links'])}\s+"
    many = r"(?:\d[\d.,]*(?:\s*[-–+]\s*\d+)?\+?|" + either(words["output_lead"]) + r")"
    outputs = rf"(?:{many}\s+){{1,3}}{_things(words['outputs'])}"
    others = either(words["others"] + words["others_one"])
    subject = (
        rf"(?:(?:(?:each|every|all|the|our|both|\d+)\s+)?(?:[\w’'-]+\s+){{0,2}}?{either(words['ours'])}"
        rf"|(?:each|every|all|both)\s+(?!{others}\b)[\w’'-]+(?:\s+(?!{others}\b)[\w’'-]+)?)"
    )
    acting = rf"{subject}(?:\s+(?:will|have|has|each|all|jointly|regularly|also|then))*\s+{either(words['ours_do'])}\b"
    return DeliveredWords(
        states=compiled(*words["states"]),
        nominal=re.compile(nominal, re.IGNORECASE),
        things=named_things(language),
        anyway=compiled(*(rf"^{each}" for each in words["anyway"])),
        outputs=re.compile(outputs, re.IGNORECASE),
        events=re.compile(_things([*words["outputs"], *words["held_again"]]), re.IGNORECASE),
        results=compiled(*words["results"]),
        ours=re.compile(acting, re.IGNORECASE),
        participles=frozenset(_participles(held["tasks"]["verbs"], words)),
        again=re.compile(held["tasks"]["again"], re.IGNORECASE),
        no_state=frozenset(words["no_state"]),
        no_state_counted=frozenset(words["no_state_counted"]),
        present=frozenset(words["present"]),
        felt=frozenset([*words["felt"], *words["no_state"]]),
        other_end=words["other_end"],
        not_before=frozenset(words["not_before"]),
        after=frozenset(words["after"]),
        others=frozenset(words["others"]),
        prepositions=frozenset(words["prepositions"]),
    )


def _things(nouns: list[str]) -> str:
    """Up to two words and one of these, which end there or go on with a small word."""
    return (
        rf"(?:[\w’'-]+\s+){{0,2}}?{either(nouns)}"
        r"(?=\s*(?:$|[.,;:(]|(?:on|for|with|in|at|to|of|about|per|a|by|conducted|held|run|published|written|recorded|sent|given|carried\s+out|shipped|released|organised|organized|done|completed|each|every|and|as|how|open|goes|takes|visits)\b))"
    )


def _participles(verbs: list[str], words: dict[str, list[str]]) -> set[str]:
    made = set(words["irregular"])
    for verb in verbs:
        first, _, small = verb.partition(" ")
        for form in inflections(first):
            if form.endswith("ed"):
                made.add(f"{form} {small}".strip())
    return made - set(words["no_state"])


@cache
def second_verb(language: str) -> Pattern:
    """A second verb behind "and", a comma or the like; one that is also a noun only in front of its object."""
    held = lists(language)
    words, work = held["second"], held["tasks"]
    doubtful = {*work["also_nouns"], *words["also_adjectives"]}
    sure = [verb for verb in work["verbs"] if verb not in doubtful and " " not in verb]
    verbs = either(
        [*held["movement"]["verbs"], *held["relative"]["movers"], *sure, *words["second_verbs"], *work["soft_second"]]
    )
    rest = r"(?:and|or|to|by|with|within|in|is|are|on|of|for|at|from)\b"
    joint = (
        r"(?:\s+(?:and|&|while(?:\s+\w+ing)?)\s+|\s*[;,]\s+(?:and\s+|then\s+)?)"
        r"(?:at\s+the\s+same\s+time\s+)?(?:to\s+|then\s+)?"
    )
    also = either([verb for verb in work["verbs"] if verb in doubtful])
    second = rf"(?:{verbs}\s+(?!{rest})\w+|{also}\s+{either(words['objects'])}\s+\w)"
    return re.compile(rf"^\S+\s+\S.*?{joint}{second}", re.IGNORECASE)


@cache
def second(language: str) -> SecondWords:
    words = lists(language)["second"]
    between = r"(?:\s+[\w’'-]+)"
    joint = rf"(?:{between}{{1,5}}?\s*[,;]|{between}{{0,5}}?\s+(?:and|&|while))"
    better = rf"(?:{words['better']})\b{joint}\s+(?:{words['better']})\b"
    measures = rf"\b{either(words['measures'])}\s+(?:and|&)\s+(?:[\w’-]+\s+){{0,2}}?{either(words['measures'])}"
    return SecondWords(
        parts=re.compile(words["parts"], re.IGNORECASE),
        joined=hinted(language, "parts", words["parts"]),
        verbs=second_verb(language),
        note=re.compile(words["note"], re.IGNORECASE),
        better=re.compile(
            rf"^{better}|\b(?:{words['better']})\s+(?:and|&)\s+(?:[\w’-]+\s+){{1,3}}(?:{words['better']})\b",
            re.IGNORECASE,
        ),
        pairs=hinted(language, "pairs", *words["pairs"], measures + words["measures_end"]),
        levels=re.compile(words["levels"]),
        acts=re.compile(
            rf"^\S+\s+\S.*?(?:\s+(?:and|&)\s+|\s*[;,]\s+(?:and\s+|then\s+)?)(?:then\s+)?(?!{either(words['no_verb'])}\s)"
            rf"(?![a-z]+(?:[^s]s|ing)\s)[a-z-]+(?:\s+(?:up|out|off|over|down))?(?:\s+on)?\s+{either(words['acts_on'])}\b",
            re.IGNORECASE,
        ),
        says=compiled(*words["says"]),
        says_not=re.compile(words["says_not"], re.IGNORECASE),
        then=re.compile(words["then"], re.IGNORECASE),
        later=re.compile(words["later"], re.IGNORECASE),
    )


@cache
def objectives(language: str) -> ObjectiveWords:
    words = lists(language)["objective"]
    return ObjectiveWords(
        delivery=re.compile(rf"{either(words['delivery'])}(?![\w'’-])", re.IGNORECASE),
        no_delivery=compiled(*words["no_delivery"]),
        directions=re.compile(rf"{either(words['directions'])}(?![\w'’-])", re.IGNORECASE),
        things=re.compile(rf"(?:\s+[\w’'-]+){{0,4}}?\s+{either(words['things'])}\b(?!['’]s)", re.IGNORECASE),
        quality=compiled(words["quality"]),
        makes=compiled(words["makes"]),
        elsewhere=compiled(words["elsewhere"]),
        where=compiled(words["where"]),
    )


@cache
def progress(language: str) -> Hinted:
    """How far work has got, by itself: it takes a while to compile."""
    return hinted(language, "progress", *_progress(language), also=_progress_words(language))


def _progress(language: str) -> Iterator[str]:
    """Each way to tell how far work has got, with its lists in it."""
    held = lists(language)
    words = held["movement"]
    named = {each: either(words[f"progress_{each}"]) for each in ("plan", "part", "piece", "done")}
    named["filler"] = rf"(?!{either(held['delivered']['prepositions'])}\s)[\w’-]+"
    named |= {"share": f"(?:{'|'.join(words['progress_share'])})", "others": either(held["delivered"]["others"])}
    for pattern in words["progress"]:
        for name, listed in named.items():
            pattern = pattern.replace(f"{{{name}}}", listed)
        yield pattern


def _progress_words(language: str) -> set[str]:
    """Of which one stands wherever such a way does."""
    words = lists(language)["movement"]
    return {each for name in ("plan", "part", "piece", "done", "verbs") for each in words[f"progress_{name}"]}


@cache
def style(language: str) -> StyleWords:
    held = lists(language)
    movement, capitals, why = held["movement"], held["abbreviations"], held["why_now"]
    return StyleWords(
        keepers=re.compile(rf"{either(movement['keepers'])}\b", re.IGNORECASE),
        keepers_not=re.compile(rf"{either(movement['keepers_not'])}\b", re.IGNORECASE),
        stays=hinted(language, "stays", *movement["stays"]),
        routine=hinted(language, "routine", *movement["routine"]),
        negative=parted(movement["negative"]),
        positive=compiled(*movement["positive"]),
        vague=compiled(rf"\b{either(movement['vague'])}\b"),
        progress=progress(language),
        progress_not=compiled(*movement["progress_not"]),
        known_capitals=frozenset(capitals["known"]),
        evidence=compiled(*why["evidence"]),
        groups=compiled(*held["champions"]["groups"]),
        abbreviations=tuple(why["abbreviations"]),
    )
