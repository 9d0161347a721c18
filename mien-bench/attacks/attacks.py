"""The attacks, each bounded in time and number, each against a server that was started for it."""

import base64
import json
import random
import socket
import threading
import time

import bodies
from server import FACE, ask, predict


def together(count, work):
    """Runs the work so many times at once; answers what each gave."""
    results = [None] * count

    def run(i):
        results[i] = work(i)

    threads = [threading.Thread(target=run, args=(i,)) for i in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def counted(statuses):
    return ", ".join(f"{statuses.count(status)} x {status or 'none'}" for status in sorted(set(statuses)))


def connect(port):
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def head(path, *more):
    lines = [f"POST {path} HTTP/1.1", "Host: localhost", *more]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def empty_parts(port):
    body = bodies.empty_parts()
    kind = {"Content-Type": "multipart/form-data; boundary=x", "Content-Encoding": "gzip"}
    answers = together(2, lambda i: ask(port, "POST", "/v1/analyze", body, kind)[0])
    return f"{len(body) // 1024} KB each: {counted(answers)}"


def pictures(port):
    body = bodies.pictures(256)
    packed = {"Content-Encoding": "gzip"}
    answers = together(2, lambda i: ask(port, "POST", "/v1/models/keypoints:predict", body, packed)[0])
    return f"{len(body)} bytes each: {counted(answers)}"


def scans(port):
    """Pictures whose decoding takes minutes, whole and as faces."""
    picture = bodies.scans(2000)
    face = json.dumps({"instances": [{"b64": base64.b64encode(picture).decode()}]}).encode()
    answers = together(
        4,
        lambda i: ask(port, "POST", "/v1/analyze", picture)[0]
        if i % 2
        else ask(port, "POST", "/v1/models/keypoints:predict", face)[0],
    )
    return f"{len(picture) // 1024} KB each: {counted(answers)}"


def unfinished_bodies(port, count=900):
    """Half of a body each, then nothing."""
    sockets = []
    for _ in range(count):
        try:
            s = connect(port)
            s.sendall(head("/v1/models/keypoints:predict", "Content-Length: 1000000") + b" " * 500_000)
            sockets.append(s)
        except OSError:
            pass
    status, seconds, _ = predict(port)
    for s in sockets:
        s.close()
    return f"{len(sockets)} connections; :predict meanwhile {status} in {seconds * 1000:.0f} ms"


def large_uploads(port, count=14):
    body = b" " * (31 << 20)
    answers = together(count, lambda i: ask(port, "POST", "/v1/models/keypoints:predict", body, timeout=30)[0])
    return counted(answers)


def slow_senders(port, count=60, seconds=12):
    """They are answered 401 at once and go on sending, a byte now and then."""
    sockets = [connect(port) for _ in range(count)]
    for s in sockets:
        s.sendall(head("/v1/models/keypoints:predict", "Content-Length: 30000000"))
    kept = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        kept = 0
        for s in sockets:
            try:
                s.sendall(b" ")
                kept += 1
            except OSError:
                pass
        time.sleep(0.5)
    return f"{kept} of {count} connections left after {seconds} s"


def slow_heads(port, count=200, seconds=12):
    sockets = [connect(port) for _ in range(count)]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for s in sockets:
            try:
                s.sendall(b"P")
            except OSError:
                pass
        time.sleep(0.5)
    return f"{count} connections"


def many_streams(port, count=13_785):
    """Requests without an end, all on one connection of HTTP/2."""
    s = connect(port)
    block = bodies.post_head(port)
    sent = 0
    try:
        s.sendall(bodies.PREFACE)
        for i in range(count):
            s.sendall(bodies.frame(1, 4, 2 * i + 1, block))
            sent += 1
    except OSError:
        pass
    s.close()
    return f"{sent} of {count} streams sent"


def empty_continuations(port, seconds=5):
    """A head that goes on and on with frames that hold nothing."""
    times = []
    over = threading.Event()

    def flood(_):
        empty = bodies.frame(9, 0, 1) * 1000
        while not over.is_set():
            try:
                s = connect(port)
                s.sendall(bodies.PREFACE + bodies.frame(1, 0, 1, bodies.post_head(port)))
                while not over.is_set():
                    s.sendall(empty)
            except OSError:
                time.sleep(0.01)

    threads = [threading.Thread(target=flood, args=(i,), daemon=True) for i in range(4)]
    for thread in threads:
        thread.start()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        times.append(predict(port)[1])
    over.set()
    for thread in threads:
        thread.join(5)
    times.sort()
    return f":predict meanwhile at a median of {times[len(times) // 2] * 1000:.0f} ms"


def analyses(port, clients=40, seconds=10):
    """Whole pictures, far more than can be read, while others ask a model."""
    picture = bodies.png(1600, 1200)
    end = time.monotonic() + seconds
    asked, answered = [], []

    def analyze(_):
        while time.monotonic() < end:
            asked.append(ask(port, "POST", "/v1/analyze", picture)[0])

    def ask_model(_):
        while time.monotonic() < end:
            answered.append(predict(port)[0])
            time.sleep(0.05)

    together(clients + 1, lambda i: ask_model(i) if i == 0 else analyze(i))
    good = answered.count(200)
    return f"/v1/analyze {counted(asked)}; :predict {good} of {len(answered)} answered"


def ambiguous(port):
    """Requests whose end or host two servers may see differently: each must be refused."""
    body = b"0\r\n\r\n"
    attempts = {
        "length and chunks": head("/v1/models", "Content-Length: 5", "Transfer-Encoding: chunked") + body,
        "two hosts": b"GET /health HTTP/1.1\r\nHost: localhost\r\nHost: example.org\r\n\r\n",
        "two lengths": head("/v1/models", "Content-Length: 5", "Content-Length: 6") + body,
        "foreign host": b"GET /v1/models HTTP/1.1\r\nHost: example.org\r\n\r\n",
        "foreign origin": head("/v1/models/keypoints:predict", "Origin: https://example.org", "Content-Length: 0"),
        "cross-site": head("/v1/models/keypoints:predict", "Sec-Fetch-Site: cross-site", "Content-Length: 0"),
    }
    answers = []
    for name, request in attempts.items():
        s = connect(port)
        s.sendall(request)
        answers.append(f"{name} {s.recv(64).split(b' ')[1].decode()}")
        s.close()
    return ", ".join(answers)


def noise(port, seconds=5):
    """Bytes that are no request."""
    rng = random.Random(1)
    end = time.monotonic() + seconds
    sent = 0
    while time.monotonic() < end:
        try:
            s = connect(port)
            s.sendall(rng.randbytes(rng.randint(1, 5000)) if sent % 2 else FACE[:2000])
            s.close()
            sent += 1
        except OSError:
            pass
    return f"{sent} connections"
