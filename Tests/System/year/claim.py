"""Claims of the measurements of live.py what must be flat, and what must grow.

usage: claim.py RESULTS
"""

import csv
import statistics
import sys

rows = [{key: value if key == "date" else int(value) for key, value in row.items()} for row in csv.DictReader(open(sys.argv[1]))]
half = rows[len(rows) // 2]
last = rows[-1]
RETENTION = 30  # days that originals and contacts stay


def claim(sentence, holds):
    print(f"year: {'ok' if holds else 'FAILED'}: {sentence}")
    return holds


def usual(key, some):
    return statistics.median(row[key] for row in some)


def highest(key, some):
    return max(row[key] for row in some)


later = rows[len(rows) // 2 :]
memory = highest("memory_kb", later) / max(highest("memory_kb", rows[: len(rows) // 2]), 1)
claims = [
    claim(f"memory is flat: {highest('memory_kb', rows) // 1024} MB at most, in the second half {memory:.2f} times the first",
          memory < 1.15),
    # In a moment of work there are some more of both.
    claim(f"open files are flat: {last['open_files']}, {highest('open_files', rows)} at most",
          usual("open_files", later) <= usual("open_files", rows[:10]) + 4 and highest("open_files", rows) < 40),
    claim(f"threads are flat: {last['threads']}, {highest('threads', rows)} at most",
          usual("threads", later) <= usual("threads", rows[:10]) + 1 and highest("threads", rows) < 12),
    claim("nothing waits in any evening", highest("waiting", rows) == 0),
    # Two files a day; what is over goes at a start, every 30 days (live.py).
    claim(f"originals stay {RETENTION} days: {highest('archive_files', rows)} at most", highest("archive_files", rows) <= 2 * (RETENTION + 32)),
    claim(f"of {sum(row['calls'] for row in rows)} alerts that were closed no file is left",
          highest("calls", rows) > 0 and usual("alert_files", rows) == 0),
    claim("every day adds as many plans", last["plan_files"] - half["plan_files"]
          == (len(rows) - 1 - len(rows) // 2) * (half["plan_files"] - rows[len(rows) // 2 - 1]["plan_files"])),
    claim(f"the database grows with the answers: {last['database_bytes'] / 2**20:.1f} MB",
          rows[4]["database_bytes"] < last["database_bytes"] < 3 * half["database_bytes"] + 8 * 2**20),
]
sys.exit(0 if all(claims) else 1)
