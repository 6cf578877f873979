import { draftOptions } from '../model/options/matchingOptions.ts';
import type { Settings } from '../model/settings.ts';
import type { Dependencies } from './dependencies.ts';

export interface SettingsService {
  get(): Promise<Settings>;
  /** Changes what is given and leaves the rest. */
  put(change: Partial<Settings>): Promise<Settings>;
}

export function createSettingsService({ stores, host }: Dependencies): SettingsService {
  const defaults: Settings = {
    theme: 'system',
    singleLetterKeys: true,
    acceptThreshold: draftOptions.acceptThreshold,
    runKnownLayouts: true,
    defaultPackId: null,
    approver: host.approver,
  };
  const get = async (): Promise<Settings> => ({ ...defaults, ...(await stores.settings.get()) });
  return {
    get,
    async put(change) {
      await stores.settings.put({ ...(await stores.settings.get()), ...change });
      return get();
    },
  };
}
