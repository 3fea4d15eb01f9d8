"""Looks at pages in Chromium with axe-core: by day and by night, on a screen and on a phone.

usage: accessibility.py AXE-SCRIPT PAGE...
Prints what is wrong and leaves with 1 if anything is.
"""

import json
import pathlib
import sys
import tempfile

from browser import Browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {"screen": 1400, "phone": 390}


def main(axe, pages):
    axe = pathlib.Path(axe).read_text()
    wrong = looked = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        try:
            for page in pages:
                for scheme in ("light", "dark"):
                    for device, width in WIDTHS.items():
                        browser.open(page, scheme, width)
                        browser.evaluate(axe + "; true")
                        run = json.dumps({"runOnly": {"type": "tag", "values": RULES}})
                        found = browser.evaluate(
                            f"axe.run(document, {run}).then(r => ({{violations: r.violations, passes: r.passes.length}}))")
                        if found["passes"] == 0:
                            raise SystemExit(f"{page}: nothing was looked at")
                        looked += 1
                        for violation in found["violations"]:
                            wrong += 1
                            print(f"{page} ({scheme}, {device}): {violation['id']}: {violation['help']}")
                            for node in violation["nodes"][:3]:
                                print(f"  {node['html'][:160]}\n  {node['failureSummary']}")
        finally:
            browser.close()
    if wrong:
        raise SystemExit(1)
    print(f"accessibility: {looked} looks at {len(pages)} pages, nothing found")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
