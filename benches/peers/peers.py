"""Times DuckDB and Polars at the ranking that `pothik batch` makes, after checking that all three agree.

    python peers.py LEARNERS.csv ADVICE.csv [REPETITIONS]

LEARNERS.csv has a header, its first column names the row; ADVICE.csv is what `pothik batch LEARNERS.csv` wrote. One
JSON line an engine goes to standard output. If an engine disagrees the first differences are shown, no time, and the
exit code is 1.
"""

import argparse
import csv
import itertools
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import scoring
import with_duckdb
import with_polars

ROOT = Path(__file__).resolve().parents[2]
RESULT = ["skill_1", "fit_1", "skill_2", "fit_2", "skill_3", "fit_3"]
# So many differences are shown.
SHOWN = 5

Row = tuple[str, ...]


def main() -> int:
    wanted = arguments()
    fits = (row[2] for row in results(wanted.advice) if row[2])
    digits = len(next(fits, "0.000").partition(".")[2])
    task = scoring.task(wanted.catalogue, wanted.learners, digits)
    agree = [measure(engine, task, wanted) for engine in (with_duckdb, with_polars)]
    return 0 if all(agree) else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("learners", type=Path, help="CSV with a header, its first column naming the row")
    parser.add_argument("advice", type=Path, help="what `pothik batch` wrote about them")
    parser.add_argument("repetitions", type=int, nargs="?", default=5, help="the best of so many counts (default 5)")
    parser.add_argument("--catalogue", type=Path, default=ROOT / "paths.toml")
    wanted = parser.parse_args()
    if wanted.repetitions < 1:
        parser.error("at least one repetition")
    return wanted


def measure(engine, task: scoring.Task, wanted: argparse.Namespace) -> bool:
    """Runs an engine, says how it did, and whether it agrees."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "result.csv")
        times = [timed(engine, task, output) for _ in range(wanted.repetitions)]
        compared, different = compare(wanted.advice, output, engine.NAME)
    line = {"name": engine.NAME, "version": engine.VERSION, "threads": os.cpu_count()}
    if different == 0:
        seconds, processor = (round(min(column), 3) for column in zip(*times))
        line |= {"seconds": seconds, "processor_seconds": processor, "rows_per_second": round(compared / seconds)}
    print(json.dumps(line | {"agrees": {"compared": compared, "different": different}}), flush=True)
    return different == 0


def timed(engine, task: scoring.Task, output: Path) -> tuple[float, float]:
    """Seconds for reading, scoring and writing, without the start of Python or the import of the engine: those that
    passed, and those that all cores together worked.
    """
    output.unlink(missing_ok=True)
    start, worked = time.perf_counter(), time.process_time()
    engine.run(task, output)
    return time.perf_counter() - start, time.process_time() - worked


def compare(advice: Path, output: Path, engine: str) -> tuple[int, int]:
    """How many rows were compared, in order, and how many of them differ; shows the first of these."""
    compared = different = 0
    for ours, theirs in itertools.zip_longest(results(advice), results(output)):
        compared += 1
        if ours is None or theirs is None or comparable(ours) != comparable(theirs):
            different += 1
            if different <= SHOWN:
                print(f"row {compared}: pothik {ours}, {engine} {theirs}", file=sys.stderr)
    return compared, different


def results(file: Path) -> Iterator[Row]:
    """The first column and those of the ranking, row by row."""
    with file.open(newline="", encoding="utf-8-sig") as lines:
        reader = csv.reader(lines)
        header = next(reader, [])
        if missing := [name for name in RESULT if name not in header]:
            raise SystemExit(f"{file} has no column {missing[0]}")
        places = [0] + [header.index(name) for name in RESULT]
        for row in reader:
            yield tuple(row[place] for place in places)


def comparable(row: Row) -> tuple:
    """The row with its fits as numbers: ` -0.12` and `-0.12` are the same."""
    return tuple(float(cell) if cell and at in (2, 4, 6) else cell for at, cell in enumerate(row))


if __name__ == "__main__":
    sys.exit(main())
