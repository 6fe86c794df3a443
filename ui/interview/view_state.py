"""What the interview shows, computed without Qt: the list, one parameter with its words, answers and voices, the small
rules of showing (glyphs, dates, stamps, neighbours). Called by the question view; reads, never writes."""

from __future__ import annotations

from collections import Counter
from datetime import date

from msgspec import Struct

from ui.interview.field_dates import shown_date
from ui.interview.page_words import PageWords, words_of, words_of_own
from workshop_app.application import interview_queries, queries
from workshop_app.application.commands.interview import layout
from workshop_app.application.ports import Reader
from workshop_app.domain import dependencies
from workshop_app.domain import parameter_rules as rules
from workshop_app.domain.contradictions import Contradiction
from workshop_app.domain.errors import KnownError
from workshop_app.domain.own_parameters import Agreed, OwnParameter, Subject, answer_of, key_of
from workshop_app.domain.parameter_content import load
from workshop_app.domain.parameters import (
    InterviewNote,
    OpenQuestion,
    ParameterKey,
    ParameterRecord,
    ParameterStatus,
)
from workshop_app.domain.readiness import holding_sentence
from workshop_app.domain.text import in_a_row
from workshop_app.domain.voices import Accord, Interviewee, MapRow, Voice, VoiceMap, latest_voices, voice_map

# A shape beside every status word, so that a glance down the list works without colour.
GLYPHS = {
    ParameterStatus.NOT_ASKED: "○",
    ParameterStatus.EXPLORING: "◐",
    ParameterStatus.DECIDED: "●",
    ParameterStatus.PARKED: "◇",
    ParameterStatus.NOT_APPLICABLE: "–",
}
TONES = {
    ParameterStatus.EXPLORING: "accent",
    ParameterStatus.DECIDED: "good",
    ParameterStatus.PARKED: "late",
}
ACCORDS = {Accord.SILENCE: "·", Accord.ONE_VOICE: "◔", Accord.AGREEMENT: "=", Accord.CONFLICT: "≠"}
AGAIN = "↻"
CLASH = "⇄"
ADD = "+"  # as a person: open the line that adds one
MOST_EARLIER, QUOTED = 3, 160  # answers of earlier days that are shown, and letters of each


class ListedParameter(Struct, frozen=True):
    """One line of the list on the left. `number` is empty for WHY; `differ` marks answers that do not agree and are
    not agreed yet, `again` an answer to look at again, `clash` one that does not go together with another."""

    key: str
    number: str
    title: str
    status: ParameterStatus
    open_questions: int = 0
    differ: bool = False
    again: bool = False
    clash: bool = False

    @property
    def calls(self) -> bool:
        """Whether something here waits for somebody."""
        return self.differ or self.again or self.clash


class ParameterView(Struct, frozen=True):
    """One parameter as the screen shows it. `id` is what commands call it, `record` the agreed answer, `said` the
    answers of the people asked, `given` all that is written down for them by person, private words without an answer
    too, `earlier` what they said on earlier days; notes come newest first; `again` says why to look at the answer
    again, `clashes` with which other answers it does not go together."""

    words: PageWords
    language: str
    id: str
    record: Agreed
    details: tuple[tuple[str, str], ...]
    people: tuple[Interviewee, ...]
    said: MapRow
    given: dict[str, Voice]
    earlier: tuple[Voice, ...]
    again: tuple[Again, ...]
    clashes: tuple[Clash, ...]
    open_questions: tuple[OpenQuestion, ...]
    notes: tuple[InterviewNote, ...]
    staff_words: int
    gaps: tuple[rules.RecordGap, ...]

    @property
    def key(self) -> str:
        return self.words.key

    @property
    def holding(self) -> str:
        """What staff hear until it is decided; only for performance reviews."""
        return holding_sentence(self.record) if isinstance(self.record, ParameterRecord) else ""

    @property
    def unsettled(self) -> bool:
        """The answers differ and nobody has said how they were agreed, and by whom."""
        return unsettled(self.said, self.record)

    def voice_of(self, person_id: str) -> Voice:
        """What is written down for this person; empty while nothing is."""
        return self.given.get(person_id) or Voice("", self.key, person_id)

    def heard(self, person_id: str) -> bool:
        """Whether this person has answered."""
        pairs = zip(self.people, self.said.voices, strict=True)
        return any(person.id == person_id and voice is not None for person, voice in pairs)

    def detail(self, name: str) -> str:
        return dict(self.details).get(name, "")


