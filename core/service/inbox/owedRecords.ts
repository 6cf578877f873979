import { AppError } from '../../model/errors.ts';

/**
 * Saves records, also those that the store does not take for the moment. How a job ended must be told even while the
 * disk is full, and often that is why it ended.
 */
export interface OwedRecords<Id, Saved extends { readonly id: Id }> {
  /** Saves a record and with it what is owed. @throws {AppError} what the store throws */
  save(saved: Saved): Promise<void>;
  /** Saves how something ended. What the store refuses is owed: it stands here and is saved with the next record. */
  settle(saved: Saved): Promise<void>;
  /** The record as it is: what is owed for it, else the stored one. */
  present(stored: Saved): Saved;
  /** Owes nothing for this record any more. */
  drop(id: Id): void;
}

export function createOwedRecords<Id, Saved extends { readonly id: Id }>(
  put: (saved: Saved) => Promise<void>,
): OwedRecords<Id, Saved> {
  const owed = new Map<Id, Saved>();

  const settle = async (saved: Saved): Promise<boolean> => {
    try {
      await put(saved);
      owed.delete(saved.id);
      return true;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      owed.set(saved.id, saved);
      return false;
    }
  };

  const payOff = async (): Promise<void> => {
    for (const saved of owed.values()) if (!(await settle(saved))) return;
  };

  return {
    async save(saved) {
      await put(saved);
      owed.delete(saved.id);
      await payOff();
    },
    async settle(saved) {
      if (await settle(saved)) await payOff();
    },
    present: (stored) => owed.get(stored.id) ?? stored,
    drop: (id) => void owed.delete(id),
  };
}
