"""The checks that read what stands beside a sentence: days, levels, predictions, champions, promises of other teams."""

from __future__ import annotations

from datetime import date

import pytest

from workshop_app.domain.draft_lines import check_line

TEXT = "Trains that leave on the minute rise from 412 to 480 a day"
SUMMER = {"start": "2027-05-01", "end": "2027-08-31"}


def found(code: str, text: str = TEXT, **fields: object) -> str:
    """The question with this code about a line; empty when it is not asked."""
    return next((each.question for each in check_line({"text": text, **fields}) if each.code == code), "")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Licence from the canton in hand by 30 November", "30 November"),
        ("Nurses who stay past their first year: 9 in 10, by 31 December 2027", "31 December 2027"),
        ("480 homes on district heating by the end of March 2028 (was 412)", "March 2028"),
        ("480 homes on district heating by 2030", "2030"),
        ("480 homes on district heating until 2027-11-30", "2027-11-30"),
        ("480 Haushalte am Netz bis 30.11.2027", "30.11.2027"),
        ("480 homes on district heating by 15/11/2027", "15/11/2027"),
        ("480 homes on district heating by 10/11/2027", "10/11/2027"),  # in either order
        ("480 homes on district heating by Q2 2028", "Q2 2028"),
        ("480 homes on district heating by the 2nd of November 2027", "2nd of November 2027"),
    ],
)
def test_what_is_due_after_the_cycle_is_asked_about(text: str, named: str) -> None:
    assert found("K16", text, **SUMMER) == (
        f"“{named}” comes after the cycle ends on 31 August 2027. What will be visible by then?"
    )


@pytest.mark.parametrize(
    "text",
    [
        "480 homes on district heating by 31 August (was 412)",
        "480 homes on district heating by September",  # which may be the last of August
        "By June, 30 % of our students have sat an exam abroad (10 % in March 2026)",
        "Vacancies filled within 40 days, as in autumn 2026",
        "May 480 homes be warm",
        "480 homes on district heating by 03/09",  # nobody knows which comes first
        "Flats let for the term from 1 April 2028 rise from 3 to 40",
        "Pre-orders for the spring 2028 collection rise from 3 to 40",
        "Seats booked for the May 2028 congress rise from 3 to 40",
        "Laptops on Windows 2029 rise from 3 to 40",
    ],
)
def test_days_of_the_cycle_of_the_past_and_in_doubt_are_not_asked_about(text: str) -> None:
    assert found("K16", text, **SUMMER) == ""


def test_by_a_year_may_be_the_end_of_the_one_before() -> None:
    autumn = {"start": "2027-09-01", "end": "2027-12-31"}
    assert found("K16", "480 homes on district heating by 2028", **autumn) == ""
    assert found("K16", "480 homes on district heating by the end of 2028", **autumn) != ""
    assert found("K16", "480 homes on district heating in 2028", **autumn) != ""


def test_a_day_before_the_cycle_is_a_slip_and_one_without_a_cycle_is_none() -> None:
    assert found("K16", "480 homes on district heating by 31 January 2027", **SUMMER).endswith("Which day do you mean?")
    assert found("K16", "480 homes on district heating by 31 January 2037") == ""


def test_a_level_that_is_a_day_is_read_too() -> None:
    levels = {"type": "milestone", "commit": "1 July 2027", "target": "1 August 2027", "stretch": "1 October 2027"}
    assert "1 October 2027" in found("K16", "Licence from the canton in hand", **levels, **SUMMER)


@pytest.mark.parametrize(
    ("predicted", "asked"),
    [
        (["0.6", "0,6", "60 %"], "60 % has been predicted 3 times in a row. What would move it?"),
        (["0.3", "0.6", "0.6", "0.6", "0.6"], "0.6 has been predicted 4 times in a row. What would move it?"),
        (["1", "1.0"], "Full marks are predicted. What do you base that on?"),
        (["0.6", "0.9", "1"], "Full marks are predicted. What do you base that on?"),
        (["1.0"], ""),
        (["1.0", "0.9"], ""),
        (["0.6", "0.6"], ""),
        (["0.6", "0.5", "0.6"], ""),
        (["good", "good", "good"], ""),
        ([], ""),
    ],
)
def test_a_prediction_that_never_moves_is_asked_about(predicted: list[str], asked: str) -> None:
    assert found("K18", predicted=predicted) == asked


