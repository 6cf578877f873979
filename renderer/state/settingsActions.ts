import type { Settings } from '../../core/contract/views.ts';
import { getSession } from '../client/session.ts';
import { setApp } from './appState.ts';
import { tellTrouble } from './toasts.ts';

/** Stores what is given and leaves the rest as it is. */
export async function putSettings(change: Partial<Settings>): Promise<void> {
  try {
    setApp({ settings: await getSession().client.settings.put(change) });
  } catch (cause) {
    tellTrouble(cause);
  }
}
