import { setTimeout as wait } from 'node:timers/promises';
import type { ScanWord } from '../../../core/model/scanWord.ts';
import type { Cloud } from '../startCloud.ts';
import type { PipelineDesk } from '../pipelineDesk.ts';

/** A client of scans, as somebody would write one who has read `docs/scan-api.md`. */
export interface ScanClient {
  /** In the order they came. */
  readonly words: readonly ScanWord[];
  /** Of the API's own. */
  readonly connectionId: string;
  send(word: unknown): void;
  /** Words of a type. */
  of<Type extends ScanWord['type']>(type: Type): readonly Extract<ScanWord, { type: Type }>[];
  /** Waits for the first of a type; meanwhile the cloud's clock goes ahead. */
  first<Type extends ScanWord['type']>(type: Type): Promise<Extract<ScanWord, { type: Type }>>;
}

/** How long a client waits for a word, and how far it puts the clock ahead each time it looks, in milliseconds. */
export interface ScanPatience {
  readonly patienceMs: number;
  readonly clockMs: number;
}

export async function openScanClient(
  cloud: Cloud,
  desk: PipelineDesk,
  { patienceMs, clockMs }: ScanPatience = { patienceMs: 100_000, clockMs: 10_000 },
): Promise<ScanClient> {
  const [api] = cloud.parts.sockets.values();
  const before = new Set(api?.sockets.keys() ?? []);
  const { socket, words: heard } = await desk.watch();
  const connectionId = [...(api?.sockets.keys() ?? [])].find((id) => !before.has(id)) ?? '';
  const words = heard as readonly ScanWord[];
  const of: ScanClient['of'] = (type) =>
    words.filter((word): word is Extract<ScanWord, { type: typeof type }> => word.type === type);
  return {
    words,
    connectionId,
    of,
    send: (word) => socket.send(JSON.stringify(word)),
    async first(type) {
      for (const end = performance.now() + patienceMs; performance.now() < end; await wait(250)) {
        const [found] = of(type);
        if (found !== undefined) return found;
        if (socket.readyState === socket.OPEN) socket.ping();
        cloud.clock.advance(clockMs);
      }
      throw new Error(`No ${type} came: ${JSON.stringify(words.slice(-5))}`);
    },
  };
}
