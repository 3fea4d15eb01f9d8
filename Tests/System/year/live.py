"""Lives through the days of a simulated chain, with the service running all the time, and measures it every evening.

usage: live.py FOLDER-OF-BINARIES FOLDER RESULTS, where FOLDER has chain/, as huddlectl simulate wrote it, and wallclock.so
"""

import collections
import csv
import datetime
import glob
import json
import os
import pathlib
import stat
import subprocess
import sys
import time

binaries, folder, results = (pathlib.Path(argument) for argument in sys.argv[1:])
chain = folder / "chain"
spool = chain / "spool"
ahead = folder / "ahead"
PATIENCE = 60  # seconds that anything may take


def feedback():
    """Rows by the day on which they were given; who was unhappy can be called, some say why."""
    days = collections.defaultdict(list)
    for path in sorted(glob.glob(str(chain / "feedback/*.csv"))):
        for row in csv.DictReader(open(path)):
            unhappy = row["overall"] and float(row["overall"]) <= 5
            row["comment"] = "The wait was long, and nobody said why." if unhappy else ""
            row["contact_email"] = f"{row['response']}@example.org" if unhappy else ""
            row["contact_consent"] = "yes" if unhappy else ""
            days[row["submitted"][:10]].append(row)
    return days


def set_clock(instant):
    new = folder / "new"
    new.write_text(str(int(instant.timestamp() - time.time())))
    new.rename(ahead)
    os.utime(spool / "inbox")  # a look follows, and with it the new time is seen


def eventually(what, condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline or service.poll() is not None:
            sys.exit(f"year: {what}: did not happen\n{(folder / 'said').read_text()[-2000:]}")
        time.sleep(0.02)


def status():
    return json.loads((chain / "state/status.json").read_text())


def files(path):
    """What is known of each regular file below; folders and files may go meanwhile."""
    for folder, _, names in os.walk(path):
        for name in names:
            try:
                file = os.lstat(os.path.join(folder, name))
            except FileNotFoundError:
                continue
            if stat.S_ISREG(file.st_mode) and not name.startswith("."):
                yield file


def size(path):
    return sum(file.st_size for file in files(path))


def count(path):
    return sum(1 for _ in files(path))


def measure(date):
    process = pathlib.Path(f"/proc/{service.pid}")
    memory = next(line for line in (process / "status").read_text().splitlines() if line.startswith("VmRSS"))
    return {
        "date": date,
        "memory_kb": int(memory.split()[1]),
        "open_files": len(list((process / "fd").iterdir())),
        "threads": len(list((process / "task").iterdir())),
        "database_bytes": sum(file.stat().st_size for file in (chain / "state").glob("huddled.db*")),
        "plan_files": count(spool / "plans"),
        "plan_bytes": size(spool / "plans"),
        "board_bytes": size(spool / "boards"),
        "archive_files": count(spool / "archive"),
        "alert_files": count(spool / "alerts"),
        "receipts": count(spool / "receipts"),
        "waiting": count(spool / "inbox") + count(spool / "work"),
    }


days = feedback()
locations = {row["location"] for rows in days.values() for row in rows}
first = datetime.datetime.fromisoformat(min(days)).replace(tzinfo=datetime.timezone.utc)
ahead.write_text(str(int(first.timestamp() - time.time())))
with open(chain / "huddled.yaml", "a") as configuration:
    configuration.write('plan: { at: "06:00" }\nalerts: { at_or_below: 5 }\n')


def start():
    process = subprocess.Popen(
        [binaries / "huddled", "--config", chain / "huddled.yaml"],
        stderr=open(folder / "said", "w"),
        env=os.environ | {"LD_PRELOAD": str(folder / "wallclock.so"), "WALLCLOCK": str(ahead), "MALLOC_ARENA_MAX": "1"},
    )
    return process


def stop():
    service.terminate()
    if service.wait() != 0:
        sys.exit(f"year: the service ended with {service.returncode}")


def hand_in(name, rows):
    whole = folder / "whole.csv"
    with open(whole, "w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    os.rename(whole, spool / f"inbox/{name}")
    eventually(f"the receipt of {name}", lambda: any(spool.glob(f"receipts/{name}.*.json")))


service = start()
try:
    eventually("the start", lambda: (chain / "state/status.json").exists())
    table = None
    for number, (date, rows) in enumerate(sorted(days.items())):
        evening = datetime.datetime.fromisoformat(date + "T23:30:00+00:00")
        set_clock(evening)
        hand_in(f"{date}.csv", rows)
        morning = evening + datetime.timedelta(hours=6, minutes=31)
        planned = morning.date().isoformat()
        set_clock(morning)
        known = {row["location"] for day, rows in days.items() if day <= date for row in rows}
        eventually(
            f"plans of {planned}", lambda: all((spool / f"plans/{place}/{planned}.html").exists() for place in known))
        alerts = [path.stem for path in sorted(spool.glob("alerts/*/*.json"))]
        if alerts:
            hand_in(f"answers-{planned}.csv", [{"alert": alert, "state": "closed", "cause": "queue"} for alert in alerts])
        eventually("rest", lambda: status()["doing"] is None and status()["waiting"] == {"inbox": 0, "work": 0})
        # What is over is looked for once an hour, by a clock that nobody sets: those hours do not pass here. A start does it,
        # too, and a service that runs for a year is started anew now and then.
        if (number + 1) % 30 == 0:
            stop()
            service = start()
            eventually("a start anew", lambda: status()["state"] == "running" and status()["doing"] is None)
            eventually("what is over goes", lambda: count(spool / "archive") <= 2 * 31)
        row = measure(planned) | {"calls": len(alerts)}
        if table is None:
            kept = open(results, "w", newline="")
            table = csv.DictWriter(kept, row.keys(), lineterminator="\n")
            table.writeheader()
        table.writerow(row)
        kept.flush()
        if sys.stdout.isatty():
            print(f"\ryear: {number + 1} of {len(days)} days", end="", flush=True)
    problems = status()["problems"]
    if problems:
        sys.exit(f"year: at the end something is wrong: {problems}")
    stop()
finally:
    service.kill()
    service.wait()
