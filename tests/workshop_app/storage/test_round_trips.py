"""Every value of every stored kind comes back from the database exactly as it was put in."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from workshop_app.application.workspace import Workspace
from workshop_app.bootstrap import create_in_memory
from workshop_app.domain.engagement import Engagement, Team
from workshop_app.domain.people import Person
from workshop_app.domain.run import Run, RunEvent
from workshop_app.domain.voices import Voice
from workshop_app.storage.codec import NAMED_TEXTS, decoder, encode, optional
from workshop_app.storage.tables import KINDS, MAPPED

MARCH = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
# What a text may hold: everything but what `RecordingTransaction` takes out before it is written.
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t\x85", exclude_characters="\ufffe\uffff"),
    max_size=30,
)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**31), 2**31 - 1),
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    bytes: st.binary(max_size=200),
    date: st.dates(),
    datetime: st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
}


def of(hint: Any, within: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    """Any value of this type hint; new field types need no new test. A value of a kind that holds others of its kind
    (an item with items side by side) holds them once: `within` are the kinds around it."""
    kind, nullable = optional(hint)
    if nullable:
        return st.none() | of(kind, within)
    if kind is object:
        kind = Person
    if kind in PLAIN:
        return PLAIN[kind]
    if kind == NAMED_TEXTS[0]:  # one text under one name
        return st.dictionaries(TEXT, TEXT, max_size=3).map(_pairs)
    if kind == NAMED_TEXTS[1]:
        return st.dictionaries(TEXT, st.dictionaries(TEXT, TEXT, min_size=1, max_size=3), max_size=3).map(_threes)
    if typing.get_origin(kind) is tuple:
        args = typing.get_args(kind)
        if args[-1] is Ellipsis:
            if within.count(args[0]) > 1:
                return st.just(())
            return st.lists(of(args[0], within), max_size=3).map(tuple)
        return st.tuples(*(of(arg, within) for arg in args))
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    assert issubclass(kind, Struct)
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{name: of(hints[name], (*within, kind)) for name in kind.__struct_fields__})


def _pairs(named: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(named.items())


def _threes(named: dict[str, dict[str, str]]) -> tuple[tuple[str, str, str], ...]:
    return tuple((key, name, text) for key, texts in named.items() for name, text in texts.items())


@pytest.fixture(scope="module")
def store() -> Iterator[Any]:
    opened: Workspace = create_in_memory("Acme")
    yield opened._store
    opened.close()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_put_in_comes_out(store: Any, kind: type, data: st.DataObject) -> None:
    value = data.draw(of(kind))
    with store.begin() as tx:
        tx.put(value)
        assert tx.get(kind, value.id) == value
    assert store.get(kind, value.id) == value
    # found by each of its own plain fields, too
    for name in MAPPED[kind].shape.names:
        wanted = getattr(value, name)
        if wanted == wanted and not isinstance(wanted, float):
            assert value in store.all(kind, **{name: wanted})
    if kind is not Engagement:
        with store.begin() as tx:
            tx.remove(kind, value.id)
        assert store.find(kind, value.id) is None


def test_every_stored_kind_is_tested_with_a_table_of_its_own() -> None:
    assert len(set(KINDS.values())) == len(KINDS) == 52


def test_moments_in_other_zones_are_stored_as_utc(store: Any) -> None:
    local = datetime(2027, 3, 28, 3, 30, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    with store.begin() as tx:
        tx.put(Run("zone", "w1", local))
    found = store.get(Run, "zone").started_at
    assert found == local
    assert found.tzinfo is UTC


def test_a_moment_without_a_zone_is_a_mistake_of_ours(store: Any) -> None:
    with pytest.raises(ValueError, match="time zone"), store.begin() as tx:
        tx.put(Run("naive", "w1", datetime(2027, 3, 28)))  # noqa: DTZ001
    assert store.find(Run, "naive") is None


def test_lists_come_by_position_then_by_id_whatever_was_there_first(store: Any) -> None:
    """Two copies may each put something at the end: brought together, both show the same order."""
    with store.begin() as tx:
        for name, position in (("late", 2), ("b", 0), ("a", 0), ("third", 1)):
            tx.put(Team(name, name, position))
    assert [team.name for team in store.all(Team)] == ["a", "b", "third", "late"]


def test_other_lists_keep_the_order_of_insertion_and_what_comes_back_its_place(store: Any) -> None:
    rows = [Voice(id, "cycle", "i1") for id in ("z", "y", "x")]
    with store.begin() as tx:
        tx.put_all(Voice, rows)
    with store.begin() as tx:
        tx.remove(Voice, "z")
    with store.begin() as tx:
        tx.put(rows[0])
    assert store.all(Voice) == tuple(rows)


def test_two_texts_under_one_name_are_a_mistake_of_ours(store: Any) -> None:
    with pytest.raises(ValueError, match="one name"), store.begin() as tx:
        tx.put(RunEvent("e", "r", 1, datetime(2027, 1, 1, tzinfo=UTC), "noted", (("text", "a"), ("text", "b"))))


def test_conditions_may_ask_for_nothing_and_for_members(store: Any) -> None:
    with store.begin() as tx:
        tx.put(Person("boss", "Boss"))
        tx.put(Person("staff", "Staff", reports_to="boss"))
    assert [person.id for person in store.all(Person, reports_to=None)] == ["boss"]
    assert store.count(Person, reports_to="boss") == 1
    assert store.count(Person, can_coach=True) == 0


class Older(Struct, frozen=True):
    name: str
    gone: int = 1


class Newer(Struct, frozen=True):
    name: str
    added: tuple[str, ...] = ("default",)


def test_stored_json_survives_fields_that_came_and_went() -> None:
    assert decoder(Newer)(encode(Older("x"))) == Newer("x")


@pytest.mark.parametrize(
    ("hint", "data"),
    [
        (str, 1),
        (int, True),
        (int, "1"),
        (tuple[str, ...], "text"),
        (tuple[str, str], ["one"]),
        (Newer, {"name": None}),
        (Newer, {}),
        (date, "soon"),
    ],
)
def test_stored_json_of_the_wrong_shape_is_noticed(hint: Any, data: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        decoder(hint)(data)


def test_what_has_no_stored_form_is_refused() -> None:
    with pytest.raises(TypeError):
        encode(object())
    with pytest.raises(TypeError):
        decoder(dict)
    with pytest.raises(TypeError):
        optional(int | str)


def test_whole_numbers_are_accepted_where_broken_ones_stand() -> None:
    assert decoder(float)(3) == 3.0


def test_days_in_json_are_iso_text() -> None:
    assert encode((date(2027, 2, 28), MARCH)) == ["2027-02-28", "2027-03-01T09:30:00+00:00"]
    assert decoder(tuple[date, datetime])(encode((date(2027, 2, 28), MARCH))) == (date(2027, 2, 28), MARCH)


def test_removing_what_is_not_there_is_nothing(store: Any) -> None:
    with store.begin() as tx:
        tx.remove(Person, "nobody")
    assert store.find(Person, "nobody") is None
