import { AppError } from '../model/errors.ts';
import { NotNow } from '../model/notNow.ts';
import type { RemoteControl } from '../ports/remoteDocuments.ts';

/** Asks the pipeline for something, and again as long as it cannot be reached or asks for less. */
export type AskCloud = <T>(step: () => Promise<T>) => Promise<T>;

/** @param control says how long, and who is told meanwhile; the steps may be done twice */
export function askCloud(control: RemoteControl): AskCloud {
  return (step) =>
    control.attempt(async () => {
      try {
        return await step();
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'STORE_UNAVAILABLE') throw error;
        throw new NotNow('offline', error.message, { cause: error });
      }
    });
}
