"""A case of the coach's own: from her answers to one that the loader reads and the search proves, and every way in
which it is not yet one, in a plain sentence beside its question."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from workshop_app.domain.rehearsal import case_loader
from workshop_app.domain.rehearsal.case_model import EndingKind
from workshop_app.domain.rehearsal.known_names import ClientNames
from workshop_app.domain.rehearsal.own_case import OwnCase, OwnFact, is_own_id, new_case
from workshop_app.domain.rehearsal.own_case_check import check_case, verdict
from workshop_app.domain.rehearsal.own_case_copy import begin_from
from workshop_app.domain.rehearsal.own_case_making import ARRIVES, BRINGS_OUT, SPARE, make_case, note_of
from workshop_app.domain.rehearsal.own_case_names import names_in
from workshop_app.domain.rehearsal.own_case_questions import kind_read, questions
from workshop_app.domain.rehearsal.practice_kinds import COSTLY_KINDS, QuestionKind
from workshop_app.domain.rehearsal.practice_talk import PracticeAction, begin, take_turn

HEAD = {
    "name": "Tomke Harms",
    "role": "head of logistics",
    "field": "logistics",
    "briefing": "A bakery with forty shops. Everybody has an idea how to be faster.",
    "first_draft": "Introduce route software by June",
    "good": "Shops that have bread when they open rise to 95 %",
}
FACTS = (
    ("The bread is on the shelf when the shop opens. That is what I want.", "outcome"),
    ("Seventeen of a hundred shops get it late. I asked twice for that.", "today"),
    ("Last Tuesday the shop at the station had nothing until nine.", "one_case"),
    ("The shop manager stands there and explains. I never see it.", "affected"),
    ("The bakehouse would have to begin earlier, and nobody has asked them.", "agree"),
)


@pytest.fixture
def own() -> OwnCase:
    """The least that a coach writes in ten minutes."""
    made = new_case()
    for question, words in HEAD.items():
        made = made.with_answer(question, words)
    for number, (says, kind) in enumerate(FACTS, 1):
        made = made.with_answer(f"f{number}.says", says).with_answer(f"f{number}.kind", kind)
    return made


def said(own: OwnCase) -> list[tuple[str, str]]:
    return [(each.question, each.words) for each in check_case(own).findings]


def test_five_facts_are_enough_to_talk(own: OwnCase) -> None:
    found = check_case(own)
    assert found.playable
    assert found.warnings == ()
    assert verdict(found) == "It can be played. Good takes 3 questions at least, the best ending 5."
    case = make_case(own)
    assert case.head.level == 1
    state, _ = begin(case, 3)
    heard = []
    for _, kind in FACTS:
        state, turn = take_turn(case, state, PracticeAction(QuestionKind(kind), "?"), 3)
        heard += [line.words for line in turn.lines]
    state, _ = take_turn(case, state, PracticeAction(None), 3)
    assert state.ending is EndingKind.STRONG
    assert {says for says, _ in FACTS} <= set(heard)
    assert HEAD["good"] in heard


def test_what_was_told_is_told_again_and_the_rest_is_answered_politely(own: OwnCase) -> None:
    case = make_case(own)
    state, _ = begin(case, 1)
    state, _ = take_turn(case, state, PracticeAction(QuestionKind.TODAY, "?"), 1)
    state, again = take_turn(case, state, PracticeAction(QuestionKind.TODAY, "?"), 1)
    assert FACTS[1][0] in [line.words for line in again.lines]
    assert len(again.lines) > 2  # and a few words before it
    for kind in QuestionKind:
        _, turn = take_turn(case, state, PracticeAction(kind, "?"), 1)
        assert turn.lines[1:], kind


def test_every_built_in_case_can_be_begun_from_and_is_whole_at_once() -> None:
    for id in case_loader.available():
        built_in = case_loader.load(id)
        own = begin_from(built_in)
        found = check_case(own)
        assert found.playable, (id, found.findings)
        assert is_own_id(own.id)
        assert found.case is not None
        assert found.case.head.first_draft == built_in.head.first_draft
        assert [fact.note for fact in found.case.facts] == [fact.note for fact in built_in.facts]


def test_whoever_has_said_nothing_hears_what_is_missing() -> None:
    found = said(new_case())
    assert found[0] == ("name", "The coachee has no name yet.")
    assert ("f1.says", "A talk needs at least three facts; so far it has 0.") in found
    assert [question for question, _ in found] == [*HEAD, "f1.says"]


Change = Callable[[OwnCase], OwnCase]
LONG = "One two three four five six seven eight nine ten. " * 7


def _answers(**words: str) -> Change:
    def change(own: OwnCase) -> OwnCase:
        for question, answer in words.items():
            own = own.with_answer(question.replace("__", "."), answer)
        return own

    return change


WRONG: tuple[tuple[Change, str, str], ...] = (
    (_answers(f3__kind=""), "f3.kind", "Nothing brings out fact 3. Choose the kind of question that does."),
    (_answers(f3__kind=""), "good_needs", "the better draft needs fact 3, and nothing brings that out"),
    (_answers(f3__says="", f3__figure="9"), "f3.says", "Fact 3 has no words yet"),
    (_answers(f1__wait="f2", f2__wait="f1"), "f1.wait", "waits for fact 2, which waits for this one in the end"),
    (_answers(f1__wait="f1"), "f1.wait", "Nothing brings out fact 1, because it waits for fact 1"),
    (_answers(f1__wait="f9"), "f1.wait", "waits for a fact that is empty"),
    (_answers(best="More.", good_needs="f1, f2, f3, f4, f5"), "good_needs", "and the last draft comes first"),
    (
        _answers(best="More.", good_needs="f1", f1__wait="f2", f2__wait="f3", f3__wait="f4", f4__wait="f5"),
        "good_needs",
        "never seen",
    ),
    (_answers(name="[Tomke]"), "name", "A name holds no brackets or braces"),
    (_answers(f2__figure="Seventeen", briefing="Seventeen shops."), "briefing", "gives fact 2 away before it is out"),
    (_answers(f2__figure="Seventeen", f4__says="Seventeen of them."), "f4.says", "“Seventeen” gives fact 2 away"),
    (_answers(f2__figure="Seventeen", f3__question="Why seventeen?"), "f3.question", "gives fact 2 away"),
    (_answers(f2__figure="17"), "f2.says", "not every line says '17'"),
    (_answers(f4__says=FACTS[1][0]), "f4.says", "word for word what stands under “Fact 2, What she says”"),
    (_answers(f4__says=f"{FACTS[3][0]}\n{FACTS[3][0]} Never."), "f4.says", "two of its lines have nearly the same"),
    (_answers(f4__says="A {brace} is here."), "f4.says", "braces mean nothing here"),
    (_answers(good="A {brace} is here."), "good", "braces mean nothing here"),
    (_answers(f4__says="A [bracket is here."), "f4.says", "a square bracket stands alone"),
    (_answers(f4__says=LONG), "f4.says", "70 words are too many at once"),
    (_answers(first_draft="word " * 100), "first_draft", "this is too long. At most 300 characters"),
    (_answers(f4__says="\n".join(f"Line number {n}." for n in "abcdefg")), "f4.says", "at most 6 lines are read"),
    (_answers(f1__kind="silence", f2__kind="silence", f3__kind="silence"), "good_needs", "by saying nothing at all"),
)


@pytest.mark.parametrize(("change", "question", "words"), WRONG)
def test_each_mistake_is_a_sentence_at_its_question(own: OwnCase, change: Change, question: str, words: str) -> None:
    found = said(change(own))
    sentences = [sentence for where, sentence in found if where == question]
    assert any(words in sentence for sentence in sentences), found
    asked = {each.id for each in questions(change(own))}
    for where, sentence in found:
        assert where in asked
        assert not re.search(r"answer\.|fact\.f|says\[|\.toml", sentence), sentence


def test_too_many_facts_that_wait_are_too_long_a_way() -> None:
    own = new_case()
    for question, words in HEAD.items():
        own = own.with_answer(question, words)
    for _ in range(5):
        own = own.with_fact()
    assert own.with_fact() is own
    kinds = [kind for kind in QuestionKind if kind not in COSTLY_KINDS]
    for number, kind in enumerate(kinds[:10], 1):
        own = own.with_answer(f"f{number}.says", f"It is thing {number} that {kind} brings out.")
        own = own.with_answer(f"f{number}.kind", str(kind))
    assert check_case(own).playable
    assert check_case(own.with_answer("arrives", "guarded")).playable


def test_a_question_that_is_read_as_another_kind_is_warned_of(own: OwnCase) -> None:
    asked = own.with_answer("f2.question", "Why now, of all times?")
    found = check_case(asked)
    assert found.playable
    (warning,) = found.warnings
    assert warning.question == "f2.question"
    assert "is read as “Why now”, not as “Today”" in warning.words
    assert kind_read(asked, "f2") == ""  # a kind that was chosen stays
    assert kind_read(asked.with_answer("f2.kind", ""), "f2") == "why_now"
    assert kind_read(asked.with_answer("f2.question", "Hm").with_answer("f2.kind", ""), "f2") == ""


def test_a_fact_that_waits_is_told_only_then(own: OwnCase) -> None:
    waiting = own.with_answer("f2.wait", "f1").with_answer("f5.wait", "trust").with_answer("arrives", "guarded")
    case = make_case(waiting)
    assert case.head.level == 3
    state, _ = begin(case, 1)
    state, turn = take_turn(case, state, PracticeAction(QuestionKind.TODAY, "?"), 1)
    assert turn.facts == ()
    state, turn = take_turn(case, state, PracticeAction(QuestionKind.AGREE, "?"), 1)
    assert turn.facts == ()
    for kind in (QuestionKind.OUTCOME, QuestionKind.SUMMARY):
        state, turn = take_turn(case, state, PracticeAction(kind, "?"), 1)
    for kind, fact in ((QuestionKind.TODAY, "f2"), (QuestionKind.AGREE, "f5")):
        state, turn = take_turn(case, state, PracticeAction(kind, "?"), 1)
        assert turn.facts == (fact,)


def test_a_fact_taken_away_leaves_nobody_waiting_for_it(own: OwnCase) -> None:
    left = own.with_answer("f2.wait", "f1").with_answer("good_needs", "f1, f3").without_fact("f1")
    assert [fact.id for fact in left.facts] == ["f2", "f3", "f4", "f5"]
    assert left.facts[0].wait == ""
    assert left.answer("good_needs") == "f3"
    assert left.with_fact().facts[-1].id == "f1"
    assert check_case(left).playable


def test_her_own_words_stand_where_she_wrote_some_and_ours_elsewhere(own: OwnCase) -> None:
    worded = own.with_answer("other.advice", "We tried that.\nNot again.").with_answer("ending.good", "Well then.")
    case = make_case(worded.with_answer("f1.question", "What would be better?"))
    said_to = {answer.id: answer.says for answer in case.answers}
    assert said_to["other_advice"] == ("We tried that.", "Not again.")
    assert len(said_to["other_closed"]) == 3
    assert case.coach[QuestionKind.OUTCOME] == ("What would be better?",)
    assert next(each.says for each in case.endings if each.kind is EndingKind.GOOD) == ("Well then.",)
    assert not any("{name}" in words for says in said_to.values() for words in says)
    assert check_case(own.with_answer("f1.says", "Yes.")).playable  # one of ours, which then gives way


def test_a_fact_is_called_by_what_is_said_of_it() -> None:
    assert note_of(OwnFact("f1", "[She nods.] Late bread.\nOther words.")) == "Late bread."
    assert note_of(OwnFact("f1", "Late.", note=" the bread\nis late ")) == "the bread is late"
    assert len(note_of(OwnFact("f1", "word " * 100))) <= 200


@given(st.data())
def test_whatever_waits_for_what_is_played_or_told_why(data: st.DataObject) -> None:
    """Nothing that the questions let through is told in words of the file, and nothing hangs in between."""
    own = new_case().with_answer("best", data.draw(st.sampled_from(("", "Still better."))))
    for question, words in HEAD.items():
        own = own.with_answer(question, words)
    ids = [fact.id for fact in own.facts]
    for number, id in enumerate(ids):
        own = own.with_answer(f"{id}.says", f"It is thing {number}, called {id}.")
        own = own.with_answer(f"{id}.kind", data.draw(st.sampled_from([*BRINGS_OUT])))
        own = own.with_answer(f"{id}.wait", data.draw(st.sampled_from(["", "trust", *ids])))
    own = own.with_answer("good_needs", ", ".join(data.draw(st.sets(st.sampled_from(ids)))))
    own = own.with_answer("arrives", data.draw(st.sampled_from([*ARRIVES])))
    own = own.with_answer("patience", data.draw(st.sampled_from([*SPARE])))
    found = check_case(own)
    assert found.playable or found.findings
    assert not [each for each in found.findings if re.search(r"ending|needs no more|states", each.words)]


def test_names_of_the_client_are_found(own: OwnCase) -> None:
    known = ClientNames("Harbour Ferries", ("Nora Vale", "Tomke Harms", "Ben Okoro"))
    named = replace(own).with_answer("f1.says", "Nora told me. At the harbour everybody knows.")
    found = {(each.name, each.question) for each in names_in(named, known)}
    assert found == {("Nora Vale", "f1.says"), ("Tomke Harms", "name")}
    clients = named.with_answer("briefing", "It is about harbour ferries.")
    assert ("Harbour Ferries", "briefing") in {(each.name, each.question) for each in names_in(clients, known)}
    assert names_in(own, ClientNames()) == ()
