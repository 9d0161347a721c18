"""Prints rounds of the load client as a table.

usage: table.py FOLDER; it holds NAME.ROUND.json (the client's summaries) and memory (KiB resident, a line each 5 s)
"""
import collections
import json
import pathlib
import statistics
import sys

COUNTS = ("refused", "not_asked", "wrong", "failed")


def spread(values):
    """The median, and all in their order."""
    return f"{statistics.median(values):.1f} ({' '.join(f'{value:.1f}' for value in values)})"


def row(name, rounds):
    def median(value):
        return statistics.median(value(one) for one in rounds)

    asked = median(lambda one: sum(one[kind] for kind in ("accepted", "refused", "wrong", "failed")) / one["seconds"])
    cells = [
        name,
        f"{asked:.0f}",
        spread([one["accepted"] / one["seconds"] for one in rounds]),
        spread([1000 * one["server_cpu_seconds"] / max(1, one["accepted"]) for one in rounds]),
        f"{median(lambda one: 1000 * one['client_cpu_seconds'] / one['seconds'] / max(1, asked)):.2f}",
        f"{median(lambda one: one['p50_ms']):.0f}",
        f"{median(lambda one: one['p99_ms']):.0f}",
        f"{max(one['max_ms'] for one in rounds):.0f}",
        f"{median(lambda one: one['refused_p99_ms']):.0f}",
        *(str(sum(one[kind] for one in rounds)) for kind in COUNTS),
    ]
    return "| " + " | ".join(cells) + " |"


def main(folder):
    folder = pathlib.Path(folder)
    rounds = collections.defaultdict(list)
    for file in sorted(folder.glob("*.*.json")):
        rounds[file.name.split(".")[0]].append(json.loads(file.read_text()))
    head = ["", "asked/s", "answers/s (rounds)", "server ms an answer (rounds)", "client ms a request"]
    head += ["p50 ms", "p99 ms", "max ms", "p99 ms of refusals", *COUNTS]
    print("| " + " | ".join(head) + " |\n" + "|---" * len(head) + "|")
    for name, each in rounds.items():
        print(row(name, each))
    memory = [str(int(kib) // 1024) for kib in (folder / "memory").read_text().split()]
    print("\nresident memory of Mien under overload, MiB, every 5 s: " + " ".join(memory))


if __name__ == "__main__":
    main(*sys.argv[1:])
