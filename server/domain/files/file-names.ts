/** What files are called: a name and nothing else, whatever a browser or a program sends. */

/** The longest name, characters. */
const longest = 120;

/** Signs that no name has: control characters, and those that turn the direction of writing. */
const unprintable = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** The last part of a path, in what every system can save; of a name that is too long its beginning and its ending. */
export function fileName(typed: string): string {
  const last = typed.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const name = last
    .replace(unprintable, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  if (name === "") return "file";
  const letters = [...name];
  if (letters.length <= longest) return name;
  const ending = /\.[^.\s]{1,12}$/.exec(name)?.[0] ?? "";
  return letters.slice(0, longest - ending.length).join("") + ending;
}
