import type { Settings, SettingsChange } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { setApp, useApp } from '../app/appState.ts';
import { tellTrouble } from '../app/toasts.ts';

/** What was last known to be stored, while changes are on their way. */
let stored: Settings | null = null;
/** Changes that are on their way, in the order they were made. */
let waiting: readonly SettingsChange[] = [];
let last: Promise<void> = Promise.resolve();

/**
 * Stores what is given and leaves the rest as it is. It is shown at once, and stays shown when an earlier change is
 * answered after it; what cannot be stored is taken back, and told.
 *
 * @returns resolves when it is stored or was taken back
 */
export function putSettings(change: SettingsChange): Promise<void> {
  if (waiting.length === 0) stored = useApp.getState().settings;
  waiting = [...waiting, change];
  show();
  last = last.then(() => store(change));
  return last;
}

async function store(change: SettingsChange): Promise<void> {
  try {
    stored = await getSession().client.settings.put(change);
  } catch (cause) {
    tellTrouble(cause);
  }
  waiting = waiting.filter((one) => one !== change);
  show();
}

function show(): void {
  if (stored !== null) setApp({ settings: waiting.reduce(shownWith, stored) });
}

/** Connections are shown once they are stored: what they show is asked of the host, which must know them by then. */
function shownWith(
  settings: Settings,
  { llm: _llm, aws: _aws, drive: _drive, pipeline: _pipeline, quarantine, textract, ...rest }: SettingsChange,
): Settings {
  return {
    ...settings,
    ...rest,
    quarantine: { ...settings.quarantine, ...quarantine },
    textract: { ...settings.textract, ...textract },
  };
}
