"""From the two TOML tables of a case to its value, noting every mistake on the way. Called by `case_loader` only.

The structure is read first, then the texts of one language by the ids found there; a text that nothing asks for is a
mistake like one that is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from agendas.table_reader import Mistakes, Table
from workshop_app.domain.rehearsal.case_model import (
    HIGHEST_TRUST,
    LOWEST_TRUST,
    CaseAnswer,
    CaseDraft,
    CaseEnding,
    CaseFact,
    CaseField,
    CaseHead,
    DraftStage,
    EndingKind,
    NothingKind,
    Phrasings,
    Posture,
    WeakFault,
)
from workshop_app.domain.rehearsal.case_reader import CaseReader, unknown
from workshop_app.domain.rehearsal.practice_kinds import COSTLY_KINDS, COSTS, OPEN_KINDS, QuestionKind

MOST_FACTS, MOST_ANSWERS, MOST_DRAFTS = 10, 60, 8
FEWEST_TURNS, MOST_TURNS = 6, 40
_HEAD = ("id", "level", "field", "faults", "patience", "trust", "stage", "facts", "answer", "draft", "ending")
_ANSWER = ("id", "kind", "needs", "after", "least_trust", "gives", "trust", "patience", "resists", "renews")
_PERSON = ("title", "name", "role", "manner", "briefing")
_TEXTS = (
    *_PERSON,
    "names",
    "opening",
    "first_draft",
    "fact",
    "answer",
    "draft",
    "ending",
    "nothing",
    "posture",
    "coach",
)


class CaseTexts:
    """The texts of one language, asked for by id; what was never asked for is told at the end. `few`: one way to say
    each thing is enough, and nobody has to name the faults of the draft, as in a case that a coach wrote in ten
    minutes."""

    def __init__(self, table: Table, mistakes: Mistakes, *, few: bool = False) -> None:
        self.few = few
        self.reader = CaseReader(table, mistakes)
        self.reader.only(_TEXTS)
        self._mistakes = mistakes

    def of(self, kind: str, id: str, keys: Sequence[str]) -> CaseReader:
        """The texts of one fact, answer, step or ending."""
        entry = self.reader.table_of(kind).get(id)
        reader = CaseReader(entry if isinstance(entry, dict) else {}, self._mistakes, f"{kind}.{id}")
        if entry is None:
            reader.note("", "has no texts")
            return CaseReader({}, Mistakes(_unheard))
        if not isinstance(entry, dict):
            reader.note("", "must be a table of texts")
            return CaseReader({}, Mistakes(_unheard))
        reader.only(keys)
        return reader

    def fewest(self, usual: int) -> int:
        """How many ways to say one thing there must be."""
        return 1 if self.few else usual

    def by_kind(
        self, key: str, kinds: Sequence[StrEnum], fewest: int, more: Sequence[StrEnum] = ()
    ) -> dict[str, Phrasings]:
        """A table of phrasings with one entry a member; those in `more` may be left out."""
        reader = CaseReader(self.reader.table_of(key, required=True), self._mistakes, key)
        if not reader.table:
            return {}
        reader.only([*kinds, *more])
        found = {str(kind): reader.phrasings(str(kind), self.fewest(fewest)) for kind in kinds}
        return found | {str(kind): reader.phrasings(str(kind), 1) for kind in more if str(kind) in reader.table}

    def never_asked(self, kind: str, known: Collection[str]) -> None:
        """Notes texts of what the structure does not have."""
        for id in self.reader.table_of(kind):
            if id not in known:
                self._mistakes.add(f"{kind}.{id[:40]}", "", f"has texts, but {unknown(id, known)}")


def _unheard(step: str, key: str, message: str) -> None:
    """For what was already said to be missing as a whole."""


class CaseParts(Struct, frozen=True):
    """What was read of a case; only whole if no mistake was noted."""

    id: str
    head: CaseHead
    facts: tuple[CaseFact, ...]
    answers: tuple[CaseAnswer, ...]
    drafts: tuple[CaseDraft, ...]
    endings: tuple[CaseEnding, ...]
    nothing: dict[NothingKind, Phrasings]
    postures: dict[Posture, Phrasings]
    coach: dict[QuestionKind, Phrasings]


def read_case(table: Table, texts: CaseTexts, mistakes: Mistakes) -> CaseParts:
    """A case of its structure and one language."""
    reader = CaseReader(table, mistakes)
    reader.only(_HEAD)
    fact_ids = reader.names("facts", required=True)
    if len(fact_ids) > MOST_FACTS:
        reader.note("facts", f"names {len(fact_ids)}; at most {MOST_FACTS} are allowed, or nobody finds them all")
    facts = tuple(_fact(id, texts) for id in fact_ids)
    texts.never_asked("fact", fact_ids)
    answers = _answers(reader, texts, fact_ids, mistakes)
    drafts = _drafts(reader, texts, fact_ids, mistakes)
    endings = _endings(reader, texts, fact_ids, [each.id for each in drafts], mistakes)
    return CaseParts(
        id=reader.name("id"),
        head=_head(reader, texts),
        facts=facts,
        answers=answers,
        drafts=drafts,
        endings=endings,
        nothing={NothingKind(key): says for key, says in texts.by_kind("nothing", list(NothingKind), 3).items()},
        postures={Posture(key): says for key, says in texts.by_kind("posture", list(Posture), 2).items()},
        coach={QuestionKind(key): says for key, says in texts.by_kind("coach", COSTLY_KINDS, 2, OPEN_KINDS).items()},
    )


def _head(reader: CaseReader, spoken: CaseTexts) -> CaseHead:
    texts = spoken.reader
    title, name, role, manner, briefing = (texts.text(key, longest=600) for key in _PERSON)
    return CaseHead(
        level=reader.whole("level", 1, 3),
        field=reader.one_of("field", CaseField) or CaseField.SERVICE,
        faults=() if spoken.few else reader.several("faults", WeakFault),
        patience=reader.whole("patience", FEWEST_TURNS, MOST_TURNS),
        trust=reader.whole("trust", LOWEST_TRUST, HIGHEST_TRUST),
        stage=reader.one_of("stage", DraftStage) or DraftStage.WORK,
        title=title,
        names=texts.phrasings("names", 0, 20),
        name=name,
        role=role,
        manner=manner,
        briefing=briefing,
        opening=texts.phrasings("opening", spoken.fewest(2)),
        first_draft=texts.text("first_draft", longest=300),
    )


def _fact(id: str, texts: CaseTexts) -> CaseFact:
    said = texts.of("fact", id, ("note", "figures", "you"))
    you = said.text("you", required=False, longest=200)
    return CaseFact(id, said.text("note", longest=200), said.phrasings("figures", 0), you)


def _answers(reader: CaseReader, texts: CaseTexts, facts: Sequence[str], mistakes: Mistakes) -> tuple[CaseAnswer, ...]:
    tables = [(place, table) for place, table in reader.tables("answer", MOST_ANSWERS)]
    ids = [str(table.get("id", "")) for _, table in tables]
    found = []
    for place, table in tables:
        one = CaseReader(table, mistakes, _place("answer", place, table))
        one.only(_ANSWER)
        id, kind = one.name("id"), one.one_of("kind", QuestionKind) or QuestionKind.OUTCOME
        if id and ids.index(id) != place - 1:
            one.note("id", "stands twice; every answer has an id of its own")
        says = texts.of("answer", id, ("says",)).phrasings("says", texts.fewest(2)) if id else ()
        found.append(_answer(one, id, kind, says, facts, ids))
    texts.never_asked("answer", ids)
    return tuple(found)


def _answer(
    one: CaseReader, id: str, kind: QuestionKind, says: Phrasings, facts: Sequence[str], ids: Sequence[str]
) -> CaseAnswer:
    cost = COSTS.get(kind)
    answer = CaseAnswer(
        id=id,
        kind=kind,
        says=says,
        needs=one.names("needs", facts),
        after=one.names("after", ids),
        least_trust=one.whole("least_trust", LOWEST_TRUST, HIGHEST_TRUST, 0),
        gives=one.names("gives", facts),
        trust=one.whole("trust", -2, 2, cost.trust if cost else 0),
        patience=one.whole("patience", -4, 1, cost.patience if cost else 0),
        resists=one.flag("resists"),
        renews=one.flag("renews"),
    )
    if answer.resists and answer.gives:
        one.note("gives", "must be empty where she resists; an answer `after` this one gives it")
    if answer.renews and (answer.gives or answer.patience > 0):
        one.note("renews", "is for answers that only touch trust; facts and patience are given once")
    if id in answer.after:
        one.note("after", "names the answer itself")
    return answer


def _drafts(reader: CaseReader, texts: CaseTexts, facts: Sequence[str], mistakes: Mistakes) -> tuple[CaseDraft, ...]:
    found: list[CaseDraft] = []
    for place, table in reader.tables("draft", MOST_DRAFTS):
        one = CaseReader(table, mistakes, _place("draft", place, table))
        one.only(("id", "needs", "stage"))
        id, needs = one.name("id"), one.names("needs", facts, required=True)
        if id and id in {each.id for each in found}:
            one.note("id", "stands twice; every step has an id of its own")
        said = texts.of("draft", id, ("wording", "writes"))
        stage = one.one_of("stage", DraftStage) or DraftStage.EFFECT
        found.append(CaseDraft(id, needs, stage, said.text("wording", longest=300), said.phrasings("writes", 1)))
    texts.never_asked("draft", [each.id for each in found])
    return tuple(found)


def _endings(
    reader: CaseReader, texts: CaseTexts, facts: Sequence[str], steps: Sequence[str], mistakes: Mistakes
) -> tuple[CaseEnding, ...]:
    found: dict[EndingKind, CaseEnding] = {}
    for place, table in reader.tables("ending", len(EndingKind)):
        one = CaseReader(table, mistakes, _place("ending", place, table, "kind"))
        one.only(("kind", "needs", "draft", "least_trust"))
        kind = one.one_of("kind", EndingKind)
        if kind is None:
            continue
        if kind in found:
            one.note("kind", "stands twice")
        found[kind] = _ending(one, kind, texts, facts, steps)
    for kind in EndingKind:
        if kind not in found:
            reader.note("ending", f"has no {str(kind)!r}; all of {', '.join(EndingKind)} are needed")
    texts.never_asked("ending", list(EndingKind))
    return tuple(found[kind] for kind in EndingKind if kind in found)


def _ending(
    one: CaseReader, kind: EndingKind, texts: CaseTexts, facts: Sequence[str], steps: Sequence[str]
) -> CaseEnding:
    draft = one.text("draft", required=False)
    if draft and draft not in steps:
        one.note("draft", unknown(draft, steps))
        draft = ""
    ending = CaseEnding(
        kind=kind,
        says=texts.of("ending", kind, ("says",)).phrasings("says", texts.fewest(2)),
        needs=one.names("needs", facts),
        draft=draft,
        least_trust=one.whole("least_trust", LOWEST_TRUST, HIGHEST_TRUST, 0),
    )
    free = not (ending.needs or ending.draft or ending.least_trust)
    if kind is EndingKind.LEFT and not free:
        one.note("", "must need nothing: it is how a talk ends that came to nothing")
    if kind is not EndingKind.LEFT and free:
        one.note("", "needs nothing; name needs, draft or least_trust")
    return ending


def _place(kind: str, place: int, table: Mapping[str, object], key: str = "id") -> str:
    id = table.get(key)
    return f"{kind}.{id[:40]}" if isinstance(id, str) and id else f"{kind} {place}"
