"""Who sends a mail and who gets it, with the addresses that are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from handouts.mails.kinds import MailGroup
from workshop_app.application import cycle_queries, queries
from workshop_app.application.champions import Champions
from workshop_app.application.ports import Reader
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.engagement import RoleAssignment, RoleKind, Team
from workshop_app.domain.naming import alike
from workshop_app.domain.okr import DraftSet, KeyResult
from workshop_app.domain.people import Person
from workshop_app.domain.text import one_line

_ADDRESS = re.compile(r"[!-~]+@[!-~]+\.[!-~]+")  # what every mail program sends to
_NOT_IN_ADDRESS = re.compile(r'[\s<>(),;:"\[\]\\]')

Party = tuple[str, str]  # a name and an address, either of which may be unknown


def sent_to(address: str) -> str:
    """The address as every mail program takes it, "" where none does. A domain with letters of its own ("müller.de")
    stands there as the network knows it (RFC 3490); mail programs show it as it was written."""
    name, at, domain = address.rpartition("@")
    if at and name.isascii() and not domain.isascii():
        address = f"{name}@{_as_known_to_the_network(domain)}"
    return address if _ADDRESS.fullmatch(address) and not _NOT_IN_ADDRESS.search(address) else ""


def can_be_sent_to(address: str) -> bool:
    """Whether every mail program takes this address."""
    return bool(sent_to(address))


def unreached(name: str, address: str) -> str:
    """Somebody whom no mail reaches, with what stands where the address should be."""
    return f"{name} ({address})" if name and address else name or address


def in_role(reader: Reader, kind: RoleKind) -> Party:
    """Who fills a role, and their address: the person's own, or the contact that was written down."""
    found = next((each for each in queries.roles(reader) if each.kind is kind), None)
    if found is None or not found.name.strip():
        coach = queries.engagement(reader).coach if kind is RoleKind.EXTERNAL_COACH else ""
        return one_line(coach), ""
    return one_line(found.name), _address_of(reader, found)


def contact_in_role(reader: Reader, kind: RoleKind) -> str:
    """How to reach who fills a role, as it was written down."""
    found = next((each for each in queries.roles(reader) if each.kind is kind), None)
    return one_line(found.contact) or in_role(reader, kind)[1] if found else ""


def group(reader: Reader, wanted: MailGroup, workshop_id: str | None, sets: Iterable[DraftSet]) -> tuple[Party, ...]:
    """Everybody in it, once each, in the order of the list of people; the addresses as they were written."""
    people = {each.id: each for each in queries.people(reader)}
    match wanted:
        case MailGroup.EVERYBODY:
            found: Iterable[Party] = map(_party, people.values())
        case MailGroup.PARTICIPANTS | MailGroup.MISSING:
            there = queries.participants(reader, workshop_id) if workshop_id else ()
            late = wanted is MailGroup.MISSING
            found = [_party(each.person) for each in there if not (late and each.person.brings_okr)]
        case MailGroup.CHAMPIONS:
            found = _champions(reader, sets, people)
        case MailGroup.LEADS_AND_CHAMPIONS:
            found = [*_leads(reader, sets, people), *_champions(reader, sets, people)]
    return tuple(dict.fromkeys(each for each in found if any(each)))


def sets_of(reader: Reader, held: Iterable[CheckIn]) -> tuple[DraftSet, ...]:
    """The sets these check-ins are about."""
    return tuple(dict.fromkeys(reader.get(DraftSet, each.set_id) for each in held))


def results_of(reader: Reader, draft: DraftSet) -> tuple[KeyResult, ...]:
    """The key results of a set that have words."""
    return cycle_queries.written_results(reader, draft.id)


def _champions(reader: Reader, sets: Iterable[DraftSet], people: Mapping[str, Person]) -> list[Party]:
    champions = Champions(reader)
    return [
        _party(people[each.id]) if each.id is not None and each.id in people else _by_name(reader, one_line(each.name))
        for draft in sets
        for result in results_of(reader, draft)
        for each in champions.of(result)
    ]


def _leads(reader: Reader, sets: Iterable[DraftSet], people: Mapping[str, Person]) -> list[Party]:
    teams = [reader.find(Team, id) for id in dict.fromkeys(each.team_id for each in sets)]
    return [
        _party(people[team.lead_id])
        if team.lead_id and team.lead_id in people
        else _by_name(reader, one_line(team.lead))
        for team in teams
        if team is not None and (team.lead_id or team.lead.strip())
    ]


def _address_of(reader: Reader, role: RoleAssignment) -> str:
    person = reader.find(Person, role.person_id) if role.person_id else None
    written = (word.strip(".,;<>()") for word in role.contact.split())
    found = [person.email.strip() if person else "", *written]
    return next(filter(None, map(sent_to, found)), "")


def _by_name(reader: Reader, name: str) -> Party:
    """Somebody who is not in the list of people, and may fill a role with an address all the same: a sponsor."""
    roles = (each for each in queries.roles(reader) if alike(one_line(each.name)) == alike(name))
    return name, next(filter(None, (_address_of(reader, each) for each in roles)), "")


def _party(person: Person) -> Party:
    return one_line(person.name), one_line(person.email)


def _as_known_to_the_network(domain: str) -> str:
    """ "" for no domain, and for one with a letter that older networks take for others ("ß" for "ss"): it would lead to
    somebody else."""
    try:
        known = domain.lower().encode("idna")
        return known.decode("ascii") if known.decode("idna") == domain.lower() else ""
    except UnicodeError:
        return ""
