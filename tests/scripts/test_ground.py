"""Why the first run could not install: told from what pip really says, without a network."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("ground", Path(__file__).parents[2] / "scripts" / "ground.py")
assert _SPEC is not None
assert _SPEC.loader is not None
ground = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(ground)


def _pip(folder: Path, *words: str) -> str:
    """What pip complains of, asked in an environment of its own without a network."""
    command = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", "install", "--quiet"]
    command += ["--target", str(folder / "nowhere"), *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=folder)
    assert done.returncode != 0
    return done.stderr


def test_a_package_that_is_not_made_for_this_machine_is_named(tmp_path: Path) -> None:
    said = _pip(tmp_path, "--no-index", "--find-links", str(tmp_path), "a-bell==1.0")
    sentence = ground.why_not_installed(said)
    assert sentence.startswith("a-bell has no build for this machine (")
    assert "network" not in sentence


def test_a_package_that_fails_to_build_is_named(tmp_path: Path) -> None:
    source = tmp_path / "a_bell"
    source.mkdir()
    (source / "pyproject.toml").write_text('[project]\nname = "a-bell"\nversion = "1"\n', "utf-8")
    (source / "setup.py").write_text("raise SystemExit('no compiler')\n", "utf-8")
    said = _pip(tmp_path, "--no-index", "--no-build-isolation", "--no-deps", str(source))
    assert "network" not in ground.why_not_installed(said)


def test_a_missing_network_is_asked_for(tmp_path: Path) -> None:
    said = _pip(tmp_path, "--retries", "1", "--timeout", "2", "--index-url", "http://127.0.0.1:9/simple", "a-bell==1.0")
    assert ground.why_not_installed(said).endswith("Is there a network for this first run?")


@pytest.mark.skipif(sys.platform == "win32", reason="there every machine has the bell")
def test_the_bell_stops_no_installation() -> None:
    lock = (ground.ROOT / "requirements.lock").read_text("utf-8")
    line = next(line for line in lock.splitlines() if line.startswith("miniaudio=="))
    assert "platform_machine == 'x86_64'" in line
    assert (
        "miniaudio>=1.71; sys_platform != 'linux' or platform_machine" in (ground.ROOT / "pyproject.toml").read_text()
    )
