"""The word lists of the draft checks as values: one struct per question, compiled by `draft_words`, read by
`draft_reading` and its neighbours. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from workshop_app.domain.draft_matching import FirstOf, Hinted, Openings, Pattern


class NumberWords(Struct, frozen=True):
    """What counts as a number in words, and what only looks like one."""

    counted: Pattern
    spelled: Pattern
    not_counted: FirstOf
    named: Pattern
    named_inside: Pattern
    dates: Pattern
    deadline: Pattern


class TaskWords(Struct, frozen=True):
    """How a sentence that describes work begins, and the signs that it does not."""

    before: Pattern
    lead_in: Pattern
    perfect: Pattern  # "we've", after which something is done
    verbs: Openings
    again: Pattern
    commands: Pattern
    no_commands: frozenset[str]
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
    within: Pattern
    no_work: Pattern
    relative: frozenset[str]
    purpose: Pattern
    subordinate: Pattern
    asides: Pattern
    moves: Pattern
    happens: Pattern
    when: Pattern
    wishes: Pattern


class StartWords(Struct, frozen=True):
    """Where something stands today, said or taken for granted: what starts at nothing (`from_nothing`; `from_none`
    where it is no part `of_a_whole`), and the signs of a value of today."""

    from_nothing: Pattern
    from_none: Pattern
    of_a_whole: Pattern
    said: Pattern


class RelativeWords(Struct, frozen=True):
    """Changes given as a share, and the signs that the start is given too. Where no `shares` stand, nothing changes by
    one: most sentences end there, and the search for changes is a long one."""

    shares: Hinted
    changes: FirstOf
    bare_change: Pattern
    start: Pattern
    multiples: Hinted
    steps: FirstOf


class DeliveredWords(Struct, frozen=True):
    """How a finished piece of work is told without a leading verb: "the handbook is approved", "payroll in place",
    "5 articles", "introduction of a rota"; and the signs that something is measured instead."""

    states: Pattern
    nominal: Pattern
    things: Pattern
    anyway: Pattern
    outputs: Pattern
    events: Pattern
    results: Pattern
    ours: Pattern
    participles: frozenset[str]
    again: Pattern
    no_state: frozenset[str]
    no_state_counted: frozenset[str]
    present: frozenset[str]
    felt: frozenset[str]
    other_end: str
    not_before: frozenset[str]
    after: frozenset[str]
    others: frozenset[str]
    prepositions: frozenset[str]


class SecondWords(Struct, frozen=True):
    """What parts a sentence into two, and how the second part begins when it is a result of its own."""

    parts: Pattern
    joined: Hinted  # whether there are parts at all
    verbs: Pattern
    note: Pattern
    better: Pattern
    pairs: Hinted
    levels: Pattern
    acts: Pattern  # whatever the second verb is, where the line is work
    says: Pattern
    says_not: Pattern
    then: Pattern
    later: Pattern


class StyleWords(Struct, frozen=True):
    """Lists behind the quiet notes."""

    keepers: Pattern
    keepers_not: Pattern
    stays: Hinted
    routine: Hinted
    negative: FirstOf
    positive: Pattern
    vague: Pattern
    progress: Hinted
    progress_not: Pattern
    known_capitals: frozenset[str]
    evidence: Pattern
    groups: Pattern
    abbreviations: tuple[str, ...]


class ObjectiveWords(Struct, frozen=True):
    """Verbs of delivery; and verbs that give a direction, unless they make one of the things: `makes` tells
    that it is new, `elsewhere` that it only stands beside, `where` that it is a place for something."""

    delivery: Pattern
    no_delivery: Pattern
    directions: Pattern
    things: Pattern
    quality: Pattern
    makes: Pattern
    elsewhere: Pattern
    where: Pattern


class CountingWords(Struct, frozen=True):
    """Measures that everybody has, and the words that leave open of what, where and over which time."""

    measures: Pattern
    open_words: frozenset[str]
    remarks: Pattern
    settled: Pattern


class TopicWords(Struct, frozen=True):
    """What shows that an objective says more than what it is about."""

    clause: Pattern
    quality: Pattern
    verbs: frozenset[str]
    also_nouns: frozenset[str]
    objects: frozenset[str]


class DraftWordLists(Struct, frozen=True):
    """Every list of one language, compiled once."""

    language: str
    numbers: NumberWords
    tasks: TaskWords
    starts: StartWords
    delivered: DeliveredWords
    second: SecondWords
    objectives: ObjectiveWords
    relative: RelativeWords
    style: StyleWords
    counting: CountingWords
    topic: TopicWords
