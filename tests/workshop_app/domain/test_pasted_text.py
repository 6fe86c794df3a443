"""Text off a clipboard: nothing that is seen goes, and no break is nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.pasted_text import tidied, tidied_line

SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
BREAKS = ("\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029")


@given(st.lists(st.sampled_from((*BREAKS, "a", "Ж", "  ", "•", "\u200b", "\u00ad")), min_size=1).map("".join))
def test_words_on_two_sides_of_a_break_never_touch(text: str) -> None:
    apart = re.sub("\r\n|[\r\v\f\x85\u2028\u2029]", "\n", text).replace("\u200b", "").replace("\u00ad", "")
    assert tidied(text) == apart
    assert tidied_line(text).split() == apart.split()
    assert tidied(tidied(text)) == tidied(text)


@pytest.mark.parametrize(
    ("came", "left"),
    [
        ("می\u200cروم", "می\u200cروم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d💻", "👩\u200d💻"),
        (SCOTLAND, SCOTLAND),
        ("No\u200cra\u200d \u2060Va\ufeffle\u202e", "Nora Vale"),
        ("hidden\U000e0068\U000e0069", "hidden"),
        ("שלום\u200f!", "שלום\u200f!"),
        ("Nora\u200e", "Nora"),
        ("12\u202f% – “so” … ½ №\u00a05", "12\u202f% – “so” … ½ № 5"),
    ],
)  # fmt: skip
def test_what_is_spelt_so_stays(came: str, left: str) -> None:
    assert tidied(came) == left
