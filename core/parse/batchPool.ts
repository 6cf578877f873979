import type { Kernel } from '../kernel/kernel.ts';
import type { RecordBatch } from '../model/records.ts';
import { BatchRoom, type RoomSize } from './batchRoom.ts';
import { KernelRoom } from './kernelRoom.ts';

/**
 * Memory for the batches of one reading, used again and again: whoever has done with a batch gives it back, and the
 * next one is written over it. Without that, a reading leaves four times its file behind as garbage, and the process
 * grows until the collector comes round.
 *
 * A batch that is never given back stays as it is for ever. Two readings must not share a pool.
 */
export class BatchPool {
  /** Rooms made so far; the most that were in use at once. */
  made = 0;
  private readonly free: BatchRoom[] = [];
  private readonly lent = new WeakMap<RecordBatch, BatchRoom>();
  /** What the last batch needed; a file of one kind then grows the arrays of its first room only. */
  private need: RoomSize = { records: 0, cells: 0 };

  /** Whose memory the batches lie in; absent where there is none. */
  readonly kernel: Kernel | undefined;

  constructor(kernel?: Kernel) {
    this.kernel = kernel;
  }

  /** A room whose contents are of no meaning. */
  take(): BatchRoom {
    const room = this.free.pop();
    if (room !== undefined) return room;
    this.made += 1;
    return this.kernel === undefined ? new BatchRoom(this.need) : new KernelRoom(this.kernel);
  }

  /** Where the kernel finds a batch; `undefined` for one that lies elsewhere. */
  addressOf(batch: RecordBatch): number | undefined {
    const room = this.lent.get(batch);
    return room instanceof KernelRoom ? room.address : undefined;
  }

  /** Remembers which room a batch lies in. */
  lend(batch: RecordBatch, room: BatchRoom): void {
    const { recordCount, cellStart } = batch;
    this.need = {
      records: recordCount + (recordCount >> 3) + 16,
      cells: cellStart.length + (cellStart.length >> 3) + 64,
    };
    this.lent.set(batch, room);
  }

  /** Takes a batch back; nobody may look at it from now on. Does nothing for a batch that is none of the pool's. */
  giveBack(batch: RecordBatch): void {
    const room = this.lent.get(batch);
    if (room === undefined) return;
    this.lent.delete(batch);
    this.free.push(room);
  }
}
