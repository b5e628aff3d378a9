"""Starts the children, watches them, and leaves none behind."""

import os
import signal
import subprocess
import time

from colab.demo.server.children import child_environment
from colab.demo.server.parent import die_with_parent

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stop(Exception):
    """The supervisor was asked to end."""


class Supervisor:
    """Runs children until a signal comes or the web server ends; the others are started again.

    Each child has its own session, so that Ctrl-C reaches only the supervisor, and a parent-death signal, so that not
    even `kill -9` of the supervisor leaves a process.
    """

    def __init__(self, children, base_dir, log_dir, say):
        self.children, self.base_dir, self.log_dir, self.say = children, base_dir, log_dir, say
        self.running = {}
        log_dir.mkdir(parents=True, exist_ok=True)

    def start(self, child):
        """Start one child with its output in its own log."""
        parent = os.getpid()
        with (self.log_dir / f"{child.name}.log").open("ab") as log:
            self.running[child.name] = subprocess.Popen(
                child.command,
                cwd=self.base_dir,
                env=child_environment(child),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=lambda: die_with_parent(parent),
            )

    def run(self, ready):
        """Start all, call `ready()` until it returns true, then watch; return the exit status."""

        def stop(number, _frame):
            raise Stop(number)

        for number in STOPPING:
            signal.signal(number, stop)
        try:
            for child in self.children:
                self.start(child)
            return self.watch(ready)
        except Stop:
            return 0
        finally:
            for number in STOPPING:
                signal.signal(number, signal.SIG_IGN)
            self.end()

    def watch(self, ready):
        """Look after the children twice a second."""
        up = False
        while True:
            up = up or bool(ready())
            for child in self.children:
                status = self.running[child.name].poll()
                if status is None:
                    continue
                log = self.log_dir / f"{child.name}.log"
                if child.name == "web":
                    self.say(f"The web server ended (status {status}); see {log}")
                    self.say("".join(log.read_text(errors="replace").splitlines(keepends=True)[-15:]))
                    return 1
                self.say(f"{child.name} ended (status {status}) and is started again; see {log}")
                time.sleep(1)
                self.start(child)
            time.sleep(0.5 if up else 0.1)

    def end(self):
        """Ask every child to end, last started first; after six seconds insist."""
        order = list(reversed(self.running.values()))
        for process in order:
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + 6
        for process in order:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
