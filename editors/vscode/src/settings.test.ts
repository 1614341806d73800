import assert from "node:assert/strict";
import { test } from "node:test";

import { serverSettings, type ServerSettings } from "./settings";

const cases: [string, Record<string, unknown>, ServerSettings][] = [
  ["nothing", {}, {}],
  ["what is empty is left out", { config: " ", lexicons: [], minLevel: null }, {}],
  [
    "what is set is sent",
    { config: "a/é.toml", lexicons: ["x", 7], minLevel: "note", pause: 12.4 },
    { config: "a/é.toml", lexicons: ["x"], minLevel: "note", pause: 12 },
  ],
  ["what makes no sense is left out", { config: 1, lexicons: "x", minLevel: "grave", pause: -1 }, {}],
];

for (const [name, settings, want] of cases) {
  test(name, () => assert.deepEqual(serverSettings((key) => settings[key]), want));
}
