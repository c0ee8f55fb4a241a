/** Questions of a guide or a questionnaire put in another order by the buttons beside them. */

/** @param move «up:2», «down:2» or «drop:2»; anything else leaves them as they are */
export function movedLines<Line>(lines: readonly Line[], move: string): Line[] {
  const moved = [...lines];
  const [verb, number] = move.split(":");
  const at = Number(number);
  const line = lines[at];
  const to = verb === "up" ? at - 1 : at + 1;
  if (line === undefined) return moved;
  if (verb === "drop") moved.splice(at, 1);
  else if ((verb === "up" || verb === "down") && to >= 0 && to < lines.length) {
    moved.splice(at, 1);
    moved.splice(to, 0, line);
  }
  return moved;
}