class Again(Struct, frozen=True):
    """Why an answer should be looked at again: `title` names what changed (empty: what people say), `text` what to look
    at."""

    title: str
    text: str


class Clash(Struct, frozen=True):
    """A question about answers that do not go together, and the other answers: key and title."""

    question: str
    others: tuple[tuple[str, str], ...]


class InterviewView(Struct, frozen=True):
    """The whole screen: the list, how much is decided, and the parameter that is open. `content` holds the words of
    all; `hidden` counts those put out of sight. Why and the ten are counted apart from the coach's own: `own_decided`
    of `own_total`."""

    rows: tuple[ListedParameter, ...]
    decided: int
    total: int
    shown: ParameterView
    content: dict[str, PageWords]
    hidden: int = 0
    own_decided: int = 0
    own_total: int = 0

    @property
    def at(self) -> int:
        """The line of the open parameter, -1 while it is hidden."""
        return next((at for at, row in enumerate(self.rows) if row.key == self.shown.key), -1)


def subjects(reader: Reader) -> dict[str, Subject]:
    """Every parameter by key, the ten and the coach's own, in the coach's order."""
    return {key_of(each): each for each in interview_queries.subjects(reader)}


def all_words(reader: Reader, found: dict[str, Subject] | None = None) -> dict[str, PageWords]:
    """The words around every parameter, in the workshop language where the interview is written in it; `found` saves
    reading the parameters again."""
    language, look = content_language(reader), layout(reader)
    found = subjects(reader) if found is None else found
    numbers = interview_queries.numbers(found.values())
    return {
        key: words_of_own(each, numbers[key], language)
        if isinstance(each, OwnParameter)
        else words_of(load(language)[each.key.number], look)
        for key, each in found.items()
    }


class AnswersSaid(Struct, frozen=True):
    """Who said what: the map of all answers, whatever was written down, and the last of it by parameter and person."""

    map: VoiceMap
    all: tuple[Voice, ...]
    latest: dict[tuple[str, str], Voice]


def answers(reader: Reader) -> AnswersSaid:
    """Who said what, over all parameters in the coach's order."""
    voices = reader.all(Voice)
    return AnswersSaid(voice_map(reader.all(Interviewee), voices, subjects(reader)), voices, latest_voices(voices))


def contradictions(reader: Reader, today: date) -> tuple[Contradiction, ...]:
    """Answers that do not go together, as of this day."""
    return interview_queries.contradictions(reader, today, content_language(reader), shown_date)


def unsettled(said: MapRow, answer: Agreed) -> bool:
    """The answers differ, and it is not written down how they were agreed and by whom."""
    settled = answer.settled_how.strip() and answer.settled_by.strip()
    return said.accord is Accord.CONFLICT and not settled


def view(
    reader: Reader, key: str, said: AnswersSaid | None = None, clashes: tuple[Contradiction, ...] = ()
) -> InterviewView:
    """Everything the screen shows while `key` is open; `said` saves reading the voices when nothing changed there."""
    said, found, order = said or answers(reader), subjects(reader), layout(reader)
    asked = found.get(str(key)) or next(iter(found.values()))
    content = all_words(reader, found)
    waiting = Counter(str(question.key) for question in reader.all(OpenQuestion) if not question.answer.strip())
    marks = reader.all(dependencies.LookAgain)
    again = {mark.key for mark in marks}
    clashing = {each.value for clash in clashes for each in clash.parameters}
    rows = tuple(
        ListedParameter(
            each,
            content[each].number,
            content[each].short_title,
            answer_of(subject).status,
            waiting[each],
            unsettled(said.map.row(each), answer_of(subject)),
            each in again,
            each in clashing,
        )
        for each, subject in found.items()
        if each not in order.hidden
    )
    done = (ParameterStatus.DECIDED, ParameterStatus.NOT_APPLICABLE)
    # Those put out of sight count: the rail and the overview count them, too.
    own = [answer_of(each).status in done for each in found.values() if content[key_of(each)].own]
    ten = [answer_of(each).status in done for each in found.values() if not content[key_of(each)].own]
    shown = _shown(reader, asked, content, said, marks, clashes)
    hidden = len(found) - len(rows)
    return InterviewView(rows, sum(ten), len(ten), shown, content, hidden, sum(own), len(own))


