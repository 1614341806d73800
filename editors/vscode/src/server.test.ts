// Drives the real server, where one was built, by the protocol library that Visual Studio Code's client is made of.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";

import {
  CodeActionRequest,
  createMessageConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type FullDocumentDiagnosticReport,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";

import { serverSettings } from "./settings";

const program = process.env.SAYSO;
const text = "# News\r\n\r\nWow \u{1F600}\u{1F600}: the SRE enables access to **ChatGPT**.\r\n";
const mended = "# News\r\n\r\nWow \u{1F600}\u{1F600}: the SRE is powered by **OpenAI**.\r\n";

test("a finding is shown and mended", { skip: program === undefined && "SAYSO names no program" }, async () => {
  const server = spawn(program ?? "", ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  const exit = once(server, "exit");
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const settings: Record<string, unknown> = { minLevel: "error", pause: 0 };
  const answer = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} }, workspace: { workspaceEdit: { documentChanges: true } } },
    initializationOptions: serverSettings((key) => settings[key]),
  });
  assert.equal(answer.capabilities.positionEncoding, "utf-16");
  await connection.sendNotification(InitializedNotification.type, {});

  const document = TextDocument.create("untitled:News-1", "markdown", 1, text);
  const { uri, languageId, version } = document;
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId, version, text },
  });
  const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  const found = (report as FullDocumentDiagnosticReport).items;
  assert.deepEqual(
    found.map((one) => [one.code, document.getText(one.range)]),
    [["ai-partnership/enables-access", "enables access to **ChatGPT"]],
  );

  const actions = await connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: found[0].range,
    context: { diagnostics: found },
  });
  const preferred = (actions as CodeAction[]).find((action) => action.isPreferred);
  const change = preferred?.edit?.documentChanges?.[0];
  assert.ok(change !== undefined && "edits" in change);
  assert.equal(change.textDocument.version, version);
  assert.equal(TextDocument.applyEdits(document, change.edits.filter((edit) => "newText" in edit)), mended);

  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  assert.deepEqual(await exit, [0, null]);
  connection.dispose();
});
