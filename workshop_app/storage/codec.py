"""Frozen values <-> plain JSON data, driven by type hints alone. Used by the mapper for fields that hold more than one
word or number (an agenda, seats, details). Knows no database.

Reading is forgiving in one direction only: a field that is not in the data takes its default, and data of a field that
no longer exists is left out. Anything else that does not fit raises, and the mapper calls the file damaged.
"""

from __future__ import annotations

import base64
import json
import sys
import types
from collections.abc import Callable, Sequence
from datetime import MAXYEAR, MINYEAR, date, datetime
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin

from msgspec import Struct

from workshop_app.domain.text import LONGEST_TEXT, holds_forbidden

Decode = Callable[[Any], Any]

# Texts under a name, and under two: (("tool", "a sheet"), ...), (("cycle", "decision", "four months"), ...). A file has
# them as members of an object, {"tool": "a sheet"} and {"cycle": {"decision": "four months"}}, so that two states of a
# cell can be compared one by one.
NAMED_TEXTS: tuple[Any, ...] = (tuple[tuple[str, str], ...], tuple[tuple[str, str, str], ...])

_HALF = 2**31  # whole numbers are 32 bits wide, as an Integer column is everywhere


def encode(value: Any) -> Any:
    """The value as JSON data: values become objects, tuples lists, enum members their value, dates ISO text."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Struct):
        return {name: encode(getattr(value, name)) for name in value.__struct_fields__}
    raise TypeError(f"no stored form for {type(value).__name__}")


def named_texts(value: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    """Texts under names as JSON data. ValueError for two under one name: a cell has room for one."""
    found: dict[str, Any] = {}
    for *names, text in value:
        place = found if len(names) == 1 else found.setdefault(names[0], {})
        if names[-1] in place:
            raise ValueError("two texts under one name")
        place[names[-1]] = text
    return found


def texts_named(data: Any, kind: Any) -> tuple[tuple[str, ...], ...]:
    """The same back; `kind` is one of NAMED_TEXTS."""
    if kind == NAMED_TEXTS[0]:
        return tuple((_text(name), _text(text)) for name, text in _object(data).items())
    return tuple(
        (_text(key), _text(name), _text(text))
        for key, fields in _object(data).items()
        for name, text in _object(fields).items()
    )


def _object(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise TypeError(f"object expected, {type(data).__name__} found")
    return data


def tagged(value: Any) -> str:
    """A stored value of any kind as one text: the name of its kind, and its fields under their names."""
    hints = hints_of(type(value))
    cells = {
        name: named_texts(getattr(value, name)) if hint in NAMED_TEXTS else encode(getattr(value, name))
        for name, hint in hints.items()
    }
    return json.dumps({type(value).__name__: cells}, ensure_ascii=False, separators=(",", ":"))


def untagged(text: str) -> Any:
    """The value again."""
    from workshop_app.domain.stored import BY_NAME  # a file without such values is opened without all the kinds

    ((name, data),) = json.loads(text).items()
    kind = BY_NAME[name]
    hints = {field: hint for field, hint in hints_of(kind).items() if field in data}
    return kind(
        **{
            field: texts_named(data[field], hint) if hint in NAMED_TEXTS else decoder(hint)(data[field])
            for field, hint in hints.items()
        }
    )


@cache
def decoder(hint: Any) -> Decode:
    """The function that turns JSON data back into a value of this type."""
    origin = get_origin(hint)
    if origin is tuple:
        return _tuple_decoder(get_args(hint))
    if origin in (Union, types.UnionType):
        return _optional_decoder(get_args(hint))
    if issubclass(hint, Struct):
        return _struct_decoder(hint)
    if issubclass(hint, datetime | date):
        return _iso_decoder(hint)
    if issubclass(hint, Enum):
        return _member_decoder(hint)
    if hint in (str, int, float, bool):
        return _plain_decoder(hint)
    if hint is bytes:
        return _from_base64
    raise TypeError(f"no stored form for {hint!r}")


def hints_of(kind: type) -> dict[str, Any]:
    """The types of a value's fields. As `typing.get_type_hints`, which works out every `str` of every kind anew: 2.5 ms
    of each start."""
    return {
        name: _meant(base.__module__, hint) if isinstance(hint, str) else hint
        for base in reversed(kind.__mro__)
        for name, hint in vars(base).get("__annotations__", {}).items()
    }


@cache
def _meant(module: str, words: str) -> Any:
    """What a type hint means in the module where it stands: in our own sources, never in a file."""
    return eval(words, vars(sys.modules[module]))


def optional(hint: Any) -> tuple[Any, bool]:
    """The type without `| None`, and whether None was allowed."""
    if get_origin(hint) in (Union, types.UnionType):
        rest = [each for each in get_args(hint) if each is not type(None)]
        if len(rest) != 1:
            raise TypeError(f"no stored form for {hint!r}")
        return rest[0], True
    return hint, False


def _text(data: Any) -> str:
    """Every text is cleaned and measured before writing (`RecordingTransaction`): what is longer, or holds what no
    document can carry, was written by something else."""
    if type(data) is str and len(data) <= LONGEST_TEXT and data.isprintable():
        return data  # nearly every text there is
    if type(data) is not str:
        raise TypeError(f"text expected, {type(data).__name__} found")
    if len(data) > LONGEST_TEXT or holds_forbidden(data):
        raise ValueError("a text that was never written by this app")
    return data


def all_plain(texts: Sequence[Any]) -> bool:
    """Whether all of these are texts as this app writes them; when not, one of them may still be one."""
    if set(map(type, texts)) != {str}:
        return False
    return max(map(len, texts)) <= LONGEST_TEXT and "".join(texts).isprintable()


def _whole(data: Any) -> int:
    if type(data) is not int:
        raise TypeError(f"int expected, {type(data).__name__} found")
    if not -_HALF <= data < _HALF:
        raise ValueError("a number that no other database could hold")
    return data


def _from_base64(data: Any) -> bytes:
    return base64.b64decode(data, validate=True)


def raw_bytes(data: Any) -> bytes:
    """Bytes as a cell of their own holds them."""
    if type(data) is not bytes:
        raise TypeError(f"bytes expected, {type(data).__name__} found")
    return data


def _plain_decoder(hint: type) -> Decode:
    if hint is str:
        return _text
    if hint is int:
        return _whole

    def decode(data: Any) -> Any:
        if hint is float and type(data) is int:
            return float(data)
        if type(data) is not hint:
            raise TypeError(f"{hint.__name__} expected, {type(data).__name__} found")
        return data

    return decode


def _iso_decoder(hint: type[date]) -> Decode:
    return moment if issubclass(hint, datetime) else hint.fromisoformat


def moment(text: str) -> datetime:
    """A moment that a clock may have shown: the first and the last year there are have no time of day in every zone."""
    found = datetime.fromisoformat(text)
    if found.year in (MINYEAR, MAXYEAR):
        raise ValueError("a moment that no clock shows")
    return found


def _member_decoder(hint: type[Enum]) -> Decode:
    return hint


def _optional_decoder(args: tuple[Any, ...]) -> Decode:
    inner = decoder(optional(Union[args])[0])  # noqa: UP007 - built from run-time arguments
    return lambda data: None if data is None else inner(data)


def _tuple_decoder(args: tuple[Any, ...]) -> Decode:
    if len(args) == 2 and args[1] is Ellipsis:
        each = decoder(args[0])
        return lambda data: tuple([each(item) for item in _list(data)])
    parts = [decoder(arg) for arg in args]
    return lambda data: tuple([part(item) for part, item in zip(parts, _list(data), strict=True)])


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError(f"list expected, {type(data).__name__} found")
    return data


def _struct_decoder(kind: Any) -> Decode:
    hints = hints_of(kind)
    # Decoders are looked up on use, so that a value may hold values of its own kind.
    names = kind.__struct_fields__

    def decode(data: Any) -> Any:
        return kind(**{name: decoder(hints[name])(data[name]) for name in names if name in data})

    return decode
