"""One mail, filled with what the engagement knows. A field nobody knows is left out and shows as a gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handouts import gather_parameters
from handouts.compose import prework_sheet, staff_page
from handouts.gather import ComposeOptions
from handouts.mails import cycle_fields, people, workshop_fields
from handouts.mails.cycle_fields import document_words
from handouts.mails.kinds import (
    GROUPS,
    OF_A_WORKSHOP,
    SENDERS,
    Mail,
    MailGroup,
    MailKind,
    fields_of,
    filled,
    template,
    texts,
)
from handouts.mails.links import links
from handouts.parameter_sources import RecordEntry
from handouts.wording import Words
from workshop_app.application import interview_queries, queries
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import RoleKind
from workshop_app.domain.parameters import ParameterKey, ParameterStatus
from workshop_app.domain.preparation import preparation_of
from workshop_app.domain.reading_direction import with_marks
from workshop_app.domain.text import one_line
from workshop_app.domain.workshops import Workshop

AGREED = frozenset({"why", "why_now", "scope", "pay"})
PUBLISHED, SESSION = "published", "session"
SCORED = ("predicted", "final", "low")  # said as the client scores
ROLES = {
    "sponsor": RoleKind.SPONSOR,
    "lead": RoleKind.PROJECT_LEAD,
    "coordinator": RoleKind.COORDINATOR,
    "coach": RoleKind.EXTERNAL_COACH,
}


def mails(reader: Reader, options: ComposeOptions) -> tuple[Mail, ...]:
    """Every kind, in the order of an engagement."""
    return tuple(mail(reader, kind, options) for kind in MailKind)


def mail(reader: Reader, kind: MailKind, options: ComposeOptions) -> Mail:
    """One mail with what is known; `options.workshop_id` is the workshop it is about, None the one that fits best."""
    workshop = workshop_fields.chosen(reader, kind, options) if kind in OF_A_WORKSHOP else None
    sets = cycle_fields.sets_for(reader, kind, options)
    words = texts(options.language).under(queries.scoring_model(reader, sets[0].cycle if sets else None))
    about = _told_of(reader, kind, workshop, options)
    wanted = fields_of(kind, words, about)
    asked = links(reader, wanted, workshop, sets, words)
    values = {
        **_programme(reader),
        **{name: words(f"scored.{name}") for name in SCORED},
        **(dict(_agreed(reader, options)) if wanted & AGREED else {}),
        **(workshop_fields.fields(reader, workshop, options) if workshop else {}),
        **(cycle_fields.fields(reader, sets, options, words) if wanted & cycle_fields.FIELDS else {}),
        **{each.field: each.words for each in asked},
    }
    subject, gaps = filled(template(kind, "subject", about, words), values, words)
    body, more = filled(template(kind, "body", about, words), values, words)
    sender = people.in_role(reader, SENDERS[kind])
    wanted_group = MailGroup.PARTICIPANTS if about == SESSION else GROUPS[kind]
    group = people.group(reader, wanted_group, workshop.id if workshop else None, sets)
    reached = tuple((name, sent) for name, address in group if (sent := people.sent_to(address)))
    more += () if sender[1] else (words(f"gap.address_{SENDERS[kind]}"),)
    more += () if reached else (words("gap.recipients"),)
    return Mail(
        kind,
        with_marks(one_line(subject)),
        f"{body}\n",
        sender,
        words(f"group.{wanted_group}"),
        reached,
        tuple(people.unreached(*each) for each in group if not people.can_be_sent_to(each[1])),
        tuple(dict.fromkeys((*gaps, *more))),
        _about(reader, kind, workshop, values),
        words.language,
        asked,
    )


def _told_of(reader: Reader, kind: MailKind, workshop: Workshop | None, options: ComposeOptions) -> str:
    """Which of its texts a mail about a workshop has: after it, of sets that are published; before it, of drafting or
    of a session in which nobody drafts."""
    if workshop is None:
        return ""
    if kind is MailKind.POST_WORKSHOP:
        return PUBLISHED if workshop_fields.all_published(reader, workshop, options) else ""
    prepared = preparation_of(workshop)
    return SESSION if prepared in prework_sheet.ASKED else prepared


def _about(reader: Reader, kind: MailKind, workshop: Workshop | None, values: Mapping[str, str]) -> str:
    """What the file is named after: the workshop, the cycle, the client."""
    if workshop is not None:
        return workshop.title
    client = queries.engagement(reader).client
    return client if kind is MailKind.ANNOUNCEMENT else values.get("cycle") or client


def _programme(reader: Reader) -> dict[str, str]:
    """Who is who, and where things are."""
    facts = interview_queries.facts(reader)
    found = {name: people.in_role(reader, role)[0] for name, role in ROLES.items()}
    found["client"] = queries.engagement(reader).client
    found["lead_contact"] = people.contact_in_role(reader, RoleKind.PROJECT_LEAD)
    found["send_to"] = people.contact_in_role(reader, RoleKind.COORDINATOR)
    found["publish_place"], found["tracker"] = facts.publish_place, facts.tracker
    found["template"] = facts.template_place
    return found


def _agreed(reader: Reader, options: ComposeOptions) -> Iterator[tuple[str, str]]:
    """What was agreed in the interview, in the words that were written for staff."""
    words = document_words(options)
    records = {entry.key: entry for source in gather_parameters.record(reader, options) for entry in source.entries}
    for name, key in (("why", ParameterKey.WHY), ("scope", ParameterKey.LEVEL), ("pay", ParameterKey.REVIEWS)):
        if key in records:
            yield name, _said(records[key], words)
    yield "why_now", queries.parameter(reader, ParameterKey.WHY).detail("why_now")


def _said(entry: RecordEntry, words: Words) -> str:
    """Only an answer, or the sentence that holds until there is one: "this is not decided yet" opens no programme."""
    if entry.status in (ParameterStatus.DECIDED, ParameterStatus.NOT_APPLICABLE):
        return entry.staff_text or entry.decision
    return staff_page.answered(entry, words, words.date_with_weekday) if entry.holding else ""
