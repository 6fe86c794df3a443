"""What is wrong with a case that can be read: words that give it away, words said twice, kinds without an answer.

Everything that needs no search; `case_proof` asks both. Each mistake says where it is and what is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workshop_app.domain.rehearsal.case_loader import CaseMistake
from workshop_app.domain.rehearsal.case_model import CaseAnswer, CoacheeCase
from workshop_app.domain.rehearsal.case_moves import gives_once
from workshop_app.domain.rehearsal.practice_kinds import COSTLY_KINDS, OPEN_KINDS, QuestionKind

LONGEST_SPEECH = 60  # words: a person says two or three sentences, then waits
SHORT, NEARLY = 6, 0.75  # phrasings of so many different words share fewer than this
DRAFT = "{draft}"
_BRACES = re.compile(r"[{}]")
_SQUARE = re.compile(r"\[[^\[\]]+\]")
_LETTERS = re.compile(r"[\W_]+")

Said = tuple[str, str, str]  # place, key, words


def checked(case: CoacheeCase) -> tuple[CaseMistake, ...]:
    """Everything that can be told without a search."""
    structure, texts = f"{case.id}.toml", f"{case.id}.{case.language}.toml"
    return (
        *(CaseMistake(structure, *each) for each in (*_kinds(case), *_costs(case), *_resistance(case))),
        *(CaseMistake(texts, *each) for each in (*_given_away(case), *_unsaid(case))),
        *(CaseMistake(texts, *each) for each in (*_alike(case), *_nearly_alike(case), *_form(case))),
    )


def _kinds(case: CoacheeCase) -> Iterator[Said]:
    """Every kind has an answer; what costs, and silence, has one for every moment."""
    kind: QuestionKind
    for kind in OPEN_KINDS:
        if not any(answer.kind is kind for answer in case.answers):
            yield "", "answer", f"has none for the kind {str(kind)!r}; every kind needs one"
    awaited = {id for answer in case.answers for id in answer.after}
    for kind in (*COSTLY_KINDS, QuestionKind.SILENCE):
        of_kind = [answer for answer in case.answers if answer.kind is kind]
        if not of_kind or not _for_every_moment(of_kind[-1], awaited):
            wanted = "no needs, after, least_trust, gives, and nothing that is given once"
            yield "", "answer", f"the last {str(kind)!r} must be one for every moment: {wanted}"


def _for_every_moment(answer: CaseAnswer, awaited: Iterable[str]) -> bool:
    asks = answer.needs or answer.after or answer.least_trust
    return not (asks or answer.gives or gives_once(answer) or answer.id in set(awaited))


def _costs(case: CoacheeCase) -> Iterator[Said]:
    for answer in case.answers:
        place = f"answer.{answer.id}"
        if answer.kind in COSTLY_KINDS and answer.patience > -1:
            yield place, "patience", f"is {answer.patience}, but {str(answer.kind)!r} must cost: -1 or less"
        if answer.kind in COSTLY_KINDS and answer.trust > 0:
            yield place, "trust", f"is {answer.trust}, but {str(answer.kind)!r} earns none: 0 or less"
        if answer.kind is QuestionKind.ADVICE and answer.trust > -1:
            yield place, "trust", f"is {answer.trust}, but advice must cost trust: -1 or -2"


def _resistance(case: CoacheeCase) -> Iterator[Said]:
    awaited = {id for answer in case.answers for id in answer.after}
    for answer in case.answers:
        if answer.resists and answer.id not in awaited:
            yield f"answer.{answer.id}", "resists", "she never comes round: no answer is `after` this one"


def _given_away(case: CoacheeCase) -> Iterator[Said]:
    """Figures in sight before their fact is out."""
    head = case.head
    before = {"title": head.title, "role": head.role, "manner": head.manner, "briefing": head.briefing}
    sights = [("", key, words, frozenset[str]()) for key, words in before.items()]
    sights += [("", "opening", words, frozenset()) for words in head.opening]
    sights += [("", "first_draft", head.first_draft, frozenset())]
    sights += [(place, key, words, frozenset()) for place, key, words in (*_moods(case), *_coach(case))]
    for answer in case.answers:
        sights += [(f"answer.{answer.id}", "says", words, _out_by(answer, case)) for words in answer.says]
    for step in case.drafts:
        sights += [
            (f"draft.{step.id}", "wording", words, frozenset(step.needs)) for words in (step.wording, *step.writes)
        ]
    for ending in case.endings:
        sights += [
            (f"ending.{ending.kind}", "says", words, _known_at(ending.needs, ending.draft, case))
            for words in ending.says
        ]
    for place, key, words, known in sights:
        for fact in case.facts:
            figure = "" if fact.id in known else _figure_in(words, fact.figures)
            if figure:
                yield place, key, f"says {figure!r} before {fact.id!r} is out; leave it out, or need that fact"


def _out_by(answer: CaseAnswer, case: CoacheeCase) -> frozenset[str]:
    """The facts that are certainly out when this has been said."""
    known, waiting, seen = {*answer.needs, *answer.gives}, list(answer.after), set[str]()
    while waiting:
        id = waiting.pop()
        if id not in seen:
            seen.add(id)
            earlier = next(each for each in case.answers if each.id == id)
            known |= {*earlier.needs, *earlier.gives}
            waiting += earlier.after
    return frozenset(known)


def _known_at(needs: Iterable[str], draft: str, case: CoacheeCase) -> frozenset[str]:
    step = next((each.needs for each in case.drafts if each.id == draft), ())
    return frozenset((*needs, *step))


def _unsaid(case: CoacheeCase) -> Iterator[Said]:
    """A fact comes out in every phrasing, or the learner never hears the figure."""
    figures = {fact.id: fact.figures for fact in case.facts}
    for answer in case.answers:
        for fact in answer.gives:
            for number, words in enumerate(answer.says, 1):
                if figures[fact] and not _figure_in(words, figures[fact]):
                    allowed = " or ".join(repr(each) for each in figures[fact])
                    yield f"answer.{answer.id}", f"says[{number}]", f"gives {fact!r} without its figure; say {allowed}"


def _figure_in(words: str, figures: Iterable[str]) -> str:
    return next(
        (each for each in figures if re.search(rf"(?<![\w.,]){re.escape(each)}(?!\w)", words, re.IGNORECASE)), ""
    )


def _spoken(case: CoacheeCase) -> Iterator[Said]:
    """Everything that is said or seen in a talk."""
    yield from (("", f"opening[{number}]", words) for number, words in enumerate(case.head.opening, 1))
    for answer in case.answers:
        yield from ((f"answer.{answer.id}", f"says[{n}]", words) for n, words in enumerate(answer.says, 1))
    for step in case.drafts:
        yield from ((f"draft.{step.id}", f"writes[{n}]", words) for n, words in enumerate(step.writes, 1))
    for ending in case.endings:
        yield from ((f"ending.{ending.kind}", f"says[{n}]", words) for n, words in enumerate(ending.says, 1))
    yield from _moods(case)
    yield from _coach(case)


def _moods(case: CoacheeCase) -> Iterator[Said]:
    for table, entries in (("nothing", case.nothing), ("posture", case.postures)):
        for key, says in entries.items():
            yield from ((table, f"{key}[{number}]", words) for number, words in enumerate(says, 1))


def _coach(case: CoacheeCase) -> Iterator[Said]:
    for kind, says in case.coach.items():
        yield from (("coach", f"{kind}[{number}]", words) for number, words in enumerate(says, 1))


def _alike(case: CoacheeCase) -> Iterator[Said]:
    """A person does not say the same sentence twice, whatever she is asked."""
    first: dict[str, str] = {}
    steps = [(f"draft.{step.id}", "wording", step.wording) for step in case.drafts]
    for place, key, words in (("", "first_draft", case.head.first_draft), *steps, *_spoken(case)):
        plain, here = _LETTERS.sub(" ", words).strip().casefold(), ", ".join(each for each in (place, key) if each)
        if plain in first:
            yield place, key, f"is the same as {first[plain]}; say it in other words"
        first.setdefault(plain, here)


def _nearly_alike(case: CoacheeCase) -> Iterator[Said]:
    """Phrasings of one answer that differ in a word or two sound like a machine the second time."""
    for answer in case.answers:
        words = [set(_LETTERS.sub(" ", says).casefold().split()) for says in answer.says]
        for number, these in enumerate(words):
            for earlier, those in enumerate(words[:number]):
                fewest = min(len(these), len(those))
                if fewest >= SHORT and len(these & those) / fewest >= NEARLY:
                    place, key = f"answer.{answer.id}", f"says[{number + 1}]"
                    yield (
                        place,
                        key,
                        f"has nearly the words of says[{earlier + 1}]; find another picture, or another length",
                    )


def _form(case: CoacheeCase) -> Iterator[Said]:
    for place, key, words in _spoken(case):
        rest = words.replace(DRAFT, "") if place.split(".")[0] in ("answer", "draft", "ending") else words
        if _BRACES.search(rest):
            yield (
                place,
                key,
                "has an unknown placeholder or a brace; only {draft} is one, in answers, writes and endings",
            )
        if re.search(r"[\[\]]", _SQUARE.sub("", words)):
            yield place, key, "has a square bracket alone; what is seen stands in [ and ], the rest is heard"
        if len(words.split()) > LONGEST_SPEECH:
            yield place, key, f"is {len(words.split())} words long; at most {LONGEST_SPEECH}, a person stops earlier"
    for step in case.drafts:
        if _BRACES.search(step.wording) or re.search(r"[\[\]]", step.wording):
            yield f"draft.{step.id}", "wording", "has a brace or a bracket; it is written as it stands"
