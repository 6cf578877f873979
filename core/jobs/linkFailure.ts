import { AppError, type ErrorView } from '../model/errors.ts';
import type { PipelineState } from '../model/job.ts';

/** What a pipeline failed with, as it is shown. A bug is named as such, without its inner text. */
export function linkFailure(cause: unknown): ErrorView {
  if (cause instanceof AppError) return cause.toView();
  return new AppError(
    'ENGINE_LOST',
    'Something in Mapwright itself went wrong while it asked the pipeline.',
  ).toView();
}

/** What a failure says of the connection. */
export function stateOfFailure({ code }: ErrorView): PipelineState {
  if (code === 'STORE_UNAVAILABLE') return 'offline';
  if (code === 'SIGN_IN_NEEDED') return 'signIn';
  return code === 'ACCESS_DENIED' ? 'denied' : 'failed';
}

/** Whether what could not be done is done by itself once the pipeline is there again, with credentials and rights. */
export function isPassing({ code }: ErrorView): boolean {
  return code === 'STORE_UNAVAILABLE' || code === 'SIGN_IN_NEEDED' || code === 'ACCESS_DENIED';
}
