"""Reads what the forms and pages for everybody are made from. Participants may read all of it."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from handouts import gather_parameters, wording
from handouts.compose import agreed_rules
from handouts.form_sources import FeedbackSource, HandCardsSource, RulesSource, WorkshopFormSource
from handouts.gather import ComposeOptions, drafting_handout, imprint
from handouts.gather_day import listed_people
from handouts.gather_rules import draft_rules, rules_agreed, scored_as
from handouts.gather_workshops import workshop_imprint, workshops
from handouts.source import DraftRules, DraftSource
from workshop_app.application import calendar_queries, interview_queries, queries
from workshop_app.application.absences import Absence
from workshop_app.application.cycle_of_workshop import cycle_at_hand
from workshop_app.application.ports import Reader
from workshop_app.domain.between_teams import SharedWord
from workshop_app.domain.calendar import cycles_of
from workshop_app.domain.cycle_days import CycleDays
from workshop_app.domain.feedback import Feedback
from workshop_app.domain.parameters import ParameterKey, ParameterStatus
from workshop_app.domain.preparation import preparation_of

TALKED_ABOUT = (ParameterStatus.DECIDED, ParameterStatus.PARKED)


def workshop_form(reader: Reader, options: ComposeOptions) -> tuple[WorkshopFormSource, ...]:
    found = []
    for workshop, agenda in workshops(reader, options):
        people = (each.person for each in queries.participants(reader, workshop.id))
        teams = {person.team for person in people if person.team}
        head = workshop_imprint(reader, options, workshop, agenda)
        team = teams.pop() if len(teams) == 1 else ""
        found.append(WorkshopFormSource(head, team, preparation_of(workshop)))
    return tuple(found)


def feedback(reader: Reader, options: ComposeOptions) -> tuple[FeedbackSource, ...]:
    """What was counted of each workshop's forms; a blank one is filled in by hand."""
    found = []
    for workshop, agenda in workshops(reader, options):
        said = None if options.blank else reader.find(Feedback, workshop.id)
        there = [each for each in listed_people(reader, workshop) if each.away in (None, Absence.LEFT_EARLY)]
        known = said if said != Feedback(workshop.id) else None
        found.append(FeedbackSource(workshop_imprint(reader, options, workshop, agenda), known, len(there)))
    return tuple(found)


def rules(reader: Reader, options: ComposeOptions) -> tuple[RulesSource, ...]:
    agreed = tuple((each.word, each.meaning) for each in reader.all(SharedWord) if each.meaning.strip())
    cycle, rules = _cycle_at_hand(reader, options), _at_hand(reader, options, rules_agreed(reader, options.language))
    head, days = imprint(reader, options), {}
    if cycle is not None:
        days = {each.id: each for each in calendar_queries.calendar(reader, cycles=cycle.number)}
    if cycle is not None and cycle.number > 1:  # what was written down is about the first
        publish = days.get(f"reset_publish_{cycle.number - 1}")
        rules = replace(
            rules,
            cycle_start=cycle.start,
            cycle_end=cycle.end - timedelta(days=1),
            publish_by=publish.day if publish else None,
        )
    ends = days.get(f"reflect_{cycle.number}") if cycle is not None else None
    return (RulesSource(head, rules, agreed, reflect=(ends.day, ends.last) if ends else None),)


def _cycle_at_hand(reader: Reader, options: ComposeOptions) -> CycleDays | None:
    """The cycle that people work on; None where nobody said when cycles begin."""
    found = cycles_of(interview_queries.facts(reader), cycle_at_hand(reader, options.day))
    return found[-1] if found else None


def _at_hand(reader: Reader, options: ComposeOptions, rules: DraftRules) -> DraftRules:
    """The rules of the cycle that people work on."""
    return scored_as(reader, rules, cycle_at_hand(reader, options.day), options.language)


def rules_page(reader: Reader, options: ComposeOptions) -> tuple[RulesSource, ...]:
    """No page while nobody has said anything that could stand there."""
    words = wording.load(options.language)
    every = (_for_everybody(each, reader, options) for each in rules(reader, options))
    return tuple(each for each in every if each.decided or agreed_rules.agreed_facts(each.rules, words))


def _for_everybody(source: RulesSource, reader: Reader, options: ComposeOptions) -> RulesSource:
    """With what all staff ask before any rule."""
    for record in gather_parameters.record(reader, options):
        told = {each.key: each for each in record.entries}
        why, reviews = told.get(ParameterKey.WHY), told.get(ParameterKey.REVIEWS)
        return replace(
            source,
            why=why.decision if why and why.status is ParameterStatus.DECIDED else "",
            reviews=reviews if reviews and (reviews.holding or reviews.status in TALKED_ABOUT) else None,
            ask=(record.project_lead, record.contact),
            decided=tuple(each for each in record.entries if each.status is ParameterStatus.DECIDED),
        )
    return source


def count_rules(reader: Reader, options: ComposeOptions) -> int:
    return len(rules_page(reader, options))


def hand_cards(reader: Reader, options: ComposeOptions) -> tuple[HandCardsSource, ...]:
    rules = _at_hand(reader, options, draft_rules(reader, options.language))
    return (HandCardsSource(imprint(reader, options), rules),)


def prescoring(reader: Reader, options: ComposeOptions) -> tuple[DraftSource, ...]:
    """The teams that have something to score; blank, one empty sheet."""
    return tuple(each for each in drafting_handout(reader, options) if each.blank or each.objectives)


def count_prescoring(reader: Reader, options: ComposeOptions) -> int:
    return len(prescoring(reader, options))


def count_one(reader: Reader, options: ComposeOptions) -> int:
    return 1
