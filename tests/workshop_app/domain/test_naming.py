"""A name in a text: whole and turned round, in addresses, in parts, and what only looks like it."""

from __future__ import annotations

import unicodedata

import pytest

from workshop_app.domain.forgetting import Forgetting, MentionDoubt, StandIn, rewritten, sentence_of, without_name
from workshop_app.domain.naming import (
    Certainty,
    NameFinder,
    in_order,
    initials_of,
    lone_parts,
    parts_of,
    words_in_lower_case,
)
from workshop_app.domain.parameters import ParameterKey, ParameterRecord

SURE, LIKELY, UNSURE = Certainty.SURE, Certainty.LIKELY, Certainty.UNSURE


def found(text: str, name: str = "Inês Carvalho", **known: object) -> list[tuple[str, Certainty]]:
    finder = NameFinder([name], **known)  # type: ignore[arg-type]
    return [(text[each.start : each.end], each.certainty) for each in finder.find(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Agreed with Inês Carvalho.", "Inês Carvalho"),
        ("INES  CARVALHO'S idea", "INES  CARVALHO"),
        ("Carvalho, Inês; Brandt", "Carvalho, Inês"),
        ("Inês M. Carvalho came", "Inês M. Carvalho"),
        ("write to ines.carvalho@ferries.example today", "ines.carvalho@ferries.example"),
        ("Inês Carvalhos Team", "Inês Carvalho"),
        ("Inês\nCarvalho", "Inês\nCarvalho"),
        ("(Inês\u00a0Carvalho)", "Inês\u00a0Carvalho"),
    ],
)
def test_a_whole_name_is_sure_however_it_is_written(text: str, name: str) -> None:
    assert found(text) == [(name, SURE)]
    apart = unicodedata.normalize("NFD", text)
    assert found(apart) == [(unicodedata.normalize("NFD", name), SURE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask Inês about it", [("Inês", LIKELY)]),
        ("I. Carvalho signs", [("I. Carvalho", LIKELY)]),
        ("ask inês", [("inês", UNSURE)]),
        ("the Carvalhinho bridge", []),
        ("Carvalhos said", [("Carvalho", LIKELY)]),
        ("Inêsito", [("Inês", UNSURE)]),
        ("nothing of hers", []),
    ],
)
def test_a_part_of_it_is_never_sure(text: str, expected: list[tuple[str, Certainty]]) -> None:
    assert found(text) == expected


def test_somebody_else_of_that_first_name_is_left_alone_and_makes_the_rest_doubtful() -> None:
    known = {"others": ("Grace Hopper",), "doubtful": frozenset({"grace"})}
    assert found("Grace Hopper and Grace", "Grace Mbeki", **known) == [("Grace", UNSURE)]
    assert found("Mbeki", "Grace Mbeki", **known) == [("Mbeki", LIKELY)]


@pytest.mark.parametrize(
    ("name", "other"),
    [("Mei Tanaka-Ruiz", "Mei Tanaka"), ("Ana Silva Costa", "Ana Silva"), ("Jan van Dam-Bos", "van Dam")],
)
def test_somebody_whose_name_is_a_piece_of_it_hides_nobody(name: str, other: str) -> None:
    """Who married, and is still written down elsewhere as before."""
    assert found(f"{name} and {other}", name, others=(other,))[0] == (name, SURE)
    whole = [each for each in found(f"{name} and {other}", other, others=(name,)) if each[1] is SURE]
    assert whole == [(other, SURE)]


def test_two_entries_of_a_list_are_no_longer_name() -> None:
    assert found("Mei Tanaka, Ben Okoro", "Tanaka Ben Okoro", others=("Ben Okoro", "Mei Tanaka")) == []


