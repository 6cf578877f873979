import type { LiveWord } from '../../ports/pipelineLink.ts';

/** Words on their way to a reader who may be slow: one that waits already is not put twice, so there is no growing queue. */
export interface WordStream {
  put(word: LiveWord): void;
  /** Nothing more comes. */
  end(): void;
  /** Nothing more comes, for a reason. */
  fail(error: unknown): void;
  /** For one reader. */
  read(): AsyncIterable<LiveWord>;
}

export function wordStream(): WordStream {
  const waiting = new Map<string, LiveWord>();
  const state: { end?: { readonly error: unknown }; wake?: (() => void) | undefined } = {};
  const finish = (error: unknown): void => {
    state.end ??= { error };
    state.wake?.();
  };
  return {
    put(word) {
      waiting.set(JSON.stringify([word.uploadId, word.sessionId]), word);
      state.wake?.();
    },
    end: () => finish(undefined),
    fail: finish,
    async *read() {
      for (;;) {
        const words = [...waiting.values()];
        waiting.clear();
        yield* words;
        if (waiting.size > 0) continue;
        if (state.end !== undefined) {
          if (state.end.error !== undefined) throw state.end.error;
          return;
        }
        await new Promise<void>((resolve) => {
          state.wake = resolve;
        });
        state.wake = undefined;
      }
    },
  };
}
