"""A server of one's own on the loopback address, and a watch on how it is while it is attacked."""

import http.client
import json
import os
import signal
import subprocess
import tempfile
import threading
import time

FACE = json.dumps({"instances": [[0.5] * (96 * 96)]}).encode()


class Server:
    """Started with the options, its heap bounded; stopped at the end of the block."""

    def __init__(self, command, port, *options, heap="512m"):
        self.port = port
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")
        environment = dict(os.environ, MIEN_JAVA_OPTIONS=f"-Xmx{heap} -XX:+ExitOnOutOfMemoryError")
        self.process = subprocess.Popen(
            [*command, "serve", "--port", str(port), *options], stderr=self.log, env=environment
        )

    def __enter__(self):
        end = time.monotonic() + 240
        while time.monotonic() < end and self.process.poll() is None:
            if "mien: serving" in open(self.log.name).read():
                return self
            time.sleep(0.2)
        raise SystemExit("the server did not start:\n" + open(self.log.name).read())

    def __exit__(self, *_):
        self.stop()

    def stop(self, patience=60):
        """Asks it to end; answers the seconds that took, or None where it had to be killed."""
        start = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(patience)
            return time.monotonic() - start
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return None

    def threads(self):
        """The names of its threads that work on requests and models."""
        names = []
        for task in os.listdir(f"/proc/{self.process.pid}/task"):
            with open(f"/proc/{self.process.pid}/task/{task}/comm") as comm:
                names.append(comm.read().strip())
        return sorted(name for name in names if name.startswith("mien-"))

    def warm(self, headers=None, count=20):
        """Asks some predictions, since a JVM's first ones are slow."""
        for _ in range(count):
            predict(self.port, headers)

    def said(self):
        return open(self.log.name).read()


def ask(port, method, path, body=None, headers=None, timeout=15):
    """One request on a connection of its own: status, seconds, body. Status 0 where there was no answer."""
    start = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        return response.status, time.monotonic() - start, response.read()
    except (OSError, http.client.HTTPException):
        return 0, time.monotonic() - start, b""
    finally:
        connection.close()


def predict(port, headers=None, timeout=15):
    return ask(port, "POST", "/v1/models/keypoints:predict", FACE, headers, timeout)


class Watch:
    """Asks for the health again and again while the block lasts, and for one prediction right after it."""

    def __init__(self, server, headers=None):
        self.server, self.headers = server, headers
        self.worst, self.failed, self.asked = 0.0, 0, 0
        self.over = threading.Event()

    def __enter__(self):
        self.thread = threading.Thread(target=self.look)
        self.thread.start()
        return self

    def look(self):
        while not self.over.is_set():
            status, seconds, _ = ask(self.server.port, "GET", "/health", timeout=5)
            self.asked += 1
            self.failed += status != 200
            self.worst = max(self.worst, seconds)
            time.sleep(0.1)

    def __exit__(self, *_):
        self.status, self.seconds, _ = predict(self.server.port, self.headers)
        self.over.set()
        self.thread.join()

    def row(self, name, answers):
        good = self.failed == 0 and self.status == 200 and self.seconds < 2
        print(
            f"| {name} | {answers} | {self.worst * 1000:.0f} ms, {self.failed} of {self.asked} failed"
            f" | {self.status} in {self.seconds * 1000:.0f} ms | {'held' if good else 'NOT HELD'} |",
            flush=True,
        )
        return good
