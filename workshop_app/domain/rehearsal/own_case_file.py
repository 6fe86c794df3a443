"""A coach's own case as a file that is kept in her library and handed on: one TOML text of answers, which a person can
read and write as well.

    okr_case = 1                    the form; a later one is refused kindly
    id = "own_3f2a77c1"
    language = "en"
    [case]                          the answers, by the id of the question; several ways to say a thing as a list
    name = "Tomke Harms"
    opening = ["Good morning.", "Hello."]
    other.advice = ["We tried that."]
    [[fact]]                        3 to 10, in their order
    id = "f1"
    says = ["Seventeen of a hundred shops get their bread late."]
    question = "How many is that today?"
    kind = "today"

A file may come from anybody: it is read within limits, every value is text, and whatever is not understood is told.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping

from agendas import bounded_toml
from agendas.table_reader import Mistakes
from workshop_app.domain.rehearsal.case_loader import CaseMistake, CaseMistakes
from workshop_app.domain.rehearsal.case_model import CaseField, EndingKind, NothingKind, Posture
from workshop_app.domain.rehearsal.case_reader import CaseReader, unknown
from workshop_app.domain.rehearsal.own_case import (
    AT_ONCE,
    LANGUAGE,
    MOST_FACTS,
    TRUST,
    USUAL_FACTS,
    FactPart,
    OwnCase,
    OwnFact,
    flat,
    fresh_id,
    is_fact_id,
    is_own_id,
    listed,
    new_case,
    ways,
)
from workshop_app.domain.rehearsal.own_case_making import ARRIVES, BRINGS_OUT, SPARE
from workshop_app.domain.rehearsal.own_case_questions import CHOICE, WAYS, CaseQuestion, on_way, questions
from workshop_app.domain.rehearsal.practice_kinds import COSTLY_KINDS, QuestionKind
from workshop_app.domain.text import without_forbidden

FORM = 1
ENDING = ".okrcase"
LARGEST_CASE_FILE = 200_000  # bytes; one that is full to its limits has some 60,000
LONGEST_ANSWER = 2_000  # characters of one answer, or of one way to say a thing
MOST_WAYS = 12
_HEAD = ("okr_case", "id", "language", "case", "fact")
_PLAIN = (
    *("name", "role", "field", "briefing", "first_draft", "good", "good_needs", "best", "arrives", "patience"),
    *("title", "manner"),
)
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "other": tuple(map(str, QuestionKind)),
    "nothing": tuple(map(str, NothingKind)),
    "writes": ("good", "best"),
    "ending": tuple(map(str, EndingKind)),
    "posture": tuple(map(str, Posture)),
    "coach": tuple(map(str, COSTLY_KINDS)),
}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "field": tuple(map(str, CaseField)),
    "arrives": tuple(ARRIVES),
    "patience": tuple(SPARE),
}


def to_file(own: OwnCase) -> str:
    """The case as the text of a file; reading it again gives the same answers."""
    several = ("opening", *(f"{group}.{key}" for group, keys in _GROUPS.items() for key in keys))
    lines = [
        "# A case to practise OKR coaching with, for the workshop coach’s desk. Take it in under Rehearse, or with",
        "# okr-workshop cases take FILE",
        f"okr_case = {FORM}",
        f"id = {_quoted(own.id)}",
        f"language = {_quoted(own.language)}",
        "",
        "[case]",
        *(f"{name} = {_quoted(own.answer(name))}" for name in _PLAIN if own.answer(name).strip()),
        *(f"{name} = {_list(own.answer(name))}" for name in several if ways(own.answer(name))),
    ]
    for fact in own.facts:
        lines += ["", "[[fact]]", *_fact_lines(fact)]
    return "\n".join(lines) + "\n"


def empty_form(language: str = LANGUAGE) -> str:
    """A file with every question in it and no answer, to be filled in with any editor and read as it is."""
    own = new_case(language)
    lines = [f"okr_case = {FORM}", f"language = {_quoted(language)}", "", "[case]"]
    asked = questions(own, language)
    for question in (each for each in asked if not each.fact):
        lines += [
            "",
            *_asked_lines(question),
            f"{'' if question.needed else '# '}{question.id} = {_no_answer(question)}",
        ]
    for question in (each for each in asked if each.fact):
        part = question.id.partition(".")[2]
        lines += ["", "[[fact]]"] if part == FactPart.SAYS else []
        if question.fact == own.facts[0].id:
            lines += _asked_lines(question)
        lines.append(f"{'' if on_way(question) else '# '}{part} = {_no_answer(question)}")
    return "\n".join(lines) + "\n"


def _asked_lines(question: CaseQuestion) -> Iterator[str]:
    yield from (f"# {words}" for words in (question.ask, question.hint) if words)
    if question.choices and question.form == CHOICE:
        yield f"# One of: {', '.join(value for value, _ in question.choices)}"


def _no_answer(question: CaseQuestion) -> str:
    return "[]" if question.form == WAYS else '""'


def _fact_lines(fact: OwnFact) -> Iterator[str]:
    yield f"id = {_quoted(fact.id)}"
    if ways(fact.says):
        yield f"says = {_list(fact.says)}"
    for part in FactPart:
        words = str(getattr(fact, part))
        if part is not FactPart.SAYS and words.strip():
            yield f"{part} = {_quoted(words)}"


def _quoted(words: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own."""
    return json.dumps(without_forbidden(words), ensure_ascii=False)


