import type { JobBoard } from '../../../core/contract/views.ts';
import type { Service } from '../../../core/service/createService.ts';

/** Watches until the board is as wanted. */
export async function untilBoard(
  service: Pick<Service, 'jobs'>,
  is: (board: JobBoard) => boolean,
): Promise<JobBoard> {
  const controller = new AbortController();
  try {
    for await (const present of service.jobs.watch(undefined, controller.signal))
      if (is(present)) return present;
  } finally {
    controller.abort();
  }
  throw new Error('The watch ended before.');
}
