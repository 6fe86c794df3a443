"""Whether a sentence begins like work: a task verb at its start, and the signs that it is a measure after all. Used by
`draft_reading`; what reads as work without such a verb stands in `draft_delivered`."""

from __future__ import annotations

import re
from enum import StrEnum

from workshop_app.domain.draft_lists import TaskWords

_RATE = re.compile(r"\D{0,14}[\d.,]+\s*(?:%|percent|per cent)", re.IGNORECASE)
_SERVED = re.compile(rf"{_RATE.pattern}|(?:all|every)\s", re.IGNORECASE)
_LEVEL = re.compile(r"(?:an?\s+|at\s+least\s+)?[\d.,]+\+?\s*(?:%|percent)\s+(?!of\b)[a-z]", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:(?:an?|at least|over|more than|additional|new)\s+)*(?:[$€£¥₹]|usd\s|eur\s|gbp\s|chf\s)\s?\d", re.IGNORECASE
)
_COUNTED = re.compile(r":\s*\d|\b\d+\s+(?:of|in|out\s+of)\s+\d")
_PLACE = re.compile(
    r"^(?:by|before|until|in|during|at|on|over|this|next|each|every|per|within|starting)\b[^,]{0,40}?(?:,\s*|\s(?=we\b))",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"^[A-Z][\w &/-]{0,30}(?<!\d):\s+(?=\w)")


class TaskLook(StrEnum):
    """How much a sentence looks like work."""

    NONE = "none"
    SOFT = "soft"  # hire, sign, win: honest results quite often
    WORK = "work"


def from_verb(core: str, tasks: TaskWords) -> str:
    """The sentence from its verb on: no topic, no "By June,", no "We will", no "successfully"."""
    core = without_place(_TOPIC.sub("", core), tasks)
    while lead := tasks.lead_in.match(core):
        core = core[lead.end() :]
    return core


def without_place(text: str, tasks: TaskWords) -> str:
    """The text from behind what comes before it: "Together with the unions,", "By June,"."""
    found = tasks.before.match(text)
    return _PLACE.sub("", text[found.end() :] if found else text)


def main_clause(text: str, tasks: TaskWords) -> str:
    """The text up to where a clause about something in it begins: "who", "so that", "in order to"."""
    found = tasks.subordinate.search(text)
    return text[: found.start()] if found else text


def without_aside(text: str, tasks: TaskWords) -> str:
    """The text without what tells more about one of its words: "of whom half ...", "because ...", "that ..."."""
    return tasks.asides.sub(" ", text)


def task_look(core: str, body: str, number: bool, tasks: TaskWords) -> TaskLook:
    """What the first verb says: `body` is `core` from it on, `number` tells whether anything is counted."""
    found = tasks.verbs.match(body)
    if not found and (again := tasks.again.match(body)):  # "renegotiate" is to negotiate once more
        found = tasks.verbs.match(body, again.end())
    if not found:
        return TaskLook.NONE
    verb, rest = " ".join(found.group().lower().split()), body[found.end() :].strip()
    follow = re.findall(r"[^\s,;]+", rest.lower())
    done = verb in tasks.inflected and _ends_with(tasks.perfect, core, body)
    if not done and _guarded(verb, body, rest, follow, tasks):
        return TaskLook.NONE
    base = tasks.inflected.get(verb, verb)
    if base in tasks.without_number:
        return TaskLook.NONE if number else TaskLook.WORK
    return TaskLook.SOFT if base in tasks.soft else TaskLook.WORK


def is_command(body: str, tasks: TaskWords) -> bool:
    """Whether a line that counts nothing begins with a verb that nobody listed, in front of its object."""
    return tasks.commands.match(body) is not None and body.split(maxsplit=1)[0].lower() not in tasks.no_commands


def _ends_with(lead: re.Pattern[str], core: str, body: str) -> bool:
    """Whether this lead stands right before the body."""
    before = core[: len(core) - len(body)]
    return any(found.end() == len(before) for found in lead.finditer(before))


def _guarded(verb: str, body: str, rest: str, follow: list[str], tasks: TaskWords) -> bool:
    """The known false alarms: a measure, a service level, money, a noun."""
    own = tasks.purpose.split(body)[0]  # a service level behind "so that" is the effect of the work
    if tasks.within.search(own) or tasks.no_work.match(body):
        return True
    if verb in tasks.also_nouns and follow and follow[0] in tasks.relative:
        return True
    if verb in tasks.level_verbs and _LEVEL.match(rest):
        return True
    if verb in tasks.rate_verbs and _RATE.match(rest):
        return True
    if verb in tasks.service_verbs and _SERVED.match(rest) and tasks.service_signs.search(rest):
        return True
    if verb in tasks.money_verbs and _MONEY.match(rest):
        return True
    if verb in tasks.inflected:
        return not follow or not _is_object(follow[0], tasks)
    if verb in tasks.also_nouns:
        if follow and not _is_object(follow[0], tasks) and _COUNTED.search(rest):
            return True
        return _is_noun(verb, rest, follow, tasks)
    # A product may be called like a verb: "Deliver users rise to 5,000".
    return bool(follow) and not _is_object(follow[0], tasks) and bool(tasks.moves.search(main_clause(rest, tasks)))


def _is_object(word: str, tasks: TaskWords) -> bool:
    return word.strip('()“"') in tasks.objects_follow or bool(re.match(r"[\d$€£~<>≥]", word))


def _is_noun(verb: str, rest: str, follow: list[str], tasks: TaskWords) -> bool:
    if follow and follow[0] == "of":
        return verb in tasks.of_nouns
    if not follow or _is_object(follow[0], tasks) or follow[0] in {"&", "/"}:
        return False
    if follow[0].rstrip(".:") in tasks.measure_nouns:
        return True
    if tasks.state_verbs.search(main_clause(rest, tasks)):
        return True
    if follow[0] in tasks.loose_measure_nouns and tasks.compared.search(rest):
        return True
    near = {word.strip("().:") for word in follow[1:3]}
    return bool(near & tasks.measure_nouns) and bool(re.search(r"\d", rest))
