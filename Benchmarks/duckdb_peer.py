"""What DuckDB needs to group the rows that huddled decides on: count, sum, sum of squares and mean of every column by
location, and then the sums of products of every two columns as well, on two threads.

usage: duckdb_peer.py load CSV DATABASE
       duckdb_peer.py group DATABASE     prints a line of JSON for each of the two

The sums are the best of three, which is in DuckDB's favour; the products take long and are made once.
"""

import json
import sys
import time

import duckdb

KEYS = ["location", "source", "channel", "at"]


def load(csv, database):
    with open(csv) as file:
        measures = file.readline().strip().split(",")[len(KEYS):]
    types = {"location": "VARCHAR", "source": "VARCHAR", "channel": "VARCHAR", "at": "BIGINT"}
    types.update({measure: "TINYINT" for measure in measures})
    with connect(database) as connection:
        connection.execute(f"CREATE TABLE answers AS SELECT * FROM read_csv('{csv}', header = true, columns = {types})")


def group(database):
    with connect(database, read_only=True) as connection:
        names = [row[0] for row in connection.execute("DESCRIBE answers").fetchall()]
        measures = [name for name in names if name not in KEYS]
        rows = connection.execute("SELECT count(*) FROM answers").fetchone()[0]
        sums = [f"count({name}), sum({name}), sum({name}::INTEGER * {name}), avg({name})" for name in measures]
        products = [
            f"sum({one}::INTEGER * {other})" for place, one in enumerate(measures) for other in measures[:place]
        ]
        tell(rows, *min(timed(connection, sums) for _ in range(3)))
        tell(rows, *timed(connection, sums + products))


def tell(rows, elapsed, used):
    """The memory is the most so far: sums come first, and products need more."""
    print(json.dumps({"version": duckdb.__version__, "rows": rows, "ms": elapsed, "cpu_ms": used, "mb": peak_memory()}))


def timed(connection, columns):
    """Milliseconds, and those of both threads. The result stays within DuckDB: turning it into Python's values is not
    what is compared."""
    began, used = time.monotonic(), time.process_time()
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE result AS SELECT location, count(*), {', '.join(columns)} FROM answers GROUP BY location"
    )
    return round((time.monotonic() - began) * 1000), round((time.process_time() - used) * 1000)


def connect(database, read_only=False):
    return duckdb.connect(database, read_only=read_only, config={"threads": 2})


def peak_memory():
    """Megabytes, the most so far."""
    with open("/proc/self/status") as status:
        line = next(line for line in status if line.startswith("VmHWM:"))
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "load":
        load(sys.argv[2], sys.argv[3])
    elif len(sys.argv) == 3 and sys.argv[1] == "group":
        group(sys.argv[2])
    else:
        sys.exit(__doc__)
