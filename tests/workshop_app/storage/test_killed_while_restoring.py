"""A process that copies, restores and rescues is killed again and again: the file opens every time, and every state
that was acknowledged is in the file or in one of its copies."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from workshop_app import bootstrap
from workshop_app.application import queries

KILLS = 12

# One process imports everything once and then forks per line of input; it says which state it is about to restore over.
NURSERY = """
import os, sys
from workshop_app import bootstrap
from workshop_app.application.commands.engagement import EditEngagement

def go_back_and_forth(path, number):
    first = bootstrap.list_backups(path)[-1].path
    while True:
        number += 1
        workspace = bootstrap.open_workspace(path)
        workspace.apply(EditEngagement(client=f"State {number}"))
        workspace.close()
        os.write(1, b"%d\\n" % number)
        bootstrap.restore_backup(path, first)

bootstrap.verify(sys.argv[1])
bootstrap.create_in_memory("Acme").close()  # and what the first write brings along
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        go_back_and_forth(sys.argv[1], int(line))
    os.write(1, b"child %d\\n" % child)
    os.waitpid(child, 0)
    os.write(1, b"over\\n")
"""


def _client(path: Path) -> str:
    opened = bootstrap.open_workspace(path, read_only=True)
    try:
        return queries.engagement(opened.read).client
    finally:
        opened.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_killed_at_random_moments_of_a_restore(full_file: Path) -> None:
    dice = random.Random(20261128)
    assert bootstrap.back_up(full_file) is not None
    number, half_made = 0, 0
    words = [sys.executable, "-c", NURSERY, str(full_file)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as nursery:
        assert nursery.stdin is not None
        for kill in range(KILLS):
            nursery.stdin.write(f"{number}\n")
            nursery.stdin.flush()
            number = _killed(nursery, full_file.parent, dice, kill)
            half_made += any(full_file.parent.rglob("*.part"))

            assert bootstrap.verify(full_file).problems == ()
            bootstrap.open_workspace(full_file).close()
            states = {_client(full_file)} | {_client(copy.path) for copy in bootstrap.list_backups(full_file)}
            assert f"State {number}" in states
            assert "Acme" in states
        nursery.stdin.close()
    assert half_made > 0  # were it always killed between two restores, this would prove nothing


# Rescues the damaged file whenever it is told to, and says when it is done.
RESCUER = """
import os, sys
from workshop_app import bootstrap
bootstrap.examine(sys.argv[1])
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        bootstrap.rescue(sys.argv[1])
        os._exit(0)
    os.write(1, b"child %d\\n" % child)
    os.waitpid(child, 0)
    os.write(1, b"over\\n")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_killed_at_random_moments_of_a_rescue(full_file: Path) -> None:
    dice = random.Random(20261129)
    damaged = full_file.read_bytes()
    damaged = damaged[: len(damaged) * 2 // 3]
    before, after = 0, 0
    words = [sys.executable, "-c", RESCUER, str(full_file)]
    full_file.write_bytes(damaged)
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for _ in range(KILLS):
            for aside in full_file.parent.glob("Acme damaged *"):
                aside.unlink()
            full_file.write_bytes(damaged)
            nursery.stdin.write("rescue\n")
            nursery.stdin.flush()
            child = int(nursery.stdout.readline().split()[1])
            # Wherever the dice say between the first new name and the last.
            patience = dice.randrange(1, 12)
            for _ in range(200_000):
                names = len(list(full_file.parent.iterdir()))
                patience -= names > 1
                if patience <= 0:
                    break
            os.kill(child, signal.SIGKILL)
            assert nursery.stdout.readline() == "over\n"
            if full_file.read_bytes() == damaged:
                before += 1
            else:
                after += 1
                assert bootstrap.verify(full_file).problems == ()
                assert [each.read_bytes() for each in full_file.parent.glob("Acme damaged *.okrw")] == [damaged]
        nursery.stdin.close()
    if full_file.read_bytes() == damaged:
        bootstrap.rescue(full_file)
    assert bootstrap.verify(full_file).problems == ()
    assert before > 0  # were it always killed too late, this would prove nothing


def _killed(nursery: subprocess.Popen[str], folder: Path, dice: random.Random, kill: int) -> int:
    """Kill the child after some states: half the time while something half-made stands there. Returns the last state
    it said."""
    assert nursery.stdout is not None
    child, number, left = 0, 0, dice.randrange(1, 4)
    for line in nursery.stdout:
        if line == "over\n":
            return number
        if line.startswith("child"):
            child = int(line.split()[1])
        else:
            number = int(line)
            left -= 1
        if child and left <= 0:
            for _ in range(20_000 if kill % 2 else dice.randrange(1, 4000)):
                if kill % 2 and any(folder.rglob("*.part")):
                    break
            os.kill(child, signal.SIGKILL)
            left = 1 << 30
    raise AssertionError("the nursery ended by itself")
