#!/usr/bin/env bash
# Fetches the parts of onnxruntime-web that the page needs; run it to move to another version, and commit what it writes.
set -euo pipefail

version=1.30.0
sha512=q0y+JrrtukXSzsBWEMccVfqX25LRmosXHF+CaRJmg8pZClzcV7svNc4rKY3jL02Vb7QmRMDs1SigqR4CXAfKYQ==

to=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/src/main/resources/dev/mien/serve/page/onnxruntime-web
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$work" && npm pack --silent "onnxruntime-web@$version")
package=$work/onnxruntime-web-$version.tgz
test "$(openssl dgst -sha512 -binary "$package" | base64 -w0)" = "$sha512"
tar -xzf "$package" -C "$work"
mkdir -p "$to"
cp "$work/package/dist/ort.wasm.bundle.min.mjs" "$to"
gzip -9nc "$work/package/dist/ort-wasm-simd-threaded.wasm" > "$to/ort-wasm-simd-threaded.wasm.gz"
