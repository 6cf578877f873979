import type { SettingsChange } from '../../core/contract/views.ts';
import { getSession } from '../client/session.ts';
import { setApp } from './appState.ts';
import { tellTrouble } from './toasts.ts';

/** Stores what is given and leaves the rest as it is. */
export async function putSettings(change: SettingsChange): Promise<void> {
  try {
    setApp({ settings: await getSession().client.settings.put(change) });
  } catch (cause) {
    tellTrouble(cause);
  }
}
