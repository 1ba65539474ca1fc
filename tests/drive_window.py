# SPDX-FileCopyrightText: 2026 The Inferograph authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the program as a person at a desktop does: a real X server, a window manager, keys and nothing else.

    drive_window.py PROGRAM

Opens a log, filters its calls, exports what is left, changes the theme, quits, starts again and finds all as it was.
Exits with 77 where there is no Xvfb, openbox or xdotool.
"""
import contextlib
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

PATIENCE = 60  # seconds, for whatever is waited for: sanitizers and a busy machine are slow


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE).stdout.strip()


def wait_for(what, condition):
    """Asks until the condition gives something, which this gives back."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    sys.exit("waited in vain for " + what)


@contextlib.contextmanager
def running(*command, **options):
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def display():
    """A display with a window manager, named in the environment."""
    reading, writing = os.pipe()
    with running("Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset",
                 pass_fds=[writing]):
        os.close(writing)
        with os.fdopen(reading) as told:
            os.environ["DISPLAY"] = ":" + told.readline().strip()
        with running("openbox"):
            wait_for("the window manager", lambda: run("xdotool", "get_num_desktops"))
            yield


def windows(title):
    return run("xdotool", "search", "--onlyvisible", "--name", "^" + title).split()


def active_window():
    return run("xdotool", "getactivewindow", "getwindowname")


def focus(title):
    """Awaits the window and that keys go to it."""
    def has_focus():
        if active_window().startswith(title):
            return True
        for window in windows(title)[-1:]:
            run("xdotool", "windowactivate", window)
        return False
    wait_for("the focus on \"%s\"" % title, has_focus)


def keys(*names):
    run("xdotool", "key", "--clearmodifiers", *names)


def open_by(key, title):
    """Presses the key until its window is there: one that was just closed may have swallowed the first."""
    def is_open():
        keys(key)
        return appears(title)
    wait_for("the window \"%s\"" % title, is_open)
    focus(title)


def appears(title, patience=2):
    ends = time.monotonic() + patience
    while not windows(title):
        if time.monotonic() > ends:
            return False
        time.sleep(0.05)
    return True


def closes(title, patience=2):
    ends = time.monotonic() + patience
    while windows(title):
        if time.monotonic() > ends:
            return False
        time.sleep(0.05)
    return True


def type_line(text):
    run("xdotool", "type", "--delay", "5", text)
    keys("Return")


def answer(title, text):
    """Types into the window until it closes: one that has just opened may swallow some of it."""
    def is_answered():
        focus(title)
        keys("ctrl+a")
        type_line(text)
        return closes(title)
    wait_for("the end of \"%s\"" % title, is_answered)


def write_log(path):
    with open(path, "w", encoding="utf-8") as log:
        for number in range(10):
            model = "qwen2.5:7b" if number < 6 else "llama3.2:3b"
            log.write(json.dumps({"event": "llm_call_metrics", "model": model, "timestamp": time.time() - number,
                                  "ttft_seconds": 0.25, "tlft_seconds": 1.5, "output_tokens": 60}) + "\n")


class Program:
    def __init__(self, path, ends):
        self.process = ends.enter_context(subprocess.Popen([path]))
        ends.callback(self.process.kill)
        focus("Inferograph")

    def open_log(self, path):
        open_by("ctrl+o", "Open logs")
        answer("Open logs", path)
        focus("Inferograph")

    def command(self, words):
        open_by("ctrl+k", "Command palette")
        answer("Command palette", words)
        focus("Inferograph")

    def exported_models(self, path):
        """The models of the calls in view, by the way of a CSV file; none where there are no calls yet."""
        keys("ctrl+s")
        if not appears("Save "):
            return []  # there was nothing to save
        focus("Save ")
        keys("ctrl+a")
        type_line(path)
        wait_for("the export", lambda: os.path.exists(path) and not windows("Save "))
        focus("Inferograph")
        with open(path, encoding="utf-8", newline="") as file:
            return [row["model"] for row in csv.DictReader(file)]

    def await_models(self, folder, expected, act=lambda: None):
        """Does and exports, again and again, until the calls in view are of these models."""
        def is_there():
            act()
            found = self.exported_models(os.path.join(folder, "calls-%d.csv" % time.monotonic_ns()))
            return sorted(found) == sorted(expected)
        wait_for("the calls %s" % expected, is_there)

    def quit(self):
        def has_ended():
            keys("ctrl+q")
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(2)
            return self.process.poll() is not None
        wait_for("the program's end", has_ended)
        code = self.process.returncode
        if code != 0:
            sys.exit("the program ended with %d" % code)


def settings(home):
    for folder, _, files in os.walk(home):
        for name in files:
            if name.endswith(".conf") and "nferograph" in name:
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    return file.read()
    sys.exit("the program has remembered nothing")


def filter_qwen():
    keys("ctrl+2", "ctrl+f", "ctrl+a")
    type_line("model:qwen")


def drive(path):
    with tempfile.TemporaryDirectory() as home, contextlib.ExitStack() as ends:
        for name in ("LANGUAGE", "XDG_CURRENT_DESKTOP", "XDG_DATA_HOME", "QT_QPA_PLATFORMTHEME"):
            os.environ.pop(name, None)  # a person's own desktop has no say
        os.environ.update(HOME=home, XDG_CONFIG_HOME=os.path.join(home, ".config"), QT_QPA_PLATFORM="xcb",
                          LC_ALL="C.UTF-8")
        log = os.path.join(home, "server.jsonl")
        write_log(log)
        program = Program(path, ends)
        program.open_log(log)
        program.await_models(home, 6 * ["qwen2.5:7b"] + 4 * ["llama3.2:3b"])
        program.await_models(home, 6 * ["qwen2.5:7b"], act=filter_qwen)
        program.command("light")
        program.quit()
        for remembered in ("light", "model:qwen", log):
            if remembered not in settings(home):
                sys.exit("not remembered: %s" % remembered)
        program = Program(path, ends)
        program.await_models(home, 6 * ["qwen2.5:7b"])
        program.quit()


def main():
    missing = [tool for tool in ("Xvfb", "openbox", "xdotool") if not shutil.which(tool)]
    if missing:
        print("absent, so the window was not driven: " + ", ".join(missing))
        return 77
    with display():
        drive(sys.argv[1])
    return 0


sys.exit(main())
