"""What a run of the bench prints: the table of times, the table of goals, and the picture of growth."""

import math

LARGE = 1000  # Collections from here on are held to the goals of ten times the size.


def find(rows, task, size, program="assay"):
    return next((r for r in rows if (r["task"], r["reports"], r["program"]) == (task, size, program)), None)


def least(rows, task, size, program="assay"):
    row = find(rows, task, size, program)
    return row and row.get("least_ms")


# Each goal: what is promised, the most it may be, its unit, and what was measured (nothing when it was not). Of times the least is
# taken, since what other programs do at the same time only adds to them.
GOALS = [
    ("import, as a share of python's sqlite3", lambda size: 1, "x",
     lambda r, n: ratio(least(r, "import", n), least(r, "import", n, "python sqlite3"))),
    ("import, memory", lambda size: 200, "MB", lambda r, n: (find(r, "import", n) or {}).get("memory_mb")),
    ("import again, nothing changed", lambda size: 50 if size < LARGE else None, "ms", lambda r, n: least(r, "import-again", n)),
    ("import again, share of the first", lambda size: 0.05, "x",
     lambda r, n: ratio(least(r, "import-again", n), least(r, "import", n))),
    ("text read into the library", lambda size: -6, "MB/s", lambda r, n: rate(find(r, "import", n))),
    ("web pages read into the library", lambda size: -4, "MB/s", lambda r, n: rate(find(r, "html", n))),
    ("a PDF of 12 pages", lambda size: 300, "ms", lambda r, n: least(r, "pdf", n)),
    ("library on disk, share of the text", lambda size: 4, "x", lambda r, n: (find(r, "disk", n) or {}).get("times_text")),
    ("time to the prompt", lambda size: 30, "ms", lambda r, n: least(r, "prompt", n)),
    ("shell, memory", lambda size: 60, "MB", lambda r, n: (find(r, "prompt", n) or {}).get("memory_mb")),
    ("trivial query, more than sqlite3", lambda size: 20, "ms",
     lambda r, n: difference(least(r, "trivial", n), least(r, "trivial", n, "sqlite3"))),
    ("ranked search, top 20", lambda size: 30 if size < LARGE else 60, "ms", lambda r, n: least(r, "search", n)),
    ("slowest example of the manual", lambda size: 150 if size < LARGE else 1000, "ms", lambda r, n: least(r, "examples", n)),
    ("its SQL, more than 1.5 times sqlite3", lambda size: 15, "ms", lambda r, n: (find(r, "sql", n) or {}).get("over_ms")),
    ("parse, check and emit a question", lambda size: 1, "ms", lambda r, n: least(r, "compile", n)),
    ("councillor note", lambda size: 100 if size < LARGE else None, "ms", lambda r, n: least(r, "note", n)),
    ("check of that note", lambda size: 50 if size < LARGE else None, "ms", lambda r, n: least(r, "check", n)),
    ("the ten heaviest points of all", lambda size: 150 if size < LARGE else 1000, "ms", lambda r, n: least(r, "points", n)),
    ("verify of a sentence", lambda size: 40 if size < LARGE else None, "ms", lambda r, n: least(r, "verify", n)),
    ("a plain question, more than the prompt's start", lambda size: 15, "ms",
     lambda r, n: difference(least(r, "plain", n), least(r, "trivial", n))),
    ("reader's edition, written", lambda size: 4000, "ms", lambda r, n: least(r, "publish", n)),
    ("reader's edition, memory", lambda size: 200, "MB", lambda r, n: (find(r, "publish", n) or {}).get("memory_mb")),
    ("reader's edition, size", lambda size: 12, "MB", lambda r, n: (find(r, "publish", n) or {}).get("page_mb")),
    ("reader's edition of scores, size", lambda size: 150, "kB", lambda r, n: (find(r, "publish-scores", n) or {}).get("page_kb")),
    ("reader's edition, ready in a browser", lambda size: 2000, "ms", lambda r, n: least(r, "edition-ready", n, "chromium")),
    ("reader's edition, slowest key", lambda size: 50, "ms", lambda r, n: least(r, "edition-key", n, "chromium")),
    ("153 notes in one batch", lambda size: 5000, "ms", lambda r, n: least(r, "batch", n) if n >= 153 else None),
]


def ratio(a, b):
    return a / b if a and b else None


def difference(a, b):
    return a - b if a is not None and b is not None else None


def rate(row):
    """Megabytes a second, as a negative number: more is better."""
    return -row["input_bytes"] / 1000 / row["least_ms"] if row and "input_bytes" in row else None


