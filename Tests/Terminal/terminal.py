#!/usr/bin/env python3
"""Types into a program on a pseudo-terminal of its own and prints what it showed: terminal.py COLUMNS ROWS PROGRAM [ARGUMENT ...]

Standard input holds the steps, a JSON list: ["wait", TEXT] until the text is shown, ["prompt"] until the shell's prompt is
shown and keys are read one by one (a terminal without line editing never does so, and is given a second), ["type", KEYS],
["editing"] until keys are read one by one, ["busy"] until Ctrl-C is a signal and no longer a key, ["resize", COLUMNS, ROWS],
["signal", NUMBER], ["signal-child", NUMBER] to the program that the one on the terminal started, ["kill"], ["end"] until it has ended, ["plain"] until typed letters are shown and come line by line. Each must come about within SECONDS; nothing is ever left running.
"""
import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

SECONDS = 30


def main():
    columns, rows, program = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    steps = [part for step in json.load(sys.stdin) for part in ([["wait", "assay> "], ["editing"]] if step == ["prompt"] else [step])]
    # Whoever runs this may have blocked signals, which the program would inherit.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    child, terminal = pty.fork()
    if child == 0:
        # The size is there before the program asks for it.
        size(0, columns, rows)
        os.execv(program[0], program)
    shown = bytearray()
    failure = None
    seen = 0
    for step in steps:
        deadline = time.monotonic() + SECONDS
        done = False
        while not done and time.monotonic() < deadline:
            kind = step[0]
            if kind == "type":
                os.write(terminal, step[1].encode())
                done = True
            elif kind == "resize":
                size(terminal, step[1], step[2])
                done = True
            elif kind in ("kill", "signal"):
                os.kill(child, step[1] if kind == "signal" else signal.SIGKILL)
                done = True
            elif kind == "signal-child":
                with open(f"/proc/{child}/task/{child}/children") as children:
                    os.kill(int(children.read().split()[0]), step[1])
                done = True
            elif kind == "plain":
                modes = termios.tcgetattr(terminal)[3]
                done = bool(modes & termios.ECHO and modes & termios.ICANON)
                if not done:
                    time.sleep(0.01)
            elif kind in ("editing", "busy"):
                done = bool(termios.tcgetattr(terminal)[3] & termios.ISIG) == (kind == "busy")
                done = done or (kind == "editing" and time.monotonic() > deadline - SECONDS + 1)
                if not done:
                    time.sleep(0.01)
            else:
                wanted = step[1].encode() if kind == "wait" else None
                at = shown.find(wanted, seen) if wanted else -1
                if at >= 0:
                    seen = at + len(wanted)
                    done = True
                    continue
                more = read(terminal)
                shown += more or b""
                if more is None:
                    done = kind == "end"
                    break
        if not done:
            failure = step
            break
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    sys.stdout.buffer.write(bytes(shown))
    if failure:
        print(f"\n*** not within {SECONDS} s: {failure}")
        sys.exit(1)


def size(descriptor, columns, rows):
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def read(terminal):
    """What is there to read, nothing after a while, None when the other end is closed."""
    if not select.select([terminal], [], [], 0.1)[0]:
        return b""
    try:
        return os.read(terminal, 65536) or None
    except OSError:
        return None


main()
