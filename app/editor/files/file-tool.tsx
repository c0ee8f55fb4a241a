/** The tool of the toolbar by which images and files are chosen. */
import type { Editor } from "@tiptap/core";
import Paperclip from "lucide-react/icons/paperclip";
import type { ViewTools } from "../forms/node-chrome.ts";
import { ToolButton } from "../tool-button.tsx";
import { takeFiles } from "./file-intake.ts";
import { pickFiles } from "./picking.ts";

export function FileTool({ editor, tools }: { editor: Editor; tools: ViewTools }) {
  if (!tools.uploads) return null;
  const choose = () =>
    pickFiles((files) => takeFiles(editor.view, editor.state.selection.from, files, tools), { many: true });
  return <ToolButton icon={Paperclip} label={tools.t("files.tool")} onPress={choose} />;
}
