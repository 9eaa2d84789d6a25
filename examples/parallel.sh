#!/bin/sh
# Cuts a CSV file into slices, pipes them through copies of pothik with GNU parallel, and joins what comes out in order.
# The result is what `pothik batch LEARNERS.csv` writes, byte for byte.
#
#     examples/parallel.sh LEARNERS.csv ADVICE.csv [REJECTS]
#
# On one machine `pothik batch` uses all cores by itself; this shows how slices are piped, for engines that spread work.
#
# REJECTS is a folder; what is wrong with the rows of slice N goes to N.csv there, with rows counted from the beginning
# of the slice. Without it each copy shows its first rejects. The exit code is that of pothik: 1 if rows were rejected
# (the others are written), or if a copy failed.
#
# Slices are cut at line ends, so a file with line breaks inside quoted fields is refused: run it as a whole. The fields
# are separated by commas, and the names of the columns hold none.
set -eu

learners=$1 advice=$2 rejects=${3:-}
pothik=${POTHIK:-pothik}
if grep -q '"' -- "$learners" && ! awk -F '"' 'NF && NF % 2 == 0 { exit 1 }' "$learners"; then
    echo "$learners has a line break inside a quoted field and cannot be cut: pothik batch $learners" >&2
    exit 1
fi
header=$(head -n 1 -- "$learners" | tr -d '\r')
if [ -n "$rejects" ]; then mkdir -p -- "$rejects"; fi

# The header of the advice: that of a file without learners.
said=$(head -n 1 -- "$learners" | "$pothik" batch - 2>&1 >"$advice") || { echo "$said" >&2; exit 1; }
# Each copy is given the header and its slice; --columns names the columns, so that no slice writes a header.
failed=0
parallel --quote --will-cite --pipepart --arg-file "$learners" --header '.*\n' --block 16M --keep-order \
    sh -c 'tail -n +2 | "$@"' sh \
    "$pothik" batch - --columns "$header" --jobs 1 ${rejects:+--rejects "$rejects/{#}.csv"} \
    >>"$advice" || failed=1
exit $failed
