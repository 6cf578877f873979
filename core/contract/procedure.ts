import { oc, type } from '@orpc/contract';
import * as z from 'zod';
import type { ContractError, FileId, MappingId, PackId, RunId } from './views.ts';

/** What the procedures of the contract have in common. */

/** The one typed error: an `AppError` with its code and remedy. Anything else that reaches the renderer is a bug. */
export const base = oc.errors({ APP: { data: type<ContractError>() } });

/** Ids are opaque; 64 characters are more than any host gives. */
export const idText = z.string().min(1).max(64);
export const fileId = idText.transform((text) => text as FileId);
export const mappingId = idText.transform((text) => text as MappingId);
export const packId = idText.transform((text) => text as PackId);
export const runId = idText.transform((text) => text as RunId);
export const oneFile = z.strictObject({ fileId });

/** Labels, names of fields and formats. */
export const shortText = z.string().max(200);

/** Runs, or entries of the ledger, asked for at once; each is a kilobyte or two. */
export const runsAtOnce = 200;
