"""A rule that is data and has a mistake is one line in the check, and is left out: everything else goes on working."""

from __future__ import annotations

from importlib import resources

import pytest

from workshop_app.domain import contradictions, dependencies


def content(name: str) -> str:
    return (resources.files("workshop_app.domain") / "content" / f"{name}.en.toml").read_text("utf-8")


def test_nothing_is_wrong_with_ours() -> None:
    assert contradictions.mistakes() == dependencies.mistakes() == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('["level", "reviews"]', '["levle", "reviews"]', "'levle' is not a parameter; did you mean 'level'?"),
        ('["level", "reviews"]', '["xyzzy", "reviews"]', "'xyzzy' is not a parameter"),
        ('["level", "reviews"]', "[7]", "7 is not a parameter"),
        ('parameters = ["level", "reviews"]\n', "", "parameters is missing"),
    ],
)
def test_a_contradiction_with_a_wrong_key_is_one_line(old: str, new: str, said: str) -> None:
    text = content("contradictions").replace(old, new, 1)
    assert contradictions.mistakes_in(text) == (f"personal_scores_in_reviews: {said}",)
    assert contradictions.read(text) == contradictions.load()[1:], "only the one that is wrong is left out"


def test_a_code_without_a_rule_and_a_rule_without_words() -> None:
    text = content("contradictions").replace('"personal_scores_in_reviews"', '"personal_scores"', 1)
    assert contradictions.mistakes_in(text) == (
        "personal_scores: there is no such rule in contradiction_rules.py",
        "personal_scores_in_reviews: has a rule, but no words",
    )
    assert contradictions.read(text) == contradictions.load()[1:]


def test_a_dependency_with_a_wrong_key_is_one_line() -> None:
    text = content("dependencies").replace('on = "why"', 'on = "whi"', 1)
    assert dependencies.mistakes_in(text) == ("line 1 of the table: 'whi' is not a parameter; did you mean 'why'?",)
    assert dependencies.read(text) == dependencies.leanings()[1:]
