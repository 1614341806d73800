#!/usr/bin/env bash
# Drives a real Emacs with eglot: opens copy, sees the finding, applies the quick fix, saves.
# Usage: test.sh [PROGRAM]; without it, the debug build. Installs Emacs from Debian where it is missing.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$here/../../target/debug/sayso}
if ! command -v emacs >/dev/null || ! emacs --batch -l eglot 2>/dev/null; then
  apt-get update -q && apt-get install -yq --no-install-recommends emacs-nox elpa-eglot
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export COPY="$folder/news.txt" SAYSO
SAYSO=$(realpath "$program")
printf 'Wow \U0001F600\U0001F600: the SRE enables access to ChatGPT.\n' >"$COPY"
printf 'Wow \U0001F600\U0001F600: the SRE is powered by OpenAI.\n' >"$folder/want.txt"

HOME=$folder LANG=C.UTF-8 timeout 120 emacs --batch -l "$here/sayso.el" -l "$here/test.el"

diff -u "$folder/want.txt" "$COPY"
echo "ok - the file is saved, mended, and otherwise as it was"
