"""Has the n-th write, fsync, rename, open, read or allocation of a command fail, for every n, and looks at what is left.

Used by `Scripts/faults --inject`; the failing is done by inject.c, preloaded.
"""
import os
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = ["write", "fsync", "rename", "open", "read", "lib-malloc", "malloc"]


class Case:
    """One command with what it starts from and what it is to leave."""

    def __init__(self, name, words, text=None, result=None, before=None):
        self.name, self.words, self.text = name, words, text
        # A file that the command writes, and what stood there before.
        self.result, self.before = result, before


def cases(bench, samples, older):
    note = os.path.join(bench.folder, "note.md")
    draft = os.path.join(bench.folder, ".local/share/assay/drafts/plan.brief.yaml")
    return [
        Case("import", ["import", shutil.copytree(os.path.join(samples, "haverlow"), os.path.join(bench.folder, "haverlow"), dirs_exist_ok=True)]),
        Case("upgrade", ["library", "upgrade"]),
        Case("backup", ["library", "backup", os.path.join(bench.folder, "copy.sqlite")], result=os.path.join(bench.folder, "copy.sqlite")),
        Case("note", ["brief", "councillor-note", "authority=eastvale", "date=2026-04-01", "--draft", "--quiet", "-o", note], result=note,
             before=b"# An earlier note\n"),
        Case("draft", [], text="brief open plan\npin eastvale/needs/1 as strength\n", result=draft),
    ]


def build(folder):
    """The library to preload; None where there is no C compiler."""
    compiler = next((c for c in ("cc", "gcc", "clang") if shutil.which(c)), None)
    if not compiler:
        return None
    made = os.path.join(folder, "inject.so")
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", made, os.path.join(HERE, "inject.c"), "-ldl"], check=True)
    return made


class Injection:
    """All n of all kinds for one command."""

    def __init__(self, bench, require, preload, case):
        self.bench, self.require, self.preload, self.case = bench, require, preload, case
        self.start = os.path.join(bench.folder, "..start")
        self.tried = self.failed = self.ended = self.parts = 0
        # What is held when one file of the imported folder cannot be read, by the file's name.
        self.lacking = {}

    def keep(self):
        shutil.copytree(self.bench.folder, self.start + ".new", symlinks=True, ignore=lambda _, names: [n for n in names if n.startswith("..")])
        shutil.rmtree(self.start, ignore_errors=True)
        os.rename(self.start + ".new", self.start)

    def reset(self):
        for name in os.listdir(self.bench.folder):
            path = os.path.join(self.bench.folder, name)
            if not name.startswith("..") and name != "inject.so":
                shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
        for name in os.listdir(self.start):
            source, target = os.path.join(self.start, name), os.path.join(self.bench.folder, name)
            if name != "inject.so":
                shutil.copytree(source, target) if os.path.isdir(source) else shutil.copy2(source, target)

    def run(self, order=None):
        """Status, output and errors of the command with one failing call, and how many calls there were."""
        counted = os.path.join(self.bench.folder, "..count")
        environment = self.bench.environment()
        if order:
            environment.update(LD_PRELOAD=self.preload, ASSAY_FAIL=order, ASSAY_COUNT=counted)
        process = subprocess.Popen(
            [self.bench.assay, *self.case.words], cwd=self.bench.folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)
        try:
            output, errors = process.communicate((self.case.text or "").encode(), timeout=120)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            self.require(False, f"{order}: no end within 120 seconds")
        count = int(open(counted).read()) if order and os.path.exists(counted) else 0
        return process.returncode, (output + errors).decode(errors="replace"), count

    def state(self):
        """What is held, and the file that is written."""
        held = self.bench.dump() if os.path.exists(self.bench.library) else None
        result = self.case.result
        if result and result.endswith(".sqlite"):
            return held, self.bench.dump(result) if os.path.exists(result) else None
        return held, open(result, "rb").read() if result and os.path.exists(result) else None

    def all(self, kinds, step, deadline, clock):
        self.keep()
        before = self.state()
        status, said, _ = self.run()
        self.require(status == 0, f"{self.case.name} without a failing call: {said[-300:]}")
        after = self.state()
        if self.case.name == "import":
            folder = self.case.words[1]
            for name in sorted(os.listdir(folder)):
                self.reset()
                os.unlink(os.path.join(folder, name))
                self.run()
                self.lacking[name] = self.state()[0]
        for kind in kinds:
            self.reset()
            total = self.run(f"{kind}:0")[2]
            # Allocations are many: about two hundred of them all.
            stride = max(step, total // 200) if kind.endswith("malloc") else step
            for number in range(1, total + 1, stride):
                if clock() > deadline:
                    return
                self.reset()
                self.judge(f"{kind}:{number} of {total}", kind, number, before, after)

    def left_out(self, held, before, after, said):
        """Whether what is held lacks one named file, or councils that stayed as they were and are named."""
        if any(state == held and name in said for name, state in self.lacking.items()):
            return True
        old = [council for council, rows in (held or {}).items() if rows != after.get(council)]
        return set(held or {}) == set(after) and all(held[council] == before.get(council) and council in said.lower() for council in old)

    def judge(self, what, kind, number, before, after):
        status, said, _ = self.run(f"{kind}:{number}")
        self.tried += 1
        what = f"{self.case.name}, {what}"
        # Swift, and GRDB behind SQLite, end a program that gets no memory; what is left must be whole all the same.
        self.require(status >= 0 or kind.endswith("malloc"), f"{what}: ended by signal {-status}: {said[-300:]}")
        self.ended += status < 0
        held, result = self.state()
        whole = held in (before[0], after[0])
        if not whole and status > 0:
            # A file or a council that was left out is whole and named; the others are done.
            whole = self.left_out(held, before[0] or {}, after[0], said)
            self.parts += whole
        self.require(whole, f"{what}: what is held is neither as before nor as after: {said[-300:]}")
        self.require(result in (before[1], after[1]), f"{what}: half a file: {said[-300:]}")
        if status == 0:
            self.require((held, result) == after, f"{what}: exit 0, and it was not done: {said[-300:]}")
        else:
            self.failed += 1
            self.require(said.strip() or status < 0, f"{what}: exit {status} without a word")
        if status >= 0:
            left = [n for n in os.listdir(self.bench.folder) if ".part" in n]
            self.require(not left, f"{what}: left over: {left}")
        self.bench.sound()


def inject(bench, options, require, samples, older, expect_case, clock):
    preload = build(bench.folder)
    if not preload:
        return "skipped: no C compiler"
    bench.expect(0, "import", os.path.join(samples, "eastvale"), "--data", older(bench))
    bench.expect(0, text="brief new plan from councillor-note with authority=eastvale\n")
    case = next(c for c in cases(bench, samples, older) if c.name == expect_case)
    if case.before:
        with open(case.result, "wb") as file:
            file.write(case.before)
        case.words.append("--force")
    injection = Injection(bench, require, preload, case)
    injection.all(options.kinds or KINDS, options.step, options.deadline, clock)
    return (
        f"{injection.tried} calls failed: {injection.failed} ended the command with an error, {injection.parts} left out a file or council that is named, "
        f"{injection.ended} ended the program for want of memory")
