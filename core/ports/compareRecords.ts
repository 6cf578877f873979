import type { PackId, RunId } from '../model/ids.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

/** Which records are to be compared: those that some loads brought or changed. */
export interface CompareOrder {
  readonly packId: PackId;
  /** Of the loads. */
  readonly runIds: readonly RunId[];
  /** The pack that says by which fields. */
  readonly schema: TargetSchema;
  /** One a field of the schema. */
  readonly places: readonly number[];
}

/** Looks for likely duplicates among stored records and keeps the pairs. @throws {AppError} `CANCELLED` */
export type CompareRecords = (order: CompareOrder, signal: AbortSignal) => Promise<void>;
