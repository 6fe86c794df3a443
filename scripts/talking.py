"""The talks of scripts/talks: learners of five kinds, the cases, and what must hold for every turn."""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from workshop_app.domain.rehearsal import case_loader
from workshop_app.domain.rehearsal.case_model import CoacheeCase, EndingKind
from workshop_app.domain.rehearsal.case_moves import ending_of, move, rules_of
from workshop_app.domain.rehearsal.case_search import SearchedCase, dead_ends, search
from workshop_app.domain.rehearsal.idle_flags import IdleFlags
from workshop_app.domain.rehearsal.practice_debrief import look_back
from workshop_app.domain.rehearsal.practice_kinds import OPEN_KINDS, QuestionKind
from workshop_app.domain.rehearsal.practice_talk import (
    PlayedTalk,
    PracticeAction,
    PracticeState,
    PracticeTurn,
    begin,
    replay,
    take_turn,
)
from workshop_app.domain.rehearsal.question_matcher import match

ROOT = Path(__file__).resolve().parent.parent
LEARNERS = ("random", "greedy", "advising", "silent", "typing")
TYPED = ROOT / "tests" / "workshop_app" / "domain" / "rehearsal" / "typed_questions.txt"
UNSHOWN = re.compile(r"[{}\[\]]|\s{2}")


class Ground:
    """A case with what the search knows about it."""

    def __init__(self, case: CoacheeCase) -> None:
        self.case, self.rules = case, rules_of(case)
        self.searched: SearchedCase = search(case)
        self.idle = IdleFlags(self.rules, self.rules.flagged)
        self.dead = set(dead_ends(self.searched))


def asked_by(
    learner: str, ground: Ground, state: PracticeState, dice: random.Random, typed: list[str]
) -> PracticeAction:
    """What a learner of this kind does next."""
    if learner == "greedy" and ending_of(ground.rules, state.position) is EndingKind.STRONG:
        return PracticeAction(None)
    if learner == "random" and dice.random() < 0.02:
        return PracticeAction(None)
    if learner == "typing":
        words = dice.choice(typed)
        found = match(words)
        return PracticeAction(found.kind or found.nearest[0], words)
    kinds = {
        "random": list(QuestionKind),
        "advising": [QuestionKind.ADVICE, QuestionKind.ADVICE, QuestionKind.OWN_STORY, QuestionKind.LEADING],
        "silent": [QuestionKind.SILENCE],
        "greedy": greedy(ground, state),
    }
    return PracticeAction(dice.choice(kinds[learner]))


def greedy(ground: Ground, state: PracticeState) -> list[QuestionKind]:
    """The kinds that bring a fact now; else those that change anything; else all open ones."""
    open_or_silent = (*OPEN_KINDS, QuestionKind.SILENCE)
    moves = {kind: move(ground.rules, state.position, kind).position for kind in open_or_silent}
    bringing = [kind for kind, there in moves.items() if there.facts != state.position.facts]
    changing = [kind for kind, there in moves.items() if there != state.position]
    return bringing or changing or list(open_or_silent)


def wrong_in(ground: Ground, state: PracticeState, turn: PracticeTurn) -> Iterator[str]:
    """What must not be, after one turn."""
    known = ground.searched.patience.get(ground.idle.alike(state.position))
    if known is None or state.patience > known:
        yield f"{ground.case.id}: the search does not know the state after turn {turn.number}"
    if state.ending is None and ground.idle.alike(state.position) in ground.dead:
        yield f"{ground.case.id}: a dead end after turn {turn.number}"
    said = [line.words for line in turn.lines if line.words != turn.action.words]
    if not said:
        yield f"{ground.case.id}: nothing was said in turn {turn.number}"
    for words in said:
        if not words.strip() or UNSHOWN.search(words):
            yield f"{ground.case.id}: a line that cannot be shown: {words!r}"


def played(ground: Ground, learner: str, seed: int, typed: list[str]) -> tuple[PlayedTalk, list[str]]:
    """One talk to its end, and what was wrong in it."""
    case, dice = ground.case, random.Random(f"{ground.case.id}/{learner}/{seed}")
    state, _ = begin(case, seed)
    actions, wrong = [], []
    before: tuple[str, ...] = ()
    while state.ending is None:
        actions.append(asked_by(learner, ground, state, dice, typed))
        state, turn = take_turn(case, state, actions[-1], seed)
        wrong += wrong_in(ground, state, turn)
        said = tuple(line.words for line in turn.lines)
        if said == before:
            wrong.append(f"{case.id}: the same words twice, turn {turn.number}: {said}")
        before = said
        if len(actions) > case.head.patience * 3:
            wrong.append(f"{case.id}: no end after {len(actions)} turns")
            break
    talk = PlayedTalk(case.id, case.language, case.mark, seed, tuple(actions))
    look_back(case, talk)
    if replay(case, talk).state != state:
        wrong.append(f"{case.id}: replayed otherwise, seed {seed}")
    return talk, wrong


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="talks")
    parser.add_argument("folder", nargs="?", type=Path, default=case_loader.CASES)
    parser.add_argument("--talks", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args(words)
    grounds = [Ground(case_loader.load_from(arguments.folder, id)) for id in case_loader.available(arguments.folder)]
    lines = (line for line in TYPED.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    typed = [line.split("\t")[1] for line in lines]
    ends: Counter[tuple[str, str]] = Counter()
    turns: Counter[str] = Counter()
    wrong: list[str] = []
    begun = time.monotonic()
    for number in range(arguments.talks):
        ground, learner = grounds[number % len(grounds)], LEARNERS[number // len(grounds) % len(LEARNERS)]
        talk, found = played(ground, learner, arguments.seed + number, typed)
        wrong += found
        turns[learner] += len(talk.actions)
        ends[learner, str(replay(ground.case, talk).state.ending)] += 1
    print(f"{'learner':10}{'talks':>7}{'turns':>8}" + "".join(f"{kind:>8}" for kind in EndingKind))
    for learner in LEARNERS:
        row = [ends[learner, str(kind)] for kind in EndingKind]
        print(f"{learner:10}{sum(row):7}{turns[learner]:8}" + "".join(f"{each:8}" for each in row))
    seconds = time.monotonic() - begun
    cases = f"{len(grounds)} cases, {sum(turns.values())} turns"
    print(f"{arguments.talks} talks, {cases}, {len(wrong)} wrong, {seconds:.0f} s")
    print(*sorted(set(wrong))[:20], sep="\n", end="\n" if wrong else "")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
