"""Draws the measurements of live.py: what must be flat above, what must grow below.

usage: draw.py RESULTS PICTURE
"""

import csv
import sys

rows = list(csv.DictReader(open(sys.argv[1])))
PANELS = [
    ("Memory", "memory_kb", 1024, "MB"),
    ("Open files", "open_files", 1, ""),
    ("Files waiting in the evening", "waiting", 1, ""),
    ("Originals kept (30 days; a start every 30 days)", "archive_files", 1, ""),
    ("Alerts of the day, all closed", "calls", 1, ""),
    ("Plan files", "plan_files", 1, ""),
    ("Database", "database_bytes", 2**20, "MB"),
    ("Plans", "plan_bytes", 2**20, "MB"),
]
WIDTH, HEIGHT, GAP, COLUMNS = 360, 120, 56, 2


def panel(title, key, unit, suffix, x, y):
    values = [int(row[key]) / unit for row in rows]
    top = max(max(values) * 1.1, 1)
    points = " ".join(
        f"{x + WIDTH * number / max(len(values) - 1, 1):.1f},{y + HEIGHT * (1 - value / top):.1f}"
        for number, value in enumerate(values))
    last = f"{values[-1]:,.0f} {suffix}".strip()
    return f"""
<text x="{x}" y="{y - 10}" font-weight="600">{title}</text>
<text x="{x + WIDTH}" y="{y - 10}" text-anchor="end">{last}</text>
<line x1="{x}" y1="{y + HEIGHT}" x2="{x + WIDTH}" y2="{y + HEIGHT}" stroke="#999"/>
<polyline points="{points}" fill="none" stroke="#0b6e4f" stroke-width="1.5"/>
<text x="{x}" y="{y + HEIGHT + 16}" fill="#666">{rows[0]['date']}</text>
<text x="{x + WIDTH}" y="{y + HEIGHT + 16}" fill="#666" text-anchor="end">{rows[-1]['date']}</text>"""


lines = -(-len(PANELS) // COLUMNS)
width, height = GAP + COLUMNS * (WIDTH + GAP), 30 + lines * (HEIGHT + GAP)
body = "".join(
    panel(*what, GAP + (number % COLUMNS) * (WIDTH + GAP), 40 + (number // COLUMNS) * (HEIGHT + GAP))
    for number, what in enumerate(PANELS))
with open(sys.argv[2], "w") as picture:
    picture.write(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">\n'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{body}\n</svg>\n')
