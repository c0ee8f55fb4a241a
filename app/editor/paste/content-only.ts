/** Takes out of pasted HTML what is no content of a document: scripts, frames, controls, what programs hide or add. */
import { looks } from "../tables/inert-html.ts";

/** Elements that go with all that is in them. */
const dropped =
  "script, style, iframe, frame, frameset, object, embed, applet, template, noscript, svg, math, audio, video, canvas, " +
  "map, link, meta, title, base, xml, textarea, select, option, button, col, colgroup, hr.msocomoff, .msocomtxt, .MsoCommentReference";

/** What a program hides, and what it writes beside the text: comments, their marks, bullets drawn as words. */
const hidden =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*comment|mso-special-character\s*:\s*comment/i;

/** Leaves elements that can be content, without anything that could act. */
export function keepContent(body: HTMLElement): void {
  for (const element of body.querySelectorAll(dropped)) element.remove();
  for (const element of body.querySelectorAll(`[${looks}]`)) {
    if (hidden.test(element.getAttribute(looks)!)) element.remove();
  }
  for (const element of body.querySelectorAll("*")) {
    for (const { name } of [...element.attributes])
      if (/^on|^(srcdoc|formaction|action|background)$/i.test(name)) element.removeAttribute(name);
  }
  for (const input of body.querySelectorAll("input")) if (input.getAttribute("type") !== "checkbox") input.remove();
}
