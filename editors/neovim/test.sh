#!/usr/bin/env bash
# Drives a real Neovim: opens copy, sees the finding, applies the quick fix, saves.
# Usage: test.sh [PROGRAM]; without it, the debug build. NVIM names Neovim where it is not `nvim`, which is installed from
# Debian where it is missing.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$here/../../target/debug/sayso}
nvim=${NVIM:-nvim}
if ! command -v "$nvim" >/dev/null; then
  apt-get update -q && apt-get install -yq --no-install-recommends neovim
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/a folder"
export COPY="$folder/a folder/news.md"
printf '# News\n\nWow \U0001F600\U0001F600: the SRE enables access to ChatGPT.\n' >"$COPY"
printf '# News\n\nWow \U0001F600\U0001F600: the SRE is powered by OpenAI.\n' >"$folder/want.md"
export COPY="${COPY// /\\ }"

HOME=$folder XDG_CONFIG_HOME=$folder XDG_STATE_HOME=$folder XDG_DATA_HOME=$folder XDG_CACHE_HOME=$folder \
  timeout 120 "$nvim" --headless --clean \
  --cmd "let g:sayso = { 'cmd': ['$(realpath "$program")', 'lsp'] }" \
  --cmd "source $here/sayso.lua" -c "luafile $here/test.lua"

diff -u "$folder/want.md" "$folder/a folder/news.md"
echo "ok - the file is saved, mended, and otherwise as it was"
