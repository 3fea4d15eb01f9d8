"""Looks at pages in Chromium with axe-core: by day and by night, on a screen and on a phone.

usage: check.py AXE-SCRIPT PAGE...
Prints what is wrong and leaves with 1 if anything is.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

import websocket

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {"screen": 1400, "phone": 390}


class Browser:
    """A Chromium of its own, spoken to in its debugging protocol."""

    def __init__(self, profile):
        self.process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
             "--remote-allow-origins=*", f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port, path = self._address(pathlib.Path(profile) / "DevToolsActivePort")
        self.socket = websocket.create_connection(f"ws://127.0.0.1:{port}{path}", timeout=60)
        self.number = 0
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")

    def _address(self, file):
        for _ in range(300):
            if file.exists() and len(lines := file.read_text().split("\n")) > 1:
                return lines[0], lines[1]
            time.sleep(0.1)
        raise SystemExit("chromium did not start")

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']}")
                return answer["result"]

    def wait(self, event):
        while json.loads(self.socket.recv()).get("method") != event:
            pass

    def open(self, page, scheme, width):
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=1200, deviceScaleFactor=1, mobile=False)
        self.call("Page.navigate", url=pathlib.Path(page).resolve().as_uri())
        self.wait("Page.loadEventFired")

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise SystemExit(str(result["exceptionDetails"]))
        return result["result"].get("value")

    def close(self):
        self.process.terminate()
        self.process.wait()


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
