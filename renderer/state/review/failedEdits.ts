import type { DraftEdit, FileId } from '../../../core/contract/views.ts';
import { troubleOf } from '../../client/trouble.ts';
import { text } from '../../text/en.ts';
import { tellTrouble, toasts } from '../app/toasts.ts';

/** An undo step on its way to the journal. */
export interface SentStep {
  readonly fileId: FileId;
  /** Known by it when it is sent once more. */
  readonly id: string;
  readonly label: string;
  readonly edits: readonly DraftEdit[];
}

let failed: readonly SentStep[] = [];
let toastId: string | undefined;

/**
 * Tells that a step could not be saved. What may work later is kept until the person sends it again or lets it go, all
 * of it under one message, so that nothing that was decided has to be remembered.
 */
export function tellFailedEdit(step: SentStep, cause: unknown, again: (step: SentStep) => void): void {
  const trouble = troubleOf(cause);
  if (!trouble.retryable) {
    tellTrouble(cause);
    return;
  }
  failed = [...failed, step];
  if (toastId !== undefined) toasts.close(toastId);
  const waiting = failed;
  toastId = toasts.add({
    title: `${text.review.notSavedSteps(waiting.map(({ label }) => label))} ${trouble.message}`,
    description: trouble.remedy,
    type: 'trouble',
    // It stays until somebody decides.
    timeout: 0,
    priority: 'high',
    onClose() {
      // Closed for a message with more of them: these are in it.
      if (failed === waiting) failed = [];
    },
    actionProps: {
      children: text.retry,
      onClick() {
        failed = [];
        if (toastId !== undefined) toasts.close(toastId);
        for (const one of waiting) again(one);
      },
    },
  });
}
