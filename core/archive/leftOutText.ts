import type { LeftOut } from '../model/archive.ts';
import { archiveOptions } from '../model/options/archiveOptions.ts';

/** Why files that the operating system added for itself are left out. */
export const litterReason = 'added by the operating system';

/**
 * One line about the members that are no tables: which and why.
 *
 * @returns `Left out of delivery.zip: plan.pdf (a PDF), 2 files added by the operating system.`; `null` where nothing was left out
 */
export function leftOutText(archive: string, leftOut: readonly LeftOut[]): string | null {
  const told = toldLeftOut(leftOut);
  return told === '' ? null : `Left out of ${archive}: ${told}.`;
}

/** The same without the beginning, empty where there is nothing to tell. */
export function toldLeftOut(leftOut: readonly LeftOut[]): string {
  const named = leftOut.filter(({ why }) => why !== litterReason);
  const litter = leftOut.length - named.length;
  const shown = named.slice(0, archiveOptions.namedLeftOut);
  const more = named.length - shown.length;
  return [
    ...shown.map(({ name, why }) => `${name} (${why})`),
    ...(more > 0 ? [`${more} more`] : []),
    ...(litter > 0 ? [`${litter === 1 ? '1 file' : `${litter} files`} ${litterReason}`] : []),
  ].join(', ');
}
