/** One permission and how to try it without leaving anything behind. */
export interface AwsTry {
  readonly action: string;
  readonly resource: string;
  /** Resolves where it is allowed; rejects with what the SDK threw. */
  readonly attempt: (signal: AbortSignal) => Promise<void>;
  /** Further ones are pointless where this one fails. */
  readonly first?: true;
}

/** Name that no object, item, message or connection has; tries are about it. */
export const probeName = 'mapwright-access-test';

/** Runs an attempt; to those who may do it, the service answers with one of these errors. */
export async function unlessNamed(names: readonly string[], work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error && names.includes(error.name))) throw error;
  }
}
