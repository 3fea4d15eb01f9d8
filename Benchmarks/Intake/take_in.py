"""Takes a file of feedback in, durably and with an identity check, by one of three:  take_in.py WHO FOLDER FILE [HUDDLED]

WHO is huddled, duckdb or sqlite (Python's csv and sqlite3). Prints two lines of JSON, of the first time and of the same file
again: seconds, the most memory in MB, and how many rows there are. FOLDER is made anew.

huddled runs as it ships. Its time ends when it says that the file was taken in: what is on the disk then survives a power
cut. Its locations.csv names no location of the file, so that nothing is planned. "now" is weeks after the feedback, which is
history then: whom to call is another matter.
"""

import csv
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

NOW = "2026-12-20T05:00:00Z"


def peak(pid="self"):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024


def tell(began, memory, rows):
    print(json.dumps({"s": round(time.monotonic() - began, 3), "mb": round(memory), "rows": rows}), flush=True)


def header(file):
    with open(file, newline="") as lines:
        return next(csv.reader(lines))


def huddled(folder, file, binary):
    shutil.copy(file.parent / "huddled.yaml", folder)
    (folder / "locations.csv").write_text("id\nhead-office\n")
    with open(folder / "huddled.yaml", "a") as configuration:
        configuration.write("locations: locations.csv\n")
    command = [binary, "--config", str(folder / "huddled.yaml"), "--once", "--now", NOW]
    subprocess.run(command, check=True, capture_output=True)
    for number in range(2):
        shutil.copy(file, folder / "spool/inbox/feedback.csv")
        os.sync()
        began = time.monotonic()
        daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in daemon.stdout:
            if "feedback.csv: accepted" in line:
                counts = [word for word in line.replace(",", "").split() if word.isdigit()]
                tell(began, peak(daemon.pid), sum(map(int, counts[:1])))
                break
        daemon.wait()


def duckdb(folder, file, _):
    import duckdb

    names = header(file)
    marks = names[5:]
    for number in range(2):
        began = time.monotonic()
        database = duckdb.connect(str(folder / "rows.duckdb"))
        database.execute("SET threads = 2")
        database.execute(
            "CREATE TABLE IF NOT EXISTS response (response VARCHAR, location VARCHAR, submitted TIMESTAMP, "
            "channel VARCHAR, source VARCHAR, "
            + ", ".join(f"{mark} UTINYINT" for mark in marks)
            + ", PRIMARY KEY (source, response))"
        )
        database.execute("INSERT OR IGNORE INTO response SELECT * FROM read_csv(?, header = true)", [str(file)])
        database.execute("CHECKPOINT")
        rows = database.execute("SELECT count(*) FROM response").fetchone()[0]
        database.close()
        tell(began, peak(), rows)


def sqlite(folder, file, _):
    import sqlite3

    names = header(file)
    for number in range(2):
        began = time.monotonic()
        database = sqlite3.connect(folder / "rows.db")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute(
            "CREATE TABLE IF NOT EXISTS response (response TEXT, location TEXT, submitted INTEGER, channel TEXT, "
            f"source TEXT, {', '.join(f'{mark} INTEGER' for mark in names[5:])}, PRIMARY KEY (source, response))"
        )
        with open(file, newline="") as lines:
            reader = csv.reader(lines)
            next(reader)
            rows = (
                (
                    row[0],
                    row[1],
                    int(datetime.datetime.fromisoformat(row[2][:-1] + "+00:00").timestamp() * 1000),
                    row[3],
                    row[4],
                    *(int(mark) if mark else None for mark in row[5:]),
                )
                for row in reader
            )
            database.executemany(f"INSERT OR IGNORE INTO response VALUES ({', '.join('?' * len(names))})", rows)
        database.commit()
        count = database.execute("SELECT count(*) FROM response").fetchone()[0]
        database.close()
        tell(began, peak(), count)


who, folder, file = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]).resolve()
shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
{"huddled": huddled, "duckdb": duckdb, "sqlite": sqlite}[who](folder.resolve(), file, *(sys.argv[4:5] or [None]))
