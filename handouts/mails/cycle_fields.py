"""What is known of the cycle a mail is about: its sets, its check-ins, the four dates at its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from handouts import wording
from handouts.gather import ComposeOptions
from handouts.mails import people
from handouts.mails.kinds import MailKind, texts
from handouts.wording import Words
from workshop_app.application import calendar_queries, interview_queries, queries
from workshop_app.application.champions import Champions
from workshop_app.application.ports import Reader
from workshop_app.domain.calendar import CalendarEntry, CalendarKind, cycles_of
from workshop_app.domain.check_ins import CheckIn
from workshop_app.domain.cycle_scores import minutes_to_reflect
from workshop_app.domain.engagement import Team
from workshop_app.domain.okr import DraftSet, DraftStatus
from workshop_app.domain.reflections import Bucket, Reflection
from workshop_app.domain.text import in_a_row, one_line

TOLD = frozenset({CalendarKind.WORKSHOP, CalendarKind.DEADLINE, CalendarKind.REFLECT})
SATURDAY = 5
DRAFTED_BEFORE = timedelta(days=30)  # what is drafted so close to the end of a cycle is for the next one
FIELDS = frozenset(
    {"cycle", "cycle_end", "check_in", "check_in_deadline", "champions", "sets", "sessions", "timeline", "dates"}
)


def sets_for(reader: Reader, kind: MailKind, options: ComposeOptions) -> tuple[DraftSet, ...]:
    """The sets a mail is about: those of the check-in that is next, of a publishing those of the latest cycle that are
    published or agreed, else those in force."""
    if kind is MailKind.CHECK_IN and (held := _next_held(reader, options.day)):
        return people.sets_of(reader, held)
    drafts = queries.draft_sets(reader)
    latest = max((each.cycle for each in drafts), default=1)
    if kind is MailKind.PUBLISH:
        ready = (DraftStatus.PUBLISHED, DraftStatus.AGREED)
        return tuple(each for each in drafts if each.cycle == latest and each.status in ready)
    goes_on = {each.cycle for each in drafts if each.status is DraftStatus.PUBLISHED and _is_open(reader, each)}
    current = max(goes_on, default=latest)  # one team may have begun its next set before the others looked back
    return tuple(each for each in drafts if each.cycle == current)


def _is_open(reader: Reader, published: DraftSet) -> bool:
    """Whether its team has not looked back on all of it yet."""
    said = (reader.find(Reflection, each.id) for each in people.results_of(reader, published))
    return any(each is None or each.bucket is Bucket.UNSAID for each in said)


def sets_of_cycle_at(reader: Reader, day: date) -> tuple[DraftSet, ...]:
    """The sets people worked on that day: of the first cycle that goes on for a month from then; of the latest where
    nobody said when cycles begin, or none is that late."""
    drafts = queries.draft_sets(reader)
    latest = max((each.cycle for each in drafts), default=1)
    spans = cycles_of(interview_queries.facts(reader), latest)
    number = next((each.number for each in spans if each.end > day + DRAFTED_BEFORE), latest)
    return tuple(each for each in drafts if each.cycle == number)


def fields(reader: Reader, sets: tuple[DraftSet, ...], options: ComposeOptions, words: Words) -> dict[str, str]:
    """The cycle's name and days, and what its teams have."""
    number = max((each.cycle for each in sets or queries.draft_sets(reader)), default=1)
    facts = interview_queries.facts(reader)
    cycle = next((each for each in cycles_of(facts, number) if each.number == number), None)
    entries = [each for each in calendar_queries.calendar(reader, cycles=number) if each.cycle in (0, number)]
    check_in = _next_check_in(reader, entries, options.day, number)
    return {
        "cycle": cycle.name if cycle else one_line(queries.engagement(reader).cycle_name) if number == 1 else "",
        "cycle_end": day_words(cycle.end - timedelta(days=1), options) if cycle else "",
        "check_in": day_words(check_in, options),
        "check_in_deadline": day_words(working_day_before(check_in), options) if check_in else "",
        "champions": "\n".join(_champions(reader, sets, words)),
        "sets": sets_told(reader, sets, options, state=False),
        "sessions": "\n".join(_sessions(reader, sets, words)),
        "timeline": "\n".join(_timeline(entries, options, words)),
        "dates": "\n".join(_dates(entries, options, words)),
    }


