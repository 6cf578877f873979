import { beforeEach, expect, test, vi } from 'vitest';
import type { Settings, SettingsChange } from '../../../../core/contract/views.ts';
import { setApp, useApp } from '../../../../renderer/state/app/appState.ts';
import { putSettings } from '../../../../renderer/state/settings/settingsActions.ts';

interface Asked {
  readonly change: SettingsChange;
  readonly answer: () => void;
  readonly fail: () => void;
}
const asked: Asked[] = [];
let stored = {} as Settings;

vi.mock('../../../../renderer/client/session.ts', () => ({
  getSession: () => ({
    client: {
      settings: {
        put: (change: SettingsChange) =>
          new Promise((resolve, reject) => {
            const answer = (): void => {
              stored = { ...stored, ...change } as Settings;
              resolve(stored);
            };
            asked.push({ change, answer, fail: () => reject(new Error('no')) });
          }),
      },
    },
  }),
}));
vi.mock('../../../../renderer/state/app/toasts.ts', () => ({ tellTrouble: () => undefined }));

const threshold = () => useApp.getState().settings?.acceptThreshold;
const asking = (count: number) => vi.waitFor(() => expect(asked).toHaveLength(count));

beforeEach(() => {
  asked.length = 0;
  stored = { acceptThreshold: 0.9, theme: 'light', quarantine: {}, llm: { mode: 'never' } } as Settings;
  setApp({ settings: stored });
});

test('a change is shown at once and sent after the one before it, whose answer does not take it back', async () => {
  const first = putSettings({ acceptThreshold: 0.89 });
  const second = putSettings({ acceptThreshold: 0.9 });
  expect(threshold()).toBe(0.9);
  await asking(1);
  asked[0]?.answer();
  await first;
  expect(threshold()).toBe(0.9);
  await asking(2);
  expect(asked[1]?.change).toEqual({ acceptThreshold: 0.9 });
  asked[1]?.answer();
  await second;
  expect(threshold()).toBe(0.9);
});

test('what cannot be stored is taken back, and a later change stays', async () => {
  const first = putSettings({ acceptThreshold: 0.5 });
  const second = putSettings({ theme: 'dark' });
  await asking(1);
  asked[0]?.fail();
  await first;
  expect(useApp.getState().settings).toMatchObject({ acceptThreshold: 0.9, theme: 'dark' });
  await asking(2);
  asked[1]?.answer();
  await second;
  expect(useApp.getState().settings).toMatchObject({ acceptThreshold: 0.9, theme: 'dark' });
});

test('a connection is shown once it is stored', async () => {
  const done = putSettings({ llm: { mode: 'auto' } });
  expect(useApp.getState().settings?.llm.mode).toBe('never');
  await asking(1);
  asked[0]?.answer();
  await done;
  expect(useApp.getState().settings?.llm.mode).toBe('auto');
});
