"""Why no groups can be made, in words a coach reads: which rules cannot all be kept, and what to loosen. No Qt; told by
the groups screen and, in English, by the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from agendas.breakouts import BreakoutsImpossible
from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.domain.seat_rules import BossPair, ClashingRule, clashing
from workshop_app.domain.text import in_a_row, one_stop

PROVED = QT_TRANSLATE_NOOP("clash", "These rules cannot all be kept: {rules}.")
NOT_FOUND = QT_TRANSLATE_NOOP("clash", "No groups were found in which all of this holds: {rules}.")
LOOSEN = QT_TRANSLATE_NOOP("clash", "Loosen one of them on the page of {names} in People.")
LOOSEN_ONE = QT_TRANSLATE_NOOP("clash", "Loosen it on the page of {names} in People.")
AND = QT_TRANSLATE_NOOP("clash", "{names} and {last}")
OR = QT_TRANSLATE_NOOP("clash", "{names} or {last}")
RULES: dict[str, str] = {
    "apart": QT_TRANSLATE_NOOP("clash", "{names} are never together"),
    "together": QT_TRANSLATE_NOOP("clash", "{names} must be together"),
    "host": QT_TRANSLATE_NOOP("clash", "{names} hosts room {room}"),
    "boss": QT_TRANSLATE_NOOP("clash", "{report} reports to {boss}"),
    "through": QT_TRANSLATE_NOOP("clash", "{report} reports to {boss} through {names}"),
}
NO_SUCH_ROOM = QT_TRANSLATE_NOOP("clash", "{names} hosts room {room}, and there are not that many rooms")
NAMED = 4  # people whose pages are named; more would be no help

Say = Callable[[str], str]


def why_impossible(
    impossible: BreakoutsImpossible,
    above: Iterable[BossPair],
    names: Mapping[str, str],
    say: Say = str,
    *,
    in_people: bool = True,
) -> str:
    """The whole sentence. `names` are people's by id; `in_people`: the rules stand on their pages."""
    found = clashing(impossible, above)
    if not found:
        return str(impossible)
    told = "; ".join(_rule(each, names, say, alone=len(found) == 1) for each in found)
    whole = say(PROVED if impossible.reason == "rules_clash" else NOT_FOUND).format(rules=told)
    pages = list(dict.fromkeys(_owner(each, names) for each in found))
    if in_people and len(pages) <= NAMED:
        whole += " " + say(LOOSEN if len(found) > 1 else LOOSEN_ONE).format(names=_joined(pages, say, OR))
    return one_stop(whole)


def _rule(rule: ClashingRule, names: Mapping[str, str], say: Say, *, alone: bool) -> str:
    people = [names.get(id, id) for id in rule.people]
    if rule.kind == "boss":
        words = say(RULES["boss" if len(people) == 2 else "through"])
        return words.format(report=people[0], boss=people[-1], names=_joined(people[1:-1], say, AND))
    literal = NO_SUCH_ROOM if rule.kind == "host" and alone else RULES[rule.kind]
    return say(literal).format(names=_joined(people, say, AND), room=rule.room)


def _owner(rule: ClashingRule, names: Mapping[str, str]) -> str:
    """On whose page the rule stands, in the case of two on the first one's as well."""
    return names.get(rule.people[0], rule.people[0])


def _joined(names: list[str], say: Say, literal: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return say(literal).format(names=in_a_row(names[:-1], beside=names[-1]), last=names[-1])
