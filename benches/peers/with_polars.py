"""The three best-fitting skills with Polars, as one lazy query on the streaming engine.

A join loses the order of the rows, so they are put in order again at the end: measured, a join that keeps it
(`maintain_order`) takes three times as long.
"""

import functools
import operator
from pathlib import Path

import polars as pl
from polars import col

from scoring import NOBODY, PLACES, STEP, Task, rounds

NAME, VERSION = "polars", pl.__version__


def run(task: Task, output: Path) -> None:
    types = {name: pl.Float64 if name in task.answers else pl.String for name in task.header}
    query(task, pl.scan_csv(task.file, schema=types, row_index_name="line")).sink_csv(output, engine="streaming")


def query(task: Task, rows: pl.LazyFrame) -> pl.LazyFrame:
    row = ["line", task.header[0]]
    interests, skills = range(task.spread.shape[1]), range(len(task.skills))
    # Each row of a matrix is an array: measured a little faster than a column for each figure.
    patterns = pl.LazyFrame(
        {"pattern": task.patterns}
        | {f"value{s}": task.values[:, s] for s in skills}
        | {f"rho{s}": task.rho[:, s] for s in skills}
        | {f"spread{k}": task.spread[:, k] for k in interests}
    )
    rows = rows.select(
        *row,
        x=pl.concat_arr(col(it).fill_null(0.0) for it in task.answers),
        pattern=total(col(it).is_not_null().cast(pl.Int64) * (1 << at) for at, it in enumerate(task.answers)),
    ).join(patterns, on="pattern", how="left")
    product = lambda row: col("x").arr.dot(col(row))
    rows = rows.select(
        *row,
        squares=total(product(f"spread{k}") ** 2 for k in interests),
        **{f"value{s}": product(f"value{s}") for s in skills},
        **{f"rho{s}": col(f"rho{s}") for s in skills},
    )
    length = pl.when(col("squares") >= STEP).then(col("squares").sqrt())
    rows = rows.select(
        *row,
        (col("squares") >= STEP).alias("tells"),
        *[(col(f"value{s}") / length).alias(f"fit{s}") for s in skills],
        *[f"rho{s}" for s in skills],
    )

    ranks = {f"rank{s}": (col(f"fit{s}") / col(f"rho{s}") / STEP).round() * PLACES + (PLACES - 1 - s) for s in skills}
    ranks |= {f"rank{s}": pl.lit(NOBODY) for s in range(len(skills), -(-len(skills) // 3) * 3)}
    rows = rows.select(*row, "tells", pl.concat_arr(f"fit{s}" for s in skills).alias("fits"), **ranks)
    comparisons, best = rounds(list(ranks))
    for step in comparisons:
        rows = rows.with_columns(**{name: larger_or_smaller(*it) for name, it in step.items()})

    place = lambda rank: PLACES - 1 - (rank - PLACES * (rank / PLACES).floor()).cast(pl.UInt8)
    placed = lambda at: pl.when("tells").then(place(col(best[at - 1]))).alias(f"place{at}")
    rows = rows.select(*row, "fits", *[placed(at) for at in (1, 2, 3)])
    # Of the ways to write them, these two types are the fastest.
    name, number = pl.Enum(task.skills), pl.Decimal(task.digits + 2, task.digits)
    skill = lambda at: col(f"place{at}").cat.to(name).alias(f"skill_{at}")
    # Polars looks at the bytes behind a null place too, and finds some of them out of bounds.
    its_fit = lambda at: col("fits").arr.get(col(f"place{at}"), null_on_oob=True).cast(number).alias(f"fit_{at}")
    rows = rows.select(*row, *[column for at in (1, 2, 3) for column in (skill(at), its_fit(at))])
    return rows.sort("line").drop("line")


def total(terms) -> pl.Expr:
    """A sum; measured a quarter faster than `sum_horizontal`."""
    return functools.reduce(operator.add, terms)


def larger_or_smaller(which: str, one: str, other: str) -> pl.Expr:
    one, other = col(one), col(other)
    larger, smaller = (one, other) if which == "max" else (other, one)
    return pl.when(one > other).then(larger).otherwise(smaller)
