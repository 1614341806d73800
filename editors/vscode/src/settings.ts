// What the server is told of the user's settings.

/** The settings that the server knows. */
export interface ServerSettings {
  config?: string;
  lexicons?: string[];
  minLevel?: string;
  pause?: number;
}

/** Reads the settings; what is empty is left out, so that the configuration decides. */
export function serverSettings(get: (key: string) => unknown): ServerSettings {
  const settings: ServerSettings = {};
  const config = get("config");
  if (typeof config === "string" && config.trim() !== "") {
    settings.config = config.trim();
  }
  const lexicons = get("lexicons");
  if (Array.isArray(lexicons) && lexicons.length > 0) {
    settings.lexicons = lexicons.filter((id): id is string => typeof id === "string");
  }
  const level = get("minLevel");
  if (level === "error" || level === "warning" || level === "note") {
    settings.minLevel = level;
  }
  const pause = get("pause");
  if (typeof pause === "number" && pause >= 0) {
    settings.pause = Math.round(pause);
  }
  return settings;
}
