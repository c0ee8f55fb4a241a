/** Tells a browser and a system from a User-Agent, well enough for a person to know his own device. */

const browsers: [RegExp, string][] = [
  [/YaBrowser/, "Яндекс Браузер"],
  [/Edg/, "Edge"],
  [/OPR/, "Opera"],
  [/Firefox/, "Firefox"],
  [/Chrome|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
];
const systems: [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** «Chrome, Windows»; the beginning of the User-Agent itself when nothing is known of it. */
export function clientName(userAgent: string): string {
  const find = (known: [RegExp, string][]) => known.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [find(browsers), find(systems)].filter(Boolean).join(", ") || userAgent.slice(0, 40) || "?";
}
