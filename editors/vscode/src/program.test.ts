import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";

import { findProgram, type Surroundings } from "./program";

const root = mkdtempSync(join(tmpdir(), "sayso-"));
after(() => rmSync(root, { recursive: true }));

function program(...path: string[]): string {
  const file = join(root, ...path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, "");
  chmodSync(file, 0o755);
  return file;
}

const set = program("a folder", "é-sayso");
const built = program("work", "target", "debug", "sayso");
const onPath = program("bin", "sayso");
const plain = join(root, "plain", "sayso");
mkdirSync(join(plain, ".."));
writeFileSync(plain, "", { mode: 0o644 });

const around: Surroundings = {
  setting: "",
  folders: [join(root, "work")],
  trusted: true,
  path: [join(root, "plain"), join(root, "bin")].join(delimiter),
  platform: "linux",
};

const cases: [string, Partial<Surroundings>, string | undefined][] = [
  ["the setting comes first", { setting: set }, set],
  ["a setting may be relative", { setting: join("..", "a folder", "é-sayso") }, set],
  ["a wrong setting is told, not ignored", { setting: "/none" }, undefined],
  ["then the workspace's own build", {}, built],
  ["then the PATH", { folders: [] }, onPath],
  ["an untrusted workspace starts nothing of its own", { trusted: false, setting: set }, onPath],
  ["what cannot be run is no program", { folders: [], path: join(root, "plain") }, undefined],
  ["the current folder is not on the PATH", { folders: [], path: `.${delimiter}` }, undefined],
  ["nothing is found nowhere", { folders: [], path: "" }, undefined],
];

for (const [name, change, want] of cases) {
  test(name, () => {
    const found = findProgram({ ...around, ...change });
    assert.equal(found.kind === "missing" ? undefined : found.program, want);
  });
}
