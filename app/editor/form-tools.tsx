/** Tools for what the cursor stands in: rows of forms, rows and columns of free tables; and what can be put in. */
import type { Editor } from "@tiptap/core";
import { Selection, type Transaction } from "@tiptap/pm/state";
import { useEditorState } from "@tiptap/react";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import BetweenHorizontalStart from "lucide-react/icons/between-horizontal-start";
import BetweenVerticalStart from "lucide-react/icons/between-vertical-start";
import Check from "lucide-react/icons/check";
import ClipboardList from "lucide-react/icons/clipboard-list";
import Strikethrough from "lucide-react/icons/strikethrough";
import Trash from "lucide-react/icons/trash-2";
import { rowStands } from "../../content/schema/forms.ts";
import type { Form } from "../../content/templates/format.ts";
import { useT } from "../i18n/speech.tsx";
import { addRow, emptyForm, moveRow, removeNode, rowInTable, setStand } from "./forms/deeds.ts";
import { holder, type NodePlace } from "./forms/places.ts";
import { insertRequirement } from "./forms/requirement-deeds.ts";
import { ToolButton } from "./tool-button.tsx";

/** A typed table that can be put into the text: its key in documents and its definition. */
export interface FormOffer {
  key: string;
  form: Form;
}

interface FormToolsProps {
  editor: Editor;
  offers: FormOffer[];
}

function where(editor: Editor) {
  const { $head } = editor.state.selection;
  const row = holder($head, "row");
  const form = holder($head, "form");
  return {
    row: row && form?.node.attrs.kind === "table" ? String(row.node.attrs.stand) : undefined,
    table: holder($head, "tableRow") !== undefined,
    present: presentForms(editor),
  };
}

function presentForms(editor: Editor): string {
  const keys: string[] = [];
  editor.state.doc.forEach((node) => {
    if (node.type.name === "form") keys.push(String(node.attrs.key));
  });
  return keys.join("\n");
}

export function FormTools({ editor, offers }: FormToolsProps) {
  const t = useT();
  const { row, table, present } = useEditorState({ editor, selector: ({ editor }) => where(editor) });
  const dispatch = (tr: Transaction) => {
    editor.view.dispatch(tr);
    editor.view.focus();
  };
  const absent = offers.filter(({ key }) => !present.split("\n").includes(key));
  const insertForm = ({ key, form }: FormOffer) => {
    const tr = editor.state.tr;
    const end = tr.doc.content.size;
    tr.insert(end, emptyForm(editor.schema, key, form));
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(end + 1))).scrollIntoView());
  };
  return (
    <>
      <ToolButton
        icon={ClipboardList}
        label={t("editor.tool.requirement")}
        keys="Alt R"
        onPress={() => dispatch(insertRequirement(editor.state.tr))}
      />
      {absent.map((offer) => (
        <button key={offer.key} type="button" className="btn sm ghost" onClick={() => insertForm(offer)}>
          {t("editor.form.insert", { title: offer.form.title })}
        </button>
      ))}
      {row !== undefined && <RowTools editor={editor} stand={row} dispatch={dispatch} />}
      {table && <TableTools editor={editor} />}
    </>
  );
}

interface RowToolsProps {
  editor: Editor;
  stand: string;
  dispatch: (tr: Transaction) => void;
}

function RowTools({ editor, stand, dispatch }: RowToolsProps) {
  const t = useT();
  const act = (deed: (tr: Transaction, row: NodePlace) => Transaction) => () => {
    const row = holder(editor.state.selection.$head, "row");
    if (row) dispatch(deed(editor.state.tr, row));
  };
  const add = act((tr, row) => {
    const { form, index } = rowInTable(tr, row);
    const columns = row.node.content.content.map((cell) => String(cell.attrs.column));
    return addRow(tr, form, index + 1, columns);
  });
  const isExample = stand === rowStands[1];
  return (
    <span className="ed-group" role="group" aria-label={t("editor.row.tools")}>
      <ToolButton icon={BetweenHorizontalStart} label={t("editor.row.add")} onPress={add} />
      <ToolButton
        icon={ArrowUp}
        label={t("editor.row.up")}
        keys="Alt ↑"
        onPress={act((tr, row) => moveRow(tr, row, -1))}
      />
      <ToolButton
        icon={ArrowDown}
        label={t("editor.row.down")}
        keys="Alt ↓"
        onPress={act((tr, row) => moveRow(tr, row, 1))}
      />
      {stand !== "accepted" && (
        <ToolButton
          icon={Check}
          label={t("editor.example.accept")}
          onPress={act((tr, row) => setStand(tr, row, "accepted"))}
        />
      )}
      {isExample && (
        <ToolButton
          icon={Strikethrough}
          label={t("editor.example.strike")}
          onPress={act((tr, row) => setStand(tr, row, "struck"))}
        />
      )}
      <ToolButton icon={Trash} label={t("editor.row.remove")} onPress={act(removeNode)} />
    </span>
  );
}

function TableTools({ editor }: { editor: Editor }) {
  const t = useT();
  const chain = () => editor.chain().focus();
  return (
    <span className="ed-group" role="group" aria-label={t("editor.table.tools")}>
      <ToolButton
        icon={BetweenHorizontalStart}
        label={t("editor.row.add")}
        onPress={() => chain().addRowAfter().run()}
      />
      <ToolButton
        icon={BetweenVerticalStart}
        label={t("editor.table.addColumn")}
        onPress={() => chain().addColumnAfter().run()}
      />
      <button type="button" className="btn sm ghost" onClick={() => chain().deleteRow().run()}>
        {t("editor.row.remove")}
      </button>
      <button type="button" className="btn sm ghost" onClick={() => chain().deleteColumn().run()}>
        {t("editor.table.removeColumn")}
      </button>
      <ToolButton icon={Trash} label={t("editor.table.remove")} onPress={() => chain().deleteTable().run()} />
    </span>
  );
}
