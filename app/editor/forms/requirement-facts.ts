/** What a requirement card shows besides its text: code and status, the cell it came from, who refers to it. */
import type { Node } from "@tiptap/pm/model";
import { requirementAnchor, rowAnchor } from "../../../content/schema/names.ts";
import { parseOrigin } from "../../../content/schema/origins.ts";
import { statusMarks } from "../../../content/schema/status-marks.ts";
import { documentWords } from "../../../content/schema/words.ts";
import { leads } from "../leading.ts";
import { mentionsOf } from "../mentions.ts";
import { element, strokes } from "./elements.ts";
import type { ViewTools } from "./node-chrome.ts";
import { originText } from "./origin-text.ts";

export class RequirementFacts {
  readonly code = element("a", "code");
  readonly status = element("span", "st");
  readonly origin = element("a", "origin");
  readonly mentions = element("details", "mentions");
  private drawn = "";

  constructor(private readonly tools: ViewTools) {
    leads(this.code);
    leads(this.origin);
    this.mentions.append(element("summary", ""));
    mentionsOf(this.mentions, tools.desk.ask);
  }

  /** @returns the code; empty while it has none */
  draw(uuid: string, origin: string, doc: Node): string {
    const { requirements } = this.tools.names.get();
    const known = Object.hasOwn(requirements, uuid) ? requirements[uuid] : undefined;
    const from = parseOrigin(origin);
    const label = from ? originText(doc, from, this.tools) : "";
    const drawn = JSON.stringify([uuid, known?.code, known?.status, known?.mentions, label]);
    if (drawn === this.drawn) return known?.code ?? "";
    this.drawn = drawn;
    const words = documentWords[this.tools.language];
    this.code.textContent = known?.code ?? "";
    this.code.hidden = !known;
    this.code.href = `#${requirementAnchor(uuid)}`;
    this.status.className = `st st-${known?.status ?? "draft"}`;
    this.status.replaceChildren(...(known ? [strokes(statusMarks[known.status]), words.statuses[known.status]] : []));
    this.status.title = known ? "" : words.noCode;
    this.origin.textContent = label;
    this.origin.hidden = label === "";
    if (from) this.origin.href = `#${rowAnchor({ text: this.tools.text, form: from.form }, from.row)}`;
    this.mentions.dataset.mentions = uuid;
    this.mentions.hidden = !known?.mentions;
    this.mentions.firstElementChild!.textContent = `${words.mentioned}: ${known?.mentions ?? 0}`;
    return known?.code ?? "";
  }
}
