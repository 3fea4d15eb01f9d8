"""Opens pages in Chromium whose texts mean harm.

usage: inert.py PAGE...
A page is inert if nothing in it ran (`window.owned` is what the texts would set, by script or by event handler, also when
everything on the page is hovered and clicked) and if nothing but the page itself was asked for.
"""

import pathlib
import sys
import tempfile

from browser import Browser

CLICK = """
document.querySelectorAll('*').forEach(element => {
  for (const kind of ['mouseover', 'focus', 'click', 'error', 'load', 'animationstart', 'toggle'])
    if (!(kind === 'click' && element.closest('a[href]'))) element.dispatchEvent(new Event(kind));
});
[...document.querySelectorAll('*')]
  .map(element => ['href', 'src', 'srcset', 'xlink:href'].map(name => element.getAttribute(name)))
  .flat().filter(address => address !== null)
"""


def main(pages):
    wrong = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        try:
            browser.call("Network.enable")
            for page in pages:
                browser.events.clear()
                browser.open(page)
                addresses = browser.evaluate(CLICK)
                if browser.evaluate("window.owned") is not None:
                    wrong.append(f"{page}: something ran")
                # A link may lead to another page of the same spool, and nowhere else.
                wrong += [
                    f"{page}: leads to {address}" for address in addresses
                    if ":" in address.split("/")[0] or address.startswith(("//", "/", "\\"))]
                asked = [event["params"]["request"]["url"] for event in browser.events
                         if event["method"] == "Network.requestWillBeSent"]
                own = pathlib.Path(page).resolve().as_uri()
                wrong += [f"{page}: asks for {url}" for url in asked if url != own]
                if not asked:
                    wrong.append(f"{page}: was not opened")
        finally:
            browser.close()
    if wrong:
        raise SystemExit("\n".join(wrong[:20]))
    print(f"inert: nothing ran in {len(pages)} pages of hostile texts, and nothing else was asked for")


if __name__ == "__main__":
    main(sys.argv[1:])
