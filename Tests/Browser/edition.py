#!/usr/bin/env python3
"""Opens a reader's edition in headless Chromium, from its file and with the network off, and tries it.

    edition.py PAGE EXPECTED

EXPECTED is JSON: {"searches": {phrase: [passage ids]}, "councils": number, "scores": {assessment id: [nine scores]},
"margins": {assessment id: [up, down]}, "figures": {assessment id: [[section, paragraph, figure, England's]]}, "equity": councils
with 3 or more on equity, "voices": passages said by carers, "passage": address, "links": addresses in a note, "compare": [two
assessment ids], "named": {what names a council: passages}, "printed": {assessment id: percentage as printed}}. Prints a line for each thing that is not so; exits 1 when there was any,
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
    # A machine that does other work takes long over the rules of axe.
    driver.set_script_timeout(180)
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


def show_as(driver, **features):
    named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": named})


def try_log(driver):
    """Whatever the browser complains of is a fault: errors of the page's program first of all."""
    for entry in driver.get_log("browser"):
        faults.append("the browser says: " + entry["message"][:200])


def try_views(driver, path, expected, width):
    council = next(iter(expected["scores"]))
    views = ["", "#/search?q=carers", "#/search?q=zebra", "#/council/" + council, "#/compare", "#/compare?on=needs&with=" + ",".join(expected["compare"]), "#/about"]
    for look in ({}, {"prefers_color_scheme": "dark"}, {"forced_colors": "active"}):
        show_as(driver, **look)
        for view in views if width == 1280 or not look else views[1:4]:
            open_page(driver, path, view)
            expect(len(driver.find_elements(By.TAG_NAME, "h1")) == 1, f"{view}: one heading of the first level")
            wide = driver.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
            expect(wide <= 0, f"{view}: {wide} pixels wider than a window of {width}")
            driver.execute_script("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            try_accessibility(driver, f"{view or 'councils'}, {width} {look or ''}")
            expect("[object " not in driver.find_element(By.ID, "main").text, f"{view}: a part of the page is no text")
    show_as(driver)
    try_log(driver)


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
        margins = driver.execute_script("const one = councilsByID.get(arguments[0]); return [one.up, one.down];", identifier)
        expect(margins == expected["margins"][identifier], f"{identifier}: distances {margins}, the library has {expected['margins'][identifier]}")
        figures = driver.execute_async_script(
            "const [id, done] = arguments; report(id).then((read) => done(read.figures.filter((figure) => figure.comparator === 'england')"
            ".map((figure) => [figure.section, figure.number, figure.text, figure.benchmarkText])));", identifier)
        expect(sorted(map(str, figures)) == sorted(map(str, expected["figures"][identifier])), f"{identifier}: other figures beside England than the library's")
    driver.execute_script("for (const [id, value] of [['choose-score-for', 'equity'], ['choose-scored', '3+']]) {"
                          " const box = document.getElementById(id); box.value = value; box.dispatchEvent(new Event('change')); }")
    rows = len(driver.find_elements(By.CSS_SELECTOR, "tbody tr"))
    expect(rows == expected["equity"], f"{rows} councils with 3 or more on equity, the library has {expected['equity']}")
    address = driver.execute_script("return location.hash")
    open_page(driver, path, address)
    expect(len(driver.find_elements(By.CSS_SELECTOR, "tbody tr")) == expected["equity"], f"the councils of an address that was kept: {address}")
    open_page(driver, path, "#/search")
    driver.execute_script("[...document.querySelectorAll('summary')].find((one) => one.textContent === 'Said by').click()")
    wait(lambda: driver.find_elements(By.CSS_SELECTOR, "[id^=filter-voice-]"), "the choices of a filter")
    labels = [label.text for label in driver.find_elements(By.CSS_SELECTOR, ".options label")]
    expect(f"Carers ({expected['voices']})" in labels, f"what carers said: {labels}, the library has {expected['voices']}")
    driver.find_element(By.XPATH, "//label[contains(., 'Carers (')]/input").send_keys(Keys.SPACE)
    words = driver.find_element(By.CSS_SELECTOR, "#results strong").text
    expect(words.startswith(f"{expected['voices']} passage"), f"narrowed to carers: {words}")
    expect(driver.switch_to.active_element.get_attribute("id").startswith("filter-voice-"), "narrowing keeps the focus")
    address = driver.execute_script("return location.hash")
    open_page(driver, path, address)
    expect(driver.find_element(By.CSS_SELECTOR, "#results strong").text == words, f"a narrowed search that was kept: {address}")
    name = driver.execute_script("return index.passages[0].council.short")
    for typed, hint in ((f"what did carers say in {name}", "in the report on"), ("safegaurding", "Did you mean safeguarding?")):
        open_page(driver, path, "#/search?q=" + typed.replace(" ", "%20"))
        expect(hint in driver.find_element(By.ID, "results").text, f"{typed}: no {hint!r}")


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
    left = driver.execute_script("return document.activeElement.getAttribute('href')")
    expect(active().text.count(", ") >= 2, f"the passage that one lands at says where it stands: {active().text}")
    driver.back()
    wait(lambda: driver.find_elements(By.CSS_SELECTOR, "#results mark"), "the results again by Back")
    wait(lambda: active().get_attribute("href") and active().get_attribute("href").endswith(left or "?"), "Back to the passage that was left")
    open_page(driver, path, "#/search?q=carers")
    driver.find_element(By.CLASS_NAME, "skip").send_keys(Keys.ENTER)
    expect(active().get_attribute("id") == "main" and driver.execute_script("return location.hash") == "#/search?q=carers", "the skip link leads to the page that is shown")
    driver.find_element(By.ID, "search-box").send_keys(Keys.ENTER)
    wait(lambda: active().tag_name == "a" and "paragraph" in active().text, "Enter in the search box leads to the first passage")
    open_page(driver, path, "#/compare?on=needs&with=" + ",".join(expected["compare"][:2]))
    driver.find_element(By.ID, "choose-statement").send_keys("safeg")
    wait(lambda: driver.find_element(By.CSS_SELECTOR, "main h2").text == "Safeguarding", "a statement by its typed name")
    open_page(driver, path, "#/compare?on=safeguarding&with=" + expected["compare"][0])
    choice = driver.find_element(By.ID, "choose-another-council")
    choice.send_keys(Keys.ARROW_DOWN)
    choice.send_keys(Keys.TAB)
    active().send_keys(Keys.ENTER)
    wait(lambda: driver.find_elements(By.CSS_SELECTOR, ".side section + section"), "a comparison by the keyboard alone")
    expect(active().get_attribute("id") == "choose-another-council", "adding a council keeps the focus")
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
    wait(lambda: len(driver.execute_script("return window.copied")) == 3, "copying")
    copied = driver.execute_script("return window.copied")
    expect(copied[2].endswith("#/council/" + expected["passage"]) and "/" not in copied[2].partition("#")[0], f"a link is copied: {copied[2]}")
    expect(copied[2].startswith("CQC, ") and ", paragraph " in copied[2], f"a link is copied with its citation: {copied[2]}")
    expect("CQC, " in copied[0] and ", paragraph " in copied[0], f"a citation is copied: {copied[0][-80:]}")
    print("NOTE " + json.dumps(copied[1]))
    for address in (expected["passage"] + "99", "nobody@2020-01/needs/1"):
        open_page(driver, path, "#/council/" + address)
        expect("This file" in driver.find_element(By.ID, "main").text, f"{address}: a link that leads nowhere says so")
    for link in expected["links"] + [copied[1].split("](")[1].split(")")[0].partition("#")[2]]:
        open_page(driver, path, "#" + link)
        here = driver.find_elements(By.CSS_SELECTOR, ".passage.here")
        section, number = link.split("/")[-2:]
        expect(len(here) == 1 and here[0].get_attribute("id") == f"{section}-{number}", f"the link of a note opens its passage: {link}")


def try_half_words(driver, path, expected):
    """What is marked from the middle of a word to the middle of another is copied in whole words."""
    open_page(driver, path, "#/council/" + expected["passage"])
    driver.execute_script("window.copied = []; navigator.clipboard.writeText = async (words) => { window.copied.push(words); };")
    words = driver.execute_script("return document.querySelector('.passage.here .text').textContent")
    for start, end in ((2, len(words) // 2), (len(words) // 3, len(words) - 3)):
        driver.execute_script(
            "const node = document.querySelector('.passage.here .text').firstChild, range = document.createRange();"
            "range.setStart(node, arguments[0]); range.setEnd(node, arguments[1]);"
            "getSelection().removeAllRanges(); getSelection().addRange(range);"
            "document.querySelector('.passage.here button').click();", start, end)
    wait(lambda: len(driver.execute_script("return window.copied")) == 2, "copying what is marked")
    for copied in driver.execute_script("return window.copied"):
        quoted = copied[1:].partition("”")[0]
        at = words.find(quoted)
        around = words[max(0, at - 1): at] + words[at + len(quoted): at + len(quoted) + 1]
        expect(at >= 0 and quoted != words and not any(letter.isalnum() for letter in around), f"half a word is copied: {copied[:60]} … {copied[-90:]}")


def try_names(driver, path, expected):
    """Councils in the search box, as `authority is …` takes them, and what only looks like one."""
    open_page(driver, path, "#/search")
    for typed, number in expected["named"].items():
        found = driver.execute_script("const found = searchAsTyped(arguments[0]); return [found.hits.length, found.names.length];", typed)
        expect(found[0] == number and found[1] > 0, f"{typed}: {found} passages and names, the library has {number}")
    for typed in ("carers in england", "equity", "safeguarding adults", "the council's front door", "county lines", "north", "reading and writing", "bath and shower",
                  "in the east", "“carers in Eastvale”", "central government", "care home", "work in progress"):
        names = driver.execute_script("return namesIn(arguments[0]).names.map((one) => one.key)", typed)
        expect(not names, f"{typed} names {names}")
    expect(driver.execute_script("return namesIn('north east carers').names[0].region") == "North East", "a region is a name")
    expect(driver.execute_script("return namesIn('carers in Reading').names.length") == 1, "a name that is a word is one where a place stands")
    expect(driver.execute_script("return namesIn('carers in Leeds and Eastvale').names.length") == 2, "two councils are named")
    for typed, hints in (("eastvale", ["Eastvale: scores and report"]), ("carers Leeds", ["Leeds is here with its rating only", "Look for “carers” in all reports"]),
                         ("carers in Bradford", ["in all reports"]), ("zebra in eastvale", ["stands in no report"]), ("what did staff say about carers", ["about “carers”"])):
        open_page(driver, path, "#/search?q=" + typed.replace(" ", "%20"))
        shown = driver.find_element(By.ID, "results").text
        expect(all(hint in shown for hint in hints), f"{typed}: {shown[:200]}")
    address = "#/council/" + expected["passage"]
    cited = driver.execute_async_script(
        "const [address, done] = arguments, [id, section, number] = address.split('/').slice(2);"
        "report(id).then((read) => done(citationOf(read.passages.find((one) => one.section === section && String(one.number) === number))));", address)
    for pasted in ("page.html" + address, "See " + cited + "."):
        open_page(driver, path)
        box = driver.find_element(By.ID, "search-box")
        box.send_keys(pasted)
        box.send_keys(Keys.ENTER)
        wait(lambda: driver.find_elements(By.CSS_SELECTOR, ".passage.here"), f"what the search box follows: {pasted}")
        expect(driver.execute_script("return location.hash") == address, f"{pasted} leads elsewhere")


def try_whose(driver, path, expected):
    """Calculated or printed is said of each percentage; what Assay is not sure of is told; a file of rows says where it is from."""
    open_page(driver, path)
    for identifier, printed in expected["printed"].items():
        row = driver.find_elements(By.XPATH, f"//tr[th/a[@href='#/council/{identifier}']]")
        percent = driver.execute_script("return councilsByID.get(arguments[0]).percent", identifier)
        words = "" if percent is None else "as printed" if printed is not None else "calculated"
        expect(row and words in row[0].text, f"{identifier}: whose percentage is it: {row and row[0].text}")
    driver.execute_script("URL.createObjectURL = (blob) => { window.saved = blob.text(); return '#'; };")
    driver.find_element(By.XPATH, "//button[. = 'Save as CSV']").click()
    rows = driver.execute_async_script("const done = arguments[0]; window.saved.then(done);").splitlines()
    digest = driver.execute_script("return facts.digest")
    expect("percent is" in rows[0] and all("Open Government Licence" in row and digest in row for row in rows[1:]), f"a row without its licence: {rows[:2]}")
    expect(any(",calculated," in row for row in rows) and any(",as printed," in row for row in rows), "a file of rows says whose percentages it has")
    for identifier in expected["scores"]:
        open_page(driver, path, "#/council/" + identifier)
        unsure = driver.execute_async_script("const [id, done] = arguments; report(id).then((read) => done(read.passages.filter((one) => one.points.length && !isSure(one)).length));", identifier)
        told = len(driver.find_elements(By.XPATH, "//article//p[contains(., 'Read by Assay as') and contains(., '(not sure)')]"))
        expect(unsure == told, f"{identifier}: {unsure} paragraphs are not sure, {told} say so")
        loose = driver.find_elements(By.XPATH, "//main/div/ul[@class='points']/li[contains(., 'reading not sure')]")
        expect(not loose, f"{identifier}: a reading that is not sure stands among the sure ones")
    open_page(driver, path, "#/compare?on=needs&with=" + ",".join(expected["compare"]))
    loose = driver.find_elements(By.XPATH, "//section/ul[@class='points']/li[contains(., 'reading not sure')]")
    expect(driver.find_elements(By.CSS_SELECTOR, ".side section ul.points") and not loose, "a comparison leads with what is sure")
    for how, shown in (("short", False), ("all", True)):
        driver.execute_script("document.documentElement.dataset.print = arguments[0]", how)
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        expect(driver.find_element(By.CSS_SELECTOR, "details.long").is_displayed() == shown, f"a print is {how}")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def try_safety(driver, path):
    text = open(path, encoding="utf-8").read()
    with tempfile.TemporaryDirectory() as folder:
        broken = os.path.join(folder, "injected.html")
        open(broken, "w", encoding="utf-8").write(text.replace("<main", "<script>window.injected = 1</script><img src=x onerror='window.injected = 2'><main", 1))
        open_page(driver, broken)
        expect(driver.execute_script("return window.injected === undefined"), "the policy stops a script put into the file")
        expect(any("Content Security Policy" in entry["message"] for entry in driver.get_log("browser")), "the policy says that it stopped a script")
        damaged = os.path.join(folder, "damaged.html")
        middle = text.rindex("data-report=") + 2000
        open(damaged, "w", encoding="utf-8").write(text[:middle] + text[middle: middle + 400][::-1] + text[middle + 400:])
        open_page(driver, damaged, "#/search")
        expect("is damaged" in driver.find_element(By.ID, "main").text, "a file that was damaged says so")
        short = os.path.join(folder, "short.html")
        open(short, "w", encoding="utf-8").write(text[:30000])
        driver.get("file://" + short)
        expect("cut short" in driver.find_element(By.ID, "main").text, "a file that was cut in its program says so")
        open(short, "w", encoding="utf-8").write(text[:3000])
        driver.get("file://" + short)
        expect("cut short" in driver.find_element(By.TAG_NAME, "body").text, "a file that was cut in its style says so")
        cut = os.path.join(folder, "cut.html")
        open(cut, "w", encoding="utf-8").write(text[: int(len(text) * 0.9)])
        open_page(driver, cut)
        expect("cut short" in driver.find_element(By.ID, "main").text, "a file that was cut short says so")
        open_page(driver, cut, "#/search?q=carers")
        expect("cannot be searched" in driver.find_element(By.ID, "main").text, "a file that was cut short is not searched")
        old = os.path.join(folder, "old.html")
        open(old, "w", encoding="utf-8").write(text)
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": "delete window.DecompressionStream"})
        open_page(driver, old, "#/search")
        expect("too old" in driver.find_element(By.ID, "main").text, "a browser without DecompressionStream is told so")


def try_hostile_names(driver, path, expected):
    """A council whose name is markup, turns the direction of writing, and has 300 characters without a space."""
    text = open(path, encoding="utf-8").read()
    start = text.index('id="facts">') + len('id="facts">')
    end = text.index("</script>", start)
    facts = json.loads(text[start:end])
    names = ["<img src=x onerror='window.injected = 3'></script>\u202e\u2066 {{script}}", "Oxenthorpe" * 30]
    for council, name in zip([one for one in facts["councils"] if one.get("read")], names):
        council["short"] = council["name"] = council["region"] = name
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "hostile.html")
        open(page, "w", encoding="utf-8").write(text[:start] + json.dumps(facts).replace("<", "\\u003c") + text[end:])
        for view in ["", "#/search?q=carers", "#/compare?on=%3Cb%3E&with=" + ",".join(expected["compare"])] + ["#/council/" + one for one in expected["scores"]]:
            open_page(driver, page, view)
            expect(driver.execute_script("return !window.injected && !document.querySelector('main img, main script')"), f"{view}: a name is markup")
            wide = driver.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
            expect(wide <= 0, f"{view}: with a name of 300 characters {wide} pixels wider than the window")


def main():
    path, expected = os.path.abspath(sys.argv[1]), json.load(open(sys.argv[2], encoding="utf-8"))
    for program in ("chromium", "chromedriver"):
        if not shutil.which(program):
            print(f"needs {program}")
            sys.exit(77)
    for width in (320, 768, 1280):
        driver = browser(width)
        try:
            try_views(driver, path, expected, width)
            if width == 320:
                try_hostile_names(driver, path, expected)
                try_log(driver)
            if width == 1280:
                try_numbers(driver, path, expected)
                try_searches(driver, path, expected)
                try_keyboard(driver, path, expected)
                try_passage(driver, path, expected)
                try_half_words(driver, path, expected)
                try_names(driver, path, expected)
                try_whose(driver, path, expected)
                try_log(driver)
                try_safety(driver, path)
        finally:
            driver.quit()
    for fault in faults:
        print("FAULT " + fault)
    sys.exit(1 if faults else 0)


main()
