"""/v1/analyze at the rate that it carries, and at ten times that rate.

usage: analyze_load.py PORT PICTURE SECONDS COMMAND...   such as: analyze_load.py 8701 photo.jpg 20 ./mien
"""

import sys
import threading
import time

from server import Server, ask, predict

CLIENTS = 4  # as many as the server has threads for, twice
IN_FLIGHT = 64  # under overload: what is due while so many are asked is not asked


def analyze(port, picture, answers):
    status, seconds, _ = ask(port, "POST", "/v1/analyze", picture, timeout=30)
    answers.append((status, seconds))


def carried(port, picture, seconds):
    """Clients that ask again once they are answered."""
    answers = []
    end = time.monotonic() + seconds

    def client():
        while time.monotonic() < end:
            analyze(port, picture, answers)

    run([threading.Thread(target=client) for _ in range(CLIENTS)])
    return answers


def overload(port, picture, rate, seconds):
    """Requests by the clock, and the predictions of somebody else meanwhile."""
    answers, others, not_asked = [], [], 0
    places = threading.Semaphore(IN_FLIGHT)
    over = threading.Event()

    def one():
        try:
            analyze(port, picture, answers)
        finally:
            places.release()

    def other():
        while not over.is_set():
            others.append(predict(port)[:2])
            time.sleep(0.1)

    neighbour = threading.Thread(target=other)
    neighbour.start()
    threads = []
    start = time.monotonic()
    for i in range(int(rate * seconds)):
        time.sleep(max(0.0, start + i / rate - time.monotonic()))
        if places.acquire(blocking=False):
            threads.append(threading.Thread(target=one))
            threads[-1].start()
        else:
            not_asked += 1
    for thread in threads:
        thread.join()
    over.set()
    neighbour.join()
    return answers, others, not_asked, time.monotonic() - start


def run(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def quantile(seconds, share):
    ordered = sorted(seconds)
    return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def row(name, answers, seconds):
    good = [took for status, took in answers if status == 200]
    refused = [took for status, took in answers if status == 429]
    rest = len(answers) - len(good) - len(refused)
    print(
        f"| {name} | {len(answers) / seconds:.1f} | {len(good) / seconds:.1f} | {len(refused) / seconds:.1f} | {rest}"
        f" | {quantile(good, .5):.0f} ms | {quantile(good, .99):.0f} ms | {quantile(refused, .99):.0f} ms |",
        flush=True,
    )
    return len(good) / seconds


def main(port, file, seconds, command):
    picture = open(file, "rb").read()
    with Server(command, port) as server:
        carried(port, picture, seconds / 2)  # a JVM is as fast as it gets after some time
        print("| | asked/s | answered/s | refused/s | other | median | p99 | p99 of refusals |\n|---|---|---|---|---|---|---|---|")
        rate = row(f"{CLIENTS} clients", carried(port, picture, seconds), seconds)
        answers, others, not_asked, took = overload(port, picture, 10 * rate, seconds)
        row("10 times that", answers, took)
        again = carried(port, picture, seconds / 2)
        row("right after", again, seconds / 2)
        good = [took for status, took in others if status == 200]
        print(
            f"\nnot asked: {not_asked}; :predict meanwhile: {len(good)} of {len(others)} answered, median {quantile(good, .5):.0f} ms,"
            f" longest {quantile(good, 1):.0f} ms; the server ended in {server.stop():.1f} s"
        )


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]), sys.argv[4:])
