"""The licences that a list of wheels leaves out. The list shows one file of each wheel: a wheel may bring twenty, for
what is linked into its libraries and for its fonts, and those of Qt bring none."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

import versions

# Our own and that of the icons first, then what we say about wheels that do not say it.
WRITTEN = ("LICENSE", "ui/icons/LICENSE.txt", "packaging/licences/qt.txt", "packaging/licences/sqlcipher.txt")
FILE = re.compile(
    r"(\.dist-info/licen[cs]es/.+|(^|/)(licen[cs]e|copying|notice|ofl)[^/]*)(?<!\.py)(?<!\.pyc)(?<!\.pyi)$", re.I
)


def first() -> str:
    """What stands before the list."""
    return "\n\n".join((versions.ROOT / each).read_text("utf-8") for each in WRITTEN) + "\n\n"


def more(place: Path, told: str, without: Collection[str]) -> Iterator[str]:
    """What stands after the list `told`: each file of the wheels in `place` (a folder of packages) that it does not
    show, once and in full; `without`: wheels that go into no bundle. Says which wheel has no licence at all."""
    known = [_plain(told)]
    for wheel in sorted(distributions(path=[str(place)]), key=lambda each: each.name.lower()):
        if wheel.name.lower().replace("_", "-") in without:
            continue
        texts = list(_texts(wheel))
        if not texts and wheel.name not in first():
            print(f"without a licence: {wheel.name}", file=sys.stderr)
        for name, text in texts:
            if not any(_plain(text) in each for each in known):
                known.append(_plain(text))
                yield f"\n\n{wheel.name}: {name}\n\n{text}"


def of_python(*folders: Path) -> str:
    """Python's own, from the first of these folders that holds it."""
    for folder in folders:
        if (folder / "LICENSE.txt").exists():
            return f"\n\nPython\n\n{(folder / 'LICENSE.txt').read_text('utf-8', 'replace')}"
    print("without a licence: Python", file=sys.stderr)
    return ""


def _texts(wheel: Distribution) -> Iterator[tuple[str, str]]:
    """(its name inside, text) of each file of a licence."""
    for line in (wheel.read_text("RECORD") or "").splitlines():
        name = line.partition(",")[0]
        if FILE.search(name):
            path = Path(str(wheel.locate_file(name)))
            yield name.partition(".dist-info/")[2] or name, path.read_text("utf-8", "replace")


def _plain(text: str) -> str:
    """However its lines are broken."""
    return "".join(text.split())
