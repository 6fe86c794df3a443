"""Markdown says what was typed: to a program that shows it, and to an eye that reads the file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from handouts.tables.markdown_text import as_text

SHOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = st.text(st.sampled_from(list("ab1 \\`*_{}[]()<>#+-.!|~&;:/$@=^\"'é中")), max_size=40)


def shown(text: str, before: str, after: str) -> str:
    """What a reader sees; fails when anything of it is more than words."""
    inline = [token for token in SHOWN.parse(f"{before}{as_text(text)}{after}") if token.type == "inline"]
    parts = [child for token in inline for child in token.children or ()]
    assert {part.type for part in parts} <= {"text", "softbreak"}, [part.type for part in parts]
    return "".join(part.content for part in parts)


@pytest.mark.parametrize(("before", "after"), [("", ""), ("# ", ""), ("| a | b |\n| --- | --- |\n| ", " |  |")])
@given(typed=SIGNS)
def test_it_shows_as_it_was_typed(before: str, after: str, typed: str) -> None:
    text = " ".join(typed.split())
    assert shown(typed, before, after) == ("ab" if "|" in before else "") + text


@pytest.mark.parametrize(
    "words",
    [
        "Welcome - introductions (18 people), 2 minutes each.",
        "Harbour House, room 2 – 09:00–15:30",
        "Cost: 5 $ a head, 3 + 4 = 7; key_result_1 & a [draft] @ 50 %!",
        "ana@example.com or https://example.com/a_b",
    ],
)
def test_ordinary_words_have_no_backslash(words: str) -> None:
    assert as_text(words) == words


@pytest.mark.parametrize(
    "typed", ["1. First", "# Title", "- entry", "> said", "---", "*so*", "[a](b)", "<b>", "&amp;", "x #"]
)
def test_what_would_be_markup_is_escaped(typed: str) -> None:
    assert re.sub(r"\\", "", as_text(typed)) == typed
    assert "\\" in as_text(typed)
