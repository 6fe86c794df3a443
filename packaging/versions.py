"""What bundles say about themselves on each system: the version of `workshop_app`, the name, the type of the files."""

from __future__ import annotations

import datetime
import importlib.util
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NAME = "OKR Workshop"
ABOUT = "The workshop coach's desk"
MAC_ID = "org.okr_workshop.Desk"
MIME = "application/vnd.okr-workshop.engagement"
FILE_TYPE = "OKR engagement"


def _version() -> str:
    """Read, not imported: no package should be loaded for a number."""
    spec = importlib.util.spec_from_file_location("_workshop_app", ROOT / "workshop_app" / "__init__.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.__version__)


VERSION = _version()


def four_numbers() -> tuple[int, int, int, int]:
    """As Windows counts: 0.1.0 is 0.1.0.0."""
    numbers = [int(each) for each in VERSION.split(".")[:4]]
    first, second, third, fourth = (*numbers, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def windows_words(program: str) -> dict[str, str]:
    """What one of the two programs says of itself on Windows."""
    return {
        "CompanyName": NAME,
        "FileDescription": NAME,  # what the task manager and the list of "open with" show
        "FileVersion": VERSION,
        "InternalName": program,
        "LegalCopyright": "MIT licence",
        "OriginalFilename": f"{program}.exe",
        "ProductName": NAME,
        "ProductVersion": VERSION,
    }


def windows_resource(program: str) -> Any:
    """The version resource of one of the two programs, for PyInstaller on Windows."""
    from PyInstaller.utils.win32 import versioninfo as win

    words = windows_words(program)
    table = win.StringTable("080904B0", [win.StringStruct(*each) for each in words.items()])
    numbers = four_numbers()
    return win.VSVersionInfo(
        ffi=win.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[win.StringFileInfo([table]), win.VarFileInfo([win.VarStruct("Translation", [0x0809, 0x04B0])])],
    )


def info_plist() -> dict[str, object]:
    """What the Finder reads: the version, the type of our files, and that a dark desktop is understood."""
    return {
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": VERSION,
        "CFBundleVersion": VERSION,
        "LSMinimumSystemVersion": "14.0",
        "LSApplicationCategoryType": "public.app-category.business",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": f"MIT licence, {datetime.date.today().year}",  # noqa: DTZ011 - the maker's calendar
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": FILE_TYPE,
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [f"{MAC_ID}.engagement"],
                "CFBundleTypeIconFile": "okr-workshop.icns",
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": f"{MAC_ID}.engagement",
                "UTTypeDescription": FILE_TYPE,
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["okrw"],
                    "public.mime-type": [MIME],
                },
            }
        ],
    }


def mac_icon() -> str:
    """An .icns of the pictures that are there, made with what every Mac has."""
    import shutil
    import subprocess
    import tempfile

    pictures = Path(tempfile.mkdtemp()) / "okr-workshop.iconset"
    pictures.mkdir()
    for size in (16, 32, 128, 256):
        shutil.copy(ROOT / "ui" / "app_icon" / f"okr-workshop-{size}.png", pictures / f"icon_{size}x{size}.png")
    made = pictures.with_suffix(".icns")
    subprocess.run(["iconutil", "--convert", "icns", str(pictures), "--output", str(made)], check=True)
    return str(made)
