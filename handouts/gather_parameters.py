"""Reads the programme of an engagement (its parameters, roles, dates, history) into the sources of their documents, as
`gather` does for the others. Private fields are not read at all: what nobody copies cannot be printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from handouts import wording
from handouts.gather import ComposeOptions, imprint, imprint_of_all
from handouts.gather_ahead import milestones_ahead, workshops_ahead
from handouts.imprint import OpenItem
from handouts.parameter_sources import ChangeLine, ChangesSource, GuideEntry, GuideSource, RecordEntry, RecordSource
from workshop_app.application import interview_queries, queries, version_queries
from workshop_app.application.commands.interview import layout
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import RoleAssignment, RoleKind
from workshop_app.domain.own_parameters import Subject, answer_of, key_of
from workshop_app.domain.parameter_content import FieldContent, FieldKind, ParameterContent, content_of
from workshop_app.domain.parameters import OpenQuestion, ParameterRecord, ParameterStatus
from workshop_app.domain.readiness import ANSWERED, HOLDING_SENTENCE, holding_sentence
from workshop_app.domain.values.days import read_day
from workshop_app.domain.versions import DETAIL, ParameterVersion, RecordEdition, joined

UNASKED = ("", ParameterStatus.NOT_ASKED.value)
# The fields a change is told of; who decided it and when follows from the decision itself.
TOLD = ("status", "option", "decision", "rationale", "exceptions", "applies_from", "review_on", "owner", "staff_text")


class Shown(Struct, frozen=True):
    """One parameter as it stands in the record: `content` is None for an own one."""

    key: str
    number: int
    subject: Subject
    content: ParameterContent | None
    title: str
    short_title: str
    question: str
    follow_ups: tuple[str, ...]

    @property
    def decision(self) -> str:
        return answer_of(self.subject).decision.strip()

    @property
    def titles(self) -> tuple[str, ...]:
        """Everything that its heading, or its line in a table, may say."""
        named = dict.fromkeys((self.title, self.short_title))
        return (*named, *(f"{self.number} {title}" for title in named))


def shown(reader: Reader, language: str) -> tuple[Shown, ...]:
    """The parameters in the coach's order, without the hidden ones. The ten keep their numbers wherever they stand:
    people say "number four"."""
    asked = interview_queries.subjects(reader)
    numbers, look = interview_queries.numbers(asked), layout(reader)
    found = []
    for subject in asked:
        key = key_of(subject)
        if key not in look.hidden:
            title, short, question, follow_ups = interview_queries.words(subject, look, language)
            content = content_of(subject.key, language) if isinstance(subject, ParameterRecord) else None
            found.append(Shown(key, numbers[key], subject, content, title, short, question, follow_ups))
    return tuple(found)


def numbered_titles(reader: Reader) -> tuple[Shown, ...]:
    """The parameters in every language there are words for: what a returned document may call them."""
    return tuple(each for language in wording.languages() for each in shown(reader, language))


def record(reader: Reader, options: ComposeOptions) -> tuple[RecordSource, ...]:
    language = options.language
    listed = shown(reader, language)
    if not listed:
        return ()
    questions = reader.all(OpenQuestion)
    version = version_queries.record_version(reader)
    history = reader.all(ParameterVersion)
    before = version_queries.earlier_editions(reader)
    contacts = [each for each in reader.all(RoleAssignment) if each.kind is RoleKind.PROJECT_LEAD]
    return (
        RecordSource(
            imprint=imprint(reader, options),
            entries=tuple(_entry(each, questions, history, language) for each in listed),
            sponsor=_role(reader, RoleKind.SPONSOR),
            project_lead=_role(reader, RoleKind.PROJECT_LEAD),
            contact=next((each.contact.strip() for each in contacts if each.contact.strip()), ""),
            engagement_id=queries.engagement(reader).id,
            version=version.label,
            signed_on=version.signed_on,
            signed_by=version.signed_by,
            changes=_changes(reader, language, _after(before[-1])) if before else (),
            changed_since=before[-1].label if before else "",
            dates=workshops_ahead(reader, options.day),
            coming=milestones_ahead(reader, options, listed),
        ),
    )


def _after(edition: RecordEdition | None) -> Callable[[ParameterVersion], bool]:
    return lambda version: edition is None or version.at > edition.at


def _entry(
    each: Shown, questions: Sequence[OpenQuestion], history: Sequence[ParameterVersion], language: str
) -> RecordEntry:
    """The public half of an answer; `disagreed`, `verbatim` and `follow_up` are not read."""
    answer = answer_of(each.subject)
    option = each.content.option(answer.option) if each.content else None
    return RecordEntry(
        key=each.key,
        number=each.number,
        title=each.title,
        short_title=each.short_title,
        own=each.content is None,
        status=answer.status,
        choice=(option.title if option else "") if each.content else answer.option,
        decision=answer.decision.strip(),
        rationale=answer.rationale.strip(),
        exceptions=answer.exceptions.strip(),
        settled=answer.settled_how.strip(),
        settled_by=answer.settled_by.strip(),
        details=tuple(details_of(each, wording.load(language))),
        decided_by=answer.decided_by,
        decided_on=answer.decided_on,
        changed_on=_changed_on(each, answer.decided_on, history),
        applies_from=answer.applies_from,
        review_on=answer.review_on,
        owner=answer.owner,
        staff_text=answer.staff_text.strip(),
        parked_until=answer.parked_until,
        parked_reason=answer.parked_reason.strip(),
        open_items=_open_items(each, questions),
        holding=holding_sentence(each.subject) if isinstance(each.subject, ParameterRecord) else "",
    )


def _changed_on(each: Shown, decided: date | None, history: Sequence[ParameterVersion]) -> date | None:
    """When what was decided last became another thing, if that was after the day it was decided; what was only added
    is no change of it, nor what was taken back."""
    if decided is None:
        return None
    since = _on_or_after(decided + timedelta(days=1))
    later = joined(version for version in history if version.key == each.key and since(version))
    days = (version.at.astimezone().date() for version in later if version.before and _of_the_decision(version.field))
    return max(days, default=None)


def _of_the_decision(field: str) -> bool:
    return field in ("option", "decision", "exceptions") or field.startswith(DETAIL)


def details_of(each: Shown, words: wording.Words) -> Iterator[tuple[str, str]]:
    """Label and value of each record field that is printed."""
    for field in each.content.fields if each.content else ():
        value = each.subject.detail(field.name).strip() if isinstance(each.subject, ParameterRecord) else ""
        over = field.name == HOLDING_SENTENCE and answer_of(each.subject).status in ANSWERED
        if value and not over and field.asked_under(answer_of(each.subject).option):
            yield field.label, _in_words(field, value, words)


def _in_words(field: FieldContent, value: str, words: wording.Words) -> str:
    if field.kind is FieldKind.DATE:
        return field.shown(_date_in_words(value, words))
    return _dates_in_words(value, words) or field.shown(value)


def _date_in_words(value: str, words: wording.Words) -> str:
    try:
        return words.date(date.fromisoformat(value))
    except ValueError:  # typed by hand: stays as typed
        return value


def _dates_in_words(value: str, words: wording.Words) -> str:
    """Days written one to a line, on one line; empty when something else is among them."""
    days = [read_day(line) for line in value.splitlines() if line.strip()]
    return "" if None in days else ", ".join(words.date(day) for day in days if day is not None)


def _open_items(each: Shown, questions: Sequence[OpenQuestion]) -> tuple[OpenItem, ...]:
    return tuple(
        OpenItem(question.text, question.owner, question.due)
        for question in questions
        if str(question.key) == each.key and question.text.strip() and not question.answer.strip()
    )


def _role(reader: Reader, kind: RoleKind) -> str:
    """Everybody named for a role, on one line."""
    return wording.in_a_row(each.name for each in reader.all(RoleAssignment) if each.kind is kind and each.name.strip())


def changes(reader: Reader, options: ComposeOptions) -> tuple[ChangesSource, ...]:
    """Since the day asked for; without one since the edition that was signed last, else since the one before this, else
    since the beginning. Or between two editions."""
    if options.between is not None:
        return _changes_between(reader, options, *options.between)
    if options.since is not None:
        lines = _changes(reader, options.language, _on_or_after(options.since))
        return (ChangesSource(imprint_of_all(reader, options), options.since, lines),) if lines else ()
    base = _edition_to_tell_from(reader)
    lines = _changes(reader, options.language, _after(base))
    if not lines:
        return ()
    if base is None:
        return (ChangesSource(imprint_of_all(reader, options), None, lines),)
    until = "" if base.signed_on is None else None
    return (ChangesSource(imprint_of_all(reader, options), base.signed_on, lines, base.label, until),)


def _edition_to_tell_from(reader: Reader) -> RecordEdition | None:
    signed = [each for each in version_queries.editions(reader) if each.signed_on is not None]
    earlier = signed or version_queries.earlier_editions(reader)
    return earlier[-1] if earlier else None


def _changes_between(
    reader: Reader, options: ComposeOptions, first: str, then: str | None
) -> tuple[ChangesSource, ...]:
    base, other = reader.find(RecordEdition, first), reader.find(RecordEdition, then) if then else None
    lines = _changes(reader, options.language, _in_time(base.at if base else None, other.at if other else None))
    names = (base.label if base else "", other.label if other else "")
    return (ChangesSource(imprint_of_all(reader, options), None, lines, *names),) if lines else ()


def _in_time(after: datetime | None, until: datetime | None) -> Callable[[ParameterVersion], bool]:
    return lambda version: (after is None or version.at > after) and (until is None or version.at <= until)


def _on_or_after(day: date) -> Callable[[ParameterVersion], bool]:
    return lambda version: version.at.astimezone().date() >= day


def _changes(reader: Reader, language: str, wanted: Callable[[ParameterVersion], bool]) -> tuple[ChangeLine, ...]:
    """One line per field that says something else now, by parameter."""
    words = wording.load(language)
    versions = joined(each for each in reader.all(ParameterVersion) if wanted(each))
    return tuple(
        line
        for each in shown(reader, language)
        for line in _told(each, [version for version in versions if version.key == each.key], words)
    )


def _told(each: Shown, versions: Sequence[ParameterVersion], words: wording.Words) -> Iterator[ChangeLine]:
    """What is told of one parameter: its first answer on one line, since nothing stood there before it; after that
    each field."""
    first = next((version for version in versions if version.field == "status" and version.before in UNASKED), None)
    if first is not None:
        said = {version.field: version.after for version in versions}
        yield _first_answer(each, first, said, words)
        return
    for version in versions:
        label = _field_label(each, version.field, words)
        if label:
            yield _line(each, version, label, words)


def _first_answer(each: Shown, version: ParameterVersion, said: Mapping[str, str], words: wording.Words) -> ChangeLine:
    """Status (unless it is decided, as usual), answer and decision, one under the other."""
    line = _line(each, version, words("changes.first_answer"), words)
    status = "" if version.after == ParameterStatus.DECIDED.value else line.after
    choice = value_in_words(each, "option", said.get("option", ""), words)
    after = "\n".join(part for part in (status, choice, said.get("decision", "").strip()) if part)
    return replace(line, before=words.member(ParameterStatus.NOT_ASKED), after=after or line.after)


def _field_label(each: Shown, name: str, words: wording.Words) -> str:
    """What a field is called on paper; empty for what is not told."""
    if name.startswith(DETAIL):
        field = each.content.field(name.removeprefix(DETAIL)) if each.content else None
        return field.label if field else ""
    return words(f"changes.field_{name}") if name in TOLD else ""


def _line(each: Shown, version: ParameterVersion, label: str, words: wording.Words) -> ChangeLine:
    return ChangeLine(
        number=each.number,
        short_title=each.short_title,
        field=label,
        before=value_in_words(each, version.field, version.before, words),
        after=value_in_words(each, version.field, version.after, words),
        on=version.at.astimezone().date(),
        who=version.who,
        why=version.why.strip(),
    )


def value_in_words(each: Shown, name: str, value: str, words: wording.Words) -> str:
    """A stored value as people read it."""
    if name == "status" and value:
        return words.member(ParameterStatus(value))
    if name == "option" and each.content:
        option = each.content.option(value)
        return option.title if option else value
    if name.startswith(DETAIL) and each.content:
        field = each.content.field(name.removeprefix(DETAIL))
        return _in_words(field, value, words) if field and value else value
    return _date_in_words(value, words) if name in ("review_on", "decided_on") else value


def guide(reader: Reader, options: ComposeOptions) -> tuple[GuideSource, ...]:
    questions = () if options.blank else reader.all(OpenQuestion)
    words = wording.load(options.language)
    entries = tuple(_guide_entry(each, questions, words, options.blank) for each in shown(reader, options.language))
    return (GuideSource(imprint(reader, options), entries, options.blank),) if entries else ()


def _guide_entry(each: Shown, questions: Sequence[OpenQuestion], words: wording.Words, blank: bool) -> GuideEntry:
    content = each.content
    known = {} if blank else dict(details_of(each, words))
    return GuideEntry(
        key=each.key,
        number=each.number,
        title=each.title,
        question=each.question,
        explanation=content.explanation if content else "",
        options=tuple((option.title, option.summary, option.watch_out) for option in content.options)
        if content
        else (),
        follow_ups=each.follow_ups,
        fields=tuple((field.label, known.get(field.label, "")) for field in content.fields) if content else (),
        lines=tuple(field.by_hand for field in content.fields) if content else (),
        answer="" if blank else each.decision,
        open_items=_open_items(each, questions),
    )


def count_record(reader: Reader, options: ComposeOptions) -> int:
    return min(1, reader.count(ParameterRecord))


def count_changes(reader: Reader, options: ComposeOptions) -> int:
    return len(changes(reader, options))
