/** One tool of the toolbar. */
import type { LucideIcon } from "lucide-react";
import { Icon } from "../ui/icon.tsx";

interface ToolButtonProps {
  icon: LucideIcon;
  label: string;
  keys?: string | undefined;
  pressed?: boolean | undefined;
  onPress: () => void;
}

/** A tool of the line; pressing it with the mouse leaves the cursor in the text. */
export function ToolButton({ icon, label, keys, pressed, onPress }: ToolButtonProps) {
  const title = keys ? `${label} (${keys})` : label;
  return (
    <button
      type="button"
      className="btn icon"
      aria-label={label}
      title={title}
      aria-pressed={pressed}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <Icon of={icon} />
    </button>
  );
}
