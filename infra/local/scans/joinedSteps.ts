import type { Database } from '../store/openDatabase.ts';

/** A database in which several steps of a store become one. */
export interface JoinedSteps {
  /** For the store: each of its steps is done at once, as part of the transaction that is open, or as one of its own. */
  readonly database: Database;
  /**
   * Does `work` in one transaction: what it calls of the store, and whatever it writes itself. Where any of it fails,
   * nothing of it is done.
   */
  join<T>(work: () => T): Promise<T>;
}

/** Joins the steps of stores over a database, whose promises settle after the step that they stand for is decided. */
export function joinedSteps(outer: Database): JoinedSteps {
  let isOpen = false;
  let failure: { readonly error: unknown } | undefined;
  const inside = <T>(work: () => T): Promise<T> => {
    try {
      return Promise.resolve(work());
    } catch (error) {
      failure ??= { error };
      const failed = Promise.reject(error);
      // Told by `join`; whoever asked may not come to wait for this.
      failed.catch(() => undefined);
      return failed;
    }
  };
  return {
    database: {
      ...outer,
      transaction: (work) => (isOpen ? inside(work) : outer.transaction(work)),
      attempt: (work) => (isOpen ? inside(work) : outer.attempt(work)),
    },
    join: (work) =>
      outer.transaction(() => {
        isOpen = true;
        failure = undefined;
        try {
          const result = work();
          // Thrown, so that all of it is rolled back.
          if (failure !== undefined) throw (failure as { readonly error: unknown }).error;
          return result;
        } finally {
          isOpen = false;
        }
      }),
  };
}
