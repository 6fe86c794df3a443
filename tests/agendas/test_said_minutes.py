"""What a built-in agenda says of its minutes and of its things is so: each figure fits into its item, the parts of an
item add up to no more than it has, and whatever a text asks for is brought along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from msgspec import Struct
from msgspec.structs import replace

from agendas import loader
from agendas.fit_day import is_remote
from agendas.model import Activity, Agenda, AgendaKind, Step, StepType
from agendas.rounds import round_shared

WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
NUMBERS = {word: number for number, word in enumerate(WORDS.split(), 1)} | {
    "a": 1,
    "twenty": 20,
    "thirty": 30,
    "forty-five": 45,
    "fifty": 50,
    "ninety": 90,
}
LENGTH = re.compile(
    rf"\b(minute and a half|half a minute|(?:a )?quarter of an hour|half an hour|half hour"
    rf"|(?:\d+|{'|'.join(NUMBERS)})[- ]min(?:ute)?s?)\b",
    re.IGNORECASE,
)
FIXED = {"minute and a half": Fraction(3, 2), "half a minute": Fraction(1, 2), "half an hour": 30, "half hour": 30}
EACH = re.compile(r"\b(each|every|per)\b", re.IGNORECASE)
# What is said of another time than the item's own.
ELSEWHERE = (
    "coach a colleague for half an hour",
    "coach one colleague for half an hour",
    "could give half an hour to the OKRs",
    "half an hour, up to three key results",  # of the meeting
    "use the first quarter of an hour to look",  # while the others have lunch
    "call out five minutes, two minutes, change",  # signals before the end
    "a message with five minutes and with two minutes left",
    "a message when five minutes are left",
    "five-minute and two-minute messages",
    "last 3 minutes:",  # told once more
    "a minute early",
    "i call the change after four minutes",  # the turn itself, said before
)
TEAMS = 4  # for which the agendas of several teams are made


class Said(Struct, frozen=True):
    """One length in a text: minutes, the sentence it stands in, and whether it is for each of several."""

    minutes: Fraction
    sentence: str
    each: bool


def lengths(text: str) -> Iterator[Said]:
    for sentence in re.split(r"(?<=[.?!;])\s+|\n", text):
        if any(phrase.casefold() in sentence.casefold() for phrase in ELSEWHERE):
            continue
        for found in LENGTH.finditer(sentence):
            yield Said(_minutes(found[1].casefold()), sentence, bool(EACH.search(sentence)))


def _minutes(said: str) -> Fraction:
    if said.endswith("quarter of an hour"):
        return Fraction(15)
    if said in FIXED:
        return Fraction(FIXED[said])
    number = re.split(r"[- ]", said)[0] if not said.startswith("forty-five") else "forty-five"
    return Fraction(number if number.isdigit() else NUMBERS[number])


def wrong(agenda: Agenda) -> list[str]:
    """What an agenda says of its minutes that cannot be, item by item."""
    found = []
    for step in agenda.every_step:
        for text in (step.texts.script, step.texts.room_text):
            said = [each for each in lengths(text) if not _of_key_results(each, agenda)]
            found += [
                f"{step.id}: {step.minutes} min do not hold “{each.sentence}”"
                for each in said
                if each.minutes * _how_many(each, step, agenda) > step.minutes
            ]
            parts = sum(each.minutes for each in said if not each.each)
            if parts > step.minutes:
                found.append(f"{step.id}: {parts} of {step.minutes} min")
            if step.type is StepType.BREAK and said:
                found.append(f"{step.id}: a break says how long it is, and is wrong as soon as it is another")
    return found


def _of_key_results(said: Said, agenda: Agenda) -> bool:
    """Whether the welcome tells of the round that follows, and how long a key result has in it."""
    return "each key result" in said.sentence and said.minutes in {step.per_key_result for step in agenda.steps}


def _how_many(said: Said, step: Step, agenda: Agenda) -> int:
    """Of how many each is said: key results, people who introduce themselves, or teams in a share back."""
    if not said.each:
        return 1
    if step.per_key_result:
        return 1
    if step.activity is Activity.INTRODUCTIONS or step.id == "check_in":
        return agenda.ideal[1]
    if step.type is StepType.SHARE_BACK and agenda.kind in (AgendaKind.TEAM_LEVEL, AgendaKind.CHECK_IN):
        return TEAMS
    return 1


@pytest.mark.parametrize("template", loader.available())
def test_every_length_that_is_said_fits_into_its_item(template: str) -> None:
    assert wrong(loader.load(template)) == []


@pytest.mark.parametrize("template", [id for id in loader.available() if "reflect" in id])
def test_the_parts_of_a_key_result_are_its_minutes(template: str) -> None:
    for step in loader.load(template).steps:
        if step.per_key_result:
            parts = [each for each in lengths(step.texts.script) if not each.each]
            words = re.findall(r"^(One|Two|Three)(?: minutes?)? for the", step.texts.script, re.MULTILINE)
            assert sum(NUMBERS[word.casefold()] for word in words) == step.per_key_result
            assert parts, "they are said as minutes"
            assert sum(int(n) for n in re.findall(r"\d+", step.texts.room_text)) == step.per_key_result


TITLES = {"30 minutes": 30, "60 minutes": 60, "75 minutes": 75, "90 minutes": 90, "two hours": 120}


@pytest.mark.parametrize("template", loader.available())
def test_a_title_with_a_length_has_it(template: str) -> None:
    agenda = loader.load(template)
    for words, minutes in TITLES.items():
        if words in agenda.title:
            assert agenda.minutes == minutes
    if "two sessions of" in agenda.purpose:
        wanted = 120 if "two hours" in agenda.purpose else 90
        assert [sum(step.minutes for step in agenda.steps if step.day == day) for day in (1, 2)] == [wanted, wanted]


@pytest.mark.parametrize(
    ("template", "step", "script", "says"),
    [
        ("check_in_multi_team", "team_by_team", "Fifteen minutes for each team. Then the next.", "do not hold"),
        ("kr_champion_90", "own_form", "Ten minutes alone. Fifteen minutes in pairs.", "25 of 20 min"),
        ("top_level_half_day", "second_break", "Ten minutes. Be back.", "a break says"),
        ("top_level_half_day", "introductions", "Two minutes each: who are you?", "do not hold"),
    ],
)
def test_a_length_that_cannot_be_is_found(template: str, step: str, script: str, says: str) -> None:
    agenda = loader.load(template)
    spoilt = tuple(
        replace(each, texts=replace(each.texts, script=script, room_text="")) if each.id == step else each
        for each in agenda.steps
    )
    assert any(says in each for each in wrong(replace(agenda, steps=spoilt)))


def test_teams_that_report_in_turn_are_given_no_figure_of_their_own() -> None:
    """Nobody knows how many they are before they are there: the run sheet counts."""
    step = loader.load("check_in_multi_team").step("team_by_team")
    assert not tuple(lengths(step.texts.script + step.texts.room_text + step.texts.tips))


# What a text speaks of, and what has to be on the list then.
THINGS = {
    r"parking lot": r"parking lot",
    r"practice case": r"practice cases",
    r"\b(plan|rooms are) on the wall": r"breakout poster",
    r"flipchart": r"flipchart",
    r"\b(timer|bell)\b|\bring (when|after|at)\b": r"timer|bell",
    r"question card|questions from the card": r"question card",
    r"commitment card": r"commitment card",
    r"dots": r"dots",
    r"one idea per note": r"sticky notes|board",
    r"red pen": r"red pens",
    r"clipboard": r"clipboard",
    r"alignment sheet|(hang|take|start on)[^.]*alignment check": r"alignment check",
    r"dependency log": r"dependency log",
    r"prescoring sheet": r"prescoring sheet",
    r"show the timeline": r"timeline",
    r"breakout poster|list of trios": r"breakout poster",
    r"observer sheet": r"observer sheet",
    r"feedback form": r"feedback form",
    r"seven-step (and question )?card": r"seven-step card",
    r"eight-point card": r"eight-point card|eight points",
    r"champion card": r"champion card",
    r"metric card": r"metric card",
    r"parameters on one page": r"parameters on one page",
    r"\bmarker": r"marker",
    r"\b(on|write( a)?|their) cards?\b": r"\b(note|blank) cards",
}


def missing(agenda: Agenda) -> list[str]:
    brought = " · ".join(material.name for step in agenda.every_step for material in step.materials)
    return [
        f"{step.id}: {thing}"
        for step in agenda.every_step
        for thing, needed in THINGS.items()
        if any(re.search(thing, said, re.I) for said in (step.texts.script, step.texts.room_text, step.texts.tips))
        and not re.search(needed, brought, re.IGNORECASE)
    ]


@pytest.mark.parametrize("template", loader.available())
def test_what_a_text_speaks_of_is_on_the_list(template: str) -> None:
    assert missing(loader.load(template)) == []


@pytest.mark.parametrize("material", ["Parking lot", "Breakout poster", "Practice cases"])
def test_what_nobody_brings_is_found(material: str) -> None:
    agenda = loader.load("expert_onsite")
    without = tuple(
        replace(step, materials=tuple(each for each in step.materials if not each.name.startswith(material)))
        for step in agenda.steps
    )
    assert missing(replace(agenda, steps=without))


@pytest.mark.parametrize("template", loader.available())
def test_whoever_comes_to_a_room_signs_in(template: str) -> None:
    agenda = loader.load(template)
    workshop = agenda.kind not in (AgendaKind.CHECK_IN, AgendaKind.REFLECT) and not is_remote(agenda)
    names = [material.name for material in agenda.every_step[0].materials]
    assert ("Sign-in list" in names) is workshop


# Who speaks after a round of coaching is said once, by `share_back_line`: on the poster, the run sheet and the screen.
TURNS = re.compile(
    r"\b(one|two|three|a) (minute|sentence|voice)s? (for|from|per) (each )?(group|trio)|\b(minute|sentence)s? per"
    r"|voices? (per|from)|hear three|spoken least|not spoken|observers? (begin|first)|from the coach\b",
    re.IGNORECASE,
)


def turns(agenda: Agenda) -> list[str]:
    """Share backs of coaching that say themselves who speaks and how long."""
    return [
        step.id
        for step in agenda.every_step
        if round_shared(agenda.every_step, step.id)
        and TURNS.search(f"{step.texts.script} {step.texts.room_text} {step.texts.tips}")
    ]


@pytest.mark.parametrize("template", loader.available())
def test_one_rule_says_who_speaks_after_a_round(template: str) -> None:
    assert turns(loader.load(template)) == []


@pytest.mark.parametrize(
    "said",
    [
        "Observers begin, a minute per group.",
        "One sentence per group, from the coach.",
        "Take the answers from those who have spoken least today.",
        "With more than six groups hear three; the others hang a card on the board.",
        "One voice from each trio, somebody who has not spoken yet.",
    ],
)
def test_a_second_rule_is_found(said: str) -> None:
    agenda = loader.load("expert_three_rounds")
    spoilt = tuple(
        replace(step, texts=replace(step.texts, script=said)) if step.id == "share_back_2" else step
        for step in agenda.steps
    )
    assert turns(replace(agenda, steps=spoilt)) == ["share_back_2"]


# A card that a text speaks of in general has been handed out by then.
ANY_CARD = re.compile(r"\b(the|your) cards?\b", re.IGNORECASE)


def without_a_card(agenda: Agenda) -> list[str]:
    found, handed = [], ""
    for step in agenda.every_step:
        handed += " · ".join(("", *(material.name for material in step.materials)))
        said = f"{step.texts.script} {step.texts.room_text}"
        if ANY_CARD.search(said) and "card" not in handed.casefold():
            found.append(step.id)
    return found


@pytest.mark.parametrize("template", loader.available())
def test_the_card_is_in_their_hands(template: str) -> None:
    assert without_a_card(loader.load(template)) == []


def test_a_card_nobody_handed_out_is_found() -> None:
    agenda = loader.load("kr_champion_90")
    bare = tuple(replace(step, materials=()) for step in agenda.steps)
    assert without_a_card(replace(agenda, steps=bare))


@pytest.mark.parametrize("template", loader.available())
def test_no_text_offers_a_choice_of_challenges_from_a_card(template: str) -> None:
    """The challenge of a round is on the run sheet and the screen; no card has a list of them."""
    said = [f"{step.texts.script} {step.texts.room_text}" for step in loader.load(template).every_step]
    assert not [each for each in said if re.search(r"(challenge|style)s?\b[^.]*\bcard", each, re.IGNORECASE)]