def goals(rows):
    """Every goal for which something was measured: the goal, what was measured by the clock and by the processors' time, and whether the
    clock reached it."""
    lines = [f"{'goal':42}{'reports':>8}{'at most':>16}{'measured':>12}{'busy':>12}"]
    busy_rows = [row | {"least_ms": row["busy_ms"]} for row in rows if row.get("busy_ms")]
    for size in sorted({r["reports"] for r in rows}):
        for words, limit, unit, measured in GOALS:
            value, most = measured(rows, size), limit(size)
            if value is None or most is None:
                continue
            bound = f"{'at least ' if most < 0 else ''}{abs(most):g} {unit}"
            digits = 2 if unit == "x" or abs(value) < 10 else 0
            busy = measured(busy_rows, size) if unit not in ("MB", "kB") else None
            shown = f"{words:42}{size:>8}{bound:>16}{f'{abs(value):.{digits}f} {unit}':>12}"
            shown += f"{f'{abs(busy):.{digits}f} {unit}' if busy is not None else '-':>12}"
            lines.append(f"{shown}  {'' if value <= most else 'MISSED'}".rstrip())
    return "\n".join(lines)


def table(rows, older):
    """Times of every program; a ratio is to Assay's median."""
    lines = [f"{'task':14}{'reports':>8}  {'program':15}{'median ms':>10}{'least ms':>10}{'busy ms':>9}{'ratio':>7}{'MB':>6}"]
    base = {}
    for row in rows:
        if "median_ms" not in row:
            continue
        key = (row["task"], row["reports"])
        base.setdefault(key, row["median_ms"])
        before = find(older, *key, row["program"])
        # By the processors' time where both have it: the machine may have been busier then.
        time = "busy_ms" if before and before.get("busy_ms") and "busy_ms" in row else "median_ms"
        change = f"  {100 * row[time] / before[time] - 100:+.0f}% since then" if before and before.get(time) else ""
        memory = f"{row['memory_mb']:.0f}" if "memory_mb" in row else "-"
        busy = f"{row['busy_ms']:.1f}" if "busy_ms" in row else "-"
        shown = f"{row['task'][:60]:14}{row['reports']:>8}  {row['program']:15}{row['median_ms']:>10.1f}{row['least_ms']:>10.1f}"
        lines.append(f"{shown}{busy:>9}{row['median_ms'] / base[key]:>7.2f}{memory:>6}{change}")
    return "\n".join(lines)


def described(rows):
    """A picture's rows in words, for those who do not see it: `note: 77 ms of 15 reports, 78 ms of 153.`"""
    sentences = []
    for task in sorted({r["task"] for r in rows}):
        own = sorted((r["reports"], r["busy_ms"]) for r in rows if r["task"] == task)
        sentences.append(f"{task}: " + ", ".join(f"{ms:,.0f} ms of {size:,} reports" for size, ms in own) + ".")
    return " ".join(sentences)


def picture(rows):
    """How the cost of each task grows with the reports, as SVG: both axes by tens. The processors' time, which other programs on the
    machine do not lengthen."""
    drawn = [r for r in rows if r["program"] == "assay" and "busy_ms" in r and not r["task"].startswith("example:")]
    sizes = sorted({r["reports"] for r in drawn})
    span = max(0.001, math.log10(sizes[-1] / sizes[0]))
    x = lambda n: 90 + 420 * math.log10(n / sizes[0]) / span
    y = lambda ms: 360 - 64 * max(0, math.log10(max(ms, 1)))
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="680" height="410" role="img" font-family="sans-serif" font-size="12">',
           "<title>Processor time of each task by the number of reports</title>", f"<desc>{described(drawn)}</desc>"]
    for power in range(6):
        out.append(f'<line x1="90" x2="510" y1="{y(10 ** power)}" y2="{y(10 ** power)}" stroke="#ddd"/>'
                   f'<text x="84" y="{y(10 ** power) + 4}" text-anchor="end">{10 ** power:,} ms</text>')
    out += [f'<text x="{x(n):.0f}" y="380" text-anchor="middle">{n:,}</text>' for n in sizes]
    out.append('<text x="300" y="400" text-anchor="middle">reports of 120 kB</text>')
    ends, lowest = [], 0
    for number, task in enumerate(sorted({r["task"] for r in drawn})):
        points = sorted((r["reports"], r["busy_ms"]) for r in drawn if r["task"] == task)
        path = " ".join(f"{x(n):.0f},{y(ms):.0f}" for n, ms in points)
        dash = ["none", "6 3", "2 3", "8 3 2 3"][number % 4]
        out.append(f'<polyline points="{path}" fill="none" stroke="#225" stroke-width="1.5" stroke-dasharray="{dash}"/>')
        ends.append((y(points[-1][1]), x(points[-1][0]), task))
    # Names that would stand on each other are moved down.
    for place, end, task in sorted(ends):
        lowest = max(place + 4, lowest + 12)
        out.append(f'<text x="{end + 8:.0f}" y="{lowest:.0f}">{task}</text>')
    return "\n".join(out + ["</svg>", ""])
