"""The licences of what a bundle for Linux takes out of the distribution that it is made on: no wheel brings
them, so no reading of wheels finds them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

DOCS = Path("/usr/share/doc")
COMMON = re.compile(r"/usr/share/common-licenses/[\w.+-]*\w")


def licences(folder: Path) -> str:
    """Of every library directly in this folder that a package of Debian's or Ubuntu's brought; each text
    once and in full below the names of its packages, and those that they refer to. What no package brought is from a
    wheel."""
    paths = {each: DOCS / each / "copyright" for each in sorted(set(_packages(folder)))}
    missing = [name for name, path in paths.items() if not path.exists()]
    if missing:
        print(f"without a licence: {', '.join(missing)}", file=sys.stderr)
    told: dict[str, list[str]] = {}
    for name, path in paths.items():
        if name not in missing:
            told.setdefault(path.read_text("utf-8"), []).append(name)
    named = {Path(each) for text in told for each in COMMON.findall(text)}
    for path in sorted(path for path in named if path.exists()):
        told.setdefault(path.read_text("utf-8"), []).append(str(path))
    return "".join(f"\n\n{', '.join(names)}\n\n{text}" for text, names in told.items())


def _packages(folder: Path) -> Iterator[str]:
    names = [path.name for path in folder.iterdir() if ".so" in path.name and not path.is_symlink() and path.is_file()]
    try:
        done = subprocess.run(
            ["dpkg", "-S", *(f"*/{name}" for name in names)], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:  # another kind of distribution
        print("without dpkg nobody knows whose the libraries are", file=sys.stderr)
        return
    for line in done.stdout.splitlines():  # libx11-6:amd64: /usr/lib/x86_64-linux-gnu/libX11.so.6
        package, _, path = line.partition(": ")
        if Path(path).parent.parent.name in ("lib", "usr") and not package.startswith("libpython"):
            yield package.partition(":")[0]
