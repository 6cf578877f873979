import type { ClientContext, ClientLink } from '@orpc/client';
import { type Trouble, troubleOf } from './trouble.ts';

type Link = ClientLink<ClientContext>;

/** A call about a file that failed, for whoever tells of it where the call itself does not. */
export type OnTrouble = (fileId: string, trouble: Trouble) => void;

/** The same link; `onTrouble` hears of each call and stream about a file that fails. */
export function watchTroubles(link: Link, onTrouble: OnTrouble): Link {
  const note = (input: unknown, cause: unknown): void => {
    const fileId = fileOf(input);
    if (fileId !== undefined) onTrouble(fileId, troubleOf(cause));
  };
  async function* watched(
    events: AsyncIterable<unknown>,
    input: unknown,
  ): AsyncGenerator<unknown, void, void> {
    try {
      yield* events;
    } catch (cause) {
      note(input, cause);
      throw cause;
    }
  }
  return {
    async call(path, input, options) {
      try {
        const answer: unknown = await link.call(path, input, options);
        return isStream(answer) ? watched(answer, input) : answer;
      } catch (cause) {
        note(input, cause);
        throw cause;
      }
    },
  };
}

function fileOf(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('fileId' in input)) return undefined;
  return typeof input.fileId === 'string' ? input.fileId : undefined;
}

function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}
