import type { ByteSink } from '../model/bytes.ts';
import { applyOptions } from '../model/options/runningOptions.ts';

/** Collects text for a sink and writes it in large pieces, so that memory stays bounded and calls stay few. */
export interface TextSink {
  /** Takes text; call `relieve` between rows. */
  add(text: string): void;
  /** Writes when enough has gathered. Waiting for it is the backpressure. */
  relieve(): Promise<void> | undefined;
  /** Writes what is left. The sink stays open; closing it is for the host. */
  flush(): Promise<void>;
}

/** Wraps a sink of bytes. The text leaves as UTF-8 without a byte order mark. */
export function textSink(sink: ByteSink): TextSink {
  const encoder = new TextEncoder();
  let pending = '';
  async function flush(): Promise<void> {
    if (pending === '') return;
    const bytes = encoder.encode(pending);
    pending = '';
    await sink.write(bytes);
  }
  return {
    add(text) {
      pending += text;
    },
    relieve: () => (pending.length >= applyOptions.flushCharacters ? flush() : undefined),
    flush,
  };
}
