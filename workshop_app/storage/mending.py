"""Makes what was salvaged from a damaged file into an engagement that every screen can open: one engagement, eleven
parameters, no value without its owner. What can only be guessed gets the name LOST; what belongs to nothing any more is
left out, and its words are handed back to be shown. Used by `rescue`; knows no database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from agendas import loader
from agendas.model import Agenda
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.identity import new_id
from workshop_app.domain.named import NAME_LINKS
from workshop_app.domain.okr import DraftSet, Objective
from workshop_app.domain.once import ONCE, all_once
from workshop_app.domain.parameters import ParameterKey, ParameterRecord
from workshop_app.domain.people import PairRule, Person
from workshop_app.domain.scoring import model_decided, was_published
from workshop_app.domain.unsent import UnsentLine
from workshop_app.domain.voices import Interviewee
from workshop_app.domain.workshops import Workshop, WorkshopAgenda
from workshop_app.storage.codec import hints_of, optional
from workshop_app.storage.tables import KINDS, LINKS

LOST = "(lost)"
Values = dict[type, dict[str, Any]]


class Mended(Struct, frozen=True):
    """`left_out`: values per kind that found no owner; `words`: what stood in them; `client_lost`: the engagement's own
    row is gone; `agendas`: titles of workshops that got a built-in agenda in place of their own; `made_up`: how many
    values had to be made up so that others keep their place."""

    values: Values
    left_out: Counter[type]
    words: tuple[str, ...]
    client_lost: bool
    agendas: tuple[str, ...]
    made_up: Counter[type]


def mend(
    found: dict[type, list[Any]], owners: Counter[str], client: str, unscored: frozenset[str] = frozenset()
) -> Mended:
    """`client` names the engagement when its own row is lost; `owners` are the engagement ids that rows name;
    `unscored` are the sets of rows from before version 12, which did not say how a cycle is scored."""
    values: Values = {kind: {each.id: each for each in found.get(kind, ())} for kind in KINDS}
    made_up: Counter[type] = Counter()
    client_lost = _one_engagement(values, owners, client)
    _workshops_of_agendas(values, made_up)
    left_out, words = _owned(values, made_up)
    agendas = _agendas(values)
    known = {record.key for record in values[ParameterRecord].values()}
    for key in ParameterKey:
        if key not in known:
            record = ParameterRecord(key.value, key)  # its own id follows at once
            values[ParameterRecord][record.id] = record
            made_up[ParameterRecord] += 1
    _scored_as_decided(values, unscored)
    _nobody_lost(values)
    _ids_that_follow(values)
    return Mended(values, left_out, words, client_lost, agendas, made_up)


def _one_engagement(values: Values, owners: Counter[str], client: str) -> bool:
    there = values[Engagement]
    if there:
        wanted = max(there, key=owners.__getitem__)
        values[Engagement] = {wanted: there[wanted]}
        return False
    id = owners.most_common(1)[0][0] if owners else new_id()
    values[Engagement] = {id: Engagement(id, client)}
    return True


def _workshops_of_agendas(values: Values, made_up: Counter[type]) -> None:
    """An agenda knows enough of its workshop to stand for it."""
    for id, snapshot in values[WorkshopAgenda].items():
        if id not in values[Workshop]:
            agenda: Agenda = snapshot.agenda
            values[Workshop][id] = Workshop(id, agenda.title or LOST, agenda.kind, agenda.id)
            made_up[Workshop] += 1


def _agendas(values: Values) -> tuple[str, ...]:
    """A workshop cannot be shown without an agenda: it gets the built-in one it was planned from, or an empty one."""
    replaced = []
    for workshop in values[Workshop].values():
        if workshop.id not in values[WorkshopAgenda]:
            values[WorkshopAgenda][workshop.id] = WorkshopAgenda(workshop.id, _agenda_for(workshop))
            replaced.append(workshop.title)
    return tuple(replaced)


def _agenda_for(workshop: Workshop) -> Agenda:
    if workshop.template in loader.available():
        return loader.load(workshop.template)
    return Agenda(workshop.template, workshop.kind, workshop.title, "", (workshop.start,), (1, 99), (1, 99), ())


_STAND_INS: dict[type, Callable[[str], Any]] = {
    Team: lambda wanted: Team(wanted, LOST),
    Person: lambda wanted: Person(wanted, LOST),
    Interviewee: lambda wanted: Interviewee(wanted, LOST),
    DraftSet: lambda wanted: DraftSet(wanted, LOST),
    Objective: lambda wanted: Objective(wanted, LOST, LOST),
}


def _owned(values: Values, made_up: Counter[type]) -> tuple[Counter[type], tuple[str, ...]]:
    """Clean every link to a lost owner, again and again, because what is left out may have owned others."""
    left_out: Counter[type] = Counter()
    words: list[str] = []
    changed = True
    while changed:
        changed = False
        for kind, field, owner in LINKS:
            nullable = optional(hints_of(kind)[field])[1]
            for each in tuple(values[kind].values()):
                wanted = getattr(each, field)
                if wanted is None or wanted in values[owner]:
                    continue
                changed = True
                if nullable:
                    values[kind][each.id] = replace(each, **{field: None})
                elif owner in _STAND_INS and kind not in (owner, PairRule):  # a rule about nobody asks nothing
                    values[owner][wanted] = _STAND_INS[owner](wanted)
                    made_up[owner] += 1
                else:
                    del values[kind][each.id]
                    left_out[kind] += 1
                    words += _words_in(each)
    return left_out, tuple(words)


def _scored_as_decided(values: Values, unscored: frozenset[str]) -> None:
    """What version 12 does to a whole file: a set that was published is scored as was decided last."""
    decided = next(each for each in values[ParameterRecord].values() if each.key is ParameterKey.SCORING)
    for id in unscored & values[DraftSet].keys():
        draft: DraftSet = values[DraftSet][id]
        if was_published(draft):
            values[DraftSet][id] = replace(draft, scored_by=str(model_decided(decided)))


def _nobody_lost(values: Values) -> None:
    """Names keep no id of somebody who is lost."""
    for link in NAME_LINKS:
        for each in tuple(values[link.kind].values()):
            known = tuple(id for id in link.ids(each) if id in values[link.whom])
            values[link.kind][each.id] = link.with_ids(each, known)


def _ids_that_follow(values: Values) -> None:
    """What may stand only once has the id of its key, whatever version the damaged file was of."""
    (engagement,) = values[Engagement]
    moved: dict[str, str] = {}
    for kind in ONCE:
        before = tuple(values[kind].values())
        after = all_once(engagement, before)
        values[kind] = {each.id: each for each in after}
        moved |= {old.id: new.id for old, new in zip(before, after, strict=True) if kind is ParameterRecord}
    lines = (each.moved_to(moved.get(each.owner_id, each.owner_id)) for each in values[UnsentLine].values())
    values[UnsentLine] = {each.id: each for each in lines}


def _words_in(value: Any) -> list[str]:
    """The texts a coach would miss: no ids, no codes."""
    texts = (getattr(value, name) for name, hint in hints_of(type(value)).items() if hint is str)
    return [text for text in texts if isinstance(text, str) and " " in text.strip()]
