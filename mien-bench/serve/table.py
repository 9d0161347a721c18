"""Prints rounds of k6 as tables.

usage: table.py FOLDER; it holds NAME.ROUND.json (k6's summaries), NAME.ROUND.cpu (the server's ticks of 10 ms, before and
after) and memory.csv (seconds, KiB resident)
"""
import collections
import json
import pathlib
import statistics
import sys


def value(summary, metric, part="count"):
    return summary["metrics"].get(metric, {}).get(part, 0)


def cpu_ms(file, summary):
    before, after = map(int, file.with_suffix(".cpu").read_text().split())
    return 10 * (after - before) / max(1, value(summary, "accepted"))


def row(name, files):
    summaries = [json.loads(file.read_text()) for file in files]
    rates = [value(one, "accepted", "rate") for one in summaries]
    cpu = [cpu_ms(file, one) for file, one in zip(files, summaries)]
    asked = statistics.median(value(one, "iterations", "rate") for one in summaries)
    p99 = statistics.median(value(one, "accepted_ms", "p(99)") for one in summaries)
    counts = " | ".join(str(sum(value(one, name) for one in summaries)) for name in ("refused", "wrong", "failed"))
    return (
        f"| {name} | {asked:.0f} | {statistics.median(rates):.1f} ({' '.join(f'{rate:.1f}' for rate in rates)}) "
        f"| {statistics.median(cpu):.1f} ({' '.join(f'{ms:.1f}' for ms in cpu)}) | {p99:.0f} | {counts} |"
    )


def main(folder):
    folder = pathlib.Path(folder)
    rounds = collections.defaultdict(list)
    for file in sorted(folder.glob("*.*.json")):
        rounds[file.name.split(".")[0]].append(file)
    print("| | asked/s | answers/s (rounds) | processor ms an answer (rounds) | p99 ms | refused | wrong | failed |")
    print("|---|---|---|---|---|---|---|---|")
    for name, files in rounds.items():
        print(row(name, files))
    memory = [line.split(",")[1] for line in (folder / "memory.csv").read_text().split()]
    print("\nresident memory of Mien under overload, MiB, every 5 s: " + " ".join(str(int(kib) // 1024) for kib in memory))


if __name__ == "__main__":
    main(*sys.argv[1:])
