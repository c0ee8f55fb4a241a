/** Dialog, menu, popover and tooltip: the heavy part comes when one is first opened, so that pages start light. */
import type { LucideIcon } from "lucide-react";
import { lazy, Suspense, useId, useRef, useState, type ReactNode } from "react";
import { Icon } from "./icon.tsx";

const load = () => import("./overlay-behaviour.tsx");
const DialogBehaviour = lazy(async () => ({ default: (await load()).DialogBehaviour }));
const MenuBehaviour = lazy(async () => ({ default: (await load()).MenuBehaviour }));
const PopoverBehaviour = lazy(async () => ({ default: (await load()).PopoverBehaviour }));
const TooltipBehaviour = lazy(async () => ({ default: (await load()).TooltipBehaviour }));
const preload = () => void load();

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
}

/** A window over the page: keeps the focus inside and gives it back. */
export function Dialog(props: DialogProps) {
  if (!props.open) return null;
  return (
    <Suspense fallback={null}>
      <DialogBehaviour {...props} />
    </Suspense>
  );
}

export interface MenuItem {
  key: string;
  title: string;
  icon?: LucideIcon;
  danger?: boolean;
  disabled?: boolean;
  run: () => void;
}

/** An icon button that opens a list of deeds. */
export function Menu({ icon, label, items }: { icon: LucideIcon; label: string; items: readonly MenuItem[] }) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className="btn icon"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => setOpen(!open)}
      >
        <Icon of={icon} />
      </button>
      {open && (
        <Suspense fallback={null}>
          <MenuBehaviour trigger={trigger} label={label} items={items} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

interface PopoverProps {
  /** What the button says. */
  button: ReactNode;
  label: string;
  children: ReactNode;
}

/** A button that opens a small panel beside itself. */
export function Popover({ button, label, children }: PopoverProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className="link"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <Suspense fallback={null}>
          <PopoverBehaviour trigger={trigger} label={label} onClose={() => setOpen(false)}>
            {children}
          </PopoverBehaviour>
        </Suspense>
      )}
    </>
  );
}

/** Words that appear on hovering and on focus; screen readers have them at once. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  const trigger = useRef<HTMLSpanElement>(null);
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <span
      ref={trigger}
      tabIndex={0}
      aria-describedby={id}
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => setOpen(false)}
      onFocus={() => setOpen(true)}
      onBlur={() => setOpen(false)}
      onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
    >
      {children}
      <span className="vh" id={id}>
        {text}
      </span>
      {open && (
        <Suspense fallback={null}>
          <TooltipBehaviour trigger={trigger} onClose={() => setOpen(false)}>
            {text}
          </TooltipBehaviour>
        </Suspense>
      )}
    </span>
  );
}
