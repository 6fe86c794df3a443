"""What bundles are made of: one version in all places, a runtime lock that is part of the lock, file types as the
product writes them. The bundles themselves are proved by their own self-test."""

from __future__ import annotations

import argparse
import ast
import importlib.util
import marshal
import random
import re
import shutil
import struct
import subprocess
import sys
import sysconfig
import tomllib
import xml.etree.ElementTree as ET
from importlib.metadata import distributions
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.cli.arguments import command_parser
from workshop_app import RELEASED, __version__, bootstrap

ROOT = Path(__file__).parents[2]
HERE = ROOT / "packaging"
sys.path[:0] = [str(HERE), str(HERE / "windows")]

import contents  # noqa: E402
import deb  # noqa: E402
import distribution  # noqa: E402
import packed_modules  # noqa: E402
import versions  # noqa: E402
import wheel_licences  # noqa: E402
import windows_setup  # noqa: E402

LINUX, WINDOWS = HERE / "linux", HERE / "windows"


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    heads = re.findall(r"^## ([\d.]+)(.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    finished = next(number for number, rest in heads if "in progress" not in rest)
    release = ET.parse(LINUX / "org.okr_workshop.Desk.metainfo.xml").find("releases/release")
    manual = (LINUX / "okr-workshop.1").read_text("utf-8").splitlines()[0]
    assert release is not None
    found = {project["version"], finished, release.get("version"), versions.VERSION, __version__}
    assert found == {__version__}
    assert f'"okr-workshop {__version__}"' in manual
    assert f'"{RELEASED}"' in manual
    assert release.get("date") == RELEASED
    assert versions.info_plist()["CFBundleShortVersionString"] == __version__
    assert ".".join(map(str, versions.four_numbers())) == f"{__version__}.0"


def test_the_runtime_lock_is_what_the_lock_says() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "runtime_lock.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    text = (HERE / "runtime.lock").read_text("utf-8") + (HERE / "build.lock").read_text("utf-8")
    assert "http" not in text
    assert not re.search(r"^(pytest|mypy|ruff|hypothesis|pikepdf)\b", text, re.M)
    for entry in re.split(r"(?m)^(?=[a-z0-9])", text):
        assert "==" not in entry or "--hash=sha256:" in entry


@pytest.mark.parametrize("passphrase", [None, "a sentence nobody knows 17"])
def test_the_file_type_tells_our_files(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "Acme.okrw"
    bootstrap.create(path, "Acme").close()
    if passphrase:
        bootstrap.change_passphrase(path, new=passphrase)
    head = path.read_bytes()[:100]
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    matches = ET.parse(LINUX / "okr-workshop.xml").findall(".//m:match", space)
    assert len(matches) == 2
    for match in matches:
        wanted = str(match.get("value")).encode()
        assert head[int(str(match.get("offset"))) :].startswith(wanted)


def test_the_type_has_one_name() -> None:
    assert versions.MIME in (LINUX / "okr-workshop.xml").read_text("utf-8")
    assert f"MimeType={versions.MIME};" in (LINUX / "okr-workshop.desktop").read_text("utf-8")
    assert versions.MIME in (LINUX / "org.okr_workshop.Desk.metainfo.xml").read_text("utf-8")


def test_a_bundle_holds_every_file_that_is_no_module() -> None:
    inside = {f"{folder}/{Path(file).name}" for file, folder in contents.ours()}
    wanted = {
        "ui/theme/template.qss",
        "ui/self_test/oldest.okrw",
        "workshop_app/storage/migrations/env.py",
        "workshop_app/storage/migrations/versions/0001_baseline.py",
        "handouts/words/en/forms.toml",
        "agendas/templates/expert_onsite/agenda.toml",
        "./LICENSE",
        "docs/FILE_FORMAT.md",
    }
    assert wanted <= inside
    assert not any("__pycache__" in each for each in inside)


# A file of the project's; all others are the user's.
FILES_NAMED = re.compile(r"\bdocs/[\w-]+\.\w+|\bscripts/\w+|\b(?:README|CONTRIBUTING|SECURITY|GLOSSARY)\b(?:\.md)?")
IN_EACH = ("docs/", "scripts/", "README", "CONTRIBUTING", "SECURITY", "GLOSSARY")  # found ten times as fast


def test_no_sentence_sends_people_to_a_file_that_a_bundle_lacks() -> None:
    """The help of every command, what is new, the content, the manual, and every text in the code. (Of the pages, the
    one about security names our tests as its proof.)"""
    ours = list(contents.ours())
    packed = {f"{folder}/{Path(file).name}" for file, folder in ours}
    told = [_help(command_parser()), (LINUX / "okr-workshop.1").read_text("utf-8")]
    read = [Path(file) for file, _ in ours if file.endswith((".md", ".toml")) and not file.endswith("SECURITY.md")]
    told += [re.sub(r"(?m)^# .*$", "", path.read_text("utf-8")) for path in read]  # without comments and large headings
    for path in (each for package in contents.OURS for each in (ROOT / package).rglob("*.py")):
        text = path.read_text("utf-8")
        if any(each in text for each in IN_EACH) and FILES_NAMED.search(text):
            told += _texts(ast.parse(text))
    named = {each for text in told for each in FILES_NAMED.findall(text)}
    assert named - packed == set()
    assert "docs/SECURITY.md" in named


def _help(parser: argparse.ArgumentParser) -> str:
    """All that it says, before it is broken into lines."""
    inside = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    said = [parser.description or "", parser.epilog or "", *(each.help or "" for each in parser._actions)]
    return "\n".join([*said, *(_help(each) for action in inside for each in action.choices.values())])


def _texts(module: ast.Module) -> list[str]:
    """Every text that is not there to explain the code."""
    said = [node.value for node in ast.walk(module) if isinstance(node, ast.Expr)]
    every = [node for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [str(node.value) for node in every if node not in said]


def test_of_the_fonts_only_those_in_use_are_packed() -> None:
    left = contents.font_modules()
    assert "pymupdf_fonts.Ubuntu_Regular" in left
    assert not any(each.startswith(("pymupdf_fonts.FiraGO", "pymupdf_fonts.NotoSans_")) for each in left)
    assert {Path(file).name for file, _ in contents.fonts()} >= {"NotoSansThai[wght].ttf", "STIXTwoMath-Regular.ttf"}


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("libQt6Core.so.6", True),
        ("libQt6EglFSDeviceIntegration.so.6", False),
        ("libGL.so.1", True),
        ("libX11.so.6", True),
        ("docx/templates/default-header.xml", True),
        ("holidays/locale/en_US/LC_MESSAGES/PT.mo", True),
        ("holidays/locale/de/LC_MESSAGES/PT.mo", False),
        ("docx/templates/default-docx-template/word/styles.xml", False),
    ],
)
def test_what_nobody_uses_is_left_out(name: str, stays: bool) -> None:
    assert contents.stays(name) is stays


def test_holidays_have_the_same_names_without_the_languages_that_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some are translated, some in English already, and some by nobody."""
    from holidays import country_holidays, holiday_base

    monkeypatch.setenv("LANGUAGE", "de")
    asked = ("FI", "GB", "DJ")
    whole = [dict(country_holidays(each, years=2027, language="en_US")) for each in asked]
    library = Path(holiday_base.__file__).parent
    for path in (path for each in asked for path in library.glob(f"locale/*/LC_MESSAGES/{each}.mo")):
        inside = path.relative_to(library)
        if contents.stays(f"holidays/{inside.as_posix()}"):
            (tmp_path / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, tmp_path / inside)
    monkeypatch.setattr(holiday_base, "__file__", str(tmp_path / "holiday_base.py"))
    assert [dict(country_holidays(each, years=2027, language="en_US")) for each in asked] == whole
    assert all(whole)
    assert not (tmp_path / "locale" / "de").exists()


@pytest.mark.parametrize("first", [False, True])
def test_modules_out_of_the_archive_find_their_files_and_their_neighbours(tmp_path: Path, first: bool) -> None:
    """As in the folder for Windows: code in the archive, its files and what is compiled for a processor beside it."""
    modules = {
        "parcel/__init__.py": "import pathlib\nHERE = pathlib.Path(__file__).parent\n"
        "SAID = (HERE / 'words.txt').read_text('utf-8')",
        "parcel/inside/__init__.py": "from . import deep",
        "parcel/inside/deep.py": "from importlib.resources import files\n"
        "import parcel, parcel.beside\nSAID = files('parcel').joinpath('words.txt').read_text('utf-8')",
    }
    head = importlib.util.MAGIC_NUMBER + bytes(12)
    packed = {f"{place}c": head + marshal.dumps(compile(text, place, "exec")) for place, text in modules.items()}
    asked = ["sys.pyc", "parcel/__init__.pyc"] if first else []
    (tmp_path / packed_modules.NAME).write_bytes(packed_modules.pack(packed, asked))
    (tmp_path / "parcel").mkdir()
    (tmp_path / "parcel" / "words.txt").write_text("here é", "utf-8")
    (tmp_path / "parcel" / "beside.py").write_text("", "utf-8")
    words = "import sys; sys.path.insert(0, sys.argv[1]); import packed_modules; packed_modules.install(sys.argv[2]); "
    words += "from parcel.inside import deep; assert deep.SAID == deep.parcel.SAID == 'here é'; "
    words += "assert deep.parcel.beside.__file__.endswith('beside.py'); import parcel.none"
    done = subprocess.run(
        [sys.executable, "-c", words, str(WINDOWS), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.stderr.splitlines()[-1] == "ModuleNotFoundError: No module named 'parcel.none'"


def test_the_archive_gives_back_each_module_out_of_whichever_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More blocks than stay unpacked, to and fro between them; the first modules of a start stand as they are."""
    chance = random.Random(7)
    monkeypatch.setattr(packed_modules, "AS_IT_IS", 700)
    monkeypatch.setattr(packed_modules, "BLOCK", 4096)  # the least that LZMA looks back
    modules = {f"m{each:02}.pyc": chance.randbytes(300 + 1200 * bool(each)) for each in range(40)}
    modules["m39.pyc"] = modules["m39.pyc"][:400]
    asked = ["m39.pyc", "m00.pyc"]
    data = packed_modules.pack(modules, asked)
    assert modules["m39.pyc"] + modules["m00.pyc"] in data
    (tmp_path / packed_modules.NAME).write_bytes(data)
    archive = packed_modules.PackedModules(str(tmp_path))
    for place in (*modules, *sorted(modules, key=lambda each: each[::-1])):
        assert archive.module(str(tmp_path / place)) == modules[place]
    assert len(archive._unpacked) == packed_modules.KEPT
    assert archive.module(str(tmp_path / "none.pyc")) is None


def test_the_set_ups_picture_is_one_that_its_maker_reads(tmp_path: Path, qapp: QApplication) -> None:
    """A bitmap of Windows 3, without compression, 24 bits deep."""
    data = windows_setup.side_picture(tmp_path / "side.bmp").read_bytes()
    kind, header, width, height, depth, packed = struct.unpack_from("<2s12xIii2xHI", data)
    assert (kind, header, width, height, depth, packed) == (b"BM", 40, 164, 314, 24, 0)
    assert b"\xff\xff\xff" in data
    assert data[-3:] == bytes.fromhex("846e0f")  # blue first
    assert "${SIDE}" in (WINDOWS / "setup.nsi").read_text("utf-8")


def test_the_set_up_takes_away_by_name_only() -> None:
    """Its folder is never emptied whole: a client's file that somebody put there stays."""
    script = (WINDOWS / "setup.nsi").read_text("utf-8")
    assert set(re.findall(r'RMDir /r "([^"]+)"', script)) == {r"$INSTDIR\app", r"$INSTDIR\python"}
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script
    assert "HKCR" not in script


@pytest.mark.parametrize(
    ("given", "said"), [("another.zip", "which python.sha256 does not name"), ("folder", "for tests only")]
)
def test_a_set_up_is_made_of_a_python_that_is_known(tmp_path: Path, given: str, said: str) -> None:
    source = tmp_path / given
    source.mkdir() if given == "folder" else source.write_bytes(b"PK")
    words = "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import windows_folder as made; "
    words += "made._check_known(pathlib.Path(sys.argv[2]))"
    done = subprocess.run(
        [sys.executable, "-c", words, str(HERE), str(source)], capture_output=True, text=True, check=False
    )
    assert said in done.stdout + done.stderr
    assert (done.returncode == 0) is (given == "folder")


def test_a_package_asks_for_the_c_library_that_its_libraries_name(tmp_path: Path) -> None:
    (tmp_path / "libnew.so").write_bytes(b"\x7fELF\0GLIBC_2.9\0GLIBC_2.38\0GLIBC_2.4\0")
    (tmp_path / "words.txt").write_bytes(b"\0GLIBC_2.99\0")
    assert [version for _, version in deb.wants_c(tmp_path)] == [(2, 38)]
    with pytest.raises(ValueError, match=r"libnew.so: \(2, 38\)"):
        deb.build(tmp_path, tmp_path / "out")
    assert deb.NEEDS == ("libc6 (>= 2.35)", "libfontconfig1", "libdbus-1-3")


@pytest.mark.skipif(not shutil.which("dpkg"), reason="asks Debian's packages whose a library is")
def test_licences_are_those_of_the_libraries_that_the_distribution_brought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("libstdc++.so.6", "libQt6Core.so.6", "words.txt"):
        (tmp_path / name).write_bytes(b"")
    told = distribution.licences(tmp_path)
    assert "\n\nlibstdc++6\n\n" in told
    assert "/usr/share/common-licenses/GPL-3\n\n" in told
    assert not capsys.readouterr().err
    monkeypatch.setattr(distribution, "DOCS", tmp_path)
    assert "libstdc++6" not in distribution.licences(tmp_path)
    assert "without a licence: libstdc++6" in capsys.readouterr().err


def _wheel(place: Path, name: str, files: dict[str, str]) -> None:
    """What an installed wheel leaves in a folder of packages."""
    info = f"{name}-1.0.dist-info"
    files = {f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", **files}
    for inside, text in files.items():
        path = place / inside.replace("INFO", info)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    names = "".join(f"{each.replace('INFO', info)},,\n" for each in files)
    (place / info / "RECORD").write_text(names, "utf-8")


def test_every_file_of_a_licence_is_told_once_and_a_wheel_without_one_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _wheel(tmp_path, "shown", {"INFO/LICENSE": "Do what\nyou like."})
    _wheel(
        tmp_path,
        "many",
        {"INFO/licenses/LINKED/zlib.txt": "as is", "many/fonts/OFL.txt": "ü, reserved", "many/a.py": ""},
    )
    _wheel(tmp_path, "again", {"again/COPYING": "as  is", "again/licensed.py": "not a licence"})
    _wheel(tmp_path, "bare", {"bare/readme.txt": "hello"})
    _wheel(tmp_path, "of_developers", {"of_developers/readme.txt": "hello"})
    told = list(wheel_licences.more(tmp_path, "shown\n1.0\nDo what you like.", {"of-developers"}))
    assert told == ["\n\nagain: again/COPYING\n\nas  is", "\n\nmany: many/fonts/OFL.txt\n\nü, reserved"]
    assert capsys.readouterr().err == "without a licence: bare\n"


def test_every_wheel_of_the_lock_has_its_licence_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    """Those of Qt bring none: ours says where its text stands, and there it is."""
    inside = set(re.findall(r"(?m)^([a-z0-9-]+)==", (HERE / "runtime.lock").read_text("utf-8")))
    place = Path(sysconfig.get_path("purelib"))
    others = {each.name.lower().replace("_", "-") for each in distributions(path=[str(place)])} - inside
    told = "".join(wheel_licences.more(place, "", others))
    assert not capsys.readouterr().err
    assert "pypdfium2: licenses/BUILD_LICENSES/freetype.txt" in told
    for name in ("svglib", "python-bidi"):
        assert name in wheel_licences.first()
    plain = "".join(told.split())
    assert "GNULESSERGENERALPUBLICLICENSEVersion3," in plain
    assert "GNUGENERALPUBLICLICENSEVersion3," in plain
    assert "ApacheLicenseVersion2.0," in plain


def test_pythons_licence_comes_from_wherever_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert wheel_licences.of_python(tmp_path) == ""
    assert capsys.readouterr().err == "without a licence: Python\n"
    (tmp_path / "LICENSE.txt").write_text("PSF", "utf-8")
    assert wheel_licences.of_python(tmp_path / "nowhere", tmp_path) == "\n\nPython\n\nPSF"
