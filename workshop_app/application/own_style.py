"""The coach's own house style, for all engagements: one JSON file in the user's settings folder, its logo and template
within. Read by the documents screen and the command line.

A file that cannot be read is set aside under another name, and papers look as they did before there was one.
"""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from workshop_app.application import user_files
from workshop_app.application.settings import config_folder
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.house_style import LOGO, TEMPLATE, OwnStyle, StyleFile

_FILE = "house_style.json"
_WORDS = ("accent", "second", "footer", "confidentiality")


def own_style(folder: Path | None = None) -> OwnStyle:
    """The coach's style as the file says now; `folder` is the settings' one."""
    path = (folder or config_folder()) / _FILE
    try:
        found = path.stat()
    except OSError:
        return OwnStyle()
    return _read(path, found.st_mtime_ns, found.st_size)


def keep(style: OwnStyle, folder: Path | None = None) -> None:
    """Write it whole or not at all; KnownError where there is no place for it."""
    path = (folder or config_folder()) / _FILE
    data: dict[str, Any] = {name: getattr(style, name) for name in _WORDS if getattr(style, name)}
    for each in (style.logo, style.template):
        if each is not None:
            data[each.id] = {"name": each.name, "data": base64.b64encode(each.data).decode("ascii")}
    try:
        user_files.write_whole(path, json.dumps(data, ensure_ascii=False, indent=1))
    except OSError as error:
        raise KnownError(ErrorCode.FOLDER_UNWRITABLE, path=str(path.parent)) from error
    _read.cache_clear()


def with_file(style: OwnStyle, id: str, file: StyleFile | None) -> OwnStyle:
    """With another logo or template, or (None) without."""
    return replace(style, **{id: file})


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int, _size: int) -> OwnStyle:
    try:
        data = json.loads(path.read_text("utf-8"))
        words = {name: str(data.get(name, "")) for name in _WORDS}
        files = {id: _file(id, data[id]) for id in (LOGO, TEMPLATE) if id in data}
    except OSError:
        return OwnStyle()
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        user_files.set_aside(path)
        return OwnStyle()
    return OwnStyle(**words, **files)  # type: ignore[arg-type]


def _file(id: str, data: dict[str, str]) -> StyleFile:
    return StyleFile(id, str(data["name"]), base64.b64decode(data["data"], validate=True))
