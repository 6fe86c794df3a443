"""The draft checks: questions a coach would ask about a draft, never a grade, never a reason to refuse saving.

Called by `application.draft_queries` for the screen and by `draft_lines` for single lines. A fact that is None is
unknown and asks nothing; an empty text is known to be empty. Codes, guards and evidence: domain section 5.10.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from workshop_app.domain import scoring
from workshop_app.domain.champion_names import MOST_CHAMPIONS, how_many
from workshop_app.domain.copied_above import CopiedFrom, Likeness, copied_from
from workshop_app.domain.draft_counting import without_remarks
from workshop_app.domain.draft_facts import DraftSetFacts, KeyResultFacts, is_written
from workshop_app.domain.draft_lists import DraftWordLists
from workshop_app.domain.draft_reading import SentenceReading, read, start_is_known, unknown_capitals
from workshop_app.domain.draft_sentences import sentences
from workshop_app.domain.draft_style import comes_round, delivers, is_negative, keeps
from workshop_app.domain.draft_tasks import TaskLook
from workshop_app.domain.draft_topic import is_topic
from workshop_app.domain.draft_words import questions_for, words_for
from workshop_app.domain.left_open import is_open
from workshop_app.domain.okr import KeyResultType, Wanted
from workshop_app.domain.parameter_rules import Caps
from workshop_app.domain.values.numbers import together

ADVISE = "advise"
NOTE = "note"
KEY_RESULT_WORDS = 30
OBJECTIVE_WORDS = 18
WHY_NOW_SENTENCES = (3, 6)
_LEVEL_NAMES = {"commit": "0.3", "target": "0.7", "stretch": "1.0"}


class DraftFinding(Struct, frozen=True):
    """One question about one subject. `level` is "advise" or "note"; `rule` is the reason behind the question;
    `text` is exactly what was read, so that a question put aside is asked again once it has changed; `formerly` is what
    earlier editions noted of it."""

    code: str
    level: str
    question: str
    rule: str
    subject_id: str = ""
    text: str = ""
    formerly: str = ""


def check_key_result(facts: KeyResultFacts, glossary: frozenset[str] = frozenset()) -> tuple[DraftFinding, ...]:
    """Every question about one key result, advice before notes; today's value only where nothing else is asked. "???"
    is nothing yet."""
    if not is_written(facts.text):
        return ()
    reading = read(facts.text, facts.language)
    found = [
        *_number_check(facts, reading),
        *_task_check(facts, reading),
        *_relative_check(facts, reading),
        *_field_checks(facts),
        *_style_checks(facts, reading, glossary),
    ]
    found = found or [*_start_check(facts, reading)]
    return tuple(sorted(found, key=lambda finding: finding.level == NOTE))


def check_objective(
    text: str, id: str = "", language: str = "en", screen: str = "en", above: Iterable[str] = ()
) -> tuple[DraftFinding, ...]:
    """Questions about the one qualitative line, asked in the language of the screen. `above` is what stands on the
    level above."""
    if not text.strip():
        return ()
    reading, ask = read(text, language), Asker(screen, id, text)
    found: list[DraftFinding] = []
    if reading.has_number and re.search(r"[\d%]", reading.core):
        found.append(ask("O01", NOTE))
    if delivers(reading.core, language):
        found.append(ask("O02", NOTE))
    if reading.words > OBJECTIVE_WORDS:
        found.append(ask("O03", NOTE, count=reading.words))
    if is_topic(text, language):
        found.append(ask("O05", NOTE))
    copied = copied_from(text, above)
    if copied is not None:
        found.append(ask_of_copy(copied, ask))
    return tuple(found)


def ask_of_copy(copied: CopiedFrom, ask: Asker, code: str = "O06") -> DraftFinding:
    """What is asked where a team only says again what stands above."""
    return ask(code, NOTE) if copied.likeness is Likeness.SAME else ask(code, NOTE, "near", above=copied.text)


def check_why_now(text: str, id: str = "", language: str = "en", screen: str = "en") -> tuple[DraftFinding, ...]:
    """Questions about the reason: is there one, is it three to five sentences, does it hold a fact?"""
    ask = Asker(screen, id, text)
    if not text.strip():
        return (ask("W01", ADVISE, "missing"),)
    found: list[DraftFinding] = []
    count = sentences(text, language)
    fewest, most = WHY_NOW_SENTENCES
    if count < fewest:
        found.append(ask("W01", ADVISE, "one" if count == 1 else "short", count=count))
    elif count > most:
        found.append(ask("W01", ADVISE, "long", count=count))
    words = words_for(language)
    if words and not words.style.evidence.search(text) and not words.numbers.spelled.search(text):
        found.append(ask("W02", NOTE))
    return tuple(found)


def check_set(facts: DraftSetFacts, caps: Caps) -> tuple[DraftFinding, ...]:
    """Counts against the agreed ceilings, the alignment check, types, and measures another team has too."""
    ask = Asker(facts.screen, facts.id)
    total = sum(one.key_results for one in facts.objectives)
    found = [
        *_count(ask, "objectives", len(facts.objectives), caps.objectives),
        *_count(ask, "set", total, caps.krs_per_set),
    ]
    for one in facts.objectives:
        mine = Asker(facts.screen, one.id)
        found += _count(mine, "objective", one.key_results, caps.krs_per_objective)
        cap = caps.milestones_per_objective
        if one.milestones > cap:
            found.append(replace(mine("K17", ADVISE, count=one.milestones, cap=cap), text=str(one.milestones)))
    unsaid = facts.alignment is not None and all(map(is_open, facts.alignment.splitlines()))
    if unsaid and total and not facts.published:
        found.append(ask("A01", ADVISE))
    found += _type_checks(facts, caps)
    found += _same_elsewhere(facts)
    return tuple(found)


class Asker(Struct, frozen=True):
    """Words one finding: question and rule by code, in the language of the screen."""

    language: str
    subject_id: str
    text: str = ""
    formerly: str = ""

    def __call__(self, code: str, level: str, variant: str = "", **facts: object) -> DraftFinding:
        content = questions_for(self.language)
        wording = content.questions[f"{code}_{variant}" if variant else code]
        return DraftFinding(
            code, level, wording.format(**facts), content.rules[code], self.subject_id, self.text, self.formerly
        )


def _number_check(facts: KeyResultFacts, reading: SentenceReading) -> Iterable[DraftFinding]:
    levels = (facts.baseline, facts.commit, facts.target, facts.stretch)
    in_fields = any(re.search(r"\d", level) for level in levels if level)
    if reading.has_number is not False or in_fields or facts.type is KeyResultType.MILESTONE:
        return
    if facts.may_be_milestone and reading.by_when:
        return
    ask, words = Asker(facts.screen, facts.id, facts.text), words_for(facts.language)
    vague = words.style.vague.search(reading.core) if words else None
    if facts.may_be_milestone and reading.event:
        yield ask("K01", ADVISE, "event")
    elif vague:
        yield ask("K01", ADVISE, "vague", word=vague.group().lower())
    else:
        yield ask("K01", ADVISE)


def _task_check(facts: KeyResultFacts, reading: SentenceReading) -> Iterable[DraftFinding]:
    # Milestones are events and baselines are finding out: both may begin with work.
    if facts.type is not KeyResultType.METRIC:
        return
    ask = Asker(facts.screen, facts.id, facts.text)
    if reading.task is TaskLook.WORK:
        yield ask("K02", ADVISE)
    elif reading.task is TaskLook.SOFT:
        yield ask("K02", NOTE, "soft")


def _relative_check(facts: KeyResultFacts, reading: SentenceReading) -> Iterable[DraftFinding]:
    known = reading.from_to or reading.start_given or bool((facts.baseline or "").strip()) or facts.starts_at_zero
    if reading.share and not known and facts.type is not KeyResultType.MILESTONE:
        level = NOTE if reading.step else ADVISE
        yield Asker(facts.screen, facts.id, facts.text)("K03", level, share=reading.share)


def lacks_start(facts: KeyResultFacts) -> bool:
    """Whether nobody knows today's value: it stands neither in its field nor in the sentence. New things, certificates
    and events start at nothing, and nobody has to say so."""
    if facts.type is not KeyResultType.METRIC or facts.baseline is None or facts.start or not is_written(facts.text):
        return False
    reading = read(facts.text, facts.language)
    return not (reading.from_to or reading.start_given or start_is_known(reading, facts.language))


def _start_check(facts: KeyResultFacts, reading: SentenceReading) -> Iterable[DraftFinding]:
    """That of a share is asked about with the share."""
    if not reading.share and lacks_start(facts):
        yield Asker(facts.screen, facts.id, facts.text, _fields_read(facts))("K04", NOTE)


def _field_checks(facts: KeyResultFacts) -> Iterable[DraftFinding]:
    levels = [facts.type.value, facts.baseline, facts.commit, facts.target, facts.stretch]
    levels += [facts.wanted.value] if facts.wanted else []
    yield from _level_checks(facts, Asker(facts.screen, facts.id, _joined(levels), _fields_read(facts)))
    if facts.champions is not None:
        ask = Asker(facts.screen, facts.id, facts.champions, _fields_read(facts))
        count = how_many(facts.champions, facts.people)
        counted = facts.type is not KeyResultType.MILESTONE  # else there is no number anybody could bring
        if not count:
            yield ask("K07", ADVISE, "" if counted else "milestone")
        elif count > MOST_CHAMPIONS:
            yield ask("K07", ADVISE, "many" if counted else "many_milestone", count=count)


def _fields_read(facts: KeyResultFacts) -> str:
    fields = (facts.text, facts.type.value, facts.baseline, facts.commit, facts.target, facts.stretch, facts.champions)
    return _joined(fields)


def _joined(fields: Iterable[str | None]) -> str:
    return "\n".join(field or "" for field in fields)


_UNCLEAR = {scoring.LevelState.DATES_UNCLEAR: "dates", scoring.LevelState.UNITS_DIFFER: "units"}


def _level_checks(facts: KeyResultFacts, ask: Asker) -> Iterable[DraftFinding]:
    levels = {name: getattr(facts, name) for name in _LEVEL_NAMES}
    missing = [label for name, label in _LEVEL_NAMES.items() if levels[name] is not None and not levels[name].strip()]
    if missing:
        yield ask("K05", ADVISE, "missing", levels=", ".join(missing))
    start = "" if facts.wanted in scoring.STAYS else facts.start  # where today is no start of a way
    known = [start, *(level or "" for level in levels.values())]
    state = facts.level_state
    shown = " → ".join(level.strip() for level in known if level.strip())
    if state in _UNCLEAR:
        yield ask("K05", ADVISE, _UNCLEAR[state], levels=shown)
    elif state is scoring.LevelState.NOT_MONOTONIC and facts.type is not KeyResultType.BASELINE:
        turns = scoring.change_direction([level for level in known if level.strip()], facts.cycle)
        yield ask("K05", ADVISE, "order" if turns else "equal", levels=shown)
    elif facts.type is not KeyResultType.METRIC:
        return
    elif state is scoring.LevelState.COMMIT_IS_BASELINE:
        yield ask("K05", ADVISE, "same")
    elif state is scoring.LevelState.AGAINST_WANTED:
        goal = "up" if facts.wanted in (Wanted.RISE, Wanted.STAY_ABOVE) else "down"
        yield ask("K05", ADVISE, goal, levels=shown)
    elif state is scoring.LevelState.UNREADABLE:
        words = [each.strip() for each in known if each.strip() and together((each,), facts.cycle) is None]
        if not words:
            yield ask("K05", ADVISE, "mixed", levels=shown)
        elif len(words) < sum(bool(each.strip()) for each in known):  # words alone are no slip among values
            yield ask("K05", ADVISE, "words", value=words[0])


def _style_checks(facts: KeyResultFacts, reading: SentenceReading, glossary: frozenset[str]) -> Iterable[DraftFinding]:
    words = words_for(facts.language)
    if words is None:
        return
    ask = Asker(facts.screen, facts.id, facts.text)
    if facts.type is KeyResultType.METRIC and reading.progress:
        yield ask("K13", ADVISE)
    short = unknown_capitals(reading.core, words, glossary)
    if short:  # one behind "owner:" is a person or a team, and no riddle of this key result
        short = unknown_capitals(without_remarks(reading.core, words.counting), words, glossary)
    for word in short[:1]:
        yield ask("K08", NOTE, word=word)
    if is_negative(reading, words):
        yield ask("K09", NOTE)
    if reading.two:
        yield ask("K11", NOTE)
    if reading.open_measure and facts.type is KeyResultType.METRIC and not (facts.source or "").strip():
        yield ask("K21", NOTE, measure=reading.open_measure)
    if not facts.crisis:
        yield from _same_check(facts, reading, words)
    if reading.words > KEY_RESULT_WORDS:
        yield ask("K15", NOTE, count=reading.words)


def _same_check(facts: KeyResultFacts, reading: SentenceReading, words: DraftWordLists) -> Iterable[DraftFinding]:
    ask = Asker(facts.screen, facts.id, facts.text)
    if keeps(reading, words) or _stands_still(facts):
        yield ask("K12", NOTE)
    elif comes_round(reading, words):
        yield ask("K12", NOTE, "round")


def _stands_still(facts: KeyResultFacts) -> bool:
    return bool(facts.baseline and facts.target and facts.baseline.strip() == facts.target.strip())


def _count(ask: Asker, what: str, count: int, cap: int) -> list[DraftFinding]:
    if count <= cap:
        return []
    finding = replace(ask("K06", ADVISE, what, count=count, cap=cap), text=f"{what} {count}")
    if count < cap + 2:
        return [finding]
    strong = questions_for(ask.language).questions["K06_strong"]
    return [replace(finding, question=finding.question + strong)]


def _type_checks(facts: DraftSetFacts, caps: Caps) -> Iterable[DraftFinding]:
    for one in facts.key_results:
        if is_written(one.text) and one.type not in caps.allowed_types:
            yield Asker(facts.screen, one.id, one.type.value)("K17", ADVISE, "type", type=one.type.value)


def _same_elsewhere(facts: DraftSetFacts) -> Iterable[DraftFinding]:
    for one in facts.key_results:
        if one.id in facts.shared or one.copied is not None:  # the level above is asked about in its own way
            continue
        team = facts.elsewhere.team(one.text, facts.team_id)
        if team is not None:
            yield Asker(facts.screen, one.id, one.text)("K14", NOTE, team=team)
