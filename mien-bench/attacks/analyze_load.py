"""/v1/analyze at the rate that it carries, and at ten times that rate, while somebody else asks :predict.

usage: analyze_load.py PORT PICTURE SECONDS COMMAND...   such as: analyze_load.py 8701 photo.jpg 20 ./mien

Takes some four times as many seconds, and the server's start.
"""

import os
import sys
import threading
import time

from server import Server, ask, predict

CLIENTS = os.cpu_count() or 2  # who ask again once they are answered; the server has as many threads for it
IN_FLIGHT = 64  # under overload: what is due while so many are asked is not asked
PATIENCE = 12  # seconds for an answer; the server itself takes 10 at most


class Tally:
    """What requests were answered: their statuses and seconds."""

    def __init__(self):
        self.answers = []

    def ask(self, port, picture):
        status, seconds, _ = ask(port, "POST", "/v1/analyze", picture, timeout=PATIENCE)
        self.answers.append((status, seconds))

    def times(self, status):
        return sorted(seconds for got, seconds in self.answers if got == status)


def carried(port, picture, seconds):
    """As much as it carries, by clients that wait for their answers."""
    tally = Tally()
    end = time.monotonic() + seconds

    def client():
        while time.monotonic() < end:
            tally.ask(port, picture)

    together([threading.Thread(target=client) for _ in range(CLIENTS)])
    return tally


def by_the_clock(port, picture, rate, seconds):
    """Requests at that rate, whatever becomes of those before; answers them, and how many were not even asked."""
    tally = Tally()
    places = threading.Semaphore(IN_FLIGHT)
    missed = 0

    def one():
        try:
            tally.ask(port, picture)
        finally:
            places.release()

    threads = []
    start = time.monotonic()
    for i in range(int(rate * seconds)):
        time.sleep(max(0.0, start + i / rate - time.monotonic()))
        if time.monotonic() > start + seconds:
            break
        if places.acquire(blocking=False):
            threads.append(threading.Thread(target=one, daemon=True))
            threads[-1].start()
        else:
            missed += 1
    for thread in threads:
        thread.join(PATIENCE)
    return tally, missed


class Neighbour:
    """Somebody who asks :predict while the block lasts."""

    def __init__(self, port):
        self.port, self.answers, self.over = port, [], threading.Event()

    def __enter__(self):
        self.thread = threading.Thread(target=self.ask)
        self.thread.start()
        return self

    def ask(self):
        while not self.over.is_set():
            self.answers.append(predict(self.port)[:2])
            time.sleep(0.1)

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def told(self):
        good = sorted(seconds for status, seconds in self.answers if status == 200)
        return f"{len(good)} of {len(self.answers)}, {quantile(good, .5)}, at most {quantile(good, 1)}"


def together(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def quantile(ordered, share):
    return f"{1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]:.0f} ms" if ordered else "-"


def row(name, tally, seconds, neighbour, missed=0):
    good, refused = tally.times(200), tally.times(429)
    rest = len(tally.answers) - len(good) - len(refused)
    print(
        f"| {name} | {len(tally.answers) / seconds:.1f} | {len(good) / seconds:.1f} | {len(refused)} | {rest} | {missed}"
        f" | {quantile(good, .5)} | {quantile(good, .99)} | {quantile(refused, .5)} | {neighbour.told()} |",
        flush=True,
    )
    return len(good) / seconds


def main(port, file, seconds, command):
    picture = open(file, "rb").read()
    with Server(command, port) as server:
        server.warm()
        carried(port, picture, seconds)  # a JVM is as fast as it gets after some time
        print("| | asked/s | answered/s | refused | other | not asked | median | p99 | median of refusals | `:predict` meanwhile |")
        print("|---|---|---|---|---|---|---|---|---|---|", flush=True)
        with Neighbour(port) as neighbour:
            rate = row(f"{CLIENTS} clients", carried(port, picture, seconds), seconds, neighbour)
        with Neighbour(port) as neighbour:
            tally, missed = by_the_clock(port, picture, 10 * rate, seconds)
        row("10 times that rate", tally, seconds, neighbour, missed)
        status, took, _ = predict(port)
        print(f"\n:predict right after: {status} in {took * 1000:.0f} ms; the server ended in {server.stop():.1f} s")


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]), sys.argv[4:])
