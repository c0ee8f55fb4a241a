/** Buttons: one verb each; a link that looks like a button; a submit that says it is working. */
import { Link, useNavigation, type LinkProps } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { offlineLineId, useOnline } from "./use-online.ts";
import { Icon } from "./icon.tsx";

interface Look {
  look?: "primary" | "plain" | "ghost" | "link";
  size?: "small" | "large";
  wide?: boolean;
  icon?: LucideIcon;
}

function classes({ look, size, wide }: Look): string {
  if (look === "link") return "link";
  const parts = ["btn"];
  if (look === "primary") parts.push("pri");
  if (look === "ghost") parts.push("ghost");
  if (size === "small") parts.push("sm");
  if (size === "large") parts.push("lg");
  if (wide) parts.push("wide");
  return parts.join(" ");
}

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className">;

export function Button({ look, size, wide, icon, children, type = "button", ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={classes({ look, size, wide })}>
      {icon && <Icon of={icon} />}
      {children}
    </button>
  );
}

export function LinkButton({ look, size, wide, icon, children, ...rest }: Look & Omit<LinkProps, "className">) {
  return (
    <Link {...rest} className={classes({ look, size, wide })}>
      {icon && <Icon of={icon} />}
      {children}
    </Link>
  );
}

interface SubmitProps extends ButtonProps {
  /** Which of the page's actions it starts: posted as `intent`. */
  intent?: string;
  /** What it says while the answer is awaited: «Подписываем…». */
  busy?: string;
  /** It signs, publishes or decides: it waits for the network, and the line of the frame says why. */
  decides?: boolean;
}

/** Submits its form; while this very form is on its way it is busy and cannot be pressed again. */
export function SubmitButton({ intent, busy, decides, children, icon, disabled, ...rest }: SubmitProps) {
  const cut = !useOnline() && decides === true;
  const { state, formData } = useNavigation();
  const waiting = busy !== undefined && state === "submitting" && (formData?.get("intent") ?? undefined) === intent;
  return (
    <Button
      {...rest}
      type="submit"
      icon={icon}
      name={intent && "intent"}
      value={intent}
      aria-busy={waiting || undefined}
      disabled={disabled || cut}
      aria-describedby={cut ? offlineLineId : undefined}
    >
      {waiting ? busy : children}
    </Button>
  );
}

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "children"> & {
  icon: LucideIcon;
  /** Its name: read by screen readers and shown on hovering. */
  label: string;
};

export function IconButton({ icon, label, type = "button", ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} className="btn icon" aria-label={label} title={label}>
      <Icon of={icon} />
    </button>
  );
}

/** Buttons in a row. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="row wrap">{children}</div>;
}
