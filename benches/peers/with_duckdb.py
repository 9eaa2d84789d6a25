"""The three best-fitting skills with DuckDB: a table of the patterns, one of the learners' answers, and one query.

A join loses the order of the rows, so they are put in order again at the end. Their numbers are those of a table, for
counting rows as they stream by (`row_number`) keeps all but one core idle.
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np

from scoring import NOBODY, PLACES, STEP, Task, rounds

NAME, VERSION = "duckdb", duckdb.__version__
# More whole steps than a fit divided by rho has: added to a rank, it is above 0.
ABOVE = PLACES * 1e12


def run(task: Task, output: Path) -> None:
    with duckdb.connect() as database:
        database.register("figures", patterns(task))
        database.execute("create table patterns as from figures")
        database.execute(f"create table learners as {learners(task)}")
        database.execute(f"copy ({query(task)}) to '{output}' (header, delimiter ',')")


def patterns(task: Task) -> dict[str, np.ndarray]:
    """The columns of the patterns, one for each figure of their matrices: measured faster than a row of them an array.

    The number of a pattern is a double: by whole numbers of a small range DuckDB joins dictionaries, and to multiply
    those takes longer than it saves.
    """
    columns = {"pattern": task.patterns.astype(float)} | {f"rho{s}": rho for s, rho in enumerate(task.rho.T)}
    for kind, matrices in (("value", task.values), ("spread", task.spread)):
        columns |= {f"{kind}{row}_{at}": matrices[:, row, at] for row in range(matrices.shape[1])
                    for at in columns_of(matrices, row)}
    return {name: np.ascontiguousarray(column) for name, column in columns.items()}


def columns_of(matrices: np.ndarray, row: int) -> Iterator[int]:
    """The columns in which a row of the matrices is not always 0."""
    return (int(at) for at in np.flatnonzero(matrices[:, row].any(axis=0)))


def learners(task: Task) -> str:
    types = {name: "double" if name in task.answers else "varchar" for name in task.header}
    answers = [name(it) for it in task.answers]
    pattern = total(f"case when {it} is null then 0 else {1 << at} end" for at, it in enumerate(answers))
    file = str(task.file).replace("'", "''")
    return f"""
        select {name(task.header[0])}, {', '.join(f'coalesce({it}, 0) x{at}' for at, it in enumerate(answers))},
            {pattern}::double pattern
        from read_csv('{file}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
            columns = {types})"""


def query(task: Task) -> str:
    row_id, all_columns = name(task.header[0]), columns(task)
    sources = ["(select learners.rowid line, * from learners join patterns using (pattern))"]
    sources += [f"step{at}" for at in range(len(all_columns))]
    steps = (f"step{at} as (select {it} from {source})" for at, (it, source) in enumerate(zip(all_columns, sources)))
    return f"with {', '.join(steps)} select * exclude line from {sources[-1]} order by line"


def columns(task: Task) -> list[str]:
    """The columns of each step, made of those of the step before."""
    skills = range(len(task.skills))

    def product(kind: str, matrices: np.ndarray, row: int) -> str:
        return total(f"x{at} * {kind}{row}_{at}" for at in columns_of(matrices, row))

    step_values = [f"{product('value', task.values, s)} value{s}, rho{s}" for s in skills]
    step_values += [f"{product('spread', task.spread, k)} spread{k}" for k in range(task.spread.shape[1])]

    step_squares = [f"{total(f'spread{k} * spread{k}' for k in range(task.spread.shape[1]))} squares"]
    step_squares += [f"value{s}, rho{s}" for s in skills]

    step_fits = [f"squares >= {STEP} tells"]
    step_fits += [f"value{s} / case when squares >= {STEP} then sqrt(squares) end fit{s}, rho{s}" for s in skills]

    ranks = [f"round(fit{s} / rho{s} / {STEP}) * {PLACES} + {PLACES - 1 - s} rank{s}" for s in skills]
    ranks += [f"{NOBODY}::double rank{s}" for s in range(len(skills), -(-len(skills) // 3) * 3)]
    keep = ["tells", f"[{', '.join(f'fit{s}' for s in skills)}] fits"]
    comparisons, best = rounds([rank.split()[-1] for rank in ranks])
    word = {"max": "greatest", "min": "least"}
    steps_best = [["*"] + [f"{word[which]}({a}, {b}) {name}" for name, (which, a, b) in step.items()]
                  for step in comparisons]

    place = lambda rank: f"case when tells then {PLACES} - (({rank} + {ABOVE})::bigint % {PLACES}) end"
    step_places = ["fits"] + [f"{place(rank)} place{at}" for at, rank in enumerate(best, 1)]
    names = "[" + ", ".join(f"'{skill}'" for skill in task.skills) + "]"
    number = f"decimal({task.digits + 2}, {task.digits})"
    result = [column for at in (1, 2, 3)
              for column in (f"{names}[place{at}] skill_{at}", f"fits[place{at}]::{number} fit_{at}")]

    row = ["line", name(task.header[0])]
    middle = [step_values, step_squares, step_fits, keep + ranks]
    steps = [row + step for step in middle] + steps_best + [row + step_places, row + result]
    return [", ".join(step) for step in steps]


def total(terms) -> str:
    """A sum; 0 of nothing."""
    return f"({' + '.join(terms) or '0'})"


def name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
