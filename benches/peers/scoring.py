"""What both engines need to know: which columns hold answers, and for every choice of them that occurs in the file (a
pattern) the matrices that make values of skills from answers. The arithmetic of a row is the engines' own.
"""

import csv
import tomllib
from dataclasses import dataclass
from math import sqrt
from operator import itemgetter
from pathlib import Path
from statistics import NormalDist

import numpy as np

# Fits divided by rho are compared in steps of this; what varies by less does not vary.
STEP = 1e-9
# Fewer measured interests tell nothing.
LEAST = 3
# A rank is the fit divided by rho in whole steps times this, plus the skill's place from the end of the catalogue: one
# number that orders by fit / rho, then by the catalogue. It stays far below 2^53, so it is exact.
PLACES = 64
# Stands where there is no skill to compare with.
NOBODY = -1e15
# A pattern is a whole number with a bit for each column of answers, exact as a double, too.
MOST_COLUMNS = 53

# What is assumed of people and their answers; src/measure/model.rs says why.
RELIABILITY = 0.51
SHARES = np.array([0.10, 0.18, 0.27, 0.28, 0.17])
LOADING = 0.7
ELEVATION = 10.0
# What the catalogue does not say of two general interests.
CORRELATION = 0.25


@dataclass(frozen=True)
class Task:
    """One file to score with one catalogue."""

    file: Path
    header: tuple[str, ...]
    # The columns that hold numbers for scoring.
    answers: tuple[str, ...]
    skills: tuple[str, ...]
    # The patterns that occur, and for each of them what `Measure.design` makes.
    patterns: np.ndarray
    values: np.ndarray
    spread: np.ndarray
    rho: np.ndarray
    # So many decimals of a fit are written.
    digits: int


def task(catalogue: Path, file: Path, digits: int) -> Task:
    """Reads the catalogue, and of the file which answers are there; its first column names the row."""
    known = tables(catalogue)
    interests = [it["id"] for it in known["interest"]]
    # A score that is given directly stands in a column with the name of the interest.
    about = {it["id"]: interests.index(it["interest"]) for it in known["activity"]}
    about |= {it: place for place, it in enumerate(interests)}
    skills = tuple(it["id"] for it in known["skill"])
    if not LEAST <= len(skills) <= PLACES:
        raise SystemExit(f"{len(skills)} skills; the ranks in scoring.py hold {LEAST} to {PLACES}")
    with file.open(newline="", encoding="utf-8") as lines:
        rows = csv.reader(lines)
        header = tuple(next(rows))
        answers = tuple(it for it in header if it in about)
        if not LEAST <= len(answers) <= MOST_COLUMNS:
            raise SystemExit(f"{len(answers)} columns of answers; the patterns hold {LEAST} to {MOST_COLUMNS}")
        cells = itemgetter(*map(header.index, answers))
        given = np.array(list({tuple(map(bool, cells(row))) for row in rows}))
    patterns = given @ (1 << np.arange(len(answers)))
    about_what, is_score = np.array([about[it] for it in answers]), np.array([it in interests for it in answers])
    measure = Measure(known)
    designs = zip(*(measure.design(about_what, is_score, it) for it in given))
    return Task(file, header, answers, skills, patterns, *map(np.array, designs), digits)


def tables(file: Path, seen: set[Path] | None = None) -> dict:
    """The tables of a file and, behind them, of those it includes. Names are relative to its folder; one `*` stands for
    all files that were not named before, in the order of the alphabet.
    """
    seen = set() if seen is None else seen
    seen.add(file)
    known = tomllib.loads(file.read_text(encoding="utf-8"))
    for name in known.pop("include", []):
        for part in sorted(file.parent.glob(name)) if "*" in name else [file.parent / name]:
            if part not in seen:
                for table, entries in tables(part, seen).items():
                    known.setdefault(table, []).extend(entries)
    return known


