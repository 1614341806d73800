#!/usr/bin/env bash
# Drives a real Helix in a terminal of its own: opens copy, sees the finding, takes the quick fix, saves.
# Usage: test.sh [PROGRAM]; without it, the debug build. HX names Helix where it is not `hx`. Needs tmux.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "${1:-$here/../../target/debug/sayso}")
hx=${HX:-hx}
folder=$(mktemp -d)
session=sayso-helix-$$
trap 'tmux kill-session -t "$session" 2>/dev/null || true; rm -rf "$folder"' EXIT

fail() {
  echo "FAILED: $1"
  tmux capture-pane -p -t "$session" || true
  exit 1
}

wait_for() { # TEXT
  for _ in $(seq 300); do
    tmux capture-pane -p -t "$session" | grep -qF -- "$1" && return
    sleep 0.1
  done
  fail "“$1” is not on the screen"
}

gone() { # TEXT
  for _ in $(seq 300); do
    tmux capture-pane -p -t "$session" | grep -qF -- "$1" || return 0
    sleep 0.1
  done
  fail "“$1” stays on the screen"
}

mkdir -p "$folder/helix" "$folder/bin"
cp "$here/languages.toml" "$folder/helix/"
ln -s "$program" "$folder/bin/sayso"
export XDG_CONFIG_HOME=$folder XDG_CACHE_HOME=$folder XDG_STATE_HOME=$folder PATH="$folder/bin:$PATH" LC_ALL=C.UTF-8

for language in markdown html toml; do
  # What Helix cannot read of the file, or does not find, it says here.
  health=$(NO_COLOR=1 "$hx" --health "$language" 2>&1 | sed 's/\x1b\[[0-9;]*m//g')
  grep -qF "$folder/bin/sayso" <<<"$health" || { echo "FAILED: $language: $health"; exit 1; }
done
echo "ok - the program is found for each language"

for name in news.md news.txt; do
  printf 'News\n\nWow \U0001F600\U0001F600: the SRE enables access to ChatGPT.\n' >"$folder/$name"
  printf 'News\n\nWow \U0001F600\U0001F600: the SRE is powered by OpenAI.\n' >"$folder/want"
  TERM=xterm-256color tmux -f /dev/null new-session -d -s "$session" -x 120 -y 30 -c "$folder" "$hx $name"
  wait_for "● 1"
  tmux send-keys -t "$session" "]d"
  wait_for "must not be said to enable access"
  echo "ok - $name: the finding is shown"
  tmux send-keys -t "$session" ":pipe-to cat >$folder/selected" Enter
  for _ in $(seq 100); do [ -s "$folder/selected" ] && break; sleep 0.1; done
  [ "$(cat "$folder/selected")" = "enables access to ChatGPT" ] || fail "other words are selected: $(cat "$folder/selected")"
  echo "ok - $name: columns are right behind an emoji"
  tmux send-keys -t "$session" " a"
  wait_for "Write “is powered by OpenAI”"
  tmux send-keys -t "$session" Enter
  gone "● 1"
  echo "ok - $name: the finding is gone"
  tmux send-keys -t "$session" ":wq" Enter
  for _ in $(seq 100); do tmux has-session -t "$session" 2>/dev/null || break; sleep 0.1; done
  diff -u "$folder/want" "$folder/$name"
  echo "ok - $name: the file is saved, mended, and otherwise as it was"
done
