"""Work that does not begin with its verb: a state of completion ("the handbook is approved", "payroll in place"), work
as a noun ("introduction of a rota"), a count of what we make ourselves ("5 articles"), our own people doing something
("each team writes"). Used by `draft_reading` beside `draft_tasks`. Kinds and guards: domain section 5.10.
"""

from __future__ import annotations

import re

from workshop_app.domain.draft_lists import DeliveredWords

_WORD = re.compile(r"[^\s,;:()“”\"]+|[,;:]")
_STOPS = frozenset(",;:")
_HAVE = frozenset({"have", "has"})
_BE = frozenset({"is", "are", "been", "be", "being", "were", "was"}) | _HAVE
_PASSIVE = frozenset({"are", "is", "been"})
SHORTEST = 5  # letters of a word that may be a participle
_TELLING = 4  # words in front of a participle that may show that it belongs to a side remark


def is_delivered(clause: str, words: DeliveredWords, routine: bool = False) -> bool:
    """Whether a clause without brackets tells of finished work, and of nothing that is measured. `routine` says that it
    comes round again and again: then what is held needs no count."""
    if words.outputs.match(clause) or words.anyway.search(clause):
        return True
    if words.results.search(clause):
        return False
    if routine and words.events.match(clause):
        return True
    if words.nominal.match(clause) or words.things.search(clause) or words.ours.match(clause):
        return True
    return _is_state(clause, words) or _is_done(clause, words)


def _is_state(clause: str, words: DeliveredWords) -> bool:
    found = words.states.search(clause)
    if found is None:
        return False
    before = _WORD.findall(clause[: found.start()].lower())
    return bool(before) and _is_ours(before, words)


def _is_done(clause: str, words: DeliveredWords) -> bool:
    """Whether something "is done" or "done": a past participle that ends the clause or goes on with a small word."""
    found = _WORD.findall(clause.rstrip(".!").lower())
    uncounted = not any(letter.isdigit() for letter in clause)
    for at in range(1, len(found)):
        pair = " ".join(found[at : at + 2])
        ends = at + 2 if pair in words.participles else at + 1
        once = words.again.sub("", found[at], count=1) if words.again.match(found[at]) else found[at]
        other = (uncounted or found[at - 1] in _PASSIVE) and _may_be_done(found[at], words)
        known = other or {found[at], once, pair} & words.participles
        if not known or (pair in words.no_state and not (uncounted and pair in words.no_state_counted)):
            continue
        if found[at] in words.present and found[at - 1] not in _BE:
            continue
        if found[at - 1] in _STOPS or words.not_before & set(found[max(0, at - _TELLING) : at]):
            continue
        told = found[at - 1] in _HAVE or _may_end(found[at + 1 :], words) or _may_end(found[ends:], words)
        if told and _is_ours(found[:at], words) and not _by_others(found[ends:], words):
            return True
    return False


def _may_be_done(word: str, words: DeliveredWords) -> bool:
    if word in words.no_state_counted:
        return True
    return word.endswith(words.other_end) and len(word) >= SHORTEST and word not in words.felt and word[:2] != "un"


def _by_others(follow: list[str], words: DeliveredWords) -> bool:
    """Whether those whom we work for have done it: "courses finished by students"."""
    if follow[:1] != ["by"]:
        return False
    return bool(words.others & set(follow[1 : 1 + _TELLING])) or (len(follow) > 1 and follow[1][0].isdigit())


def _may_end(follow: list[str], words: DeliveredWords) -> bool:
    return not follow or follow[0] in words.after or follow[0] in _STOPS or follow[0][0].isdigit()


def parts_done(parts: list[str], words: DeliveredWords) -> int:
    """How many of the parts of a line tell of something done, each with a subject of its own."""
    return sum(_is_done(part, words) for part in parts)


def _is_ours(before: list[str], words: DeliveredWords) -> bool:
    """Whether it is not something that others get from us, which is a service: "relatives are informed"."""
    head = ""
    for word in before:
        if word in _STOPS or (head and word in words.prepositions):
            break
        if word not in _BE:
            head = word
    return bool(head) and head not in words.others
