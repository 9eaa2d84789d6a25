"""Cuts a CSV file without a header into partitions with Spark, pipes each through a copy of `pothik batch`, and joins
what comes out in order: the result is what one run over the whole file writes, byte for byte.

    python pipe.py LEARNERS.csv COLUMNS ADVICE.csv [--rejects FOLDER] [--check]

COLUMNS names the columns, with commas between them. Partitions are cut at line ends, so a file with line breaks inside
quoted fields is refused.
"""

import argparse
import filecmp
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pyspark.sql import SparkSession

# A copy of pothik ends with 1 if it rejected rows, although it wrote all others, and Spark takes that for a failure. With
# a file for the rejects the two can be told apart: pothik leaves it behind only if it came to the end.
KEEPING_REJECTS = 'file=$(mktemp -d "$0"/slice-XXXXXX)/rejects.csv; "$@" --rejects "$file"; code=$?; \
[ "$code" = 1 ] && [ -e "$file" ] && exit 0; exit "$code"'


def main() -> int:
    wanted = arguments()
    spark = (
        SparkSession.builder.master(wanted.master)
        .appName("pothik")
        # Only line feeds end a line: a carriage return before one stays where it is.
        .config("spark.hadoop.textinputformat.record.delimiter", "\n")
        .config("spark.ui.enabled", "false")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    try:
        start = time.perf_counter()
        if has_breaks(spark, wanted.learners):
            sys.exit(f"{wanted.learners} has a line break inside a quoted field and cannot be cut")
        advise(spark, wanted)
        print(f"{time.perf_counter() - start:.1f} s with Spark, without its start", file=sys.stderr)
    finally:
        spark.stop()
    return check(wanted) if wanted.check else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("learners", type=Path)
    parser.add_argument("columns")
    parser.add_argument("advice", type=Path)
    parser.add_argument("--pothik", default=shutil.which("pothik"), help="the program (default: the one in PATH)")
    parser.add_argument("--master", default="local[2]", help="where Spark runs (default: here, with two cores)")
    parser.add_argument("--partitions", type=int, default=8, help="at least so many (default 8)")
    parser.add_argument("--rejects", type=Path, help="a folder for rejected rows; without it they end the run")
    parser.add_argument("--check", action="store_true", help="compare with one run over the whole file")
    wanted = parser.parse_args()
    if not wanted.pothik:
        parser.error("there is no pothik in PATH: name it with --pothik")
    return wanted


def has_breaks(spark: SparkSession, learners: Path) -> bool:
    """Whether some line opens a quote that it does not close."""
    lines = spark.read.text(str(learners.absolute()), lineSep="\n")
    return not lines.where("""length(value) % 2 <> length(replace(value, '"', '')) % 2""").isEmpty()


def advise(spark: SparkSession, wanted: argparse.Namespace) -> None:
    """Pipes the partitions through pothik and joins the parts in the order of the partitions."""
    command = batch(wanted.pothik, "-", wanted.columns)
    if wanted.rejects:
        wanted.rejects.mkdir(parents=True, exist_ok=True)
        command = ["sh", "-c", KEEPING_REJECTS, str(wanted.rejects.absolute()), *command]
    learners = spark.sparkContext.textFile(str(wanted.learners.absolute()), wanted.partitions)
    # Without checkCode Spark would take a copy that failed for one that had nothing to say.
    advice = learners.pipe(shlex.join(command), env={"PATH": "/usr/bin:/bin"}, checkCode=True)
    with tempfile.TemporaryDirectory() as folder:
        parts = Path(folder, "parts")
        advice.saveAsTextFile(str(parts))
        with wanted.advice.open("wb") as whole:
            for part in sorted(parts.glob("part-*")):
                with part.open("rb") as rows:
                    shutil.copyfileobj(rows, whole)


def batch(pothik: str, learners: str, columns: str) -> list[str]:
    # Spark keeps the cores busy with partitions.
    jobs = ["--jobs", "1"] if learners == "-" else []
    return [str(Path(pothik).absolute()), "batch", learners, "--columns", columns, *jobs]


def check(wanted: argparse.Namespace) -> int:
    """Says whether one run over the whole file writes the same."""
    with tempfile.NamedTemporaryFile() as single:
        subprocess.run(batch(wanted.pothik, str(wanted.learners), wanted.columns), stdout=single, check=False)
        same = filecmp.cmp(single.name, wanted.advice, shallow=False)
    print("the same as one run" if same else "not the same as one run", file=sys.stderr)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
