"""How fast the course tool is, against jupyter nbconvert, and what it takes of memory.

    python3 bench/course.py [notebook.ipynb]

needs Jupyter's nbconvert with ipykernel, NumPy and matplotlib for the same Python (Debian: jupyter-nbconvert,
python3-ipykernel, python3-numpy, python3-matplotlib), and `dotnet build` before it. The Python notebook that nbconvert
executes does what sections 1 to 3 of the original chapter do; another one can be named instead. Rounds alternate between
the two, so that both meet the same machine.
"""
import json
import os
import pathlib
import re
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
ROUNDS = 7

PYTHON = [
    """import numpy as np
import matplotlib.pyplot as plt
f = lambda x, y: x**2 * np.sin(y)
by_x = lambda x, y: 2 * x * np.sin(y)
by_y = lambda x, y: x**2 * np.cos(y)
h = 1e-7
for x, y in [(1.0, 0.5), (2.0, np.pi / 3), (-1.5, 1.0)]:
    print(by_x(x, y), (f(x + h, y) - f(x - h, y)) / (2 * h), by_y(x, y), (f(x, y + h) - f(x, y - h)) / (2 * h))""",
    """figure = plt.figure(figsize=(15, 5))
x, y = np.meshgrid(np.linspace(-2, 2, 60), np.linspace(-np.pi, np.pi, 60))
surface = figure.add_subplot(131, projection='3d')
surface.plot_surface(x, y, f(x, y), cmap='viridis', alpha=0.8)
surface.set_title('f')
for place, at, values, slopes in [
        (132, np.linspace(-2, 2, 300), lambda t: f(t, np.pi / 3), lambda t: by_x(t, np.pi / 3)),
        (133, np.linspace(-np.pi, np.pi, 300), lambda t: f(1.5, t), lambda t: by_y(1.5, t))]:
    panel = figure.add_subplot(place)
    panel.plot(at, values(at), label='f')
    panel.plot(at, slopes(at), '--', label='slope')
    panel.axhline(0, color='gray')
    panel.legend()
figure.suptitle('Slices')
figure.tight_layout()
plt.show()""",
    """np.random.seed(42)
X = np.random.randn(30, 3)
y = X @ np.array([1.5, -0.5, 2.0]) + 0.1 * np.random.randn(30)
w = np.zeros(3)
loss = lambda w: np.mean((X @ w - y) ** 2)
exact = 2 / 30 * X.T @ (X @ w - y)
for i, step in enumerate(h * np.eye(3)):
    print(i, (loss(w + step) - loss(w - step)) / (2 * h), exact[i])""",
]


def notebook(path, cells, language):
    """Writes a notebook of code cells."""
    kernel = {"python": {"name": "python3", "display_name": "Python 3"}, "csharp": {"name": ".net-csharp", "display_name": ".NET (C#)"}}
    path.write_text(json.dumps({
        "cells": [{"cell_type": "code", "execution_count": None, "id": f"cell-{i}", "metadata": {}, "outputs": [], "source": source}
                  for i, source in enumerate(cells)],
        "metadata": {"kernelspec": kernel[language]}, "nbformat": 4, "nbformat_minor": 5}))
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


def timed(command, folder):
    """Seconds of wall-clock time, and the output."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
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


def against_nbconvert(folder):
    python = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else notebook(folder / "python.ipynb", PYTHON, "python")
    nbconvert = ["jupyter", "nbconvert", "--execute", "--to", "html", "--output-dir", str(folder), str(python)]
    single = str(ROOT / "notebooks/01-what-a-partial-derivative-is.ipynb")
    work = {
        "nbconvert": nbconvert,
        "main job, built": [*COURSE, "--out", str(folder / "site")],
        "check of notebook 1": [*COURSE, "check", single],
    }
    seconds = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, command in work.items():
            seconds[name].append(timed(command, ROOT)[0])
    base = statistics.median(seconds["nbconvert"])
    print(f"{'':24}{'median':>8}{'least':>8}{'ratio':>8}")
    for name, each in seconds.items():
        print(f"{name:24}{statistics.median(each):7.2f}s{min(each):7.2f}s{statistics.median(each) / base:8.2f}")


def warm_cells(folder):
    cells = {
        "arithmetic": "double sum = 0;\nfor (int i = 1; i <= 1000; i++)\n    sum += 1.0 / i;\nsum",
        "figure": "Charts.Surface((x, y) => x * x * Sin(y), x: (-2, 2), y: (-π, π))",
    }
    for name, code in cells.items():
        path = notebook(folder / f"{name}.ipynb", [SETUP, USINGS, *[code] * 60], "csharp")
        text = timed([*COURSE, "run", "--verbose", str(path)], folder)[1]
        milliseconds = [1000 * float(s) for s in re.findall(r"code cell \d+ of \d+, ([\d.]+) s", text)][-50:]
        print(f"one more run of a cell, {name}: median {statistics.median(milliseconds):.0f} ms, of 50")


def proportion(folder):
    for count in (10, 100, 1000):
        path = notebook(folder / f"{count}-cells.ipynb", [f"int value{i} = {i};\nvalue{i} * 2" for i in range(count)], "csharp")
        seconds, memory = measured([*COURSE, "run", str(path)], folder)
        print(f"{count:5} cells:     {seconds:6.2f} s, kernel {memory['kernel']:4.0f} MB, runner {memory['runner']:4.0f} MB")
    for megabytes in (0, 5, 50):
        cell = "Console.Write(new string('x', 999_999));"
        path = notebook(folder / f"{megabytes}-MB.ipynb", ["1", *[cell] * megabytes], "csharp")
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
