#!/usr/bin/env bash
# Prints the environment variables that the launcher sets for a command, as NAME=value, so that measurements of Java programs start as it does.
# usage: launcher-environment.sh COMMAND      COMMAND: predict, train, ...
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/mien-launcher.XXXXXX")
trap 'rm -rf "$work"' EXIT

mkdir "$work/bin" # in place of a JDK
printf '#!/bin/sh\nenv\n' > "$work/bin/java"
chmod +x "$work/bin/java"
env -i PATH="$PATH" JAVA_HOME="$work" MIEN_CACHE= bash "$here/../mien-cli/src/main/app/bin/mien" "$1" \
    | grep -Ev '^(PATH|JAVA_HOME|MIEN_CACHE|PWD|OLDPWD|SHLVL|LC_ALL|_)='
