import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { jobPlaces, pipelinePlaces } from '../model/job.ts';
import { base, fileId, idText } from './procedure.ts';
import type { FileId, Job, JobBoard, UploadEvent, UploadId } from './views.ts';

const place = z.enum(pipelinePlaces);
const jobRef = z.strictObject({
  place,
  id: z
    .string()
    .min(1)
    .max(128)
    .transform((text) => text as UploadId),
});
const shownJob = jobRef.extend({ place: z.enum(jobPlaces) });
const entry = z.strictObject({ id: idText });

/** Pipelines, what runs in them, and what waits to be sent to them. */
export const jobProcedures = {
  /** Never ends by itself; the whole board whenever something of it has changed, a few times a second at most. */
  watch: base.output(eventIterator(type<JobBoard>())),
  /** Those that ended before `before`, newest first. */
  ended: base
    .input(z.strictObject({ place, before: jobRef.shape.id, limit: z.int().min(1).max(200) }))
    .output(type<readonly Job[]>()),
  /** All that happened to it, oldest first. */
  events: base.input(shownJob).output(type<readonly UploadEvent[]>()),
  /** Sends through again what failed or is stuck. */
  retry: base.input(shownJob),
  /** Ends a run with parts missing. `fileName` is typed by the person and must be the job's. */
  forceComplete: base.input(
    shownJob.extend({ fileName: z.string().max(2_000), reason: z.string().trim().min(1).max(2_000) }),
  ),
  /** Takes in what came after an end by force, so that it counts, or throws it away. */
  settleLate: base.input(shownJob.extend({ take: z.boolean() })),
  /** Breaks off a load of this machine; what is in stays, and `retry` goes on. */
  stop: base.input(shownJob),
  /** A link to one output that dies after some seconds; an address of this host for a folder. */
  output: base
    .input(jobRef.extend({ name: z.string().min(1).max(1_000) }))
    .output(type<{ readonly url: string; readonly seconds: number }>()),
  /** Takes a job that waits for a mapping into the Inbox, where it is read and reviewed like any other file. */
  review: base.input(jobRef).output(type<{ readonly fileId: FileId }>()),
  /** Puts files of the Inbox into the outbox. */
  send: base.input(
    z.strictObject({
      fileIds: z.array(fileId).min(1).max(1_000).readonly(),
      place,
      lane: z.enum(['main', 'test']),
    }),
  ),
  /** Stops sending; what was sent stays there for `resume`. */
  pause: base.input(entry),
  /** Goes on, or tries once more what failed. */
  resume: base.input(entry),
  /** Takes it out of the outbox and throws away what was sent of it. An approval becomes a draft again. */
  discard: base.input(entry),
  /** Tries every pipeline now, without waiting for the next try. */
  reconnect: base,
};
