"""The steps behind `scripts/bundle`. Standard library only: it runs before anything is installed."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

import deb
import distribution
import versions
import wheel_licences

ROOT = versions.ROOT
HERE = ROOT / "packaging"
BUILD = ROOT / "build" / "bundle"
DIST = BUILD / "dist"
LOCKS = (HERE / "runtime.lock", HERE / "build.lock")
LICENCES = "licences.txt"
# Not of the program, though they stand beside it while it is made.
NOT_INSIDE = ("altgraph", "macholib", "packaging", "pefile", "pip", "pip-licenses", "prettytable", "pyinstaller")
NOT_INSIDE += ("pyinstaller-hooks-contrib", "pywin32-ctypes", "setuptools", "wcwidth", "tomli")


def main(words: list[str]) -> int:
    """Run one step; returns the exit status."""
    steps = {"folder": folder, "deb": package, "check": check, "windows": windows}
    if not words or words[0] not in steps:
        print("scripts/bundle folder | deb | windows PYTHON | check [FOLDER]", file=sys.stderr)
        return 2
    return steps[words[0]](*words[1:])


def folder() -> int:
    """The bundle, its licences and its archive. The licences are packed with all else: whatever is added to an app for
    macOS afterwards breaks its signature, and the Finder calls it damaged."""
    python = _environment()
    stdlib = Path(sysconfig.get_path("stdlib"))
    told = licences(python) + wheel_licences.of_python(stdlib, Path(sys.base_prefix))
    (BUILD / LICENCES).write_text(told, "utf-8")
    made = _frozen(python)
    if sys.platform.startswith("linux"):
        inside = made / "_internal"
        with (inside / LICENCES).open("a", encoding="utf-8") as file:
            file.write(distribution.licences(inside))
    archive = _archive(made)
    print(f"{made.relative_to(ROOT)}: {_size(made) / 2**20:.0f} MiB")
    print(f"{archive.relative_to(ROOT)}: {archive.stat().st_size / 1e6:.1f} MB")
    return 0


def package() -> int:
    """The Debian package."""
    made = DIST / "okr-workshop"
    if not made.is_dir():
        print("First: scripts/bundle folder", file=sys.stderr)
        return 1
    try:
        target = deb.build(made, BUILD)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.1f} MB")
    return 0


def check(where: str = "") -> int:
    """Self-test of a copy elsewhere, whose environment holds no more than a home folder: neither this checkout nor any
    Python of this machine may help it."""
    source = Path(where) if where else _made()
    with tempfile.TemporaryDirectory() as place:
        moved = Path(place) / "somewhere else" / source.name
        shutil.copytree(source, moved, symlinks=True)
        program = _program(moved)
        wine = program.suffix == ".exe" and os.name != "nt"
        report = Path(place) / "report.jsonl"
        words = [*(["wine"] if wine else []), str(program), "--self-test", "--report", str(report)]
        # Through a pipe: a program for Windows cannot write into a file that wine hands over.
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        done = subprocess.run(words, env=_bare(place, wine), cwd=place, check=False, **quiet)
        status = done.returncode
        sys.stderr.write(done.stderr.decode("utf-8", "replace"))
        lines = report.read_text("utf-8").splitlines() if report.exists() else []
    for line in lines:
        print(line)
    works = status == 0 and lines and all(json.loads(line)["ok"] for line in lines)
    print("check: every part works" if works else f"check: failed (status {status})")
    return 0 if works else 1


def _bare(place: str, wine: bool) -> dict[str, str]:
    """An environment with a home folder. Under wine the Windows stays as it is."""
    if wine:
        kept = {name: os.environ[name] for name in ("HOME", "WINEPREFIX") if name in os.environ}
        # LANG: without it wine makes no file whose name holds more than ASCII.
        said = {"LANG": "C.UTF-8", "WINEDEBUG": "-all", "QT_QPA_PLATFORM": "offscreen"}
        return {**kept, **said, "PATH": "/usr/bin:/bin"}
    bare = {"HOME": place, "PATH": place, "TMPDIR": place, "LANG": "C.UTF-8"}
    if os.name == "nt":
        bare |= {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
        bare |= {"USERPROFILE": place, "APPDATA": place, "LOCALAPPDATA": place}
    return bare


def windows(python: str = "") -> int:
    """Set-up and portable folder for Windows, on Linux; `python` is python.org's embeddable package (a zip), or the
    folder of a Python for Windows."""
    if not python:
        print("scripts/bundle windows PYTHON: python-3.11.9-embed-amd64.zip of python.org", file=sys.stderr)
        return 2
    maker, out = _environment(), BUILD / "windows"
    out.mkdir(parents=True, exist_ok=True)
    named = out / LICENCES
    named.write_text(licences(maker), "utf-8")
    words = [str(maker), str(HERE / "windows_setup.py"), str(Path(python).resolve()), str(out), str(named)]
    return subprocess.run(words, check=False).returncode


def licences(python: Path) -> str:
    """Of the program and of every wheel inside, in full, as pip-licenses finds them, and what it does not find."""
    words = [str(python), "-m", "piplicenses", "--format=plain-vertical", "--with-license-file", "--no-license-path"]
    words += ["--with-urls", "--ignore-packages", *NOT_INSIDE]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=True)
    told = wheel_licences.first() + done.stdout
    place = next(python.parents[1].rglob("site-packages"))
    return told + "".join(wheel_licences.more(place, told, NOT_INSIDE))


def _environment() -> Path:
    """A Python with the packages of both locks and nothing else, made anew when one of them changed."""
    home = BUILD / "venv"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = home / "bundle.stamp"
    wanted = hashlib.sha256(b"".join(each.read_bytes() for each in LOCKS) + sys.version.encode()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text("utf-8") == wanted:
        return python
    shutil.rmtree(home, ignore_errors=True)
    venv.create(home, with_pip=True)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps"]
    for lock in LOCKS:
        subprocess.run([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(lock)], check=True)
    stamp.write_text(wanted, "utf-8")
    return python


def _frozen(python: Path) -> Path:
    words = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    words += ["--distpath", str(DIST), "--workpath", str(BUILD / "work"), str(HERE / "okr-workshop.spec")]
    subprocess.run(words, cwd=ROOT, check=True)
    return _made()


def _made() -> Path:
    return DIST / (f"{versions.NAME}.app" if sys.platform == "darwin" else "okr-workshop")


def _program(bundle: Path) -> Path:
    if bundle.suffix == ".app":
        return bundle / "Contents" / "MacOS" / "okr-workshop"
    windows = bundle / "okr-workshop.exe"
    return windows if windows.exists() else bundle / "okr-workshop"


def _archive(made: Path) -> Path:
    """Linux gets what it unpacks by itself, the others a zip; names carry version, system and processor."""
    machine = platform.machine().lower().replace("amd64", "x86_64")
    system = {"darwin": "macos", "win32": "windows"}.get(sys.platform, "linux")
    stem = BUILD / f"okr-workshop-{versions.VERSION}-{system}-{machine}"
    if sys.platform == "darwin":  # keeps the links that a signature counts
        target = stem.with_name(f"{stem.name}.zip")
        subprocess.run(["ditto", "-c", "-k", "--keepParent", str(made), str(target)], check=True)
    elif os.name == "nt":
        target = stem.with_name(f"{stem.name}.zip")
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
            for path in sorted(made.rglob("*")):
                packed.write(path, path.relative_to(made.parent))
    else:
        target = stem.with_name(f"{stem.name}.tar.xz")
        with tarfile.open(target, "w:xz", preset=6) as packed:
            packed.add(made, made.name, filter=_owned_by_root)
    return target


def _owned_by_root(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def _size(place: Path) -> int:
    return sum(path.lstat().st_size for path in place.rglob("*") if not path.is_dir())
