import type { ScanWord } from '../model/scanWord.ts';
import type { ScanTalk } from '../ports/cloudScans.ts';
import type { ScanDeps } from '../scanning/scanDeps.ts';
import { readWord } from './readWord.ts';

/** Hears a connection word by word. */
export interface Hearing {
  /** The next word; `quiet` where none comes for so many milliseconds, `ended` where none comes any more. */
  next(mostMs: number): Promise<ScanWord | 'quiet' | 'ended'>;
}

export function hearing(talk: Pick<ScanTalk, 'words'>, wait: ScanDeps['wait']): Hearing {
  const words = talk.words()[Symbol.asyncIterator]();
  /** Asked for and not heard yet. */
  let coming: Promise<IteratorResult<unknown>> | undefined;
  return {
    async next(mostMs) {
      for (;;) {
        coming ??= words.next();
        const over = new AbortController();
        const got = await Promise.race([coming, wait(mostMs, over.signal)]);
        over.abort();
        if (got === undefined) return 'quiet';
        coming = undefined;
        if (got.done === true) return 'ended';
        const word = readWord(got.value);
        if (word !== undefined) return word;
      }
    },
  };
}
