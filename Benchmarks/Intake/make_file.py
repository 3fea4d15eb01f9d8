"""A brand and a file of its feedback, the same bytes every time:  make_file.py FOLDER [ROWS]

1,000,000 rows of 18 columns are some 109 bytes each: 1,000 locations, 90 days in the order in which a survey tool exports
them (by time), an outcome and 12 drivers, of which customers leave out some. No contacts and no comments.
"""

import datetime
import pathlib
import random
import sys

DRIVERS = "arrival parking greeting waiting choice freshness taste price till cleanliness music farewell".split()
LOCATIONS = 1_000
DAYS = 90
BEGIN = datetime.datetime(2026, 8, 20)


def brand(folder):
    drivers = "".join(f"  - {{ key: {key}, label: {key.capitalize()}, scale: [1, 5] }}\n" for key in DRIVERS)
    (folder / "huddled.yaml").write_text(
        "brand: Bench\ntimezone: UTC\nlanguage: en\ndirectories: { spool: spool, state: state }\n"
        f"outcome: {{ key: overall, label: Overall, scale: [1, 5] }}\ndrivers:\n{drivers}"
    )


def rows(count):
    chance = random.Random(20261121)
    step = DAYS * 86_400_000 / count
    for number in range(count):
        at = BEGIN + datetime.timedelta(milliseconds=int(number * step))
        mood = chance.random()
        marks = [
            "" if mark < 0 else str(1 + min(4, mark))
            for mark in (int(5 * (mood + chance.random()) / 2) if chance.random() > 0.2 else -1 for _ in DRIVERS)
        ]
        yield ",".join(
            [
                f"r-2026-{number:08d}-{chance.getrandbits(24):06x}",
                f"store-{chance.randrange(LOCATIONS):04d}-hall",
                at.isoformat(timespec="milliseconds") + "Z",
                chance.choice(("web", "kiosk", "till")),
                "receipt-survey",
                str(1 + int(5 * mood)),
                *marks,
            ]
        )


folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
brand(folder)
with open(folder / "feedback.csv", "w", newline="") as file:
    file.write(",".join(["response", "location", "submitted", "channel", "source", "overall", *DRIVERS]) + "\n")
    for row in rows(int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000):
        file.write(row + "\n")