def levels(*three: str, baseline: str = "") -> dict[str, object]:
    return {"baseline": baseline, "commit": three[0], "target": three[1], "stretch": three[2]}


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        (levels("470", "475", "480", baseline="412"), True),
        (levels("64", "63", "62", baseline="90"), True),
        (levels("470", "475", "480", baseline="460"), False),  # twice the way
        (levels("430", "460", "520", baseline="412"), False),
        (levels("98 %", "99 %", "99.9 %", baseline="97 %"), False),  # nine tenths of the faults go
        (levels("1 July 2027", "2 July 2027", "3 July 2027"), False),
        (levels("470", "some", "480"), False),
        (levels("63 %", "64 %", "65 %", baseline="50 %"), True),
        ({"confidence": {"stretch": "60 %"}}, True),
        ({"confidence": {"stretch": "about 60 %"}}, True),
        ({"confidence": {"stretch": "50-60 % (team)"}}, True),
        ({"confidence": {"stretch": "1 in 2"}}, True),
        ({"confidence": {"stretch": "fifty-fifty"}}, True),
        ({"confidence": {"stretch": "< 60 %"}}, False),
        ({"confidence": {"stretch": "1 in 10"}}, False),
        ({"confidence": {"stretch": "0.9"}}, False),
        ({"confidence": {"stretch": 50}}, True),
        ({"confidence": {"stretch": "10"}}, False),
        ({"confidence": {"stretch": "who knows"}}, False),
        ({"type": "milestone", "confidence": {"stretch": "60"}}, False),
    ],
)
def test_a_stretch_that_is_none_is_asked_about(fields: dict[str, object], asked: bool) -> None:
    assert bool(found("K22", **fields)) is asked


@pytest.mark.parametrize(
    ("champions", "named"),
    [
        ("Facility Management", "Facility Management"),
        (["Ines Lund", "Port"], "Port"),
        ("the whole team", "the whole team"),
        ("HR", "HR"),
        ("Otto Berg", "Otto Berg"),
        ("Ines", ""),
        ("ines lund, Mei", ""),
        ("Dr. Ines Lund (until May)", ""),
        ("I. Lund", ""),
        ("Inés Lund", ""),
        ("Anna-Lena, J.-L. Picard, O’Neil", ""),
        ("Ines Lund-Berg", "Ines Lund-Berg"),
        ("I. L.", "I. L."),
        ("Ines Berg", "Ines Berg"),
        ("Ines and Mei", "Ines and Mei"),
        ("Mei C./Ines", "Mei C./Ines"),
        ("Ines Lund (night crew)", ""),
        ("deputy Mei Chen", ""),
        ("Ines until May", ""),
        ("Lund, Ines; Chen, Mei", ""),
        ("Sales & Marketing", "Sales & Marketing"),
        ("Fire brigade", "Fire brigade"),
        ("nobody yet", ""),
    ],
)
def test_a_champion_who_is_no_person_of_the_list_is_asked_about(champions: object, named: str) -> None:
    hyphened = ["Anna-Lena Weber", "Jean-Luc Picard", "Bob O'Neil"]
    people = {"people": ["Ines Lund", "Mei Chen", *hyphened], "teams": ["Port"]}
    assert (f"“{named}”" in found("K23", champions=champions, **people)) is bool(named)


def test_two_names_in_one_are_asked_apart() -> None:
    people = {"people": ["Ines Lund", "Mei Chen"]}
    assert "one name" in found("K23", champions="Ines & Mei Chen", **people)
    assert "not in the list" in found("K23", champions="Ines & Otto", **people)


@pytest.mark.parametrize("between", ["/", " & ", " and "])
def test_many_names_in_one_are_asked_about_once(between: str) -> None:
    people = {"people": ["Ines Lund", "Mei Chen", "Olaf Berg", "Jo Marti"]}
    joined = between.join(("Ines", "Mei", "Olaf", "Jo"))
    assert found("K07", champions=joined, **people) != ""
    assert found("K23", champions=joined, **people) == ""
    three = between.join(("Ines", "Mei", "Olaf"))
    assert found("K07", champions=three, **people) == ""
    assert "one name" in found("K23", champions=three, **people)


def test_a_first_name_of_two_people_is_asked_with_both() -> None:
    people = {"people": ["Ines Lund", "Mei Chen", "Ines Marti"]}
    assert "“Ines” may be Ines Lund, Ines Marti." in found("K23", champions="Mei, Ines", **people)
    assert found("K23", champions="Ines M.", **people) == ""


def test_without_a_list_of_people_only_groups_are_asked_about() -> None:
    assert found("K23", champions="Otto Berg") == ""
    assert found("K23", champions="sales") != ""


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"publish": "2027-05-01"}, "Not confirmed yet by IT. What would let them say yes?"),
        ({"publish": "2027-05-01", "confirmed": True}, ""),
        ({"publish": "2027-06-01"}, ""),
        ({"publish": "2027-06-01", "due": "2027-05-01"}, "Not confirmed yet by IT. What would let them say yes?"),
        ({"publish": "2027-06-01", "person": ""}, "Nobody is named at IT. Who speaks for them?"),
        ({"publish": "2027-06-01", "person": "Ravi"}, ""),
        ({}, ""),
    ],
)
def test_what_another_team_has_not_promised_is_asked_about(fields: dict[str, object], asked: str) -> None:
    line = {"kind": "dependency", "text": "the booking data", "gives": "IT", **fields}
    assert [each.question for each in check_line(line, date(2027, 5, 15))] == ([asked] if asked else [])


def test_a_source_says_how_it_is_counted_and_finding_out_needs_no_answer_yet() -> None:
    text = "Customer satisfaction from 78 % to 90 % (owner: Mia)"
    assert found("K21", text)
    assert not found("K21", text, source="survey of June, all 4,000 customers")
    assert not found("K21", text, type="baseline")
    assert not found("K21", text, language="de")