class Measure:
    """What holds for everybody: the correlations of interests, the keys of skills, and how a rating tells of either."""

    def __init__(self, known: dict):
        interests, audit = known["interest"], known.get("audit", {})
        self.keys = np.array([[(it["profile"].get("onet", {}) | it["profile"].get("editorial", {}))[interest["id"]]
                               for interest in interests] for it in known["skill"]])
        self.keys -= self.keys.mean(axis=0)
        self.sigma = np.eye(len(interests))
        stated = {frozenset([one, other]): figure / audit["reliability"]
                  for one, row in audit.get("correlations", {}).items() for other, figure in row.items()}
        for at, one in enumerate(interests):
            for to, other in enumerate(interests[:at]):
                general = frozenset(it.get("within", it["id"]) for it in (one, other))
                figure = 1.0 if len(general) == 1 else stated.get(general, CORRELATION)
                figure *= LOADING ** (("within" in one) + ("within" in other))
                self.sigma[at, to] = self.sigma[to, at] = figure
        steps, normal = np.arange(1, len(SHARES) + 1), NormalDist()
        sd = sqrt(SHARES @ steps**2 - (SHARES @ steps) ** 2)
        cuts = sum(normal.pdf(normal.inv_cdf(share)) for share in np.cumsum(SHARES)[:-1])
        self.slope = sqrt(RELIABILITY) * cuts / sd

    def design(self, about: np.ndarray, is_score: np.ndarray, given: np.ndarray) -> tuple[np.ndarray, ...]:
        """All that depends only on which answers are given, a column an answer; `about` which interest each is.

        Returns the matrix that makes q . m of answers, a row a skill; one that makes of them something as long as
        m - mean m; and rho. Columns of answers that are not given are 0. That answers are centred on the person is in
        the matrices; s is left out, for it scales q . m and m - mean m alike.
        """
        scored = {about[at] for at in np.flatnonzero(given & is_score)}
        rated = given & ~is_score & [it not in scored for it in about]
        heard = rated | (given & is_score)
        measured = np.unique(about[heard])
        spread = np.zeros((len(self.sigma), len(about)))
        if len(measured) < LEAST:
            return np.zeros((len(self.keys), len(about))), spread, np.ones(len(self.keys))
        # Answers to ybar: the mean of what is said of an interest, less that of all ratings (or, without any, scores).
        ybar = (about == measured[:, None]) & heard
        counts = ybar.sum(axis=1)
        centre = rated if rated.any() else heard
        ybar = ybar / counts[:, None] - centre / centre.sum()
        # ybar to m: G = A H' (H A H' + D)^-1.
        sigma = self.sigma[np.ix_(measured, measured)]
        noise = np.where(np.isin(measured, list(scored)), 0.0, (1 - self.slope**2) / counts)
        gains = self.slope * sigma @ np.linalg.inv(self.slope**2 * sigma + ELEVATION + np.diag(noise))
        # A key that does not vary stays 0.
        keys = self.keys[:, measured]
        keys = keys - keys.mean(axis=1, keepdims=True)
        squares = (keys**2).sum(axis=1, keepdims=True)
        keys = np.where(squares < STEP, 0.0, keys / np.sqrt(np.maximum(squares, STEP)))
        # C = Sigma - G lambda Sigma, so rho^2 = q' (Sigma - C) q / q' Sigma q = q' G lambda Sigma q / q' Sigma q.
        variance = lambda matrix: np.einsum("sk,kl,sl->s", keys, matrix, keys)
        heard_of, all_of = self.slope * variance(gains @ sigma), variance(sigma)
        rho = np.sqrt(np.divide(heard_of, all_of, out=np.ones(len(keys)), where=all_of > 0))
        m = gains @ ybar
        # The triangular factor keeps the length with half the products.
        spread[: len(measured)] = np.linalg.qr(m - m.mean(axis=0), mode="r")
        return keys @ m, spread, rho


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
