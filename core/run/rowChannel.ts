/**
 * Hands batches from a producer that calls to a consumer that asks, one at a time: `put` resolves when the batch was
 * taken, so a slow consumer slows the producer and nothing gathers between them.
 */
export interface RowChannel<Batch> {
  put(batch: Batch): Promise<void>;
  /** No batch will follow. */
  end(): void;
  /** One side has failed, and the other is told: waiting and later `put`s reject with this, and taking throws it. */
  fail(error: Error): void;
  readonly batches: AsyncIterable<Batch>;
}

export function rowChannel<Batch>(): RowChannel<Batch> {
  let offered:
    | { readonly batch: Batch; readonly taken: () => void; readonly failed: (error: Error) => void }
    | undefined;
  let asking: (() => void) | undefined;
  let ended = false;
  let failure: Error | undefined;

  const wake = (): void => {
    asking?.();
    asking = undefined;
  };

  async function* take(): AsyncGenerator<Batch> {
    for (;;) {
      if (failure !== undefined) throw failure;
      if (offered === undefined) {
        if (ended) return;
        await new Promise<void>((resolve) => {
          asking = resolve;
        });
        continue;
      }
      const { batch, taken } = offered;
      offered = undefined;
      taken();
      yield batch;
    }
  }

  return {
    batches: take(),
    put(batch) {
      if (failure !== undefined) return Promise.reject(failure);
      return new Promise<void>((taken, failed) => {
        offered = { batch, taken, failed };
        wake();
      });
    },
    end() {
      ended = true;
      wake();
    },
    fail(error) {
      failure = error;
      offered?.failed(error);
      offered = undefined;
      wake();
    },
  };
}
