"""What goes into a bundle beside the modules that PyInstaller finds by itself, and what stays out. Read by the
specification on each of the three systems; the self-test of the finished bundle says whether something is missing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = ("agendas", "workshop_app", "handouts", "ui")

# Modules that are loaded by name, so that no reading of the source finds them.
BY_NAME = (
    "_cffi_backend",  # under miniaudio: without it the bell is silent, and says nothing
    "sqlalchemy.dialects.sqlite.pysqlite",
    "logging.config",
    "wakepy.methods",
    *("justmytype_western_core", "manimgx_fonts"),  # only their files are asked for, by the name of the package
    "jeepney.io.blocking",
)
# Whole packages whose parts are chosen by a country, a system or a name in a file.
ALL_OF = ("holidays", "wakepy", "platformdirs", *OURS)
# Files that libraries read beside their code. `docx/parts` has to be a folder on the disk: the way to the headers'
# file leads through it and up again.
FILES_OF = ("docx", "tzdata", "pypdfium2_raw", "reportlab", "icalendar", "alembic")
# Files among them that nobody reads: the source of python-docx's own template, the tests of icalendar, fonts of
# reportlab's but for Vera.
FILES_OUT = (
    "docx/templates/default-docx-template/",
    "icalendar/tests/",
    *(f"reportlab/fonts/{each}" for each in ("DarkGarden", "_", "callig", "co", "hb-test", "sy", "zd", "zx", "zy")),
)
# Holidays are asked for by their English names; the other languages are four MiB. Of 901 calendars none says another
# name without them: what is not translated stands in the code.
HOLIDAYS = "holidays/locale/"
HOLIDAYS_IN = f"{HOLIDAYS}en_US/"
# A fifth of these packages explains functions to whoever asks, and nobody does (on Windows, where modules are files).
WITHOUT_DOCSTRINGS = ("sqlalchemy", "alembic", "holidays", "openpyxl", "reportlab", "icalendar", "docx", "PIL", "mako")
# A migration is read by Alembic as a file with its name, so it lies there as one, too.
AS_FILES = ("workshop_app/storage/migrations",)

# Parts of libraries that nothing here asks for.
LEFT_OUT = (
    *("tkinter", "unittest", "pydoc", "doctest", "test", "lib2to3", "idlelib", "turtle", "ensurepip", "pip"),
    *("setuptools", "pkg_resources", "numpy", "pandas", "matplotlib", "IPython", "pytest", "docutils"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtDesigner"),
    *(
        "PySide6.QtHelp",
        "PySide6.QtSql",
        "PySide6.QtTest",
        "PySide6.QtUiTools",
        "PySide6.QtXml",
        "PySide6.QtConcurrent",
    ),
    *("PySide6.QtSvgWidgets", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2"),
    *("psycopg2", "MySQLdb", "asyncpg", "greenlet", "ssl", "_ssl"),
    # Pillow reads logos, which are PNG or JPEG, and draws no letters.
    *(
        "PIL._avif",
        "PIL._webp",
        "PIL._imagingcms",
        "PIL._imagingft",
        "PIL._imagingmath",
        "PIL._imagingtk",
        "PIL.ImageQt",
    ),
    *("rlPyCairo", "cairo", "freetype", "lxml.objectify", "lxml.isoschematron", "lxml.html", "lxml.sax"),
    *("pypdfium2_cli", "charset_normalizer.cli", "alembic.testing", "sqlalchemy.testing", "sqlalchemy.ext.mypy"),
)
# What PyInstaller runs before the program for libraries that ask for their own source, look for modules in folders, or
# start processes. None of ours does, and every start waits for it. The one for PySide loads Qt for every command and
# before `ui/qt_spared.py`; PySide says by itself where its Qt stands.
HOOKS_OUT = ("pyi_rth_inspect", "pyi_rth_pkgutil", "pyi_rth_multiprocessing", "pyi_rth_pyside6")
# Plugins of Qt that stay; every other is left out with the libraries that only it needs.
PLUGINS = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "iconengines": ("svgicon",),
    "imageformats": ("svg", "jpeg", "ico"),
    "styles": ("",),
    "printsupport": ("",),
    "platforminputcontexts": ("compose", "ibus"),
    "platformthemes": ("xdgdesktopportal",),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("adwaita", "bradient"),
}
# Libraries of Qt that only plugins which are left out ask for, a software OpenGL for Windows, and its translations.
LIBRARIES_OUT = (
    *("Qt6Qml", "Qt6Quick", "Qt6OpenGL.", "Qt6OpenGLWidgets", "Qt6VirtualKeyboard", "Qt6EglFS", "Qt6EglFs"),
    *("Qt6WlShell", "Qt6Test", "Qt6Sql", "Qt6Xml.", "Qt6Designer", "Qt6Help", "Qt6Labs", "Qt6Shader"),
    *("opengl32sw", "d3dcompiler_47", "libssl", "avcodec", "avformat", "avutil", "swresample", "swscale"),
)
# What every desktop has and must be its own: it speaks with the running system, or is older there than here. This
# libexpat asks for a newer C library than anything else in the bundle. What Qt links and hardly uses (GLib's loop,
# Kerberos, X11's side of XCB, the front doors to OpenGL) comes with the bundle, so that nothing has to be installed for
# it: with OpenGL a bare computer got 45 packages of drivers, and nothing here draws with them.
SYSTEMS_OWN = (
    *("libexpat.", "libfontconfig.", "libfreetype.", "libdbus-1.", "libgobject-2.0.", "libgio-2.0.", "libgmodule-2.0."),
    *("libOpenGL.", "libdrm.", "libgbm."),
    *("libwayland-", "libstdc++.", "libgcc_s.", "libsystemd."),
    *("libgtk-3.", "libgdk-3.", "libatk", "libpango", "libcairo", "libharfbuzz.", "libgdk_pixbuf", "libepoxy."),
    *("libcups.", "libgnutls", "libavahi"),
    *("libunistring.", "libp11-kit.", "libgcrypt.", "libgpg-error.", "libtasn1.", "libidn2.", "libhogweed.", "libgmp."),
    *("libnettle.", "liblz4.", "libcap.", "libmount.", "libblkid.", "libselinux."),
    *("libthai.", "libdatrie.", "libfribidi.", "libgraphite2.", "libpixman", "libmvec.", "libuuid."),
    *("libatspi.", "libXcomposite.", "libXcursor.", "libXdamage.", "libXext.", "libXfixes.", "libXi.", "libXinerama."),
    *("libXrandr.", "libXrender.", "libpng16.", "libbrotli", "libzstd."),
)
# Of these PyInstaller believes that each computer must have its own, because elsewhere libGL is part of a driver. Here
# it is glvnd's: a door that finds whatever driver there is, and loads none before somebody draws with it.
FRONT_DOORS = ("libGL.so.1", "libEGL.so.1", "libGLX.so.0", "libGLdispatch.so.0", "libxcb.so.1")


def ours() -> Iterator[tuple[str, str]]:
    """(file, folder in the bundle) of everything of ours that is no module, and of the migrations."""
    for package in OURS:
        for folder, folders, names in os.walk(ROOT / package):
            folders[:] = sorted(set(folders) - {"__pycache__"})
            inside = Path(folder).relative_to(ROOT).as_posix()
            as_files = inside.startswith(AS_FILES)
            yield from (
                (os.path.join(folder, each), inside) for each in sorted(names) if as_files or each[-3:] != ".py"
            )
    for name in ("LICENSE", "CHANGELOG.md"):
        yield str(ROOT / name), "."
    for name in ("FILE_FORMAT.md", "SECURITY.md"):  # where `export --help` and what is new send people
        yield str(ROOT / "docs" / name), "docs"


def fonts() -> Iterator[tuple[str, str]]:
    """(file, folder) of the fonts that documents are drawn in, and their licences; no other of their packages."""
    from handouts.font_files import all_keys, font_file

    for key in all_keys():
        found = font_file(key)
        if found is None:
            continue
        package, inside = found
        folder = _folder(package)
        yield str(folder.joinpath(*inside)), "/".join((package, *inside[:-1]))


def font_modules() -> tuple[str, ...]:
    """Modules of the package that holds fonts as code, which none of ours is in."""
    import pymupdf_fonts

    from handouts.font_files import LETTERS

    kept = {pymupdf_fonts.fontdescriptors[key]["name"] for style in LETTERS.values() for key in style}
    modules = (path.stem for path in Path(pymupdf_fonts.__file__).parent.glob("*_*.py") if path.stem != "__init__")
    plain = {name.replace(" ", "") for name in kept}
    return tuple(f"pymupdf_fonts.{each}" for each in modules if each.replace("_", "") not in plain)


def stays(name: str) -> bool:
    """Whether a library or a file that PyInstaller collected belongs into the bundle; `name` is its place there."""
    plain = name.replace(os.sep, "/")
    file = plain.rpartition("/")[2]
    if "/plugins/" in plain:
        kind = plain.split("/plugins/")[1].split("/")[0]
        return kind in PLUGINS and any(each in file for each in PLUGINS[kind])
    if any(each in f"{file}." for each in LIBRARIES_OUT) or "/translations/" in plain or plain.startswith(FILES_OUT):
        return False
    if plain.startswith(HOLIDAYS) and not plain.startswith(HOLIDAYS_IN):
        return False
    return not (sys.platform.startswith("linux") and file.startswith(SYSTEMS_OWN))


def _folder(package: str) -> Path:
    found = find_spec(package)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent
