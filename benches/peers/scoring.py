"""What both engines need to know: which columns measure which interest, the key of every skill, and in which order
numbers are compared to find the three largest. The arithmetic is the engines' own.
"""

import csv
import tomllib
from dataclasses import dataclass
from pathlib import Path

# Fits in steps of this are compared; what varies by less does not vary.
STEP = 1e-9
# Fewer measured interests tell nothing.
LEAST = 3
# Scores are counted from the middle of their scale: that changes no correlation and keeps the sums small.
MIDDLE = 3.0
# A rank is the fit in whole steps times this, plus the skill's place from the end of the catalogue: one number that
# orders by fit, then by the catalogue. It stays far below 2^53, so it is exact.
PLACES = 64
# Stands where there is no skill to compare with.
NOBODY = -1e15


@dataclass(frozen=True)
class Interest:
    """An interest that the file can measure: by a score given directly, otherwise by the mean of its activities."""

    score: str | None
    activities: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """One file to score with one catalogue."""

    file: Path
    header: tuple[str, ...]
    interests: tuple[Interest, ...]
    skills: tuple[str, ...]
    # One row a skill, one figure an interest: the profile less the mean profile of the catalogue.
    key: tuple[tuple[float, ...], ...]
    # So many decimals of a fit are written.
    digits: int

    @property
    def answers(self) -> set[str]:
        """The columns that hold numbers for scoring."""
        return {column for it in self.interests for column in (it.score, *it.activities) if column}


def task(catalogue: Path, file: Path, digits: int) -> Task:
    """Reads the catalogue, and of the file only its header; its first column names the row."""
    known = tomllib.loads(catalogue.read_text(encoding="utf-8"))
    with file.open(newline="", encoding="utf-8") as lines:
        header = tuple(next(csv.reader(lines)))
    interests = {}
    for interest in known["interest"]:
        activities = [it["id"] for it in known["activity"] if it["interest"] == interest["id"] and it["id"] in header]
        score = interest["id"] if interest["id"] in header else None
        if score or activities:
            interests[interest["id"]] = Interest(score, tuple(activities))
    skills = known["skill"]
    if not LEAST <= len(skills) <= PLACES:
        raise SystemExit(f"{len(skills)} skills; the ranks in scoring.py hold {LEAST} to {PLACES}")
    profiles = [it["profile"].get("onet", {}) | it["profile"].get("editorial", {}) for it in skills]
    means = {it: sum(profile[it] for profile in profiles) / len(profiles) for it in interests}
    key = tuple(tuple(profile[it] - means[it] for it in interests) for profile in profiles)
    return Task(file, header, tuple(interests.values()), tuple(it["id"] for it in skills), key, digits)


def rounds(names: list[str]) -> tuple[list[dict[str, tuple[str, str, str]]], list[str]]:
    """How to find the three largest of the columns `names` (a multiple of three) by comparing two at a time.

    Each round makes new columns, name -> ("max" or "min", one, other); the last three are returned too, largest first.
    Threes are sorted; of two sorted threes the larger of first and last, of the middle two, and of last and first are
    the three largest (the first step of a bitonic merge). Measured: faster in both engines than sorting lists.
    """
    made = []
    threes = [names[at : at + 3] for at in range(0, len(names), 3)]

    def compare(pairs):
        new = {f"r{len(made)}_{at}": pair for at, pair in enumerate(pairs)}
        made.append(new)
        return list(new)

    def sort(threes, one, other):
        pairs = [pair for it in threes for pair in (("max", it[one], it[other]), ("min", it[one], it[other]))]
        new = iter(compare(pairs))
        for it in threes:
            it[one], it[other] = next(new), next(new)

    while True:
        for one, other in ((0, 1), (0, 2), (1, 2)):
            sort(threes, one, other)
        if len(threes) == 1:
            return made, threes[0]
        couples = list(zip(threes[0::2], threes[1::2]))
        pairs = [("max", a[at], b[2 - at]) for a, b in couples for at in range(3)]
        new = compare(pairs)
        threes = [new[at : at + 3] for at in range(0, len(new), 3)] + threes[2 * len(couples) :]
