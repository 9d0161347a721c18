"""Runs the attacks and prints a table. usage: run.py PORT COMMAND...   such as: run.py 8701 ./mien"""

import os
import sys
import tempfile

import attacks
from server import Server, Watch

# attack, options of the server
ATTACKS = [
    (attacks.empty_parts, []),
    (attacks.pictures, []),
    (attacks.unfinished_bodies, []),
    (attacks.large_uploads, ["--max-requests", "1"]),
    (attacks.slow_senders, ["--max-connections", "60", "--token-file", "TOKEN"]),
    (attacks.slow_heads, ["--max-connections", "60"]),
    (attacks.many_streams, []),
    (attacks.empty_continuations, []),
    (attacks.analyses, []),
    (attacks.ambiguous, []),
    (attacks.noise, []),
]


def main(port, command, wanted):
    token = tempfile.NamedTemporaryFile("w")
    token.write("secret")
    token.flush()
    held = True
    print("| attack | answers | health meanwhile | `:predict` right after | |\n|---|---|---|---|---|", flush=True)
    for attack, options in ATTACKS:
        if wanted and attack.__name__ not in wanted:
            continue
        given = [token.name if option == "TOKEN" else option for option in options]
        headers = {"Authorization": "Bearer secret"} if "TOKEN" in options else None
        with Server(command, port, *given) as server:
            before = server.threads()
            with Watch(server, headers) as watch:
                answers = attack(port)
            held &= watch.row(attack.__name__.replace("_", " "), answers)
            lost = [name for name in set(before) if name not in server.threads()]
            if lost:
                held = False
                print(f"lost threads: {lost}", flush=True)
            if os.environ.get("SAID"):
                print(server.said(), file=sys.stderr)
    return 0 if held else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    only = set(filter(None, os.environ.get("ATTACKS", "").split(",")))
    sys.exit(main(int(sys.argv[1]), sys.argv[2:], only))
