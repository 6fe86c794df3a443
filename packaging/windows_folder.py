"""The program's folder for Windows, put together on any system: wheels for Windows without what nobody needs, our own
packages, a Python, and two small programs that start it. Run by the Python of the bundle's environment.

    okr-workshop.exe, okr-workshop-cli.exe   with a window, and for the command line
    python/                                  a Python for embedding: its libraries and modules
    app/                                     our packages and those of the runtime lock, compiled and in one archive
"""

from __future__ import annotations

import compileall
import hashlib
import os
import py_compile
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import contents
import versions
from packaging.requirements import Requirement

HERE = versions.ROOT / "packaging"
ICON = versions.ROOT / "ui" / "app_icon" / "okr-workshop.ico"
PLATFORM = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"}
# In no wheel is any of these asked for by a program that runs.
NEVER = re.compile(
    r"\.(pyi|pyx|pxd|pxi|cmake|c|h|hpp|cpp|lib|a|exe|typed|qml|pdb)$|(^|/)(tests?|testing|include|includes|__pycache__)/"
    r"|^(bin|share|cffi|pycparser|jeepney)/|^fontTools/(?!__init__|unicodedata/|misc/[^.]+\.py)"
    r"|^shiboken6/(msvcp|vcruntime|vcamp|vccorlib|concrt)\w+\.dll$"  # Python's and PySide's are there already
)
UNASKED = py_compile.PycInvalidationMode.UNCHECKED_HASH  # no module is compared with a source that is not there
KNOWN = HERE / "windows" / "python.sha256"  # the embeddable packages that a set-up may be made of
QT_KEPT = re.compile(
    r"PySide6/(plugins/.*|\w+\.py|pyside6\.abi3\.dll|(msvcp|vcruntime)\w+\.dll|Qt6?(Core|Gui|Widgets|Network|Pdf"
    r"|PdfWidgets|PrintSupport)\.(dll|pyd)|Qt6Svg\.dll)"
)
PYTHON_LEFT = re.compile(
    r"^(_ssl|_tkinter|_msi|_test\w*|winsound)\.pyd$|^(libssl|tcl|tk)[-\d]|^python(w)?\.exe$|\._pth$|\.cat$"
)


def build(python: Path, folder: Path) -> None:
    """Make the folder anew; `python` is python.org's "embeddable package (64-bit)", or a folder of a whole Python, for
    tests. ValueError for a package that is not one of those known by their sum."""
    _check_known(python)
    shutil.rmtree(folder, ignore_errors=True)
    app = folder / "app"
    library = _python(python, folder / "python")
    _wheels(app, library)
    _thinned(app)
    for source, inside in contents.ours():
        _put(Path(source), app / inside)
    for package in contents.OURS:
        for path in sorted((versions.ROOT / package).rglob("*.py")):
            _put(path, app / path.parent.relative_to(versions.ROOT))
    _compiled(app)
    shutil.move(app / "LICENSE", folder / "LICENSE")  # what About shows stays beside our packages
    _packed(app)
    _put(HERE / "windows" / "start.py", app)
    cached = str(app / "packed_modules.pyc")
    py_compile.compile(str(HERE / "windows" / "packed_modules.py"), cached, invalidation_mode=UNASKED)
    for name, window in (("okr-workshop", True), ("okr-workshop-cli", False)):
        _program(folder / f"{name}.exe", library, window)


def _check_known(python: Path) -> None:
    if python.is_dir():
        print(f"{python.name}: nobody vouches for this Python. What is made with it is for tests only.")
        return
    known = dict(reversed(line.split(None, 1)) for line in KNOWN.read_text("utf-8").splitlines())
    found = hashlib.sha256(python.read_bytes()).hexdigest()
    if found not in known.values():
        raise ValueError(f"{python.name} has the sum {found}, which {KNOWN.name} does not name: {', '.join(known)}")


def _python(source: Path, target: Path) -> str:
    """The name of its library. Of a whole Python the modules are packed as the embeddable one has them."""
    with tempfile.TemporaryDirectory() as passing:
        if source.is_file():
            with zipfile.ZipFile(source) as packed:
                packed.extractall(passing)
            source = Path(passing)
        target.mkdir(parents=True)
        files = [*source.glob("*"), *source.glob("DLLs/*")]
        for path in files:
            known = path.suffix in (".dll", ".pyd", ".zip") or path.name == "LICENSE.txt"
            if known and not PYTHON_LEFT.search(path.name) and not path.name.startswith(("vc", "concrt", "msvcp")):
                shutil.copyfile(path, target / path.name)
        for name in ("vcruntime140.dll", "vcruntime140_1.dll"):
            shutil.copyfile(source / name, target / name)
        library = next(path.name for path in target.glob("python3?*.dll"))
        if (source / "Lib").is_dir():
            _packed_modules(source / "Lib", target / library.replace(".dll", ".zip"))
    modules = library.replace(".dll", ".zip")
    (target / library.replace(".dll", "._pth")).write_text(f"{modules}\n.\n..\\app\n", "utf-8")
    return library


def _packed_modules(source: Path, target: Path) -> None:
    out = {*contents.LEFT_OUT, "site-packages", "__pycache__", "config"} - {"unittest", "pydoc", "doctest"}
    with tempfile.TemporaryDirectory() as passing:
        for path in sorted(source.rglob("*.py")):
            inside = path.relative_to(source)
            if not out & {*inside.parts, inside.stem} and "tests" not in inside.parts:
                _put(path, Path(passing) / inside.parent)
        _compiled(Path(passing))
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in sorted(Path(passing).rglob("*.pyc")):
                packed.write(path, path.relative_to(passing))


