"""The file of the parameters (`content/parameters.<lang>.toml`), taken apart one parameter at a time: read in one go it
would hold up a window for as long as forty screens are scrolled. Used by `parameter_content`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from workshop_app.domain.errors import ErrorCode, KnownError


def source_name(language: str) -> str:
    """What the file of a language is called."""
    return f"parameters.{language}.toml"


def source_text(language: str) -> str:
    """All of it; KnownError(LANGUAGE_UNKNOWN) when there is no such file."""
    file = resources.files("workshop_app.domain") / "content" / source_name(language)
    if not language.isalpha() or not file.is_file():
        raise KnownError(ErrorCode.LANGUAGE_UNKNOWN, language=language)
    return file.read_text(encoding="utf-8")


def pieces(text: str) -> list[str]:
    """What stands above the first parameter, then each parameter."""
    return re.split(r"^(?=\[\[parameter\]\])", text, flags=re.MULTILINE)


@cache
def tables_of(piece: str) -> tuple[Mapping[str, Any], ...]:
    """The tables of the parameters in it, read once; tomllib.TOMLDecodeError where it is none."""
    return tuple(tomllib.loads(piece).get("parameter", ()))


def wrong_where(text: str) -> str:
    """What is wrong, with its line in the whole of the file; "" where only its pieces are."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return str(error)
    return ""
