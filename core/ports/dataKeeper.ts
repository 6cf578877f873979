import type { DataUsage } from '../model/dataUsage.ts';

/** The folder that everything lies in which survives a restart. */
export interface DataKeeper {
  usage(): Promise<DataUsage>;
  /** Deletes the outputs of all runs that have ended. @throws {AppError} `STORE_UNAVAILABLE` */
  removeOutputs(): Promise<void>;
  /**
   * Deletes everything that was ever kept, former forms of the store included, and begins with an empty one. The caller
   * has ended whatever was under way.
   * @throws {AppError} `STORE_UNAVAILABLE` while a command is at work in the folder; then nothing was deleted
   */
  erase(): Promise<void>;
}
