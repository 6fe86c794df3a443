"""How PySide's enums are made, in a third of the time. It hands Python the names and numbers of each enum of Qt, and of
`Qt` itself a thousand at once; Python's `enum` takes every one for something a person wrote: looks whether it is a
descriptor, private or a word of its own, puts a placeholder into the class, and has that replace itself.

Numbers under names that begin with a capital need none of it. Their class is made by `enum` without members, and they
are put in as it would have done: what they are, say and count as is the same (tests/ui/test_qt_spared.py compares all
of them). Holds for Python 3.11, which the bundles carry; another one makes them itself.
"""

from __future__ import annotations

import enum
import sys
from typing import Any

Names = list[tuple[str, int]]

_made_by_python = enum.EnumType._create_  # type: ignore[attr-defined]


def spare_enums() -> None:
    """From now on; an enum that is not PySide's is made as ever."""
    if sys.version_info[:2] == (3, 11):
        enum.EnumType._create_ = _made  # type: ignore[attr-defined]


def _made(base: Any, name: str, names: Any, *, module: str | None = None, **others: Any) -> Any:
    """In place of `EnumType._create_`."""
    module = module or sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001 - as `enum` finds it, a call nearer
    if others.get("boundary") is not enum.FlagBoundary.KEEP or type(names) is not list or not _are_plain(names):
        return _made_by_python(base, name, names, module=module, **others)
    made = _made_by_python(base, name, [], module=module, **others)
    _fill(made, names)
    return made


def _are_plain(names: list[Any]) -> bool:
    """Whether nothing that an enum has by itself can be meant: those names are in small letters."""
    return all(type(name) is str and name[:1].isupper() and type(value) is int for name, value in names)


def _fill(made: Any, names: Names) -> None:
    known, by_name, order = made._value2member_map_, made._member_map_, made._member_names_
    is_flag, mask, singles = issubclass(made, enum.Flag), 0, 0
    for name, value in names:
        member = known.get(value)
        if member is None:
            member = made._new_member_(made, value) if made._use_args_ else made._new_member_(made)
            member.__dict__.update(_value_=value, _name_=name, __objclass__=made, _sort_order_=len(order))
            known[value] = member
            single = value > 0 and not value & (value - 1)
            if single or not is_flag:
                order.append(name)
            mask, singles = mask | value, singles | value if single else singles
        by_name[name] = member
        type.__setattr__(made, name, member)
    if is_flag:
        made._flag_mask_, made._singles_mask_, made._all_bits_ = mask, singles, 2 ** mask.bit_length() - 1
        values = [by_name[name]._value_ for name in order]
        if values != sorted(values):
            made._iter_member_ = made._iter_member_by_def_
