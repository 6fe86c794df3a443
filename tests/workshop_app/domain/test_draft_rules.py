"""The draft checks that know what was agreed: which way objectives face, and what Y stands for."""

from __future__ import annotations

from itertools import product
from string import ascii_lowercase

import pytest

from workshop_app.domain.draft_checks import check_key_result, check_objective
from workshop_app.domain.draft_facts import DraftSetFacts, KeyResultFacts, ObjectiveFacts
from workshop_app.domain.draft_rules import check_balance, check_health, check_x, check_y
from workshop_app.domain.okr import Direction, KeyResultType
from workshop_app.domain.parameter_rules import Caps

OUT, IN = Direction.EXTERNAL, Direction.INTERNAL


@pytest.mark.parametrize(
    ("balance", "ways", "asked"),
    [
        ("one_each", (OUT, OUT), True),
        ("one_each", (IN, IN), True),
        ("one_each", (OUT, IN), False),
        ("one_each", (OUT,), False),
        ("one_outward", (IN,), True),
        ("one_outward", (IN, OUT), False),
        ("one_outward", (), False),
        ("free", (IN, IN), False),
    ],
)
def test_objectives_face_the_way_that_was_agreed(balance: str, ways: tuple[Direction, ...], asked: bool) -> None:
    facts = DraftSetFacts("s", tuple(ObjectiveFacts(str(n), 2, direction=way) for n, way in enumerate(ways)))
    found = tuple(check_balance(facts, Caps(balance=balance)))
    assert [one.code for one in found] == (["O04"] if asked else [])


def test_an_objective_nobody_wrote_yet_faces_nowhere() -> None:
    facts = DraftSetFacts("s", (ObjectiveFacts("a", 0), ObjectiveFacts("b", 0)))
    assert not tuple(check_balance(facts, Caps(balance="one_each")))


def key_result(text: str, **more: object) -> KeyResultFacts:
    given: dict[str, object] = {"baseline": "79", "commit": "84", "target": "92", "stretch": "97", **more}
    return KeyResultFacts(text, "k", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "baseline", "asked"),
    [
        ("Days to sign fall from 9 to 7", "7.5", True),
        ("Departures on time: 79 % → 92 %", "88 %", True),
        ("Departures on time reach 92 % (today 79 %)", "88 %", True),
        ("Ponctualité : de 79 % à 92 %", "88 %", True),
        ("Pünktliche Abfahrten von 79 % auf 92 %", "88 %", True),
        ("定時出発率を79%から92%へ", "88 %", True),
        ("Trainees who stay: 9 of 12 → 11 of 12", "8 of 12", True),
        ("Wait falls from 14 days to 7 days", "3 weeks", True),
        ("Wait falls from 14 days to 7 days", "2 weeks", False),
        ("Wait falls from 14 days to 7 days", "40 %", False),
        ("Trainees who stay: 9 of 12 → 11 of 12", "75 %", False),
        ("Departures on time rise from 79 % to 92 %", "78.9 %", False),
        ("In week 24: 79 % → 92 %", "79 %", False),
        ("Departures on time reach 92 %, today the 7:30 is late", "88 %", False),
        ("Aller de Nantes à 9 écoles", "8", False),
        ("Departures on time rise from 79 % to 92 %", "88 %", True),
        ("Departures on time rise from 79 % to 92 %", "79", False),
        ("Departures on time rise from 79 % to 92 %", "0.79", False),
        ("Days to sign fall from 9 to 7", "", False),
        ("Days from request to signature fall to 7", "8", False),
        ("Move from paper to 7 screens", "8", False),
        ("Doors open from 9:00 to 7:30", "8", False),
        ("Days to sign fall from 9 to 7", "about nine", False),
        ("Guests from Rome rise from 4 to 9", "5", True),
        ("From May on, guests from Rome rise from 4 to 9", "4", False),
        ("Minutes from landing to first bag fall from 24 to 15", "21", True),
        ("Failed payments fall from 3.4 % to 2 %", "3.1 %", True),
        ("Failed payments fall from 3 % to 2 %", "3.1 %", False),
    ],
)
def test_x_is_todays_value_or_it_is_asked_about(text: str, baseline: str, asked: bool) -> None:
    found = tuple(check_x(key_result(text, baseline=baseline)))
    assert [one.code for one in found] == (["K24"] if asked else [])
    assert all(baseline in one.question and one.question.count("?") == 1 for one in found)


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("Trainees who stay reach 11 of 12", "Days to sign fall to 7", True),
        ("Complaints about late delivery fall to 130", "Complaints fall to 130", True),
        ("Wartezeit an der Hotline sinkt auf 7", "Beschwerden sinken auf 130", True),
        ("Days to sign fall from 79 to 70", "Trainees who stay reach 90 %", False),
        ("Reduce the number of days to sign to 60 by the end of June", "Days to sign fall to 70", False),
        ("Beschwerden sinken auf 120", "Beschwerden sinken auf 130", False),
        ("Days to sign fall to 70", "", False),
        ("Orders delivered on time rise", "Orders deliverd on time rise", False),
        ("Orders we deliver on time rise", "Orders delivered on time rise", False),
        ("Returning customers within 90 days rise", "Customers who return within 90 days rise", False),
        ("Unsigned contracts rise", "Signed contracts rise", True),
        ("Visits in Porto rise", "Visitors in Porto rise", True),
        ("Agents per ticket rise", "Tickets per agent rise", True),
        ("Patients seen within 30 minutes rise to 70 %", "Patients seen within 45 minutes rise to 70 %", True),
        ("A first answer in 3 hours", "A first answer in 4 hours", False),
        ("Beschwerden sinken auf 120", "Beschwerdn sinken auf 130", False),
        ("Anteil der Züge, die warten, sinkt auf 3", "Anteil der Fähren, die warten, sinkt auf 3", True),
    ],
)
def test_a_value_of_another_measure_is_asked_about(text: str, before: str, asked: bool) -> None:
    language = "de" if "auf" in text.split() else "en"
    found = tuple(check_x(key_result(text, start_was_of=before, language=language)))
    assert [one.code for one in found] == (["K24"] if asked else [])
    assert all(before in one.question and "79" in one.question for one in found)