def test_a_name_of_one_word_is_sure_only_as_an_entry_of_a_list() -> None:
    assert found("Mark the date. Ask Mark.", "Mark") == [("Mark", LIKELY), ("Mark", LIKELY)]
    assert found("Mark, Ana", "Mark") == [("Mark", SURE)]
    assert found("Mark, Ana", "Mark", doubtful=frozenset({"mark"})) == [("Mark", UNSURE)]


def test_of_two_people_of_one_name_nothing_is_sure() -> None:
    assert found("Inês Carvalho, Inês", whole_doubtful=True) == [("Inês Carvalho", UNSURE), ("Inês", UNSURE)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Guest 1", "Guest 1, Guest 12 and Guest 2", [("Guest 1", SURE), ("Guest", LIKELY), ("Guest", LIKELY)]),
        ("Nora Vale (Sales)", "Nora Vale (Sales); Nora Vale", [("Nora Vale (Sales)", SURE), ("Nora Vale", SURE)]),
        ("Vale, Nora", "Nora Vale and Vale, Nora", [("Nora Vale", SURE), ("Vale, Nora", SURE)]),
        ("<b>Mårten</b> & søn", "see <b>Mårten</b> & søn", [("<b>Mårten</b> & søn", SURE)]),
    ],
)
def test_names_as_lists_bring_them(name: str, text: str, expected: list[tuple[str, Certainty]]) -> None:
    assert found(text, name) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("田中美咲", "昨日田中美咲さんと", [("田中美咲", SURE)]),
        ("田中 美咲", "昨日田中 美咲が", [("田中 美咲", SURE)]),
        ("田中 美咲", "昨日田中さんが", [("田中", LIKELY)]),
        ("สมชาย", "คุณสมชายมา", [("สมชาย", SURE)]),
        # a letter or two stand in other words, too
        ("林", "林檎", [("林", LIKELY)]),
        ("林", "林, 佐藤", [("林", SURE)]),
        ("李明", "小李明天来", [("李明", LIKELY)]),
        # where words have spaces between them, a longer word is another
        ("Ana", "Anais", []),
        ("Олена Ковальчук", "Олена Ковальчукова", [("Олена", LIKELY), ("Ковальчук", UNSURE)]),
    ],
)
def test_scripts_without_spaces_have_no_word_ends(name: str, text: str, expected: list[tuple[str, Certainty]]) -> None:
    assert found(text, name) == expected


def test_a_short_part_is_no_piece_of_a_word() -> None:
    assert found("this one is for Thị and for them", "Nguyễn Thị Ánh") == [("Thị", LIKELY)]
    assert found("an answer", "Nguyễn Thị Ánh") == []


@pytest.mark.parametrize(
    ("name", "parts", "alone", "initials"),
    [
        ("Nora Vale", ("Nora", "Vale"), ("nora", "vale"), "N. V."),
        ("Pieter de Vries", ("Pieter", "de", "Vries"), ("pieter", "vries"), "P. d. V."),
        ("Dr. Nora B. Vale", ("Nora", "Vale"), ("nora", "vale"), "N. V."),
        ("Liam O'Connor", ("Liam", "O'Connor"), ("liam", "o'connor"), "L. O."),
        ("Łukasz Żak", ("Łukasz", "Żak"), ("lukasz", "zak"), "Ł. Ż."),
        ("Олена Ковальчук", ("Олена", "Ковальчук"), ("олена", "ковальчук"), "О. К."),
        ("Mei", ("Mei",), (), "M."),
        ("田中美咲", ("田中美咲",), (), "田."),
        ("", (), (), ""),
    ],
)
def test_what_a_name_consists_of(name: str, parts: tuple[str, ...], alone: tuple[str, ...], initials: str) -> None:
    assert (parts_of(name), lone_parts(name), initials_of(name)) == (parts, alone, initials)
    assert not name or found(f"x {name} y", name)[0][0] == name


def test_words_of_the_text_are_told_from_names_and_addresses() -> None:
    parts = frozenset({"mark", "grace", "vale"})
    assert words_in_lower_case("We mark it. vale@x.example Grace, grace!", parts) == {"mark", "grace"}