def _wheels(app: Path, library: str) -> None:
    """Those of the runtime lock for this Python, whatever system this is: pip asks a lock's markers of its own."""
    version = re.sub(r"\D", "", library)
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", (HERE / "runtime.lock").read_text("utf-8"))
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as lock:
        for entry in entries[1:]:
            named, _, hashes = entry.partition(" \\\n")
            wanted = Requirement(named)
            if wanted.marker is None or wanted.marker.evaluate({**PLATFORM, "extra": ""}):
                lock.write(f"{wanted.name}{wanted.specifier} \\\n{hashes}")
        lock.flush()
        words = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps"]
        words += ["--require-hashes", "--only-binary=:all:", "--no-compile", "--target", str(app)]
        words += ["--platform", "win_amd64", "--implementation", "cp", "--python-version", version]
        subprocess.run([*words, "-r", lock.name], check=True)


def _thinned(app: Path) -> None:
    """Without what `contents` leaves out of every bundle, and what only developers ask wheels for."""
    kept_fonts = {f"{folder}/{Path(file).name}" for file, folder in contents.fonts()}
    left = tuple(each.replace(".", "/") for each in (*contents.LEFT_OUT, *contents.font_modules()))
    for path in sorted(app.rglob("*")):
        inside = path.relative_to(app).as_posix()
        if path.is_dir():
            continue
        module = inside.partition(".")[0]
        font = inside.endswith((".ttf", ".otf", ".ttc", ".woff2")) and not inside.startswith("reportlab/")
        qt = inside.startswith("PySide6/") and not QT_KEPT.fullmatch(inside)
        out = any(module == each or module.startswith(f"{each}/") for each in left)
        told = ".dist-info/" in inside and not inside.endswith("/METADATA")
        other = font and inside not in kept_fonts
        if out or qt or told or other or NEVER.search(inside) or not contents.stays(inside):
            path.unlink()
    _without_empty(app)


def _without_empty(place: Path) -> None:
    for path in sorted((each for each in place.rglob("*") if each.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()


def _compiled(place: Path) -> None:
    """Modules as Python reads them, beside nothing else; the migrations stay, they are read as files."""
    said = {"quiet": 1, "legacy": True, "stripdir": str(place), "invalidation_mode": UNASKED}
    for package in contents.WITHOUT_DOCSTRINGS:
        if (place / package).is_dir():
            compileall.compile_dir(place / package, optimize=2, **said)
            _sources_out(place / package, place)
    compileall.compile_dir(place, **said)
    _sources_out(place, place)


def _packed(app: Path) -> None:
    """The modules in one archive, before anything else of ours is compiled; see `windows/packed_modules.py`."""
    sys.path.append(str(HERE / "windows"))
    import packed_modules

    files = sorted(app.rglob("*.pyc"))
    modules = {path.relative_to(app).as_posix(): path.read_bytes() for path in files}
    (app / packed_modules.NAME).write_bytes(packed_modules.pack(modules, _at_start()))
    for path in files:
        path.unlink()
    _without_empty(app)


def _at_start() -> list[str]:
    """Places of the modules that a start asks for, in its order, as this system sees it: what only Windows asks for is
    packed with the others, and found as well."""
    with tempfile.TemporaryDirectory() as passing:
        words = [sys.executable, str(HERE / "windows" / "at_start.py"), passing]
        bare = {"HOME": passing, "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        said = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(versions.ROOT)}
        done = subprocess.run(words, env={**bare, **said}, check=True, stdout=subprocess.PIPE, text=True)
    names = [each.replace(".", "/") for each in done.stdout.splitlines()]
    return [f"{each}{end}" for each in names for end in (".pyc", "/__init__.pyc")]


def _sources_out(folder: Path, place: Path) -> None:
    for path in folder.rglob("*.py"):
        inside = path.relative_to(place).as_posix()
        if path.with_suffix(".pyc").exists() and not inside.startswith(contents.AS_FILES):
            path.unlink()


def _program(target: Path, library: str, window: bool) -> None:
    """One of the two, with icon, version and manifest."""
    numbers = ",".join(map(str, versions.four_numbers()))
    words = "\n".join(f'VALUE "{name}", "{said}"' for name, said in versions.windows_words(target.stem).items())
    resource = (
        f'1 ICON "{ICON}"\n1 24 "{HERE / "windows" / "okr-workshop.manifest"}"\n'
        f"1 VERSIONINFO FILEVERSION {numbers} PRODUCTVERSION {numbers} FILEOS 0x40004 FILETYPE 1\nBEGIN\n"
        f'BLOCK "StringFileInfo" BEGIN BLOCK "080904B0" BEGIN\n{words}\nEND END\n'
        'BLOCK "VarFileInfo" BEGIN VALUE "Translation", 0x0809, 0x04B0 END\nEND\n'
    )
    with tempfile.TemporaryDirectory() as passing:
        described = Path(passing) / "program.rc"
        described.write_text(resource, "utf-8")
        compiled = str(described.with_suffix(".o"))
        subprocess.run(["x86_64-w64-mingw32-windres", str(described), compiled], check=True)
        made = ["x86_64-w64-mingw32-gcc", "-O2", "-s", "-municode", "-static", "-mwindows" if window else "-mconsole"]
        made += [f'-DPYTHON=L"{library}"', f"-DWINDOW={int(window)}", str(HERE / "windows" / "launcher.c"), compiled]
        subprocess.run([*made, "-o", str(target)], check=True)


def _put(source: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / source.name)
