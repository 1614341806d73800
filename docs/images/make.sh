#!/usr/bin/env bash
# Records the sessions of the README anew, as text and as pictures: make.sh [PROGRAM]. Needs tmux, Neovim and Python.
set -euo pipefail

images=$(cd "$(dirname "$0")" && pwd)
root=$images/../..
program=$(realpath "${1:-$root/target/debug/sayso}")
folder=$(mktemp -d)
session=sayso-$$
trap 'tmux kill-session -t "$session" 2>/dev/null || true; rm -rf "$folder"' EXIT

copy() {
  cat <<'COPY'
# News 🚀

😀 The SRE enables access to **ChatGPT**.

The SRE, powered by OpenAI, keeps context across sessions.
COPY
}
ln -s "$program" "$folder/sayso"
cp "$root/editors/neovim/sayso.lua" "$folder"
export PATH="$folder:$PATH" LC_ALL=C.UTF-8 COLORTERM=truecolor

# What is typed, or, behind `!`, what another program does to the files meanwhile.
picture() { # NAME TITLE WIDTH HEIGHT COMMAND STEP…
  local name=$1 title=$2 width=$3 height=$4 command=$5
  shift 5
  copy >"$folder/news.md"
  TERM=xterm-256color tmux -f /dev/null new-session -d -s "$session" -x "$width" -y "$height" -c "$folder" "$command"
  tmux set-option -t "$session" status off
  sleep 3
  for step in "$@"; do
    case $step in
      !*) (cd "$folder" && eval "${step#!}") ;;
      *) tmux send-keys -t "$session" "$step" ;;
    esac
    sleep 1
  done
  tmux capture-pane -e -p -t "$session" >"$folder/$name.ansi"
  tmux capture-pane -p -t "$session" | sed 's/ *$//' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' >"$images/$name.txt"
  python3 "$images/ansi-to-svg.py" "$title" <"$folder/$name.ansi" >"$images/$name.svg"
  tmux kill-session -t "$session"
}

shell="env PS1='\$ ' bash --norc --noprofile"
picture watch "sayso watch" 152 10 "$shell" "clear" Enter "sayso watch --output-format concise" Enter \
  "!sed -i 's/enables access to \*\*ChatGPT\*\*/is powered by **OpenAI**/' news.md" \
  "!echo 'Agents call on GPT-5.' >mail.txt" C-c
picture neovim "sayso in Neovim" 110 16 \
  "HOME=$folder nvim --clean -n --cmd 'set termguicolors' --cmd 'source $folder/sayso.lua' -c 'set signcolumn=yes background=dark' -c 'hi SignColumn guibg=NONE | hi DiagnosticUnderlineError gui=underline cterm=underline guifg=#e06c75' news.md" \
  "3G15|" ":lua vim.lsp.buf.code_action()" Enter
