"""Runs the attacks and prints a table. usage: run.py PORT COMMAND...   such as: run.py 8701 ./mien

One server for all attacks that need the same options. ATTACKS=name,name runs these alone; SAID=1 shows what the servers said.
"""

import os
import sys
import tempfile

import attacks
from server import Server, Watch

TOKEN = "secret"

# options of a server, and the attacks on it
ATTACKS = [
    (
        [],
        [
            attacks.empty_parts,
            attacks.pictures,
            attacks.scans,
            attacks.unfinished_bodies,
            attacks.many_streams,
            attacks.empty_continuations,
            attacks.ambiguous,
            attacks.noise,
            attacks.analyses,
        ],
    ),
    (["--max-requests", "1"], [attacks.large_uploads]),
    (["--max-connections", "60", "--token-file", "TOKEN"], [attacks.slow_senders, attacks.slow_heads]),
]


def attacked(server, wanted, headers):
    """Runs these attacks, one after the other; answers whether the server held them all."""
    held = True
    server.warm(headers)
    for attack in wanted:
        threads = server.threads()
        with Watch(server, headers) as watch:
            answers = attack(server.port)
        held &= watch.row(attack.__name__.replace("_", " "), answers)
        lost = set(threads) - set(server.threads())
        if lost:
            held = False
            print(f"lost threads: {sorted(lost)}", flush=True)
    return held


def main(port, command, names):
    token = tempfile.NamedTemporaryFile("w")
    token.write(TOKEN)
    token.flush()
    held = True
    print("| attack | answers | health meanwhile | `:predict` right after | |\n|---|---|---|---|---|", flush=True)
    for options, all_attacks in ATTACKS:
        wanted = [attack for attack in all_attacks if not names or attack.__name__ in names]
        if not wanted:
            continue
        given = [token.name if option == "TOKEN" else option for option in options]
        headers = {"Authorization": "Bearer " + TOKEN} if "TOKEN" in options else None
        with Server(command, port, *given) as server:
            held &= attacked(server, wanted, headers)
            if os.environ.get("SAID"):
                print(server.said(), file=sys.stderr)
    return 0 if held else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(int(sys.argv[1]), sys.argv[2:], set(filter(None, os.environ.get("ATTACKS", "").split(",")))))
