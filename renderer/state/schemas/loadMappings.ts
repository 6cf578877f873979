import { getSession } from '../../client/session.ts';
import { setApp } from '../app/appState.ts';
import { tellTrouble } from '../app/toasts.ts';

/** Fetches what mappings there are; the person is told where that fails. */
export async function loadMappings(): Promise<void> {
  try {
    setApp({ mappings: await getSession().client.schemas.mappings() });
  } catch (cause) {
    tellTrouble(cause);
  }
}
