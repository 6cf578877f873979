import type { Taken } from './campaign.ts';

/** Tries that a shrinking may take; each is a whole judgement of a file. */
const mostTries = 400;

/** Judges a candidate: whether it shows the same fault. */
export type IsFault = (candidate: Buffer) => Promise<boolean>;

/**
 * Makes a file that shows a fault smaller as long as it shows one of the same kind: leaves out halves, quarters, and so on
 * down to single bytes.
 */
export async function shrink(bytes: Buffer, isFault: IsFault): Promise<Buffer> {
  let least = bytes;
  let tries = 0;
  for (let size = least.length >> 1; size > 0 && tries < mostTries; size >>= 1) {
    for (let from = 0; from < least.length && tries < mostTries; tries++) {
      const candidate = Buffer.concat([least.subarray(0, from), least.subarray(from + size)]);
      if (await isFault(candidate)) least = candidate;
      else from += size;
    }
  }
  return least;
}

/** What two faults of one kind have in common: how the file was taken, and the first line of why that is wrong, figures aside. */
export function kindOf({ outcome, faults }: Taken): string {
  return faults.length === 0 ? '' : `${outcome} ${faults[0]?.split('\n')[0]?.replaceAll(/\d+/g, '0') ?? ''}`;
}
