import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { toasts } from '../state/app/toasts.ts';
import { text } from '../text/en.ts';

/** The corner where results of things that happen off the screen are told. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={toasts} limit={4}>
      <Toast.Portal>
        <Toast.Viewport
          data-toasts=""
          className="fixed right-4 bottom-10 z-60 flex w-90 flex-col gap-2 outline-none"
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts: list } = Toast.useToastManager();
  return list.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className={`float rounded-3 border border-line bg-surface text-ink shadow-float ${
        toast.type === 'trouble' ? 'border-l-4 border-l-bad' : ''
      }`}
    >
      <Toast.Content className="flex items-start gap-3 p-3">
        <div className="min-w-0 flex-1">
          <Toast.Title className="font-medium wrap-anywhere" />
          <Toast.Description className="text-ink-2 wrap-anywhere" />
        </div>
        <Toast.Action className="h-7 shrink-0 rounded-2 border border-edge px-2.5 hover:bg-hover" />
        <Toast.Close
          aria-label={text.close}
          className="inline-flex size-7 shrink-0 items-center justify-center rounded-2 text-ink-2 hover:bg-hover"
        >
          <X aria-hidden="true" size={14} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
