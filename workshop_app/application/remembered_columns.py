"""What the coach said the columns of a list mean, kept for the next list of the same shape. The headings themselves are
not kept, only a digest of them: they are a client's words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from workshop_app.application.settings import COLUMN_MEANINGS, Settings

MOST_SHAPES = 60
E = TypeVar("E", bound=StrEnum)


def remember(settings: Settings, kind: type[StrEnum], heads: Sequence[str], columns: Sequence[StrEnum | None]) -> None:
    """Keep what these columns mean. A list without headings has no shape that could come again."""
    if not any(heads):
        return
    shape = _shape(kind, heads)
    others = [each for each in settings.get(COLUMN_MEANINGS) if not each.startswith(f"{shape}:")]
    told = json.dumps([None if each is None else each.value for each in columns])
    settings.set(COLUMN_MEANINGS, (f"{shape}:{told}", *others)[:MOST_SHAPES])


def remembered(settings: Settings, kind: type[E], heads: Sequence[str], count: int) -> tuple[E | None, ...] | None:
    """What was said of a list with these headings; None where none came yet, or its columns were others."""
    shape = f"{_shape(kind, heads)}:" if any(heads) else ""
    kept = next((each for each in settings.get(COLUMN_MEANINGS) if shape and each.startswith(shape)), "")
    try:
        told = json.loads(kept.removeprefix(shape)) if kept else None
        meanings = None if told is None else tuple(None if each is None else kind(each) for each in told)
    except (ValueError, TypeError):
        return None
    return meanings if meanings is not None and len(meanings) == count else None


def _shape(kind: type[StrEnum], heads: Sequence[str]) -> str:
    plain = "\x1f".join((kind.__name__, *(" ".join(head.casefold().split()) for head in heads)))
    return hashlib.sha256(plain.encode()).hexdigest()[:24]
