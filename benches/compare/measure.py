"""Runs commands and measures them: wall time, processor time and peak memory, as medians of runs
that take turns, so that whatever else the machine does falls on all alike."""

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from statistics import median

LONGEST = 90  # seconds; what would take longer for all its runs is run once only


@dataclass
class Measured:
    """Medians of one command: seconds, seconds, megabytes, and the number of runs."""

    wall: float
    cpu: float
    memory: float
    runs: int


def once(command, folder):
    """Wall seconds, processor seconds and peak megabytes of one run; its output is thrown away.
    None where it was stopped, or where it failed to start."""
    begun = time.perf_counter()
    try:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None
    stop = threading.Timer(4 * LONGEST, process.kill)
    stop.start()
    _, status, used = os.wait4(process.pid, 0)
    stop.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode < 0:
        return None
    wall = time.perf_counter() - begun
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def in_turn(commands, folder, runs):
    """Measures the commands, a dictionary by name, in turn; one run each goes before to fill the
    page cache. A command that takes too long keeps the figures of that one run."""
    kept = {name: [] for name in commands}
    open_names = []
    for name, command in commands.items():
        first = once(command, folder)
        kept[name] = [first] if first else []
        if first and first[0] * runs < LONGEST:
            kept[name] = []
            open_names.append(name)
    for turn in range(runs):
        # Whoever comes behind another finds the caches as that one left them: each round starts
        # with the next.
        start = turn % max(1, len(open_names))
        for name in open_names[start:] + open_names[:start]:
            kept[name].append(once(commands[name], folder))
    return {name: of(figures) for name, figures in kept.items()}


def of(figures):
    """The medians, or None where a run failed."""
    if not figures or None in figures:
        return None
    wall, cpu, memory = (median(column) for column in zip(*figures))
    return Measured(wall, cpu, memory, len(figures))