def _list(words: str) -> str:
    said = ways(words)
    inside = ", ".join(map(_quoted, said))
    return f"[{inside}]" if len(inside) < 100 else "[\n    " + ",\n    ".join(map(_quoted, said)) + ",\n]"


def read_file(data: bytes, name: str) -> OwnCase:
    """The case in a file; CaseMistakes names everything in it that is not understood. `name` is said in them only."""
    found: list[CaseMistake] = []

    def add(place: str, key: str, message: str) -> None:
        found.append(CaseMistake(name, place, key, message))

    table = _table(data, Mistakes(add))
    own = _CaseFileReader(table, Mistakes(add)).case() if table is not None else None
    if found or own is None:
        raise CaseMistakes(tuple(dict.fromkeys(found)))
    return own


def _table(data: bytes, mistakes: Mistakes) -> dict[str, object] | None:
    try:
        if len(data) > LARGEST_CASE_FILE:
            mistakes.add("", "", "is far too large for a case")
            return None
        return bounded_toml.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        mistakes.add("", "", "is not a case: it is not text")
    except ValueError as error:  # also a number too long to read, which is no TOMLDecodeError
        mistakes.add("", "", f"is not a case, or was damaged on the way: {error}")
    except RecursionError:
        mistakes.add("", "", "is nested too deeply")
    return None


class _CaseFileReader:
    """One file, every value looked at."""

    def __init__(self, table: Mapping[str, object], mistakes: Mistakes) -> None:
        self.head, self.mistakes = CaseReader(table, mistakes), mistakes

    def case(self) -> OwnCase | None:
        form = self.head.table.get("okr_case")
        if not isinstance(form, int) or isinstance(form, bool):
            self.head.note("", "is not a case of the workshop coach’s desk: it does not begin with okr_case = 1")
            return None
        if form != FORM:
            self.head.note("okr_case", "was made by a later edition of the desk than this one")
            return None
        self.head.only(_HEAD)
        id = self.head.text("id", required=False)
        if id and not is_own_id(id):
            self.head.note("id", "must begin with own_ and hold small letters, digits and _ only, at most 40")
        language = self.head.text("language", required=False, default=LANGUAGE, longest=3)
        if not (language.isascii() and language.isalpha() and language.islower()):
            self.head.note("language", 'must be the short name of a language, such as "en"')
        facts = self.facts()
        answers = self.answers([fact.id for fact in facts])
        return OwnCase(id or fresh_id(), language, answers, _filled_up(facts))

    def answers(self, facts: Collection[str]) -> dict[str, str]:
        case = CaseReader(self.head.table_of("case", required=True), self.mistakes, "case")
        case.only((*_PLAIN, "opening", *_GROUPS))
        found = {name: self.words(case, name) for name in _PLAIN}
        found["opening"] = self.several(case, "opening")
        for group, keys in _GROUPS.items():
            inside = CaseReader(case.table_of(group), self.mistakes, f"case.{group}")
            inside.only(keys)
            found |= {f"{group}.{key}": self.several(inside, key) for key in keys}
        for name, allowed in _CHOICES.items():
            self.choice(case, name, found[name], allowed)
        for each in listed(found["good_needs"]):
            if each not in facts:
                case.note("good_needs", unknown(each, facts))
        return {name: words for name, words in found.items() if words.strip()}

    def facts(self) -> tuple[OwnFact, ...]:
        if "fact" not in self.head.table:
            return ()
        found: list[OwnFact] = []
        tables = list(self.head.tables("fact", MOST_FACTS))
        ids = [str(table.get("id") or f"f{place}") for place, table in tables]
        for (place, table), id in zip(tables, ids, strict=True):
            one = CaseReader(table, self.mistakes, f"fact {place}")
            one.only(("id", *FactPart))
            if not is_fact_id(id):
                one.note("id", "must be f and a number, such as f1")
            elif ids.index(id) != place - 1:
                one.note("id", "stands twice; every fact has an id of its own")
            said = {str(part): self.words(one, part) for part in FactPart if part is not FactPart.SAYS}
            self.choice(one, "kind", said["kind"], tuple(map(str, BRINGS_OUT)))
            said["wait"] = "" if said["wait"] == AT_ONCE else said["wait"]
            self.choice(one, "wait", said["wait"], (TRUST, *ids))
            found.append(OwnFact(id, self.several(one, "says"), **said))
        return tuple(found)

    def words(self, reader: CaseReader, key: str) -> str:
        return without_forbidden(reader.text(key, required=False, longest=LONGEST_ANSWER))

    def several(self, reader: CaseReader, key: str) -> str:
        """A text, or a list of them: a line each."""
        value = reader.table.get(key)
        if isinstance(value, str):
            return self.words(reader, key)
        if value is None:
            return ""
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            reader.note(key, 'must be a text, or a list of texts such as ["one", "two"]')
            return ""
        if len(value) > MOST_WAYS or any(len(each) > LONGEST_ANSWER for each in value):
            reader.note(key, f"holds too much: at most {MOST_WAYS} texts of {LONGEST_ANSWER} characters")
            return ""
        return "\n".join(flat(without_forbidden(each)) for each in value)

    def choice(self, reader: CaseReader, key: str, value: str, allowed: Collection[str]) -> None:
        if value and value not in allowed:
            reader.note(key, unknown(value, allowed))


def _filled_up(facts: tuple[OwnFact, ...]) -> tuple[OwnFact, ...]:
    """With empty ones up to the usual number, so that there is a place to write the next."""
    case = OwnCase("", facts=facts)
    while len(case.facts) < USUAL_FACTS:
        case = case.with_fact()
    return case.facts
