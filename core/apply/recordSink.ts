import type { ByteSink } from '../model/bytes.ts';
import { applyOptions } from '../model/options/runningOptions.ts';
import { RecordBytes } from './recordBytes.ts';

/** Collects CSV records for a sink and writes them in large pieces, so that memory stays bounded and calls stay few. */
export interface RecordSink {
  /** Takes a record; call `relieve` between rows. */
  add(cells: readonly (string | null)[]): void;
  /** Writes when enough has gathered. Waiting for it is the backpressure. */
  relieve(): Promise<void> | undefined;
  /** Writes what is left. The sink stays open; closing it is for the host. */
  flush(): Promise<void>;
}

/** Wraps a sink of bytes. */
export function recordSink(sink: ByteSink): RecordSink {
  const records = new RecordBytes();
  const flush = async (): Promise<void> => {
    if (records.sizeBytes > 0) await sink.write(records.drain());
  };
  return {
    add: (cells) => records.add(cells),
    relieve: () => (records.sizeBytes >= applyOptions.flushBytes ? flush() : undefined),
    flush,
  };
}
