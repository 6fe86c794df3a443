"""Writes `packaging/runtime.lock`: of `requirements.lock` what the program itself needs, with the same versions and
hashes, and nothing that only developers need. `--check` says whether it is up to date."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
RUNTIME = ROOT / "packaging" / "runtime.lock"
HEAD = "# Made by scripts/runtime_lock.py of requirements.lock: what the program needs, on every system.\n"
_BLOCK = re.compile(r"^[A-Za-z0-9].*?(?=^[A-Za-z0-9]|\Z)", re.M | re.S)
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def blocks() -> dict[str, str]:
    """The lock's entries by name, hashes and all; what comments stand between them is left out."""
    text = "".join(line for line in LOCK.read_text("utf-8").splitlines(True) if not line.startswith("#"))
    found = (match.group(0) for match in _BLOCK.finditer(text))
    return {canonicalize_name(_NAME.match(each).group(0)): each for each in found}  # type: ignore[union-attr]


def needed() -> set[str]:
    """Names of everything below the project's own dependencies, on any system, of those that the lock knows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    known, found = blocks(), set[str]()
    ahead = [Requirement(each) for each in project["dependencies"]]
    while ahead:
        wanted = ahead.pop()
        name = canonicalize_name(wanted.name)
        key = f"{name}[{','.join(sorted(wanted.extras))}]"
        if name not in known or key in found:
            continue
        found |= {key, name}
        ahead += [each for each in map(Requirement, _requires(name)) if _holds(each, wanted.extras)]
    return {each for each in found if "[" not in each}


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except ModuleNotFoundError:  # of another system
        return []


def _holds(wanted: Requirement, extras: set[str]) -> bool:
    """Whether it is needed somewhere; a marker that only asks for an extra nobody asked for is not."""
    marker = wanted.marker
    return marker is None or "extra" not in str(marker) or any(marker.evaluate({"extra": each}) for each in extras)


def made() -> str:
    wanted, known = needed(), blocks()
    return HEAD + "".join(known[name] for name in sorted(wanted))


def main() -> int:
    text = made()
    if "--check" in sys.argv[1:]:
        stands = RUNTIME.exists() and RUNTIME.read_text("utf-8") == text
        print("runtime lock: up to date" if stands else "runtime lock: run scripts/runtime_lock.py")
        return not stands
    RUNTIME.write_text(text, "utf-8")
    print(f"{RUNTIME.relative_to(ROOT)}: {text.count('==')} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
