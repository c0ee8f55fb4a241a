/** Tools of requirements and references: a card of the need at hand, and the sign that asks for a reference. */
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import Hash from "lucide-react/icons/hash";
import Plus from "lucide-react/icons/plus";
import { useT } from "../i18n/speech.tsx";
import { Icon } from "../ui/icon.tsx";
import { makeRequirement } from "./forms/need-deed.ts";
import { needAtCursor } from "./forms/needs.ts";
import type { ViewTools } from "./forms/node-chrome.ts";
import { ToolButton } from "./tool-button.tsx";

/** Types # where it asks for something: behind a letter it would be a part of the word. */
function askForReference(editor: Editor): void {
  const { $from } = editor.state.selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, null, " ");
  const { tr } = editor.state;
  editor.view.dispatch(tr.insertText(/[\p{L}\p{N}.,;:!?)»]$/u.test(before) ? " #" : "#").scrollIntoView());
  editor.view.focus();
}

export function RequirementTools({ editor, tools }: { editor: Editor; tools: ViewTools }) {
  const t = useT();
  const needy = useEditorState({
    editor,
    selector: ({ editor }) => needAtCursor(editor.state, tools.forms) !== undefined,
  });
  const make = () => {
    const need = needAtCursor(editor.state, tools.forms);
    if (need) makeRequirement(editor.view, need, tools);
  };
  return (
    <>
      <ToolButton icon={Hash} label={t("editor.tool.reference")} keys="#" onPress={() => askForReference(editor)} />
      {needy && (
        <button
          type="button"
          className="btn sm ghost"
          title="Alt Shift R"
          onMouseDown={(event) => event.preventDefault()}
          onClick={make}
        >
          <Icon of={Plus} />
          {t("editor.need.make")}
        </button>
      )}
    </>
  );
}
