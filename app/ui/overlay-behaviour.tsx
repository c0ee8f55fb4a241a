/** Accessible behaviour of overlays, by react-aria-components; loaded by overlays.tsx when one opens. */
import type { ReactNode, RefObject } from "react";
import {
  Dialog,
  Heading,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  Popover,
  Tooltip,
  TooltipTriggerStateContext,
} from "react-aria-components";
import { Icon } from "./icon.tsx";
import type { MenuItem as Item } from "./overlays.tsx";

export function DialogBehaviour(props: { open: boolean; onClose: () => void; title: string; children: ReactNode }) {
  return (
    <ModalOverlay className="overlay" isOpen={props.open} onOpenChange={props.onClose} isDismissable>
      <Modal>
        <Dialog className="dlg">
          <Heading slot="title" level={3}>
            {props.title}
          </Heading>
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface MenuBehaviourProps {
  trigger: RefObject<HTMLElement>;
  label: string;
  items: readonly Item[];
  onClose: () => void;
}

export function MenuBehaviour({ trigger, label, items, onClose }: MenuBehaviourProps) {
  return (
    <Popover triggerRef={trigger} isOpen onOpenChange={onClose} placement="bottom end">
      <Menu className="menu" aria-label={label} autoFocus="first" onClose={onClose}>
        {items.map(({ key, title, icon, danger, disabled, run }) => (
          <MenuItem
            key={key}
            id={key}
            textValue={title}
            isDisabled={disabled}
            onAction={run}
            data-danger={danger || undefined}
          >
            {icon && <Icon of={icon} />}
            {title}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}

interface PopoverBehaviourProps {
  trigger: RefObject<HTMLElement>;
  label: string;
  onClose: () => void;
  children: ReactNode;
}

export function PopoverBehaviour({ trigger, label, onClose, children }: PopoverBehaviourProps) {
  return (
    <Popover className="pop" triggerRef={trigger} isOpen onOpenChange={onClose}>
      <Dialog aria-label={label}>{children}</Dialog>
    </Popover>
  );
}

interface TooltipBehaviourProps {
  trigger: RefObject<HTMLElement>;
  onClose: () => void;
  children: ReactNode;
}

export function TooltipBehaviour({ trigger, onClose, children }: TooltipBehaviourProps) {
  return (
    <TooltipTriggerStateContext.Provider
      value={{ isOpen: true, shouldSkipAnimation: false, open: () => undefined, close: onClose }}
    >
      <Tooltip className="tip" triggerRef={trigger} placement="top" offset={6}>
        {children}
      </Tooltip>
    </TooltipTriggerStateContext.Provider>
  );
}
