#!/usr/bin/env python3
"""Opens a reader's edition in headless Chromium, from its file and with the network off, and tries it.

    edition.py PAGE EXPECTED

EXPECTED is JSON: {"searches": {phrase: [passage ids]}, "councils": number, "scores": {assessment id: [nine scores]},
"passage": address, "compare": [two assessment ids]}. Prints a line for each thing that is not so; exits 1 when there was any,
77 when there is no browser to try it with.
"""
import json, os, shutil, sys, tempfile, time

try:
    from axe_selenium_python import Axe
    from selenium import webdriver
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.chrome.service import Service
except ImportError:
    print("needs selenium and axe-selenium-python")
    sys.exit(77)

faults = []


def expect(holds, words):
    if not holds:
        faults.append(words)


def browser(width):
    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--window-size={width},900"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
    return driver


def wait(holds, words, seconds=10):
    """Waits until something holds; a fault when it never does."""
    end = time.time() + seconds
    while time.time() < end:
        if holds():
            return True
        time.sleep(0.05)
    faults.append(words + " did not come about")
    return False


def open_page(driver, path, address=""):
    driver.get("about:blank")
    driver.get("file://" + path + address)
    wait(lambda: driver.execute_script("return document.documentElement.dataset.state") == "ready", address + " ready")


def try_accessibility(driver, view):
    axe = Axe(driver)
    axe.inject()
    for violation in axe.run()["violations"]:
        faults.append(f"axe, {view}: {violation['id']}: {violation['help']}: {violation['nodes'][0]['html'][:160]}")


def try_views(driver, path, expected):
    council = next(iter(expected["scores"]))
    views = ["", "#/search?q=carers", "#/council/" + council, "#/compare?on=needs&with=" + ",".join(expected["compare"]), "#/about"]
    for view in views:
        open_page(driver, path, view)
        expect(len(driver.find_elements(By.TAG_NAME, "h1")) == 1, f"{view}: one heading of the first level")
        wide = driver.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
        expect(wide <= 0, f"{view}: {wide} pixels wider than the window")
        try_accessibility(driver, view or "councils")
    for entry in driver.get_log("browser"):
        faults.append("the browser says: " + entry["message"][:200])


def try_searches(driver, path, expected):
    open_page(driver, path, "#/search")
    for phrase, ids in expected["searches"].items():
        found = driver.execute_script(
            "const found = search(arguments[0]); return found.how === 'together' ? found.hits.map((place) => { const passage = index.passages[place];"
            " return passage.council.id + '/' + passage.section + '/' + passage.number; }) : [];", phrase)
        expect(sorted(found) == sorted(ids), f"search {phrase!r}: the page has {len(found)}, the library {len(ids)}: "
               f"{sorted(set(found) ^ set(ids))[:4]}")


def try_numbers(driver, path, expected):
    open_page(driver, path)
    rows = driver.execute_script("return document.querySelectorAll('tbody tr').length")
    expect(rows == expected["councils"], f"{rows} councils are shown, the library has {expected['councils']}")
    for identifier, scores in expected["scores"].items():
        shown = driver.execute_script("return councilsByID.get(arguments[0]).scores", identifier)
        expect(shown == scores, f"{identifier}: scores {shown}, the library has {scores}")


def try_keyboard(driver, path, expected):
    open_page(driver, path)
    active = lambda: driver.switch_to.active_element
    expect(active().get_attribute("id") == "search-box", "the search box is in focus at the start")
    active().send_keys("carers")
    wait(lambda: driver.find_elements(By.CSS_SELECTOR, "#results mark"), "results while typing")
    expect(active().get_attribute("id") == "search-box", "typing keeps the focus")
    for _ in range(60):
        active().send_keys(Keys.TAB)
        if active().tag_name == "a" and "paragraph" in active().text:
            break
    active().send_keys(Keys.ENTER)
    wait(lambda: driver.find_elements(By.CSS_SELECTOR, ".passage.here"), "a passage by the keyboard alone")
    open_page(driver, path)
    driver.find_element(By.ID, "sort-percent").send_keys(Keys.ENTER)
    wait(lambda: driver.find_element(By.CSS_SELECTOR, "th[aria-sort=descending]").text.startswith("Percent"), "sorting by the keyboard")
    expect(active().get_attribute("id") == "sort-percent", "sorting keeps the focus")


def try_passage(driver, path, expected):
    open_page(driver, path, "#/council/" + expected["passage"])
    here = driver.find_elements(By.CSS_SELECTOR, ".passage.here")
    expect(len(here) == 1, "the address of a passage leads to it")
    driver.execute_script("window.copied = []; navigator.clipboard.writeText = async (words) => { window.copied.push(words); };")
    for button in here[0].find_elements(By.TAG_NAME, "button"):
        driver.execute_script("arguments[0].click()", button)
    wait(lambda: len(driver.execute_script("return window.copied")) == 2, "copying")
    copied = driver.execute_script("return window.copied")
    expect("CQC, " in copied[0] and ", paragraph " in copied[0], f"a citation is copied: {copied[0][-80:]}")
    print("NOTE " + json.dumps(copied[1]))


def try_safety(driver, path):
    text = open(path, encoding="utf-8").read()
    with tempfile.TemporaryDirectory() as folder:
        broken = os.path.join(folder, "injected.html")
        open(broken, "w", encoding="utf-8").write(text.replace("<main", "<script>window.injected = 1</script><img src=x onerror='window.injected = 2'><main", 1))
        open_page(driver, broken)
        expect(driver.execute_script("return window.injected === undefined"), "the policy stops a script put into the file")
        driver.get_log("browser")
        cut = os.path.join(folder, "cut.html")
        open(cut, "w", encoding="utf-8").write(text[: int(len(text) * 0.9)])
        open_page(driver, cut)
        expect("cut short" in driver.find_element(By.ID, "main").text, "a file that was cut short says so")
        old = os.path.join(folder, "old.html")
        open(old, "w", encoding="utf-8").write(text)
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": "delete window.DecompressionStream"})
        open_page(driver, old, "#/search")
        expect("too old" in driver.find_element(By.ID, "main").text, "a browser without DecompressionStream is told so")


def main():
    path, expected = os.path.abspath(sys.argv[1]), json.load(open(sys.argv[2], encoding="utf-8"))
    for program in ("chromium", "chromedriver"):
        if not shutil.which(program):
            print(f"needs {program}")
            sys.exit(77)
    for width in (320, 1280):
        driver = browser(width)
        try:
            try_views(driver, path, expected)
            if width == 1280:
                try_numbers(driver, path, expected)
                try_searches(driver, path, expected)
                try_keyboard(driver, path, expected)
                try_passage(driver, path, expected)
                try_safety(driver, path)
        finally:
            driver.quit()
    for fault in faults:
        print("FAULT " + fault)
    sys.exit(1 if faults else 0)


main()
