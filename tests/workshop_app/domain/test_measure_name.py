"""A key result that becomes a health metric keeps its measure, and not the way it had to go."""

from __future__ import annotations

import pytest

from workshop_app.domain.measure_name import measure_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Departures before nine that leave within 3 minutes of the timetable rise from 79 % to 92 %",
            "Departures before nine that leave within 3 minutes of the timetable",
        ),
        ("Engine stops on the line fall from 11 to 4 a month", "Engine stops on the line"),
        ("Complaints about late delivery fall from 190 a month to 130", "Complaints about late delivery"),
        (
            "Median days from request to signature fall from 23 to 12 for deals below 50,000",
            "Median days from request to signature for deals below 50,000",
        ),
        ("Increase the share of repeat buyers from 20 % to 35 % by the end of June", "Share of repeat buyers"),
        ("Mornings with a complete crew: from 31 of 40 to 38 of 40", "Mornings with a complete crew"),
        ("Cost per new subscriber goes from €4.80 to €3.20 in June", "Cost per new subscriber"),
        ("Answers at first contact (from 52 % to 68 %)", "Answers at first contact"),
        ("Anteil der Züge steigt von 79 % auf 92 %", "Anteil der Züge"),
        ("Nine of ten repairs finished within 7 days", "Nine of ten repairs finished within 7 days"),
        ("Move from paper to screens", "Move from paper to screens"),
        ("From 3 to 7", "From 3 to 7"),
        ("", ""),
    ],
)
def test_a_measure_goes_without_its_span(text: str, name: str) -> None:
    assert measure_name(text) == name
