"""TOML from strangers that would keep the reader busy for minutes is refused at once; what people write is read."""

from __future__ import annotations

import pytest

from agendas.bounded_toml import DEEPEST, loads


@pytest.mark.parametrize(
    "text",
    [
        f"{'a.' * 30_000}b = 1",
        f"{'a . ' * 20_000}b = 1",
        '"a".' * 20_000 + "b = 1",
        f"[{'a.' * 30_000}b]",
        f"x = {{{'a.' * 30_000}b = 1}}",
        f"x = {'[' * 90_000}",
    ],
)
def test_what_is_nested_too_deeply_is_refused_before_it_is_read(text: str) -> None:
    with pytest.raises(RecursionError):
        loads(text)


@pytest.mark.parametrize("text", ["x = 9" + "9" * 190_000, '"' * 190_000, "-" * 190_000])
def test_what_is_no_toml_is_no_toml(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        loads(text)


def test_what_people_write_is_read() -> None:
    words = "Well ... no. e.g. v1.2.3.4, www.a.b.c.d/e.f " + "and so on... " * 900
    assert loads(f"a.b.c = '{words}'")["a"]["b"]["c"] == words
    key = ".".join("a" * DEEPEST)
    assert loads(f"{key} = 1")
