"""The same measure in other words, and its nearest relatives that are another one. What is taken for the same on the
labelled sets, as if each line were of another team, was read by hand and is listed: what is new has to be read, too."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from workshop_app.domain.same_measure import measure_of

FIXTURES = Path(__file__).parents[2] / "fixtures"
FOUND = {
    "active user", "adoption", "attendance evening parent", "awareness brand", "cloud spend", "complaint",
    "complaint customer", "complaint delivery late", "contract value", "coverage test unit", "csat",
    "customer effort score", "customer satisfaction", "customer satisfied", "defect", "demo qualified",
    "employee engagement score", "first response time", "gross margin", "monthly recurring revenue", "mrr", "nps",
    "order repeat", "output | per shift", "overtime", "response time", "revenue", "revenue subscription", "revenue x",
    "staff turnover", "time | to recovery", "uptime",
}  # fmt: skip


@pytest.mark.parametrize(
    "texts",
    [
        ("Crossings on time rise from 79 % to 92 %", "KR2: On-time crossings: 92 % (today 79 %)"),
        ("Share of berths free within three minutes to 95 %", "Berths free within 3 min, from 80 to 92"),
        (
            "Complaints about late delivery fall from 190 a month to 130",
            "Number of complaints about late deliveries < 9",
        ),
        (
            "SICK LEAVE falls from 6 % to 4 %",
            "Reduce the sick leave rate to 4.5 percent by end of June",
            "Sick leave: 4",
        ),
        ("Clients who renew rise from 86 % to 94 %", "Customers who renew: 94 % - owner: Kim"),
        ("Days from request to signature fall from 23 to 12", "Median days from request to signature, 12 by Q3"),
        ("E-mails per case", "Emails per case fall from 9 to 4"),
        ("Customers who don't return", "Customers who don’t return", "Customers: not return"),
        (
            "Tickets older than 60 days fall from 90 to 20",
            "Tickets open for more than 60 days fall from 120 to 40",
            "Tickets that are still open for longer than 60 days: 9",
            "Tickets over 60 days old: 9",
        ),
        ("Season tickets: 700", "Season tickets rise to 700 by 31 August", "Season tickets until August 31st, 2027"),
    ],
)
def test_the_same_measure_in_other_words(texts: tuple[str, ...]) -> None:
    assert len({measure_of(text) for text in texts}) == 1


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Tickets per agent rise to 20", "Agents per ticket fall to 2"),
        ("Calls answered within 2 minutes 80 %", "Calls answered within 10 minutes 95 %"),
        ("Customers who stay", "Customers who do not stay"),
        ("Complaints fall to 20", "Complaints about delivery fall to 20"),
        ("Time from order to delivery", "Time from delivery to order"),
        ("Tickets older than 60 days", "Tickets open for more than 90 days"),
        ("Tickets older than 60 days", "Open tickets"),
        ("Shops older than 60 days", "Shops open over Christmas"),
        ("Revenue in Spain", "Revenue in Portugal"),
        ("Delivery time: 2 days", "On-time delivery 97 %"),
        ("Passengers with a ticket", "Passengers without a ticket"),
        ("New customers: 40", "Customers: 40"),
        ("Hold 2 workshops", "Hold 4 workshops"),
        ("5 articles", "9 articles"),
        ("Ankünfte vor 9 Uhr steigen auf 80 %", "Ankünfte nach 9 Uhr steigen auf 80 %"),
    ],
)
def test_another_measure(text: str, other: str) -> None:
    assert measure_of(text) != measure_of(other)


def test_nothing_is_taken_for_the_same_that_nobody_has_read() -> None:
    known: dict[str, set[str]] = {}
    for name in ("labelled_drafts.en.jsonl", "labelled_drafts_wide.en.jsonl"):
        for line in (FIXTURES / name).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record.get("kind", "kr") == "kr":
                known.setdefault(measure_of(record["text"]), set()).add(record["text"])
    assert sum(map(len, known.values())) > 1500
    assert {measure for measure, texts in known.items() if len(texts) > 1} == FOUND


@pytest.mark.parametrize(
    "text", ["", "   ", "7 %", "from 3 to 4", "to", "…", "the share of", "x" * 5000, "لا", "to by from"]
)
def test_what_says_nothing_is_only_the_same_as_itself(text: str) -> None:
    assert not text.strip() or text == "…" or measure_of(text)
    assert measure_of(text) == measure_of(text + " ")


def test_values_alone_are_no_measure() -> None:
    assert all(measure_of(one) != measure_of(two) for one, two in combinations(("7 %", "9 %", "from 3 to 4"), 2))
