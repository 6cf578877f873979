import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

/** A question or a sheet above the page. Focus goes in, comes back, and Esc closes; Base UI sees to that. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  width = 'w-130',
  hideTitle = false,
  high = false,
  finalFocus,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** A width class. */
  readonly width?: string;
  readonly hideTitle?: boolean;
  /** Near the top, for things that grow downwards. */
  readonly high?: boolean;
  /** What has the focus when it is closed; what had it before unless given, or where this gives nothing. */
  readonly finalFocus?: () => HTMLElement | null;
}) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-(--veil) transition-opacity duration-(--t) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport
          className={`fixed inset-0 z-50 flex justify-center p-6 ${high ? 'items-start pt-24' : 'items-center'}`}
        >
          <Base.Popup
            finalFocus={finalFocus === undefined ? undefined : () => finalFocus() ?? true}
            className={`float flex max-h-full max-w-full flex-col overflow-hidden rounded-3 border border-line bg-surface text-ink shadow-float outline-none ${width}`}
          >
            <Base.Title
              className={hideTitle ? 'sr-only' : 'border-b border-line px-4 py-3 text-15 font-semibold'}
            >
              {title}
            </Base.Title>
            {children}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
