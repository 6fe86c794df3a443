"""What is known of the workshop a mail is about."""

from __future__ import annotations

from agendas import schedule
from handouts.compose import prework_sheet
from handouts.gather import ComposeOptions
from handouts.gather_report import commitment_lines
from handouts.gather_workshops import workshop_imprint
from handouts.mails.cycle_fields import (
    day_words,
    document_words,
    sets_of_cycle_at,
    sets_told,
    working_day_before,
)
from handouts.mails.kinds import MailKind, texts
from handouts.workshop_sources import CommitmentLine
from workshop_app.application import queries
from workshop_app.application.cycle_of_workshop import cycle_of_workshop
from workshop_app.application.ports import Reader
from workshop_app.domain.okr import DraftSet, DraftStatus
from workshop_app.domain.preparation import preparation_of
from workshop_app.domain.text import one_line
from workshop_app.domain.workshops import Workshop, WorkshopStatus


def chosen(reader: Reader, kind: MailKind, options: ComposeOptions) -> Workshop | None:
    """The one that was asked for; else the next one ahead, for the mail after it the last one that is over."""
    planned = queries.workshops(reader)
    if options.workshop_id:
        return next((each for each in planned if each.id == options.workshop_id), None)
    over = [
        each for each in planned if each.status is WorkshopStatus.FINISHED or (each.day or options.day) < options.day
    ]
    if kind is MailKind.POST_WORKSHOP:
        return max(over, key=lambda each: (each.day or options.day, each.position), default=None)
    return queries.next_workshop(tuple(each for each in planned if each not in over), options.day)


def fields(reader: Reader, workshop: Workshop, options: ComposeOptions) -> dict[str, str]:
    """When, where, what for, what to prepare, what came of it."""
    agenda, words = queries.agenda(reader, workshop.id).agenda, texts(options.language)
    imprint = workshop_imprint(reader, options, workshop, agenda)
    start, end = (schedule.clock(minutes % schedule.DAY) for minutes in (imprint.start, imprint.end))
    found = {
        "workshop": one_line(workshop.title),
        "day": day_words(workshop.day, options),
        "hours": words("line.hours_elsewhere", start=start, end=end, city=imprint.elsewhere)
        if imprint.elsewhere
        else words("line.hours", start=start, end=end),
        "end": end,
        "place": one_line(workshop.place),
        "aim": agenda.purpose.strip(),
        "prework": "\n".join(f"- {each}" for each in _prework(reader, workshop, options)),
        "deadline": day_words(working_day_before(workshop.day), options) if workshop.day else "",
        "actions": "\n".join(_action(each, options) for each in commitment_lines(reader, workshop.id)),
    }
    return found | {"drafts": sets_told(reader, _sets(reader, workshop, options), options)}


def _prework(reader: Reader, workshop: Workshop, options: ComposeOptions) -> tuple[str, ...]:
    """What the pre-work sheet of such a workshop asks, in its words; a draft where people draft, as the cycle of
    it is scored."""
    asked = prework_sheet.ASKED.get(preparation_of(workshop))
    if asked is None:
        return (texts(options.language)("line.prework"),)
    words = document_words(options).under(queries.scoring_model(reader, cycle_of_workshop(reader, workshop)))
    return tuple(words(f"prework.{key}") for key, _ in asked if key != "ask")


def all_published(reader: Reader, workshop: Workshop, options: ComposeOptions) -> bool:
    """Whether the sets that the mail after the workshop tells of are drafts no more."""
    sets = _sets(reader, workshop, options)
    return bool(sets) and all(each.status is DraftStatus.PUBLISHED for each in sets)


def _sets(reader: Reader, workshop: Workshop, options: ComposeOptions) -> tuple[DraftSet, ...]:
    there = sets_of_cycle_at(reader, workshop.day or options.day)
    return tuple(each for each in there if workshop.team_id in (None, each.team_id))


def _action(line: CommitmentLine, options: ComposeOptions) -> str:
    words = document_words(options)
    parts = [line.text]
    if line.with_whom:
        parts.append(words("follow_up.with_whom", name=line.with_whom))
    parts.append(
        words("follow_up.by", day=words.date_with_weekday(line.due)) if line.due else words("follow_up.no_day")
    )
    return f"- {words('follow_up.line', who=line.who or words('follow_up.nobody'), what=', '.join(parts))}"
