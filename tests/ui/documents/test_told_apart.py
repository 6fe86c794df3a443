"""Choices in the line above the pages say whose each document is, whatever way their words run."""

from __future__ import annotations

import pytest

from ui.documents.pages_head import PagesHead
from ui.documents.told_apart import told_apart

RIGHT = "צוות OKR לשנת 2027"
ALONE = f"\u2068{RIGHT}\u2069"


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("Drafting handout – Ticketing", "Drafting handout – Freight"), ("Ticketing", "Freight")),
        (("Check-in record – Crew – 1 May", "Check-in record – Crew – 2 May"), ("1 May", "2 May")),
        (("Agenda – A", "Agenda – A – B"), ("A", "A – B")),
        (("Agenda – A", "Agenda – A"), ("A", "A")),
        ((f"Agenda – {RIGHT} – 2026-12-07", "Agenda – B – 2026-12-08"), (f"{ALONE} – 2026-12-07", "B – 2026-12-08")),
        (("One", "Other"), ("One", "Other")),
        ((), ()),
    ],
)
def test_only_what_differs_is_said(names, shown):
    assert told_apart(names) == shown


def test_the_choice_above_the_pages_begins_with_whose_it_is(qtbot):
    head = PagesHead()
    qtbot.addWidget(head)
    head.show_names("Drafting handout", ("Drafting handout – Ticketing", f"Drafting handout – {RIGHT}"), 1)
    assert [head.names.itemText(at) for at in range(2)] == ["Ticketing", ALONE]
    assert head.names.currentIndex() == 1
