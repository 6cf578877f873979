import { AppError } from '../../../core/model/errors.ts';
import type { Failure } from './protocol.ts';

/** What V8 says when a value cannot be made because of its size; a thread meets this before its heap is full. */
const tooLarge =
  /allocation failed|Invalid (?:string|array buffer|array|typed array) length|Cannot create a string longer/;

/** Turns whatever a job threw into what can travel. A bug becomes `ENGINE_LOST` with its trace. */
export function failureOf(error: unknown, name: string): Failure {
  if (error instanceof AppError) {
    const { cause, code } = error;
    return {
      view: error.toView(),
      trace: code === 'ENGINE_LOST' && cause instanceof Error ? cause.message : null,
    };
  }
  if (isOutOfMemory(error)) return { view: memoryError(name).toView(), trace: null };
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lost = new AppError('ENGINE_LOST', `Reading ${name} met a fault in Mapwright itself.`);
  return { view: lost.toView(), trace };
}

/** Rebuilds the error on the other side; the trace of a bug is its cause. */
export function errorFrom(failure: Failure): AppError {
  const { view, trace } = failure;
  return new AppError(view.code, view.message, {
    remedy: view.remedy,
    ...(trace === null ? {} : { cause: new Error(trace) }),
  });
}

/** The error of a job that took more memory than it may. */
export function memoryError(name: string): AppError {
  return new AppError('LIMIT_MEMORY', `Reading ${name} took more memory than it may.`);
}

/** The error of a job that took longer than it may. */
export function timeError(name: string, limitMs: number): AppError {
  return new AppError('LIMIT_TIME', `Reading ${name} took longer than ${Math.round(limitMs / 1000)} s.`);
}

/** The error of a document whose next page took longer than it may. */
export function stillError(name: string, limitMs: number): AppError {
  return new AppError('LIMIT_TIME', `A page of ${name} took longer than ${Math.round(limitMs / 1000)} s.`);
}

/** The error of a job that somebody stopped. */
export function cancelledError(name: string): AppError {
  return new AppError('CANCELLED', `Reading ${name} was cancelled.`);
}

/** The error of a job whose process or thread ended under it. */
export function lostError(name: string, trace: string): AppError {
  return new AppError('ENGINE_LOST', `The reader stopped while it read ${name}.`, {
    cause: new Error(trace),
  });
}

function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return true;
  return error instanceof RangeError && tooLarge.test(error.message);
}
