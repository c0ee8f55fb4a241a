/** Notifications: lower left, one at a time, six seconds, with a way back; errors never come here. */
import CircleCheck from "lucide-react/icons/circle-check";
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** How long a notification stays, in milliseconds. */
export const toastTime = 6_000;

export interface Toast {
  text: string;
  /** A way back: «Вернуть», «Отозвать». */
  undo?: { title: string; run: () => void };
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** The function that shows a notification. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

export function ToastRegion({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const [held, setHeld] = useState(false);
  const show = useCallback((next: Toast) => setToast(next), []);
  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(() => setToast(null), toastTime);
    return () => clearTimeout(timer);
  }, [toast, held]);
  const undo = () => {
    toast?.undo?.run();
    setToast(null);
  };
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div
        className="toasts"
        role="status"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {toast && (
          <div className="toast">
            <Icon of={CircleCheck} />
            <span>{toast.text}</span>
            {toast.undo && (
              <button type="button" onClick={undo}>
                {toast.undo.title}
              </button>
            )}
          </div>
        )}
      </div>
    </ToastContext.Provider>
  );
}
