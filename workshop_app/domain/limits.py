"""How much one file may hold. `application.recording` refuses what would go beyond, `storage.size_check` refuses a file
that was made up beyond it, before anything of it is read.

Each figure is at least twice what a large client comes to (500 people in 200 workshops, 20,000 people, 20,000 key
results), and no more than screens and papers carry: the sample filled up with people, places in workshops, key results,
moments of days, teams, roles, open questions or workshops, each up to its limit, kept no screen or paper busy for more
than 6 seconds of work, and took 370 MB at most. Five thousand interview notes took 630 MB. A set is shown whole, at
about 17 ms an objective and 3 ms a key result: hence the limits under one owner.

Kinds go by their names here: whoever opens a file should not wait for all of them to load.
"""

from __future__ import annotations

LARGEST_FILE = 200_000_000  # bytes
LONGEST_VALUE = 1_000_000  # characters of one field as it is stored; an agenda of a day has some 50,000
LARGEST_VALUE = 4 * LONGEST_VALUE  # bytes

MOST_OF_ANY = 5_000
_MOST = {
    "Person": 40_000,  # two of the longest lists that can come in
    "Attendance": 200_000,
    "PairRule": 40_000,
    "KeyResult": 40_000,
    "Objective": 20_000,
    "Dismissal": 20_000,
    "Wording": 100_000,
    "PlannedActivity": 40_000,
    "ProgressLine": 100_000,
    "HealthReading": 40_000,
    "AgreedAction": 20_000,
    "ContributionLink": 20_000,
    "Reflection": 40_000,
    "RunEvent": 100_000,
    "Voice": 20_000,
    "ParameterVersion": 20_000,
    "Workshop": 1_000,
    "WorkshopAgenda": 1_000,
    "GroupPlan": 1_000,
    "Feedback": 1_000,
    "BaseRow": 600_000,  # one for each row of all the others
}

# How many of a kind may belong to one owner: kind, the field that names the owner, the most.
MOST_UNDER_ONE: tuple[tuple[str, str, int], ...] = (
    ("Objective", "set_id", 30),
    ("KeyResult", "objective_id", 80),
    ("DraftSet", "team_id", 100),
    ("WatchedMetric", "set_id", 50),
    ("NotNow", "set_id", 200),
    ("SortedMetric", "set_id", 100),
    ("PlannedActivity", "key_result_id", 50),
    ("ContributionLink", "from_id", 50),
    ("CheckIn", "set_id", 200),
    ("Attendance", "workshop_id", 5_000),
    ("RunEvent", "run_id", 20_000),
    ("Commitment", "workshop_id", 500),
)


def most(kind: str) -> int:
    """How many values of this kind one file may hold."""
    return _MOST.get(kind, MOST_OF_ANY)
