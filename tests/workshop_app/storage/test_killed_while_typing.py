"""A process that is typing is killed at fifty random moments: the file opens every time, is whole, and holds the last
edit that was acknowledged."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from workshop_app import bootstrap
from workshop_app.application.commands.basic import Add
from workshop_app.domain.people import Person

KILLS = 30

# One process imports everything once and then forks a typist per line of input, which acknowledges each edit by number.
NURSERY = """
import os, sys
from workshop_app import bootstrap
from workshop_app.application.commands.basic import edit
from workshop_app.domain.people import Person

def type_on(path, number):
    workspace = bootstrap.open_workspace(path)
    while True:
        number += 1
        workspace.apply(edit(Person, "p1", note="x" * (number % 7000), job=str(number)))
        os.write(1, b"%d\\n" % number)

bootstrap.create_in_memory("Acme").close()  # what the first write brings along
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        type_on(sys.argv[1], int(line))
    os.write(1, b"child %d\\n" % child)
    os.waitpid(child, 0)
    os.write(1, b"over\\n")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_killed_at_random_moments(full_file: Path) -> None:
    dice = random.Random(20261121)
    opened = bootstrap.open_workspace(full_file)
    opened.apply(Add((Person("p1", "Ana", job="0"),)))
    opened.close()
    journal = full_file.with_name(full_file.name + "-journal")
    number, torn, edits = 0, 0, 0
    with subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(full_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for kill in range(KILLS):
            nursery.stdin.write(f"{number}\n")
            nursery.stdin.flush()
            # Every other one in the middle of a write, the rest wherever the dice say.
            wait_for = journal if kill % 2 else None
            acknowledged = _killed_after(nursery, number, dice.randrange(1, 12), dice.randrange(50_000), wait_for)
            torn += journal.exists()

            opened = bootstrap.open_workspace(full_file)
            found = opened.read.get(Person, "p1")
            opened.close()
            assert int(found.job) in (acknowledged, acknowledged + 1)
            assert len(found.note) == int(found.job) % 7000
            assert bootstrap.verify(full_file).problems == ()
            edits += int(found.job) - number
            number = int(found.job)
        nursery.stdin.close()
    assert edits >= KILLS
    # Were it always killed between two edits, this would prove nothing.
    assert torn > 0


def _killed_after(nursery: subprocess.Popen[str], number: int, edits: int, spin: int, wait_for: Path | None) -> int:
    """Read so many acknowledgements, kill the typist a moment later, and return the last number it acknowledged."""
    assert nursery.stdout is not None
    child, acknowledged, seen = 0, number, 0
    for line in nursery.stdout:
        word = line.split()
        if word[0] == "over":
            return acknowledged
        if word[0] == "child":
            child = int(word[1])
        else:
            acknowledged, seen = int(word[0]), seen + 1
        if child and seen >= edits:
            for _ in range(spin):
                if wait_for is not None and wait_for.exists():
                    break
            os.kill(child, signal.SIGKILL)
            child = 0
    raise AssertionError("the nursery died")