def _shown(
    reader: Reader,
    asked: Subject,
    content: dict[str, PageWords],
    said: AnswersSaid,
    marks: tuple[dependencies.LookAgain, ...],
    clashes: tuple[Contradiction, ...],
) -> ParameterView:
    key, answer, language = key_of(asked), answer_of(asked), content_language(reader)
    is_record = isinstance(asked, ParameterRecord)
    member = ParameterKey(key) if is_record else None
    given = {person: voice for (about, person), voice in said.latest.items() if about == key}
    return ParameterView(
        words=content[key],
        language=language,
        id=asked.id,
        record=answer,
        details=asked.details if isinstance(asked, ParameterRecord) else (),
        people=said.map.people,
        said=said.map.row(key),
        given=given,
        earlier=tuple(voice for voice in said.all if voice.key == key and voice is not given[voice.interviewee_id]),
        again=tuple(_again(mark, content, language) for mark in marks if mark.key == key),
        clashes=tuple(_clash(each, key, content) for each in clashes if key in each.parameters),
        open_questions=reader.all(OpenQuestion, key=member) if member else (),
        notes=_newest_first(reader.all(InterviewNote, key=member)) if member else (),
        staff_words=rules.words_in(answer.staff_text),
        gaps=rules.gaps(answer),
    )


def _newest_first(notes: tuple[InterviewNote, ...]) -> tuple[InterviewNote, ...]:
    return tuple(sorted(notes, key=lambda note: note.at, reverse=True))


def _again(mark: dependencies.LookAgain, content: dict[str, PageWords], language: str) -> Again:
    texts = (
        leaning.text
        for leaning in dependencies.leanings(language)
        if leaning.key == mark.key and leaning.on == mark.because
    )
    because = content.get(mark.because)
    return Again(because.short_title if because else "", next(texts, ""))


def _clash(found: Contradiction, key: str, content: dict[str, PageWords]) -> Clash:
    others = tuple((each.value, content[each.value].title) for each in found.parameters if each.value != key)
    return Clash(found.question, others)


def content_language(reader: Reader) -> str:
    """The workshop language, or English where the interview is not written in it."""
    language = queries.engagement(reader).language
    try:
        load(language)
    except KnownError:
        return "en"
    return language


def neighbour(rows: tuple[ListedParameter, ...], key: str, steps: int) -> str:
    """The parameter so many lines on; the ends hold."""
    keys = [row.key for row in rows]
    at = keys.index(key) if key in keys else 0
    return keys[min(max(at + steps, 0), len(keys) - 1)]


def camp_lines(shown: ParameterView) -> tuple[tuple[str, str], ...]:
    """The different answers: who, and what they say."""
    return tuple(
        (in_a_row(person.name for person in camp.people), shown.words.option_title(camp.option))
        for camp in shown.said.camps
    )


def earlier_lines(shown: ParameterView, person_id: str) -> tuple[str, ...]:
    """What somebody said on earlier days, the newest first."""
    mine = [voice for voice in shown.earlier if voice.interviewee_id == person_id and voice.on]
    mine.sort(key=lambda voice: voice.on or date.min, reverse=True)
    return tuple(f"{shown_date(voice.on)}: {_said(shown, voice)}" for voice in mine[:MOST_EARLIER])


def _said(shown: ParameterView, voice: Voice) -> str:
    words = voice.own_words if len(voice.own_words) <= QUOTED else f"{voice.own_words[:QUOTED]}…"
    option = shown.words.option_title(voice.option)
    return " · ".join(part for part in (option, f"“{words}”" if words else "") if part)
