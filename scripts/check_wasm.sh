#!/usr/bin/env bash
# Checks that the engine and its crates compile for WebAssembly, without threads. The target is added with
# rustup where the machine allows that; elsewhere the script says that it was skipped.
set -eu
cd "$(dirname "$0")/.."
target=wasm32-unknown-unknown
command -v rustup >/dev/null || { echo 'skipped: rustup is not there'; exit 0; }
rustup target list --installed | grep -qx "$target" || rustup target add "$target" >/dev/null 2>&1 ||
    { echo "skipped: the target $target can not be had here"; exit 0; }
cargo check --locked --quiet --target "$target" -p sayso-engine --no-default-features
