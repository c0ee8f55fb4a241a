/** Small marks: a status as icon and word, a ring of readiness, a pill, a code, a person. */
import Check from "lucide-react/icons/check";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export type Tone = "ok" | "rem" | "bad" | "wait" | "cr" | "empty" | "draft";

/** A status: colour only helps, the word is always there (seen, or read aloud when `bare`). */
export function StatusMark({ icon, word, tone, bare }: { icon: LucideIcon; word: string; tone: Tone; bare?: boolean }) {
  if (bare) {
    return (
      <span className={`sti st-${tone}`} title={word}>
        <Icon of={icon} label={word} />
      </span>
    );
  }
  return (
    <span className={`st st-${tone}`}>
      <Icon of={icon} />
      {word}
    </span>
  );
}

const circumference = 2 * Math.PI * 6;

/** What part is done: dashed at nothing, a tick at everything. @param label the same in words */
export function Ring({ done, of, label }: { done: number; of: number; label: string }) {
  if (of > 0 && done >= of) {
    return (
      <span className="ring full" title={label}>
        <span className="vh">{label}</span>
        <Icon of={Check} />
      </span>
    );
  }
  const arc = of === 0 ? 0 : (done / of) * circumference;
  return (
    <svg className="ring" viewBox="0 0 18 18" role="img" aria-label={label}>
      <circle cx="9" cy="9" r="6" className={done === 0 ? "r0 dash" : "r0"} />
      {done > 0 && (
        <circle
          cx="9"
          cy="9"
          r="6"
          className="r1"
          strokeDasharray={`${arc.toFixed(1)} ${circumference.toFixed(1)}`}
          transform="rotate(-90 9 9)"
        />
      )}
    </svg>
  );
}

export function Pill({
  tone,
  icon,
  children,
}: {
  tone?: "ok" | "warn" | "bad" | "acc";
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <span className={tone ? `pill ${tone}` : "pill"}>
      {icon && <Icon of={icon} />}
      {children}
    </span>
  );
}

/** A permanent code, never translated: ТЗ-INT-003. */
export function Code({ children, href }: { children: string; href?: string }) {
  return href ? (
    <a className="code" href={href}>
      {children}
    </a>
  ) : (
    <span className="code">{children}</span>
  );
}

/** A number beside a word; `hot` waits for the reader. */
export function Count({ value, hot }: { value: number; hot?: boolean }) {
  return <span className={hot ? "cnt hot" : "cnt"}>{value}</span>;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase())
    .join("");
}

/** A person as initials; `look` p1–p3 are colours of those editing now. */
export function Avatar({ name, look, size }: { name: string; look?: "me" | "p1" | "p2" | "p3"; size?: "sm" | "lg" }) {
  return (
    <span className={["av", look, size].filter(Boolean).join(" ")} title={name}>
      <span aria-hidden="true">{initials(name) || "?"}</span>
      <span className="vh">{name}</span>
    </span>
  );
}
