"""The words of the interview: complete, short enough, and a broken file is refused with everything wrong in it."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

import pytest

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.parameter_content import (
    AnswerQuality,
    ContentMistakes,
    FieldKind,
    ParameterContent,
    content_of,
    load,
    parse,
)
from workshop_app.domain.parameters import ParameterKey

SOURCE = (resources.files("workshop_app.domain") / "content" / "parameters.en.toml").read_text(encoding="utf-8")

# What the sources say, shortened to runs of eight words; the app must say it in words of its own.
SOMEBODY_ELSES = (
    "which units write OKRs in cycle 1 and which never will",
    "a reason nobody but the sponsor holds; fast roll-out because enthusiasm is high",
    "using the org chart as the list of teams",
    "levels set after the fact; 0.7 read as",
    "if it is done and nothing changes, are we pleased",
    "learning a tool and a method at the same time",
    "which five would you look at after a month away",
    "arrows on a chart taken for agreement; dependencies found at the first check-in",
    "what does a leader do on seeing a weak KR: rewrite it or ask a question",
    "what result would make you proud, what result would be acceptable, what would you honestly promise today",
    "higher OKRs are context, not constraints; alignment is confirmed by talking",
)

every_parameter = pytest.mark.parametrize("content", load(), ids=lambda content: str(content.key))


def _texts(content: ParameterContent) -> list[str]:
    options = [text for o in content.options for text in (o.title, o.summary, o.suits, o.watch_out, o.decision)]
    own = [content.title, content.short_title, content.question, content.explanation]
    effects = [effect.text for effect in content.affects]
    return [*own, *options, *effects, *content.follow_ups, *content.pitfalls, *(f.label for f in content.fields)]


def test_all_eleven_are_there_in_the_order_they_are_asked() -> None:
    assert [content.key for content in load("en")] == list(ParameterKey)
    assert content_of(ParameterKey.CYCLE).key is ParameterKey.CYCLE


@every_parameter
def test_a_parameter_is_complete(content: ParameterContent) -> None:
    assert 2 <= len(content.options) <= 5
    assert content.option(content.usual) is not None
    assert len(content.follow_ups) >= 4
    assert len(content.pitfalls) >= 2
    assert content.fields
    assert content.affects
    assert content.question.endswith("?")
    assert all(text.strip() for text in _texts(content))


def _words(table: dict[str, Any], *keys: str) -> tuple[str, ...]:
    return tuple(table.get(key, "").strip() for key in keys)


OPTION = ("id", "title", "summary", "suits", "watch_out", "decision")


@pytest.mark.parametrize("table", tomllib.loads(SOURCE)["parameter"], ids=lambda table: table["key"])
def test_each_text_stands_where_its_key_says(table: dict[str, Any]) -> None:
    content = content_of(ParameterKey(table["key"]))
    assert (content.title, content.short_title, content.question, content.explanation, content.usual) == _words(
        table, "title", "short_title", "question", "explanation", "usual"
    )
    for name in ("follow_ups", "pitfalls", "prompts"):
        assert getattr(content, name) == tuple(each.strip() for each in table.get(name, ()))
    options = [each for each in table["option"] if each.get("offered", True)]
    options += [each for each in table["option"] if not each.get("offered", True)]
    for found, option in zip((*content.options, *content.earlier), options, strict=True):
        assert tuple(getattr(found, key) for key in OPTION) == _words(option, *OPTION)
        assert dict(found.details) == {name: str(value) for name, value in option.get("details", {}).items()}
        assert found.offered is option.get("offered", True)
    for field, written in zip(content.fields, table["field"], strict=True):
        kind = written["kind"]
        assert (field.name, field.label, field.hint, field.default) == _words(
            written, "name", "label", "hint", "default"
        )
        assert (field.kind, field.lowest, field.highest) == (
            kind,
            written.get("lowest", 0),
            written.get("highest", 1000),
        )
        choices = [_words(each, "id", "label") for each in written.get("choices", ())]
        assert [(each.id, each.label) for each in field.choices] == choices
        assert [(each.id, field.shown(each.id)) for each in field.choices] == choices
        assert field.shown("from_the_future") == "from_the_future"
    assert [(effect.on or "", effect.text) for effect in content.affects] == [
        _words(each, "on", "text") for each in table["effect"]
    ]
    assert [(each.level, each.sounds_like, each.next_move) for each in content.quality] == [
        _words(each, "level", "sounds_like", "next_move") for each in table.get("quality", ())
    ]


@pytest.mark.parametrize(
    ("old", "new", "where", "key", "message"),
    [
        # of each kind of text: missing, empty, no text, too long by one
        ('title = "How long is a cycle?"\n', "", "cycle", "title", "is missing or empty"),
        ('title = "How long is a cycle?"', "title = 3", "cycle", "title", "is not a text"),
        (
            'title = "How long is a cycle?"',
            f'title = "{"a" * 61}"',
            "cycle",
            "title",
            "has 61 characters, at most 60 fit",
        ),
        (
            'id = "two_months"',
            f'id = "{"a" * 61}"',
            "cycle.option 1",
            "id",
            "has 61 characters, at most 60 fit",
        ),
        ('title = "Two months"\n', "", "cycle.option 1", "title", "is missing or empty"),
        ('label = "Every four weeks"', 'label = " "', "scoring.field 6.choices 3", "label", "is missing or empty"),
        ("follow_ups = [", 'follow_ups = ["",', "why", "follow_ups", "is missing or empty"),
        ("pitfalls = [", "pitfalls = [7,", "why", "pitfalls", "is not a text"),
        ("prompts = [", 'prompts = [" ",', "why", "prompts", "is missing or empty"),
        ('level = "weak"', 'level = "feeble"', "why.quality 1", "level", "'feeble' is none of weak, fair, strong"),
        ('key = "cycle"', 'key = "cycel"', "cycel", "key", f"'cycel' is none of {', '.join(ParameterKey)}"),
        ("\noffered = false", '\noffered = "no"', "number.option 4", "offered", "is neither true nor false"),
        ("highest = 12", "highest = 1.5", "cycle.field 1", "highest", "is not a whole number"),
        ('usual = "four_months"', 'usual = "a_month"', "cycle", "usual", "'a_month' is none of the options"),
        # what is not on the table any more is no usual answer
        ('usual = "up_to_three"', 'usual = "up_to_five"', "number", "usual", "'up_to_five' is none of the options"),
        ('id = "three_months"', 'id = "two_months"', "cycle", "option", "has a name twice"),
    ],
)
def test_one_mistake_is_told_by_place_key_and_reason(old: str, new: str, where: str, key: str, message: str) -> None:
    assert old in SOURCE
    with pytest.raises(ContentMistakes) as caught:
        parse(SOURCE.replace(old, new, 1), "broken.toml")
    assert (where, key, message) in [(each.where, each.key, each.message) for each in caught.value.mistakes]


@pytest.mark.parametrize(
    ("text", "found", "mistakes"),
    [("", "", 1), ("[other]\n", "", 1), ("[[parameter]]\n[[parameter]]\nkey = 'why'\n", "?, why", None)],
)
def test_a_file_with_other_parameters_says_what_was_wanted(text: str, found: str, mistakes: int | None) -> None:
    with pytest.raises(ContentMistakes) as caught:
        parse(text, "odd.toml")
    last = caught.value.mistakes[-1]
    assert (last.where, last.key, last.message) == (
        "odd.toml",
        "parameter",
        f"wanted {', '.join(ParameterKey)}; found {found}",
    )
    assert mistakes is None or len(caught.value.mistakes) == mistakes
    assert {each.where for each in caught.value.mistakes} <= {"odd.toml", "?", "why"}
    assert caught.value.source == "odd.toml"
    listed = "; ".join(f"{each.where}: {each.key}: {each.message}" for each in caught.value.mistakes)
    assert str(caught.value) == f"odd.toml: {listed}"


def test_the_longest_text_still_fits() -> None:
    (cycle,) = (
        each
        for each in parse(SOURCE.replace("How long is a cycle?", "a" * 60, 1), "full.toml")
        if each.key is ParameterKey.CYCLE
    )
    assert cycle.title == "a" * 60


def test_five_objectives_are_not_offered_and_an_old_answer_is_still_read() -> None:
    content = content_of(ParameterKey.NUMBER)
    assert [option.id for option in content.options] == ["one", "two", "up_to_three"]
    assert all(int(dict(option.details)["max_objectives"]) <= 3 for option in content.options)
    old = content.option("up_to_five")
    assert old is not None
    assert (old.title, old.offered) == ("Up to five, as an exception", False)
    assert [each.earlier for each in load() if each.key is not ParameterKey.NUMBER] == [()] * 10


@every_parameter
def test_decisions_are_one_or_two_sentences(content: ParameterContent) -> None:
    for option in content.options:
        sentences = re.findall(r"[.!?](?=\s|$)", option.decision)
        assert 1 <= len(sentences) <= 2, option.decision
        assert option.decision.endswith(".")


@every_parameter
def test_explanations_are_two_or_three_sentences(content: ParameterContent) -> None:
    assert 2 <= len(re.findall(r"[.!?](?=\s|$)", content.explanation)) <= 3


@every_parameter
def test_defaults_and_prefills_are_values_their_fields_take(content: ParameterContent) -> None:
    fills = [(field.name, field.default) for field in content.fields if field.default]
    fills += [pair for option in content.options for pair in option.details]
    for name, value in fills:
        field = content.field(name)
        assert field is not None
        if field.kind is FieldKind.NUMBER:
            assert field.lowest <= int(value) <= field.highest
        if field.kind is FieldKind.CHOICE:
            assert field.shown(value) != value


@every_parameter
def test_an_effect_never_points_at_its_own_parameter(content: ParameterContent) -> None:
    assert all(effect.on is not content.key for effect in content.affects)


def test_only_the_opening_question_weighs_answers() -> None:
    why, *rest = load()
    assert [quality.level for quality in why.quality] == list(AnswerQuality)
    assert len(why.prompts) >= 4
    assert not any(content.quality or content.prompts for content in rest)


def test_the_words_are_our_own() -> None:
    ours = " ".join(re.findall(r"[\w.]+", SOURCE.lower()))
    for theirs in SOMEBODY_ELSES:
        words = re.findall(r"[\w.]+", theirs.lower())
        for start in range(len(words) - 7):
            assert " ".join(words[start : start + 8]) not in ours


def test_an_unknown_language_is_a_known_error() -> None:
    for language in ("xx", "../en", ""):
        with pytest.raises(KnownError) as caught:
            load(language)
        assert caught.value.code is ErrorCode.LANGUAGE_UNKNOWN


def test_every_mistake_is_reported_at_once() -> None:
    broken = (
        SOURCE.replace('title = "How long is a cycle?"', 'title = "  "')
        .replace('usual = "conditions"', 'usual = "nonesuch"')
        .replace('short_title = "Alignment"', f'short_title = "{"a" * 60}"')
        .replace('on = "tools"', 'on = "tooling"')
        .replace('max_krs_per_set = "4", balance', 'max_krs = "4", balance')
        .replace('kind = "date"', 'kind = "day"', 1)
        .replace('default = "two_weeks"', 'default = "fortnight"')
        .replace('excluded"', 'units"')
        .replace("lowest = 1\nhighest = 12", 'lowest = "1"\nhighest = 12')
        .replace('name = "rounding"', 'name = "rounding"\nchoices = [{ id = "one", label = "One" }]')
    )
    with pytest.raises(ContentMistakes) as caught:
        parse(broken, "broken.toml")
    found = {(mistake.where.split(".")[0], mistake.key) for mistake in caught.value.mistakes}
    assert found >= {
        ("cycle", "title"),
        ("types", "usual"),
        ("alignment", "short_title"),
        ("cycle", "on"),
        ("number", "details"),
        ("cycle", "kind"),
        ("scoring", "default"),
        ("level", "field"),
        ("cycle", "lowest"),
        ("scoring", "choices"),
    }
    assert "broken.toml" in str(caught.value)


def test_a_parameter_left_out_or_twice_is_a_mistake() -> None:
    second = SOURCE.index("[[parameter]]", SOURCE.index("[[parameter]]") + 1)
    with pytest.raises(ContentMistakes, match="wanted why, level"):
        parse(SOURCE[second:], "short.toml")


def test_too_few_entries_unknown_keys_and_wrong_kinds_are_mistakes() -> None:
    with pytest.raises(ContentMistakes) as caught:
        parse('[[parameter]]\nkey = "why"\nfollow_ups = ["One?", 2]\ncolour = "red"\ntitle = 3\n', "thin.toml")
    messages = {(mistake.key, mistake.message) for mistake in caught.value.mistakes}
    assert ("follow_ups", "has 2 entries, needs at least 4") in messages
    assert ("follow_ups", "is not a text") in messages
    assert ("colour", "is not a key this version knows") in messages
    assert ("title", "is not a text") in messages


def test_a_file_that_is_no_toml_says_so() -> None:
    with pytest.raises(
        ContentMistakes, match=r"^torn.toml: torn.toml: syntax: Expected .* at the end of an array declaration"
    ):
        parse("[[parameter", "torn.toml")
