import { AppError, type ErrorView } from '../../model/errors.ts';

/** An error as it is kept and shown. A bug is named as such, without its inner text, which may hold data. */
export function toErrorView(error: unknown): ErrorView {
  if (error instanceof AppError) return error.toView();
  return new AppError(
    'ENGINE_LOST',
    'Something in Mapwright itself went wrong while it worked on this file.',
  ).toView();
}
