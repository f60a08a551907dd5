"""How fast the course tool is, beside Jupyter's nbconvert with the released .NET Interactive, and what it takes of memory.

    python3 bench/course.py [rounds]

needs `dotnet build` before it, and for the comparison Jupyter's nbconvert (Debian: jupyter-nbconvert); without it the
tool is measured alone. Rounds, three where no number is given, alternate between the two, so that both meet the same
machine: on one with other work to do the ratios say something, and the seconds do not.
"""
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
COURSE = ["dotnet", str(ROOT / "tools/Course/bin/Debug/net10.0/course.dll")]
SETUP = "#!import " + str(ROOT / "lib/bin/setup.csx")
USINGS = "using PartialDerivatives;\nusing PartialDerivatives.Charts;\nusing static PartialDerivatives.Elementary;"
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 3
RELEASED = ["dotnet", "tool", "run", "dotnet-interactive", "--", "jupyter", "--default-kernel", "csharp", "{connection_file}"]


def notebook(path, cells):
    """Writes a notebook of code cells."""
    path.write_text(json.dumps({
        "cells": [{"cell_type": "code", "execution_count": None, "id": f"cell-{i}", "metadata": {}, "outputs": [], "source": source}
                  for i, source in enumerate(cells)],
        "metadata": {"kernelspec": {"name": ".net-csharp", "display_name": ".NET (C#)"}}, "nbformat": 4, "nbformat_minor": 5}))
    return path


def peaks(pid, found):
    """The largest resident sizes (MB) of a process and of those it started, by what they are."""
    try:
        line = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        size = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())
        kind = "kernel" if b"kernel" in line else "runner"
        found[kind] = max(found.get(kind, 0), int(size[1]) / 1024 if size else 0)
        for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                peaks(child, found)
    except (FileNotFoundError, ProcessLookupError):
        pass


def timed(command, folder, **variables):
    """Seconds of wall-clock time, and the output."""
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=os.environ | variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}")
    return seconds, done.stdout


def measured(command, folder):
    """Seconds, and the peak memory of runner and kernel in MB."""
    found = {}
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    watch = threading.Thread(target=process.wait)
    watch.start()
    while watch.is_alive():
        peaks(process.pid, found)
        watch.join(0.01)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{process.stderr.read()}")
    return time.perf_counter() - start, found


def nbconvert(folder):
    """A call that executes the chapter in the released kernel, which is restored for it."""
    chapter = folder / "chapter"
    for name in ("notebooks", "data", ".config"):
        shutil.copytree(ROOT / name, chapter / name)
    for path in (chapter / "notebooks").glob("*.ipynb"):
        path.write_text(path.read_text().replace("#!import ../lib/bin/setup.csx", SETUP))
    kernel = folder / "share/kernels/.net-csharp"
    kernel.mkdir(parents=True)
    (kernel / "kernel.json").write_text(json.dumps({"argv": RELEASED, "display_name": ".NET (C#)", "language": "C#"}))
    timed(["dotnet", "tool", "restore"], chapter)
    names = sorted(path.name for path in (chapter / "notebooks").glob("*.ipynb"))
    command = ["jupyter", "nbconvert", "--to", "notebook", "--execute", "--output-dir", str(folder / "executed"), *names]
    return lambda: timed(command, chapter / "notebooks", JUPYTER_PATH=str(folder / "share"), DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT="1")


def against_nbconvert(folder):
    site = str(folder / "site")
    work = {
        "main job": lambda: timed([*COURSE, "--out", site], ROOT, CI="true"),
        "main job, nothing changed": lambda: timed([*COURSE, "--out", site], ROOT, CI=""),
        "check of notebook 1": lambda: timed([*COURSE, "check", "notebooks/01-what-a-partial-derivative-is.ipynb"], ROOT, CI="true"),
    }
    work["main job, nothing changed"]()
    if shutil.which("jupyter"):
        work = {"nbconvert, released kernel": nbconvert(folder)} | work
    seconds = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, call in work.items():
            seconds[name].append(call()[0])
    base = statistics.median(next(iter(seconds.values())))
    print(f"{'':28}{'median':>8}{'least':>8}{'ratio':>8}")
    for name, each in seconds.items():
        print(f"{name:28}{statistics.median(each):7.2f}s{min(each):7.2f}s{statistics.median(each) / base:8.2f}")


def warm_cells(folder):
    cells = {
        "arithmetic": "double sum = 0;\nfor (int i = 1; i <= 1000; i++)\n    sum += 1.0 / i;\nsum",
        "figure": "Charts.Surface((x, y) => x * x * Sin(y), x: (-2, 2), y: (-π, π))",
    }
    for name, code in cells.items():
        path = notebook(folder / f"{name}.ipynb", [SETUP, USINGS, *[code] * 60])
        text = timed([*COURSE, "run", "--verbose", str(path)], folder)[1]
        milliseconds = [1000 * float(s) for s in re.findall(r"code cell \d+ of \d+, ([\d.]+) s", text)][-50:]
        print(f"one more run of a cell, {name}: median {statistics.median(milliseconds):.0f} ms, of 50")


def proportion(folder):
    # Memory grows with the square of the cells: 5,000 take 16 GB.
    for count in (10, 1000, 2000):
        path = notebook(folder / f"{count}-cells.ipynb", [f"int value{i} = {i};\nvalue{i} * 2" for i in range(count)])
        seconds, memory = measured([*COURSE, "run", "--memory", "8192", str(path)], folder)
        print(f"{count:5} cells:     {seconds:6.2f} s, kernel {memory['kernel']:4.0f} MB, runner {memory['runner']:4.0f} MB")
    for megabytes in (0, 50):
        cell = "Console.Write(new string('x', 999_999));"
        path = notebook(folder / f"{megabytes}-MB.ipynb", ["1", *[cell] * megabytes])
        seconds, memory = measured([*COURSE, "run", str(path)], folder)
        print(f"{megabytes:5} MB output: {seconds:6.2f} s, kernel {memory['kernel']:4.0f} MB, runner {memory['runner']:4.0f} MB")
    seconds, memory = measured([*COURSE, "--out", str(folder / "site")], ROOT)
    print(f"main job:         {seconds:6.2f} s, largest kernel {memory['kernel']:4.0f} MB, runner {memory['runner']:4.0f} MB")
    seconds, memory = measured([*COURSE, "check", str(ROOT / "notebooks/02-visualizing-partial-derivatives.ipynb")], ROOT)
    print(f"notebook 2:       {seconds:6.2f} s, kernel {memory['kernel']:4.0f} MB, runner {memory['runner']:4.0f} MB")


if __name__ == "__main__":
    os.environ["CI"] = "true"
    with tempfile.TemporaryDirectory() as name:
        against_nbconvert(pathlib.Path(name))
        warm_cells(pathlib.Path(name))
        proportion(pathlib.Path(name))
