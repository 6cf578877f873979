import type { DraftEdit, DraftView, FileId } from '../../core/contract/views.ts';
import { getSession } from '../client/session.ts';
import { troubleOf } from '../client/trouble.ts';

/** One undo step as it is sent. */
export interface SentStep {
  readonly fileId: FileId;
  readonly label: string;
  readonly edits: readonly DraftEdit[];
  /** Steps of the draft in force before it, as far as this window knows. */
  readonly position: number;
}

/**
 * Sends a decision until it is known to be in the journal. Where the connection broke while it was under way nobody knows
 * whether it arrived; the journal tells, and it is sent once more only where it is not there.
 *
 * @throws what the service refuses it with
 */
export async function sendEdit({ fileId, label, edits, position }: SentStep): Promise<DraftView> {
  const { client } = getSession();
  const send = (): Promise<DraftView> => client.review.edit({ fileId, label, edits: [...edits] as never });
  try {
    return await send();
  } catch (cause) {
    if (troubleOf(cause).code !== 'UNEXPECTED') throw cause;
    // Waits for the connection to be back.
    const view = await client.review.open({ fileId });
    const { draft, decisions } = view;
    const last = draft.steps[draft.position - 1];
    const arrived = draft.position === position + 1 && last?.label === label;
    if (!arrived) return send();
    if (decisions === null) throw cause;
    return { draft, decisions, ...(view.newer === undefined ? {} : { newer: view.newer }) };
  }
}
