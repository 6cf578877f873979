import { AppError, type ErrorCode } from '../../model/errors.ts';
import type { NoticeSeverity } from '../../ports/notices.ts';

/**
 * `transient`: the same work may succeed later, so it is tried again. `data`: the file itself is at fault, and a person
 * has to look at it. `system`: the installation is at fault, or we are.
 */
export type ErrorCategory = 'transient' | 'data' | 'system';

export interface ErrorSort {
  readonly category: ErrorCategory;
  readonly severity: NoticeSeverity;
}

/** What passes by itself: stores and processes that could not be reached, and limits of a moment. */
const transient: readonly ErrorCode[] = [
  'STORE_UNAVAILABLE',
  'DISK_FULL',
  'ENGINE_LOST',
  'LIMIT_TIME',
  'CANCELLED',
  'SOURCE_UNREADABLE',
];

/** What an operator has to mend. */
const system: readonly ErrorCode[] = ['ACCESS_DENIED', 'SIGN_IN_NEEDED', 'STORE_NEWER', 'WAREHOUSE_REFUSED'];

/** Sorts an error for retrying and for whoever is to be told. */
export function sortError(error: unknown): ErrorSort {
  // A bug; nobody knows what else it meets.
  if (!(error instanceof AppError)) return { category: 'system', severity: 'critical' };
  if (transient.includes(error.code)) return { category: 'transient', severity: 'low' };
  if (system.includes(error.code)) return { category: 'system', severity: 'high' };
  return { category: 'data', severity: 'medium' };
}
