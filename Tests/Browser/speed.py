#!/usr/bin/env python3
"""Times a reader's edition in headless Chromium: speed.py PAGE. Prints JSON, or exits 77 when there is no browser.

"ready": milliseconds from opening the file until it can be searched; "key": of the slowest key of six searches that are typed, from the
key to the results laid out; "key_median" of all of them, "key_busy" the mean of what the page's thread was at work for one; "busy": what the page's thread was at work until it was ready, in milliseconds.
The least of three openings and the median of three of each key, since what other programs do only adds to them.
"""
import json, os, shutil, statistics, sys, time

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
except ImportError:
    sys.exit(77)

WORDS = ["carers", "waiting list", "hospital discharge", "the local authority", "safeguarding", "people"]
TYPE = """
const box = document.getElementById("search-box"), times = {};
for (const word of arguments[0]) {
  box.value = "";
  for (const letter of word) {
    const start = performance.now();
    box.value += letter;
    box.dispatchEvent(new Event("input"));
    document.body.offsetHeight;
    times[box.value] = performance.now() - start;
  }
}
return times;
"""


def busy(driver):
    return next(one["value"] for one in driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"] if one["name"] == "TaskDuration")


def main():
    if not shutil.which("chromium") or not shutil.which("chromedriver"):
        sys.exit(77)
    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    ready, worked, keys, key_work = [], [], {}, []
    try:
        # Time of the thread, not of the clock.
        driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source":
            "new MutationObserver(() => { if (document.documentElement?.dataset.state === 'ready') window.readyAt ??= performance.now(); })"
            ".observe(document, { subtree: true, attributes: true, attributeFilter: ['data-state'] });"})
        for _ in range(3):
            driver.get("about:blank")
            before = busy(driver)
            driver.get("file://" + os.path.abspath(sys.argv[1]) + "#/search")
            end = time.time() + 60
            while not (at := driver.execute_script("return window.readyAt ?? 0")):
                if time.time() > end:
                    sys.exit("the page did not become ready in a minute")
                time.sleep(0.2)
            ready.append(at)
            worked.append(busy(driver) - before)
            before, times = busy(driver), driver.execute_script(TYPE, WORDS)
            key_work.append((busy(driver) - before) / len(times))
            for word, spent in times.items():
                keys.setdefault(word, []).append(spent)
    finally:
        driver.quit()
    medians = [statistics.median(times) for times in keys.values()]
    print(json.dumps({"ready": round(min(ready)), "busy": round(min(worked) * 1000), "key": round(max(medians), 1),
                      "key_median": round(statistics.median(medians), 1), "key_busy": round(min(key_work) * 1000, 1)}))


main()
