/** A text whose editor fails stays readable, and the rest of the page goes on. */
import { Component, type ReactNode } from "react";
import { useT } from "../i18n/speech.tsx";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/note.tsx";

interface BoundaryProps {
  /** The text as it was last rendered. */
  fallback: ReactNode;
  children: ReactNode;
}

export class TextBoundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <>
        <EditorFailed />
        {this.props.fallback}
      </>
    );
  }
}

function EditorFailed() {
  const t = useT();
  return (
    <Note tone="warn" announced>
      <p>{t("document.editorFailed")}</p>
      <Button size="small" onClick={() => location.reload()}>
        {t("ended.reload")}
      </Button>
    </Note>
  );
}