def _timeline(entries: Iterable[CalendarEntry], options: ComposeOptions, words: Words) -> Iterable[str]:
    """From when to when people look back, and what follows until the next sets are published."""
    for each in entries:
        if each.kind in (CalendarKind.REFLECT, CalendarKind.RESET):
            day, last = day_words(each.day, options), day_words(each.last, options)
            when = day if each.day == each.last else words("line.span", day=day, last=last)
            yield f"- {words('line.timeline', title=each.title, day=when)}"


def sets_told(reader: Reader, sets: Iterable[DraftSet], options: ComposeOptions, *, state: bool = True) -> str:
    """Each set with its objectives and key results; the mail that publishes them tells no `state`."""
    words, document = texts(options.language), document_words(options)
    parts = []
    for draft in sets:
        team, numbers = reader.get(Team, draft.team_id).name, queries.numbers(reader, draft.id)
        shown = document.member(draft.status) if state else ""
        lines = [words("line.set_state", team=one_line(team), state=shown) if shown else one_line(team)]
        for objective in queries.objectives(reader, draft.id):
            results = [each for each in queries.key_results(reader, objective.id) if each.text.strip()]
            if objective.text.strip() or results:
                lines.append(one_line(objective.text))
                lines += [f"- {numbers[each.id]} {one_line(each.text)}" for each in results]
        parts += ["\n".join(line for line in lines if line)] if len(lines) > 1 else []
    return "\n\n".join(parts)


def day_words(day: date | None, options: ComposeOptions) -> str:
    """A day people have to turn up on; nothing for none."""
    return document_words(options).date_with_weekday(day) if day else ""


def working_day_before(day: date) -> date:
    """By when something has to be there: the day before, or the Friday before a weekend."""
    before = day - timedelta(days=1)
    return before - timedelta(days=max(0, before.weekday() - SATURDAY + 1))


def document_words(options: ComposeOptions) -> Words:
    """The fixed words of documents, in the language of the mail where there are any."""
    return wording.load(options.language if options.language in wording.languages() else "en")


def _dates(entries: Iterable[CalendarEntry], options: ComposeOptions, words: Words) -> Iterable[str]:
    """What everybody should know of: workshops, publishing, the first check-in, the look back."""
    told_check_in = False
    for each in entries:
        first = each.kind is CalendarKind.CHECK_IN and not told_check_in
        told_check_in = told_check_in or first
        if (first or each.kind in TOLD) and each.last >= options.day:
            day, last = day_words(each.day, options), day_words(each.last, options)
            line = "line.dated" if each.day == each.last else "line.window"
            yield f"- {words(line, day=day, last=last, title=each.title)}"


def _next_held(reader: Reader, today: date) -> tuple[CheckIn, ...]:
    """The check-ins on the next day that has any."""
    ahead = _ahead(reader, today)
    first = min((each.day for each in ahead), default=None)
    return tuple(each for each in ahead if each.day == first)


def _ahead(reader: Reader, today: date) -> list[CheckIn]:
    return [each for each in reader.all(CheckIn) if not each.held and each.day >= today]


def _next_check_in(reader: Reader, entries: Iterable[CalendarEntry], today: date, cycle: int) -> date | None:
    """Of this cycle: the last one of the cycle before may still be to come when the next sets are published."""
    ahead = [each for each in _ahead(reader, today) if reader.get(DraftSet, each.set_id).cycle == cycle]
    if ahead:
        return min(each.day for each in ahead)
    days = [each.day for each in entries if each.kind is CalendarKind.CHECK_IN and each.day >= today]
    return min(days, default=None)


def _champions(reader: Reader, sets: Iterable[DraftSet], words: Words) -> Iterable[str]:
    """Under the name of each team: whoever looks for the own line looks for the team first."""
    known = Champions(reader)
    for draft in sets:
        numbers, results = queries.numbers(reader, draft.id), people.results_of(reader, draft)
        if results:
            yield f"\n{one_line(reader.get(Team, draft.team_id).name)}"
        for result in results:
            names = in_a_row(one_line(name) for name in known.names(result)) or words("line.nobody")
            said = f"{numbers[result.id]} {one_line(result.text)}"
            yield f"- {words('line.champion', result=said, names=names)}"


def _sessions(reader: Reader, sets: Iterable[DraftSet], words: Words) -> Iterable[str]:
    for draft in sets:
        count = len(people.results_of(reader, draft))
        if count:
            team = one_line(reader.get(Team, draft.team_id).name)
            results = words.count("results", count)
            yield f"- {words('line.session', team=team, results=results, minutes=minutes_to_reflect(count))}"
