"""Runs programs: their times, memory and answers, and what is said of them."""

import os
import pty
import re
import resource
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time


class Failed(Exception):
    """A program that did not do what was asked, or programs that disagree: the task has no figures."""


class Timing:
    """Times and memory of one program on one task. The processor's seconds tell more than the clock's where other programs run."""

    def __init__(self, seconds, memory=None, busy=()):
        self.median, self.least, self.memory = statistics.median(seconds) * 1000, min(seconds) * 1000, memory
        self.busy = min(busy) * 1000 if busy else None


class Run:
    """One run of the bench: where it works, what it was asked, and the rows it has measured."""

    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.rows, self.notes = [], []
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("ASSAY_", "XDG_"))}
        self.environment = kept | {"HOME": folder, "LANG": "C.UTF-8", "NO_COLOR": "1"}

    def once(self, words, text=None, library=None, allowed=(0,)):
        """What one process used, its seconds by the clock first, and its output."""
        environment = self.environment | ({"ASSAY_LIBRARY": library} if library else {})
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as source:
            source.write((text or "").encode())
            source.seek(0)
            started = time.perf_counter()
            process = subprocess.Popen(words, env=environment, cwd=self.folder, stdin=source, stdout=output, stderr=errors)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            errors.seek(0)
            if process.returncode not in allowed:
                raise Failed(f"{' '.join(words)[:200]}: exit {process.returncode}: {errors.read().decode()[-400:].strip()}")
            return seconds, usage, output.read().decode()

    def timed(self, words, text=None, library=None, runs=None, before=None, allowed=(0,)):
        seconds, busy, memory = [], [], 0
        for _ in range(runs or self.options.runs):
            if before:
                before()
            spent, used, _ = self.once(words, text, library, allowed)
            seconds.append(spent)
            busy.append(used.ru_utime + used.ru_stime)
            memory = max(memory, used.ru_maxrss)
        # A new process counts as having what its parent had before it: below that, nothing is known.
        return Timing(seconds, memory / 1024 if memory > resource.getrusage(resource.RUSAGE_SELF).ru_maxrss else None, busy)

    def add(self, task, size, program, timing, **more):
        row = {"task": task, "reports": size, "program": program, "median_ms": round(timing.median, 1), "least_ms": round(timing.least, 1)}
        for name, value in (("busy_ms", timing.busy), ("memory_mb", timing.memory)):
            if value:
                row[name] = round(value, 1)
        self.rows.append(row | more)

    def note(self, text):
        if text not in self.notes:
            self.notes.append(text)

    def prompt(self, words, name, library=None):
        """What a program uses until its prompt, `name> `, stands on a terminal: seconds by the clock, the processor's, and its memory."""
        started = time.perf_counter()
        pid, terminal = pty.fork()
        if pid == 0:
            os.environ.clear()
            os.environ.update(self.environment | ({"ASSAY_LIBRARY": library} if library else {}) | {"TERM": "xterm"})
            os.chdir(self.folder)
            os.execv(words[0], words)
        seen, seconds, memory = b"", None, None
        while name not in re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", seen) or b"> " not in seen.split(b"\n")[-1]:
            ready, _, _ = select.select([terminal], [], [], 10)
            try:
                seen += os.read(terminal, 65536) if ready else b""
            except OSError:
                ready = False
            if not ready:
                break
        else:
            seconds = time.perf_counter() - started
            status = f"/proc/{pid}/status"
            memory = next((int(l.split()[1]) / 1024 for l in open(status) if l.startswith("VmHWM")), 0) if os.path.exists(status) else None
        os.kill(pid, signal.SIGKILL)
        usage = os.wait4(pid, 0)[2]
        os.close(terminal)
        if seconds is None:
            raise Failed(f"{' '.join(words)[:200]}: no prompt within 10 seconds: {seen[-300:]!r}")
        return seconds, usage.ru_utime + usage.ru_stime, memory


def agree(answers):
    """Nothing is timed unless every program gave the same answer."""
    if len(set(answers.values())) != 1:
        raise Failed(f"the answers differ, so nothing was timed: {answers}")
