// Finds the program: the setting, then the workspace's own build, then the PATH.

import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";

/** What the search depends on. */
export interface Surroundings {
  /** The setting `sayso.path`. */
  setting: string;
  /** The folders of the workspace. */
  folders: string[];
  /** Whether programs of the workspace may be started. */
  trusted: boolean;
  /** The variable PATH. */
  path: string;
  platform: NodeJS.Platform;
}

/** Where the program is, and how it was found. */
export type Found =
  | { kind: "setting" | "workspace" | "path"; program: string }
  | { kind: "missing"; reason: string };

const BUILDS = [join("target", "release"), join("target", "debug")];

/** Finds the program. */
export function findProgram(around: Surroundings): Found {
  const name = around.platform === "win32" ? "sayso.exe" : "sayso";
  const setting = around.setting.trim();
  if (setting !== "" && around.trusted) {
    const program = fromSetting(setting, around.folders);
    return program === undefined
      ? { kind: "missing", reason: `sayso.path is "${setting}", but there is no program there` }
      : { kind: "setting", program };
  }
  if (around.trusted) {
    for (const folder of around.folders) {
      const program = BUILDS.map((build) => join(folder, build, name)).find(isProgram);
      if (program !== undefined) {
        return { kind: "workspace", program };
      }
    }
  }
  const folders = around.path.split(delimiter).filter((folder) => isAbsolute(folder));
  const program = folders.map((folder) => join(folder, name)).find(isProgram);
  return program === undefined
    ? { kind: "missing", reason: "sayso is not on the PATH; install it, or set sayso.path" }
    : { kind: "path", program };
}

function fromSetting(setting: string, folders: string[]): string | undefined {
  const home = setting.replace(/^~(?=[/\\])/, homedir());
  const candidates = isAbsolute(home) ? [home] : folders.map((folder) => join(folder, home));
  return candidates.find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