@pytest.mark.parametrize(
    ("field", "text", "initials", "nothing"),
    [
        ("decided_by", "Nora Vale", "N. V.", "someone"),
        ("owner", "Nora Vale", "N. V.", ""),
        ("decided_by", "Ana Lind, Nora Vale", "Ana Lind, N. V.", "Ana Lind"),
        ("decided_by", "Nora Vale and Ana Lind", "N. V. and Ana Lind", "Ana Lind"),
        ("champions", "Ana\nNora Vale\nBo", "Ana\nN. V.\nBo", "Ana\nBo"),
        ("text", "Vale, Nora", "N. V.", "someone"),
        (
            "text",
            "Nora Vale asked. Then Nora Vale left.",
            "N. V. asked. Then N. V. left.",
            "Someone asked. Then someone left.",
        ),
        ("text", "Asked by Nora Vale.", "Asked by N. V.", "Asked by someone."),
        ("text", "Asked by Nora Vale...", "Asked by N. V....", "Asked by someone..."),
        ("contact", "nora.vale@x.example", "", ""),
        ("contact", "nora.vale@x.example, 0123", "0123", "0123"),
        ("text", "No name here", "No name here", "No name here"),
    ],
)
def test_what_stands_in_its_place(field: str, text: str, initials: str, nothing: str) -> None:
    mentions = NameFinder(["Nora Vale"]).find(text)
    request = Forgetting(("Nora Vale",))
    assert without_name(text, mentions, field, request) == initials
    assert without_name(text, mentions, field, Forgetting(("Nora Vale",), stand_in=StandIn.NOTHING)) == nothing


def test_somebody_in_the_language_of_the_file() -> None:
    request = Forgetting(("Nora Vale",), stand_in=StandIn.NOTHING)
    mentions = NameFinder(["Nora Vale"]).find("Das sagte Nora Vale.")
    assert without_name("Das sagte Nora Vale.", mentions, "text", request, "de") == "Das sagte jemand."


def test_a_doubt_is_judged_by_its_sentence() -> None:
    text = "First. Ask Nora about v1.2 of it! Last"
    (mention,) = NameFinder(["Nora Vale"]).find(text)
    assert sentence_of(text, mention) == ("Ask Nora about v1.2 of it!", 4)
    doubt = MentionDoubt("nora", "Ask Nora about v1.2 of it!")
    request = Forgetting(("Nora Vale",))
    assert request.includes(text, mention)
    assert not Forgetting(("Nora Vale",), left=frozenset({doubt})).includes(text, mention)
    assert not Forgetting(("Nora Vale",), only_sure=True).includes(text, mention)
    assert Forgetting(("Nora Vale",), also=frozenset({doubt}), only_sure=True).includes(text, mention)


def test_texts_are_rewritten_at_any_depth_and_ids_never() -> None:
    record = ParameterRecord("Nora", ParameterKey.WHY, decision="Nora", details=(("exception_by", "Nora"), ("x", "y")))
    seen: list[tuple[str, str]] = []

    def change(field: str, text: str) -> str:
        seen.append((field, text))
        return text.replace("Nora", "N.")

    changed = rewritten(record, change)
    assert (changed.id, changed.decision, changed.detail("exception_by")) == ("Nora", "N.", "N.")
    assert ("exception_by", "Nora") in seen
    assert rewritten(changed, lambda _field, text: text) is changed


def test_people_are_listed_by_base_letter_whatever_stands_on_it() -> None:
    names = ["Zoë", "Łukasz", "Aïcha", "Þórður", "Tomás", "Øyvind", "Ana", "olga", "Ægir", "Lars"]
    assert sorted(names, key=in_order) == [
        *("Ægir", "Aïcha", "Ana", "Lars", "Łukasz", "olga", "Øyvind", "Þórður", "Tomás", "Zoë"),
    ]
