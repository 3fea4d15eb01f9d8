"""Takes one file in by huddled, by DuckDB and by Python's csv and sqlite3, in turns, and prints what each took:
compare.py FOLDER HUDDLED [RUNS]

The middle of RUNS runs counts, of times as of memory. What does not stand still while it is measured (other programs, the
disk) slows all three in turn; the ratios are what counts.
"""

import importlib.util
import json
import pathlib
import shutil
import statistics
import subprocess
import sys

folder, binary = pathlib.Path(sys.argv[1]), sys.argv[2]
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
here = pathlib.Path(__file__).parent
file = folder / "feedback.csv"
if not file.exists():
    subprocess.run([sys.executable, here / "make_file.py", folder], check=True)
who = ["huddled", "duckdb", "sqlite"]
if importlib.util.find_spec("duckdb") is None:
    print("DuckDB is not to be had: there are no figures beside huddled's from it", file=sys.stderr)
    who.remove("duckdb")

found = {name: ([], []) for name in who}
for _ in range(runs):
    for name in who:
        lines = subprocess.run(
            [sys.executable, here / "take_in.py", name, folder / "run", file, binary],
            check=True, capture_output=True, text=True,
        ).stdout.splitlines()
        for times, line in zip(found[name], lines, strict=True):
            times.append(json.loads(line))
shutil.rmtree(folder / "run", ignore_errors=True)


def middle(times, key):
    return statistics.median(time[key] for time in times)


with open(file) as lines:
    rows = sum(1 for _ in lines) - 1
print(f"{rows:,} rows, {file.stat().st_size / 1e6:.0f} MB, taken in durably with an identity check; middle of {runs}")
print(f"{'':10}{'first':>10}{'memory':>10}{'again':>10}{'beside huddled: first':>24}{'again':>8}")
first = middle(found["huddled"][0], "s")
again = middle(found["huddled"][1], "s")
for name in who:
    (one, two) = (middle(found[name][0], "s"), middle(found[name][1], "s"))
    assert found[name][0][0]["rows"] == rows, f"{name} has {found[name][0][0]['rows']} rows"
    memory = middle(found[name][0], "mb")
    print(f"{name:10}{one:8.2f} s{memory:7.0f} MB{two:8.2f} s{one / first:22.2f} x{two / again:6.1f} x")
