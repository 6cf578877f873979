import { z } from 'zod';
import { asSessionId } from '../../model/session.ts';
import { asUploadId } from '../../model/upload.ts';
import type { LiveWord } from '../../ports/pipelineLink.ts';

const id = z.string().min(1).max(128);
/** As `tellDesks.ts` writes them; what they say besides is asked for. */
const form = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('upload'), uploadId: id, sessionId: id.nullable() }),
  z.object({ kind: z.literal('progress'), uploadId: z.null(), sessionId: id }),
]);

/** Reads a word that a pipeline tells its desks; `undefined` for any other, such as the answer to a ping. */
export function readLiveWord(text: string): LiveWord | undefined {
  const read = form.safeParse(jsonOf(text));
  if (!read.success) return undefined;
  const { uploadId, sessionId } = read.data;
  return {
    uploadId: uploadId === null ? null : asUploadId(uploadId),
    sessionId: sessionId === null ? null : asSessionId(sessionId),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No word of ours.
    return undefined;
  }
}
