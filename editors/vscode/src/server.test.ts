// Starts the real server, as the extension would, where one was built.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";

const program = process.env.SAYSO;

test("the server greets", { skip: program === undefined && "SAYSO names no program" }, async () => {
  const server = spawn(program ?? "", ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let heard = "";
  server.stdout.on("data", (data: Buffer) => (heard += data.toString()));
  send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
  send({ method: "initialized", params: {} });
  send({ id: 2, method: "shutdown" });
  send({ method: "exit" });
  const code = await new Promise((resolve) => server.on("exit", resolve));
  assert.equal(code, 0);
  assert.match(heard, /"codeActionProvider"/);
});
