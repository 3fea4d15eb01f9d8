"""How long after a small file was moved into the inbox its alert can be read: one file after the other.

usage: alert_latency.py HUDDLED FOLDER FILES

Starts `huddled` with a brand of its own in FOLDER, and moves FILES files in, each with one customer who was let down, at a
location of its own, so that its alert is the first file of a new directory. The clock runs from before the move until
the text can be read. Prints one line of JSON, in milliseconds.
"""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone

CONFIGURATION = """brand: Alerts
outcome: { key: overall, label: Overall satisfaction, scale: [1, 5] }
drivers:
  - { key: speed, label: Speed of service, scale: [1, 5], causes: { queue: [queue, wait] } }
  - { key: friendliness, label: Friendliness, scale: [1, 5] }
directories: { spool: spool, state: state }
library: library
"""

PATIENCE = 60


def wait_for(is_there, what):
    end = time.monotonic() + PATIENCE
    while not is_there():
        if time.monotonic() > end:
            sys.exit(f"alert_latency: no {what} after {PATIENCE} s")
        time.sleep(0.0005)


def text_in(folder):
    try:
        with os.scandir(folder) as entries:
            return any(entry.name.endswith(".txt") for entry in entries)
    except FileNotFoundError:
        return False


def main(huddled, folder, files):
    os.makedirs(f"{folder}/library", exist_ok=True)
    with open(f"{folder}/huddled.yaml", "w") as file:
        file.write(CONFIGURATION)
    submitted = (datetime.now(timezone.utc) - timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
    with open(f"{folder}/log", "w") as log:
        daemon = subprocess.Popen([huddled, "--config", f"{folder}/huddled.yaml"], stderr=log, stdout=log)
    try:
        status = f"{folder}/state/status.json"
        wait_for(lambda: os.path.exists(status) and '"running"' in open(status).read(), "running daemon")
        times = []
        for number in range(files):
            location = f"L{number:05}"
            whole = f"{folder}/{location}.csv"
            with open(whole, "w") as file:
                file.write(
                    "location,submitted,response,overall,speed,comment,contact_phone,contact_consent\n"
                    f'{location},{submitted},{number},1,1,"Twenty minutes in the queue.",555 0100,yes\n'
                )
            began = time.monotonic()
            os.rename(whole, f"{folder}/spool/inbox/{location}.csv")
            wait_for(lambda: text_in(f"{folder}/spool/alerts/{location}"), f"alert of {location}")
            times.append((time.monotonic() - began) * 1000)
    finally:
        daemon.send_signal(signal.SIGTERM)
        daemon.wait(PATIENCE)
    times.sort()
    at = lambda share: round(times[min(len(times) - 1, int(share * len(times)))], 1)
    print(json.dumps({"files": files, "p50": at(0.5), "p99": at(0.99), "max": at(1)}))


if __name__ == "__main__":
    main(sys.argv[1], os.path.abspath(sys.argv[2]), int(sys.argv[3]))
