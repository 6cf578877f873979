import { ORPCError } from '@orpc/client';
import type { ContractError } from '../../core/contract/views.ts';
import { text } from '../text/en.ts';
import { ConnectionLost } from './reconnectingLink.ts';

/** What a screen shows where something failed: the fact, the remedy, and whether trying again can help. */
export interface Trouble {
  /** A code of the error catalogue, `CONNECTION` where it broke, or `UNEXPECTED` for a bug. */
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly retryable: boolean;
  /** Everything that is wrong, a line each, where it is more than the message can say. */
  readonly details?: readonly string[];
}

/** Turns whatever a call rejected with into words. A cancelled call is trouble too; callers that cancelled ask `isAbort` first. */
export function troubleOf(cause: unknown): Trouble {
  if (cause instanceof ORPCError && cause.code === 'APP') return cause.data as ContractError;
  if (isErrorView(cause)) return cause;
  if (cause instanceof ConnectionLost) return { code: 'CONNECTION', ...text.lost };
  return { code: 'UNEXPECTED', ...text.unexpected };
}

/** True for the rejection of a call that this side broke off. */
export function isAbort(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'AbortError';
}

function isErrorView(cause: unknown): cause is ContractError {
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'code' in cause &&
    'remedy' in cause &&
    typeof cause.remedy === 'string'
  );
}
