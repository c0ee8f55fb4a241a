/** Copies a text; without the clipboard the text beside it can be selected by one click. */
import Copy from "lucide-react/icons/copy";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";

interface CopyButtonProps {
  text: string;
  title: string;
  done: string;
  /** Said after the title to those who hear the page: where there are several, which one it is. */
  whom?: string;
}

export function CopyButton({ text, title, done, whom }: CopyButtonProps) {
  const [possible, setPossible] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setPossible("clipboard" in navigator), []);
  if (!possible) return null;
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <>
      <Button size="small" icon={Copy} onClick={copy}>
        {copied ? done : title}
        {whom && <span className="vh"> {whom}</span>}
      </Button>
      {/* Beside the button: inside of it, it would take the words out of the button's name. */}
      <span className="vh" role="status">
        {copied && done}
      </span>
    </>
  );
}
