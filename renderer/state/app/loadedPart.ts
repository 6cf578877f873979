import { useApp } from './appState.ts';

/** What a part rejects with that the host does not have, as after an update of the app under an open page. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

/** Time between two tries in milliseconds, and tries that may fail while the host answers. */
const againMs = 500;
const triesWhileLive = 4;

/**
 * Reads code from the host. While that is gone it waits, as calls do: a part that was asked for in that moment must not
 * be broken for good, and Chromium keeps it in mind where a script could not be read and never asks for it again.
 *
 * @throws {PartMissing} where the host is there and does not have it
 */
export async function loadedPart<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let failures = 0; failures < triesWhileLive; ) {
    await hostIsBack();
    try {
      return await load();
    } catch {
      // The page may hear a moment later that the host is gone.
      if (useApp.getState().connection === 'live') failures += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
  throw new PartMissing('A part of the page could not be read.');
}

/** Resolves at once unless the connection was there and is lost; a page that starts does not wait for the first one. */
function hostIsBack(): Promise<void> {
  return new Promise((resolve) => {
    const isGone = () => ['reconnecting', 'refused'].includes(useApp.getState().connection);
    if (!isGone()) return resolve();
    const stop = useApp.subscribe(() => {
      if (isGone()) return;
      stop();
      resolve();
    });
  });
}
