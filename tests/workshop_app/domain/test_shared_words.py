"""Words that two teams use and may count differently."""

from __future__ import annotations

from workshop_app.domain.shared_words import shared_words

SAID = [
    ("crew", "Crossings that leave on time rise from 79 % to 92 %"),
    ("desk", "Customers told on time rise from 22 % to 70 %"),
    ("desk", "Complaints answered within a day rise from 3 to 8 in 10"),
    ("tickets", "Complaint letters fall from 40 to 12"),
    ("tickets", "Lead time of a refund falls from 12 to 4 days"),
    ("sales", "Qualified leads rise from 12 to 40; customers on time"),
]


def test_a_word_counts_once_two_teams_use_it() -> None:
    found = {one.word: one.teams for one in shared_words(SAID)}
    assert found == {
        "on time": ("crew", "desk", "sales"),
        "customer": ("desk", "sales"),
        "complaint": ("desk", "tickets"),
    }
    assert shared_words(SAID)[0].word == "on time"


def test_one_team_twice_is_no_shared_word_and_a_longer_word_is_another() -> None:
    assert shared_words([("a", "Lead time falls"), ("b", "Leads rise")]) == ()
    assert shared_words([("a", "Leads rise"), ("a", "Leads fall")]) == ()
    assert shared_words([("a", "The leader"), ("b", "misleading leads")]) == ()


def test_what_is_settled_is_not_proposed_and_other_languages_are_silent() -> None:
    assert "on time" not in {one.word for one in shared_words(SAID, ["On Time"])}
    assert shared_words(SAID, language="de") == ()
