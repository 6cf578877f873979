import { AppError } from '../../model/errors.ts';

/** What work brings, or `CANCELLED` as soon as nobody waits for it. */
export async function untilLeft<T>(work: Promise<T>, left: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const leave = (): void => reject(new AppError('CANCELLED', 'Nobody waits for it any longer.'));
    left.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject);
  });
}
