"""A Debian package of the bundle: the folder under /opt, one command, and what the desktop wants to know."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import versions

HERE = versions.ROOT / "packaging" / "linux"
HOME = "opt/okr-workshop"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
# What speaks with this computer's fonts and session has to be its own; all else that Qt's window needs comes with the
# bundle, X11 and the front doors to OpenGL included. libstdc++6 and libzstd1 are not named: apt itself stands on them.
# The C library is that of Ubuntu 22.04.
OLDEST_C = (2, 35)
NEEDS = (f"libc6 (>= {OLDEST_C[0]}.{OLDEST_C[1]})", "libfontconfig1", "libdbus-1-3")
LIKES = ("fonts-dejavu-core | fonts-noto-core", "libcups2 | libcups2t64", "libwayland-cursor0", "libx11-data")
SIZES = (16, 24, 32, 48, 64, 128, 256)


def build(bundle: Path, out: Path) -> Path:
    """The package of this bundle, in `out`. ValueError where a library in it asks for a newer C library."""
    import platform

    too_new = sorted(f"{path.name}: {version}" for path, version in wants_c(bundle) if version > OLDEST_C)
    if too_new:
        raise ValueError(f"newer than the C library of Ubuntu 22.04: {', '.join(too_new)}")
    architecture = ARCHITECTURES[platform.machine()]
    root = out / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(bundle, root / HOME, symlinks=True)
    _desktop(root)
    control = root / "DEBIAN"
    control.mkdir()
    control.joinpath("control").write_text(_control(architecture, root), "utf-8")
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    target = out / f"okr-workshop_{versions.VERSION}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(target)], check=True)
    return target


def wants_c(folder: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    """The newest C library that each of the libraries in a folder names."""
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_file() or not path.read_bytes().startswith(b"\x7fELF"):
            continue
        named = re.findall(rb"\0GLIBC_(\d+)\.(\d+)", path.read_bytes())
        if named:
            yield path, max((int(first), int(second)) for first, second in named)


def _desktop(root: Path) -> None:
    """Menu, file type, software centre, icons, manual, licence. The caches of the desktop notice by themselves: their
    packages watch these folders."""
    _put(HERE / "okr-workshop.desktop", root / "usr/share/applications")
    _put(HERE / "okr-workshop.xml", root / "usr/share/mime/packages")
    _put(HERE / "org.okr_workshop.Desk.metainfo.xml", root / "usr/share/metainfo")
    pictures = versions.ROOT / "ui" / "app_icon"
    for size in SIZES:
        icons = root / f"usr/share/icons/hicolor/{size}x{size}"
        _put(pictures / f"okr-workshop-{size}.png", icons / "apps", "okr-workshop.png")
        _put(pictures / f"okr-workshop-{size}.png", icons / "mimetypes", f"{versions.MIME.replace('/', '-')}.png")
    _put(pictures / "okr-workshop.svg", root / "usr/share/icons/hicolor/scalable/apps")
    manual = root / "usr/share/man/man1/okr-workshop.1.gz"
    manual.parent.mkdir(parents=True)
    manual.write_bytes(gzip.compress((HERE / "okr-workshop.1").read_bytes(), 9, mtime=0))
    _put(versions.ROOT / "LICENSE", root / "usr/share/doc/okr-workshop", "copyright")
    command = root / "usr/bin/okr-workshop"
    command.parent.mkdir(parents=True)
    command.symlink_to(f"/{HOME}/okr-workshop")


def _put(source: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / (name or source.name))


def _control(architecture: str, root: Path) -> str:
    size = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return (
        f"Package: okr-workshop\nVersion: {versions.VERSION}\nArchitecture: {architecture}\n"
        "Maintainer: The OKR Workshop developers <okr-workshop@localhost>\n"
        f"Installed-Size: {size // 1024}\nDepends: {', '.join(NEEDS)}\nRecommends: {', '.join(LIKES)}\n"
        "Section: misc\nPriority: optional\n"
        f"Description: {versions.ABOUT}\n"
        " Interviews, agendas, breakouts, drafts and documents for OKR coaches. One file\n"
        " per client; no account, no server, no network. Removing the package leaves every\n"
        " engagement where it is.\n"
    )
