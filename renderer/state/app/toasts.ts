import { Toast } from '@base-ui/react/toast';
import { troubleOf } from '../../client/trouble.ts';

/** Time a message stays, in milliseconds; pointing at it or focusing it stops the clock. */
const toastMs = 7_000;

/** Results of things that happen off the screen; each is also to be found in the undo list or the history. */
export const toasts = Toast.createToastManager();

export function tell(title: string, action?: { readonly label: string; readonly onClick: () => void }): void {
  toasts.add({
    title,
    timeout: toastMs,
    ...(action === undefined
      ? {}
      : { actionProps: { children: action.label, onClick: () => action.onClick() } }),
  });
}

/** A message that stays while something goes on elsewhere. */
export interface Telling {
  update(title: string): void;
  end(): void;
}

/** Tells how something goes on, with what ends it; it stays until it is ended. */
export function tellGoing(
  title: string,
  action: { readonly label: string; readonly onClick: () => void },
): Telling {
  const id = toasts.add({
    title,
    timeout: 0,
    actionProps: { children: action.label, onClick: () => action.onClick() },
  });
  return {
    update: (next) => toasts.update(id, { title: next }),
    end: () => toasts.close(id),
  };
}

/** Shows what a call failed with, where no panel of its own does. */
export function tellTrouble(cause: unknown): void {
  const trouble = troubleOf(cause);
  toasts.add({
    title: trouble.message,
    description: trouble.remedy,
    type: 'trouble',
    timeout: toastMs * 2,
    priority: 'high',
  });
}

/** Runs an action whose failure has no place of its own on the screen. */
export async function orTell(action: Promise<unknown>): Promise<void> {
  try {
    await action;
  } catch (cause) {
    tellTrouble(cause);
  }
}
