import type { ErrorView } from '../../model/errors.ts';

/** Of the error catalogue; a bug has none. */
export function codeOf(error: unknown): ErrorView['code'] | 'BUG' {
  if (typeof error === 'object' && error !== null && 'code' in error && error instanceof Error)
    return (error as { readonly code: ErrorView['code'] }).code;
  return 'BUG';
}
