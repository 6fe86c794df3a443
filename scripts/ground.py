"""Lays the ground under every script: a virtual environment with the locked packages, and Qt's system libraries.

Standard library only, because it runs before anything is installed. `prepare()` is called by scripts/run, test, bench
and screens; it is quick when nothing changed (one hash compared).
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "ground.stamp"
OLDEST = (3, 11)

# What Qt's wheels expect from a Linux desktop: the library asked for, and the Debian package that brings it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
# How pip words it: nothing answers; nothing fits this machine, or what would be built here fails.
_NO_NETWORK = re.compile(r"Retrying \(|NewConnectionError|NameResolutionError|ConnectTimeout|Connection refused")
_NO_BUILD = re.compile(
    r"No matching distribution found for ([\w.-]+)|Failed building wheel for ([\w.-]+)"
    r"|Failed to build '?([\w.-]+)|metadata-generation-failed[\s\S]*?([\w.-]+) from file"
)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


def prepare() -> Path:
    """Make everything ready; returns the Python of the environment. Ends the program with a sentence when it cannot."""
    if sys.version_info < OLDEST:
        sys.exit(f"Python {OLDEST[0]}.{OLDEST[1]} or later is needed; this is {sys.version.split()[0]}.")
    if sys.platform.startswith("linux"):
        _system_libraries()
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = _wanted()
    if not python.exists() or not STAMP.exists() or STAMP.read_text("utf-8") != wanted:
        _environment(python)
        STAMP.write_text(wanted, "utf-8")
    return python


def run(*words: str | Path, **more: object) -> int:
    """Run one program in the project's folder; returns its exit status."""
    return subprocess.call([str(word) for word in words], cwd=ROOT, **more)  # type: ignore[arg-type]


def _wanted() -> str:
    """Changes whenever the lock, the project's own description or the Python changes."""
    facts = LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + sys.version.encode()
    return hashlib.sha256(facts).hexdigest()


def _environment(python: Path) -> None:
    print("Setting up (once, a minute or two) ...", file=sys.stderr, flush=True)
    if not python.exists() and run(sys.executable, "-m", "venv", VENV) != 0:
        # Debian ships venv's installer in a package of its own.
        shutil.rmtree(VENV, ignore_errors=True)
        _install_packages(["python3-venv"])
        if run(sys.executable, "-m", "venv", VENV) != 0:
            sys.exit("Python could not make a virtual environment here (see above).")
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps")
    installing = [str(word) for word in (*pip, "--require-hashes", "-r", LOCK)]
    done = subprocess.run(installing, cwd=ROOT, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    if done.returncode != 0:
        sys.stderr.write(done.stderr)
        sys.exit(why_not_installed(done.stderr))
    if run(*pip, "--no-build-isolation", "--editable", ROOT) != 0:
        sys.exit("The project itself could not be installed into its environment (see above).")


def why_not_installed(said: str) -> str:
    """One sentence from what pip says: a package that is not made for this machine is no missing network."""
    if _NO_NETWORK.search(said):
        return "The locked packages could not be fetched (see above). Is there a network for this first run?"
    found = _NO_BUILD.search(said)
    if found is None:
        return "The locked packages could not be installed (see above)."
    name = next(each for each in found.groups() if each)
    machine = f"{platform.system()} on {platform.machine()} with Python {platform.python_version()}"
    sentence = f"{name} has no build for this machine ({machine}), and could not be built here (see above)."
    if os.name == "nt" and platform.machine() == "ARM64":
        sentence += " The Python for x64 works on it: install that one, and start again with it."
    return sentence


def _system_libraries() -> None:
    missing = [package for library, package in QT_LIBRARIES.items() if not _loads(library)]
    if not any(any(Path(folder).expanduser().rglob("*.[to]tf")) for folder in FONT_FOLDERS):
        missing.append("fonts-dejavu-core")
    if missing:
        _install_packages(missing)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install_packages(packages: list[str]) -> None:
    """Install system packages where we may, else print the one command to type."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        sys.exit("Qt needs system libraries that Debian calls: " + " ".join(packages) + ". Please install them first.")
    if os.geteuid() != 0:
        if not shutil.which("sudo") or subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) != 0:
            sys.exit("Qt needs a few system libraries. Please type:\n  sudo " + " ".join(command))
        command = ["sudo", "-n", *command]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("Installing Qt's system libraries ...", file=sys.stderr, flush=True)
    update = [*command[: command.index("install")], "update"]
    subprocess.call(update, env=quiet, stdout=subprocess.DEVNULL)
    if subprocess.call(command, env=quiet, stdout=subprocess.DEVNULL) != 0:
        sys.exit("These system packages could not be installed: " + " ".join(packages))
