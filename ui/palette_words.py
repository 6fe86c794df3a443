"""The words people type for what is called otherwise, one TOML file per language of the screen. Read when Ctrl+K is
pressed: no start waits for it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field

from agendas.read_once import read_once

FOLDER = Path(__file__).parent
USUAL = "en"

Also = Mapping[str, tuple[str, ...]]


class PaletteAction(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is done on a screen: its words, the address (`{workshop}` is the next workshop, `{over}` the last
    that is over; without one the action is not offered), and the button
    the keyboard is put on there, if it is always there. With `rounds` it is the next workshop that has coaching rounds;
    where none has, it is told to plan one. `first` is what to do where the button cannot be pressed yet. `opens`: the
    button only opens a window, which is what is wanted: it is pressed at once."""

    words: str
    address: str
    icon: str
    button: str = ""
    also: tuple[str, ...] = ()
    rounds: bool = False
    first: str = ""
    opens: bool = False


class PaletteWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Other words by the names of places, commands and documents, and the keys of parameters."""

    places: Also = field(default_factory=dict)
    commands: Also = field(default_factory=dict)
    parameters: Also = field(default_factory=dict)
    documents: Also = field(default_factory=dict)
    actions: tuple[PaletteAction, ...] = ()


@read_once
def palette_words(language: str = USUAL) -> PaletteWords:
    """The words of this language ("de", "de_CH"), or the English ones where nobody has written its file."""
    names = (language, language.partition("_")[0], USUAL)
    path = next(path for name in names if (path := FOLDER / f"palette_words.{name}.toml").exists())
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), PaletteWords)
