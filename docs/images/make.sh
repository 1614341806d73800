#!/usr/bin/env bash
# Makes the pictures of the README anew: make.sh [PROGRAM]. Needs tmux, Neovim and Python.
set -euo pipefail

images=$(cd "$(dirname "$0")" && pwd)
root=$images/../..
program=$(realpath "${1:-$root/target/debug/sayso}")
folder=$(mktemp -d)
session=sayso-$$
trap 'tmux kill-session -t "$session" 2>/dev/null || true; rm -rf "$folder"' EXIT

cat >"$folder/news.md" <<'COPY'
# News 🚀

😀 The SRE enables access to **ChatGPT**.

The SRE, powered by OpenAI, keeps context across sessions.
COPY
ln -s "$program" "$folder/sayso"
cp "$root/editors/neovim/sayso.lua" "$folder"
export PATH="$folder:$PATH" LC_ALL=C.UTF-8 COLORTERM=truecolor

picture() { # NAME TITLE HEIGHT COMMAND KEYS…
  local name=$1 title=$2 height=$3 command=$4
  shift 4
  TERM=xterm-256color tmux -f /dev/null new-session -d -s "$session" -x 110 -y "$height" -c "$folder" "$command"
  tmux set-option -t "$session" status off
  sleep 3
  for keys in "$@"; do
    tmux send-keys -t "$session" "$keys"
    sleep 1
  done
  tmux capture-pane -e -p -t "$session" >"$folder/$name.ansi"
  tmux capture-pane -p -t "$session" | sed 's/ *$//' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' >"$images/$name.txt"
  python3 "$images/ansi-to-svg.py" "$title" <"$folder/$name.ansi" >"$images/$name.svg"
  tmux kill-session -t "$session"
}

shell="env PS1='\$ ' bash --norc --noprofile"
picture terminal "sayso check" 18 "$shell" "clear" Enter "sayso check news.md" Enter
picture neovim "sayso in Neovim" 16 \
  "HOME=$folder nvim --clean -n --cmd 'set termguicolors' --cmd 'source $folder/sayso.lua' -c 'set signcolumn=yes background=dark' -c 'hi SignColumn guibg=NONE | hi DiagnosticUnderlineError gui=underline cterm=underline guifg=#e06c75' news.md" \
  "3G15|" ":lua vim.lsp.buf.code_action()" Enter
