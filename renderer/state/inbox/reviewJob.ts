import type { Job } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { goTo, routes } from '../app/routes.ts';
import { tellTrouble } from '../app/toasts.ts';

/** Takes a job that waits for a mapping into the Inbox and opens it; one that was taken before is opened. */
export async function reviewJob({ place, id, fileId }: Job): Promise<void> {
  // What this machine takes in was reviewed before it ran.
  if (place === 'desk') return;
  try {
    const taken = fileId ?? (await getSession().client.jobs.review({ place, id })).fileId;
    goTo(routes.review(taken));
  } catch (cause) {
    tellTrouble(cause);
  }
}