def test_a_page_that_was_pasted_over_the_sentence_is_another_measure() -> None:
    """Its words are not held one by one against those that are gone: the test would not end."""
    text, before = (
        " ".join(f"{first}{''.join(rest)}" for rest in product(ascii_lowercase, repeat=3)) for first in "yz"
    )
    (asked,) = check_x(key_result(text, start_was_of=before))
    assert "zaaa" in asked.question


@pytest.mark.parametrize(
    ("pasted", "asked"),
    [
        ("\n17" * 20_000, ["K15", "O01", "O03"]),
        ("1" * 600, ["K04", "O01"]),
        ("12,7," * 120, ["K04", "O01"]),
        (": " * 20_000 + "x", ["K04"]),
        ("." * 30_000 + "x", ["K04"]),
    ],
    ids=["a column", "a figure", "a row", "colons", "dots"],
)
def test_numbers_pasted_by_mistake_are_read_at_once(pasted: str, asked: list[str]) -> None:
    """Patterns that try every way to cut them took seconds to minutes, with each key: the test would hardly end."""
    facts = key_result(pasted, baseline="")
    found = (*check_key_result(facts), *check_x(key_result(pasted)), *check_objective(pasted))
    assert [each.code for each in found] == asked


def test_only_a_metric_that_does_not_begin_at_nothing_has_an_x() -> None:
    for more in ({"type": KeyResultType.MILESTONE}, {"starts_at_zero": True}):
        assert not tuple(check_x(key_result("Days to sign fall from 9 to 7", baseline="8", **more)))


@pytest.mark.parametrize(
    ("text", "to_number", "asked"),
    [
        ("Departures on time rise from 79 % to 92 %", "target", False),
        ("Departures on time rise from 79 % to 97 %", "target", True),
        ("Departures on time rise from 79 % to 97 %", "stretch", False),
        ("Departures on time rise from 79 % to 92 %", "stretch", True),
        ("Departures on time rise from 79 % to 92 % by 30 June 2027", "target", False),
        ("Departures on time rise from 0.79 to 0.92", "target", False),
        ("Departures on time reach 97 %", "target", False),
        ("Move from paper to screens", "target", False),
        ("Guests from Rome on time rise from 79 % to 97 %", "target", True),
    ],
)
def test_y_names_the_level_that_was_agreed(text: str, to_number: str, asked: bool) -> None:
    found = tuple(check_y(key_result(text), Caps(to_number=to_number)))
    assert [one.code for one in found] == (["K19"] if asked else [])


@pytest.mark.parametrize(
    ("change", "caps"),
    [
        ({"target": ""}, Caps()),
        ({"target": "nearly all"}, Caps()),
        ({"type": KeyResultType.MILESTONE}, Caps()),
        ({"commit": "99"}, Caps()),  # the levels turn around: that is asked already
        ({}, Caps(prescored=False)),
    ],
)
def test_y_is_left_alone_where_nothing_can_be_said(change: dict[str, object], caps: Caps) -> None:
    assert not tuple(check_y(key_result("On time rises from 79 % to 97 %", **change), caps))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Fuel  per crossing falls from 450 to 410 l", "Fuel per crossing"),
        ("Fewer INJURIES on deck", "Injuries"),
        ("Injuriesque prose", None),
        ("The injury count falls from 9 to 4", "Injuries"),
        ("NPS of guests rises from 9 to 14", "NPS"),
        ("Staff turnover falls from 9 % to 4 %", "Turnover of staff"),
        ("Turnover per shop rises from 9 to 14", None),
        ("Refunds paid within a day rise from 9 to 14", None),
        ("Refund rates of shoes fall from 9 % to 4 %", "Refund rate"),
        ("CO2 per trip falls from 9 to 4", None),  # three letters turn up anywhere
        ("", None),
    ],
)
def test_a_health_metric_becomes_a_key_result_only_on_purpose(text: str, asked: str | None) -> None:
    caps = Caps(health_metrics=("Injuries", "Fuel per crossing", "CO2", "NPS", "Turnover of staff", "Refund rate", ""))
    found = tuple(check_health(key_result(text), caps))
    assert [one.code for one in found] == (["K20"] if asked else [])
    assert all(str(asked) in one.question for one in found)
