import { AppError } from '../model/errors.ts';
import { archiveOptions } from '../model/options/archiveOptions.ts';

/**
 * Refuses names that lead out of the folder they would be unpacked to. Members are kept under ids, so such a name could
 * do no harm here; but only somebody who means harm writes one, and then the rest is not to be trusted either.
 *
 * @param name With `/` between folders, as `readZipDirectory` gives it.
 * @throws {AppError} `SOURCE_DAMAGED` for `..`, absolute paths, drives and NUL
 */
export function refusePathTricks(name: string): void {
  const isTrick =
    name.startsWith('/') ||
    /^[a-z]:/iu.test(name) ||
    name.includes('\0') ||
    name.split('/').some((step) => step.trim() === '..');
  if (!isTrick) return;
  throw new AppError('SOURCE_DAMAGED', `A name in the archive leads out of it: ${shownName(name)}.`, {
    remedy: 'Ask the sender for the archive again, packed anew from plain files.',
  });
}

/** Controls, halves of characters and marks that are not seen and may turn the text around. */
const unseen = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu;

/** The name as it is shown: what cannot be seen is `\uFFFD`, and of a long one the end is kept. */
export function shownName(name: string): string {
  const shown = name.normalize('NFC').replace(unseen, '\ufffd').trim();
  const characters = Array.from(shown);
  if (characters.length <= archiveOptions.nameCharacters) return shown === '' ? 'unnamed' : shown;
  return `…${characters.slice(1 - archiveOptions.nameCharacters).join('')}`;
}

/** Whether operating systems put the file there for themselves. */
export function isLitter(name: string): boolean {
  const steps = name.toLowerCase().split('/');
  const last = steps.at(-1) ?? '';
  return (
    steps.includes('__macosx') ||
    last === '.ds_store' ||
    last === 'thumbs.db' ||
    last === 'desktop.ini' ||
    last.startsWith('._')
  );
}
