"""A case is proved like a puzzle, and what makes it none is named."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from workshop_app.domain.rehearsal import case_loader, case_search
from workshop_app.domain.rehearsal.case_loader import mistake_line
from workshop_app.domain.rehearsal.case_model import CoacheeCase, EndingKind
from workshop_app.domain.rehearsal.case_moves import ending_of
from workshop_app.domain.rehearsal.case_proof import MOST_QUESTIONS, SPARE, prove
from workshop_app.domain.rehearsal.case_search import MOST_STATES, SearchedCase, dead_ends, search
from workshop_app.domain.rehearsal.idle_flags import IdleFlags
from workshop_app.domain.rehearsal.practice_talk import PracticeAction, begin, take_turn

S, T = "bakery_logistics.toml: ", "bakery_logistics.en.toml: "
Told = Callable[..., list[str]]


@pytest.mark.parametrize("id", case_loader.available())
def test_every_built_in_case_is_proved_and_the_way_that_was_found_can_be_played(id: str) -> None:
    for language in case_loader.languages(id):
        case = case_loader.load(id, language)
        proof = prove(case)
        assert [mistake_line(each) for each in (*proof.mistakes, *proof.warnings)] == []
        assert (proof.dead, proof.states <= MOST_STATES) == (0, True)
        assert proof.to_strong == len(proof.path) <= MOST_QUESTIONS
        assert (proof.spare or 0) >= SPARE
        state, _ = begin(case, 1)
        for kind in (*proof.path, None):
            state, _ = take_turn(case, state, PracticeAction(kind), 1)
        assert state.ending is EndingKind.STRONG


def test_states_that_are_taken_as_one_change_nothing_that_is_proved(changed: Callable[..., CoacheeCase]) -> None:
    case = changed({'gives = ["managers_feel"]': 'gives = ["managers_feel", "on_counter"]'})
    alike, apart = search(case), search(case, all_apart=True)
    assert len(alike.patience) < len(apart.patience)
    assert (alike.turns, len(dead_ends(alike))) == (apart.turns, len(dead_ends(apart)))
    facts = [{position.facts for position in searched.patience} for searched in (alike, apart)]
    assert facts[0] == facts[1]
    for ending in EndingKind:
        most = [_most_patience(searched, ending) for searched in (alike, apart)]
        assert most[0] == most[1]


def _most_patience(searched: SearchedCase, ending: EndingKind) -> int:
    left = searched.patience.items()
    return max(rest for position, rest in left if ending_of(searched.rules, position) is ending)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('gives = ["imke"]', "", "fact.imke: can never come out; "),
        ('gives = ["imke"]', "", "ending.strong: can never be reached; "),
        (
            'id = "outcome_first"',
            'id = "outcome_first"\nneeds = ["on_counter"]',
            "answer.outcome_first: can never be given; ",
        ),
        (
            'needs = ["on_counter", "late_share"]\nstage',
            'needs = ["on_counter", "late_share", "imke", "dream", "own_promise", "late_word"]\nstage',
            "draft.measured: can never be written; ",
        ),
    ],
)
def test_what_makes_it_no_puzzle_is_found_by_the_search(proved: Told, old: str, new: str, line: str) -> None:
    lines = proved({old: new})
    assert any(each.startswith(S + line) for each in lines), lines


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('kind = "champion"', 'kind = "drop"', "answer: has none for the kind 'champion'; every kind needs one"),
        (
            'id = "silence_plain"\nkind = "silence"',
            'id = "silence_plain"\nkind = "silence"\nleast_trust = 1',
            "answer: the last 'silence' must be one for every moment: ",
        ),
        (
            'id = "closed_any"',
            'id = "closed_any"\npatience = 0',
            "answer.closed_any, patience: is 0, but 'closed' must cost: -1 or less",
        ),
        (
            'id = "advice_any"',
            'id = "advice_any"\ntrust = 0',
            "answer.advice_any, trust: is 0, but advice must cost trust: -1 or -2",
        ),
        (
            'id = "word_introduce"',
            'id = "word_introduce"\nresists = true',
            "answer.word_introduce, resists: she never comes round: no answer is `after` this one",
        ),
    ],
)
def test_an_answer_that_cannot_be_right_is_named(told: Told, old: str, new: str, line: str) -> None:
    assert any(each.startswith(S + line) for each in told({old: new}))


def test_too_little_patience_for_the_shortest_way_is_named(proved: Told) -> None:
    lines = proved({"patience = 24": "patience = 6", 'draft = "measured"': 'draft = "by_shop_clock"'})
    assert f"{S}patience: is too little: 1 left on the shortest way to good; at least 2 are needed" in lines


def test_trust_that_cannot_come_back_is_a_dead_end(proved: Told) -> None:
    (line,) = proved({"trust = 1\nrenews = true": ""})
    assert re.fullmatch(rf"{S}\d+ dead ends: with .+ out and trust 0, good is out of reach; .+ renews = true", line)


def test_advice_that_brings_the_facts_is_a_way_that_must_not_work(proved: Told) -> None:
    lines = proved(
        {
            'id = "advice_any"\nkind = "advice"': 'id = "advice_gives"\nkind = "advice"\n'
            'gives = ["on_counter", "late_share", "managers_feel"]\n\n[[answer]]\nid = "advice_any"\nkind = "advice"',
            'needs = ["managers_feel"]\nleast_trust = 1': 'needs = ["managers_feel"]',
        },
        {
            "[answer.advice_any]": '[answer.advice_gives]\nsays = ["Seventeen, since you ask.", "17, if you must."]\n\n'
            "[answer.advice_any]",
        },
    )
    assert (
        S + "ending.good: can be reached by advice alone; it must need a fact that only open questions bring" in lines
    )
    assert any("by costly questions alone" in line for line in lines)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "Forty shops, one depot",
            "Seventeen shops, one depot",
            "briefing: says 'seventeen' before 'late_share' is out; ",
        ),
        ("train 14 drivers", "train 17 drivers", "first_draft: says '17' before 'late_share' is out; "),
        (
            'Bread is on the counter when the shops open"',
            'Bread is there 83 % of the time"',
            "draft.effect, wording: says '83' before 'late_share' is out; ",
        ),
        (
            "If ours stand there",
            "Seventeen per cent. If ours stand there",
            "answer.why_now_chain, says: says 'seventeen' before 'late_share' is out; ",
        ),
        (
            "[She laughs.] A hundred, and I’d retire. No. Ninety-seven out of a hundred",
            "[She laughs.] A lot",
            "answer.stretch_dream, says[1]: gives 'dream' without its figure; say '97' or 'ninety-seven'",
        ),
        (
            "As before.",
            "I've said that, haven't I?",
            "nothing, again[2]: is the same as nothing, again[1]; say it in other words",
        ),
        (
            "You mean after that. [She looks at the window for a moment.] The bread is on the counter when they open.",
            "Hm. If it all worked? They'd unlock the door in the morning and the bread would be right there. Funny.",
            "answer.outcome_bread, says[2]: has nearly the words of says[1]; ",
        ),
        ("As before.", "As before, {name}.", "nothing, again[2]: has an unknown placeholder or a brace; "),
        ("As before.", "As [before.", "nothing, again[2]: has a square bracket alone; "),
        ("As before.", "so " * 61, "nothing, again[2]: is 61 words long; at most 60, a person stops earlier"),
    ],
)
def test_words_that_spoil_it_are_named(told: Told, old: str, new: str, line: str) -> None:
    lines = told(None, {old: new})
    assert any(each.startswith(T + line) for each in lines), lines


def test_a_case_with_too_many_states_is_told_so_and_not_searched_for_ever(
    proved: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_search, "MOST_STATES", 3000)
    more = "".join(f'[[answer]]\nid = "more_{n}"\nkind = "drop"\nafter = []\ntrust = 1\n\n' for n in range(9))
    kinds = iter(["today", "word", "agree", "stretch", "promise", "champion", "evidence", "one_case", "affected"])
    while 'kind = "drop"\nafter = []' in more:
        more = more.replace('kind = "drop"\nafter = []', f'kind = "{next(kinds)}"', 1)
    texts = "".join(f'[answer.more_{n}]\nsays = ["Number {n}.", "The {n}th."]\n\n' for n in range(9))
    lines = proved(
        {'[[answer]]\nid = "outcome_first"': f'{more}[[answer]]\nid = "outcome_first"'},
        {"[answer.outcome_first]": f"{texts}[answer.outcome_first]"},
    )
    assert f"{S}has more than 3000 states; fewer facts, or fewer answers that are given once" in lines


def test_the_search_keeps_the_most_patience_that_can_be_left(bakery: CoacheeCase) -> None:
    searched = search(bakery)
    assert (
        searched.patience[IdleFlags(searched.rules, searched.rules.flagged).alike(searched.rules.start)]
        == bakery.head.patience
    )
    assert searched.turns[EndingKind.LEFT] == 0
    assert ending_of(searched.rules, searched.rules.start) is EndingKind.LEFT
    assert max(searched.patience.values()) == bakery.head.patience


@pytest.mark.parametrize(
    ("front", "hides"),
    [
        ('needs = ["late_share"]', True),  # whoever asks for the figure first never hears of the waste
        ('after = ["evidence_waste"]\nneeds = ["late_share"]', False),
        ('needs = ["late_share", "no_waste"]', False),
        ('needs = ["late_share", "on_counter"]', False),  # by then she could be asked
        ('needs = ["late_share"]\ngives = ["imke"]', False),  # runs out
        ('needs = ["late_share"]\npatience = 1', False),  # given once
    ],
)
def test_an_answer_that_hides_a_fact_for_good_is_warned_of(
    changed: Callable[..., CoacheeCase], front: str, hides: bool
) -> None:
    proof = prove(changed({'after = ["evidence_waste"]\nneeds = ["late_share"]': front}))
    lines = [mistake_line(warning) for warning in proof.warnings]
    told = "once late_share is out stands before 'evidence_waste', so that 'no_waste' may never be told"
    assert [told in line and line.startswith(f"{S}answer.evidence_early: ") for line in lines] == [True] * hides
