/** Keys pressed by themselves, on every page of those who have signed in; they can be switched off on a device. */
import { useLocation, useNavigate } from "@remix-run/react";
import { lazy, Suspense, useContext, useEffect, useRef, useState } from "react";
import { WholeSpeech } from "../i18n/speech.tsx";
import { useEvent } from "../use-event.ts";
import { enterBlock, leaveBlock, stepBlock } from "./block-steps.ts";
import { areSingleKeysOn } from "./single-keys-choice.ts";
import { deedOf, isTaken } from "./single-keys.ts";

const KeyList = lazy(() => import("./key-list.tsx"));

/** How long G waits for its letter, ms. */
const waitMs = 1_500;

export default function Keys() {
  const navigate = useNavigate();
  const whole = useContext(WholeSpeech);
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const gAt = useRef(-Infinity);
  const press = useEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || !areSingleKeysOn()) return;
    if (event.key === "Escape" && leaveBlock()) return;
    if (isTaken(event.target)) return;
    const deed = deedOf(event, pathname, performance.now() - gAt.current < waitMs);
    gAt.current = deed.kind === "wait" ? performance.now() : -Infinity;
    if (deed.kind === "list") void whole().then(() => setOpen(true));
    // Pages behind the door come whole from the server.
    else if (deed.kind === "go" && deed.to.startsWith("/tender/")) window.location.assign(deed.to);
    else if (deed.kind === "go") navigate(deed.to);
    else if (deed.kind === "step") stepBlock(deed.by);
    else if (deed.kind !== "enter" || !enterBlock()) return;
    event.preventDefault();
  });
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [press]);
  if (!open) return null;
  return (
    <Suspense>
      <KeyList onClose={() => setOpen(false)} />
    </Suspense>
  );
}
