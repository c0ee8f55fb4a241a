/** Scripts print; without them the browser's own command does. */
import Printer from "lucide-react/icons/printer";
import { useEffect, useState, type ReactNode } from "react";
import { useT } from "../i18n/speech.tsx";
import { Button } from "./button.tsx";

export function PrintButton({ children }: { children?: ReactNode }) {
  const t = useT();
  const [possible, setPossible] = useState(false);
  useEffect(() => setPossible(true), []);
  if (!possible) return null;
  return (
    <Button look="primary" icon={Printer} onClick={() => window.print()}>
      {children ?? t("signSheet.print")}
    </Button>
  );
}
