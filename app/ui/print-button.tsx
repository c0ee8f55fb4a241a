/** Prints the page that it stands on. */
import Printer from "lucide-react/icons/printer";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button look="primary" icon={Printer} onClick={() => window.print()}>
      {children}
    </Button>
  );
}
