// Starts the language server and keeps it going.

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

import { findProgram } from "./program";
import { serverSettings } from "./settings";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("sayso.restart", restart),
    vscode.commands.registerCommand("sayso.fixAll", fixAll),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("sayso.path")) {
        await restart();
      } else if (event.affectsConfiguration("sayso")) {
        await client?.sendNotification("workspace/didChangeConfiguration", {
          settings: { sayso: settings() },
        });
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function start(): Promise<void> {
  const found = findProgram({
    setting: vscode.workspace.getConfiguration("sayso").get("path", ""),
    folders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
    trusted: vscode.workspace.isTrusted,
    path: process.env.PATH ?? "",
    platform: process.platform,
  });
  if (found.kind === "missing") {
    const open = "Open the settings";
    const answer = await vscode.window.showErrorMessage(`sayso: ${found.reason}`, open);
    if (answer === open) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "sayso.path");
    }
    return;
  }
  const server: ServerOptions = { command: found.program, args: ["lsp"] };
  const options: LanguageClientOptions = {
    documentSelector: ["markdown", "html", "plaintext", "csv", "tsv", "toml"].flatMap((language) => [
      { scheme: "file", language },
      { scheme: "untitled", language },
    ]),
    initializationOptions: settings(),
  };
  client = new LanguageClient("sayso", "sayso", server, options);
  client.outputChannel.appendLine(`${found.program} (found by ${found.kind})`);
  await client.start();
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart(): Promise<void> {
  await stop();
  await start();
}

async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.codeAction", {
    kind: "source.fixAll.sayso",
    apply: "first",
  });
}

function settings() {
  const configuration = vscode.workspace.getConfiguration("sayso");
  return serverSettings((key) => configuration.get(key));
}
