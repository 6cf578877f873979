import { z } from 'zod';
import { type ItemId, type SessionId, asItemId, asSessionId } from '../../model/session.ts';
import { type UploadId, asUploadId } from '../../model/upload.ts';

const uploadId = z.string().min(1).max(128).transform(asUploadId);
const sessionId = z.string().min(1).max(128).transform(asSessionId);

/** What messages of the pipeline call to mind; what is to be done stands in the stores. */
const workMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('analyze'), uploadId }),
  z.strictObject({
    kind: z.literal('part'),
    sessionId,
    itemId: z.string().min(1).max(128).transform(asItemId),
  }),
  z.strictObject({
    kind: z.literal('standard'),
    sessionId,
    itemId: z.string().min(1).max(128).transform(asItemId),
  }),
  z.strictObject({ kind: z.literal('finish'), sessionId }),
  z.strictObject({ kind: z.literal('scanOpen'), sessionId }),
  z.strictObject({ kind: z.literal('scanFinish'), sessionId }),
]);

export type WorkMessage =
  | { readonly kind: 'analyze'; readonly uploadId: UploadId }
  | { readonly kind: 'part'; readonly sessionId: SessionId; readonly itemId: ItemId }
  /** A batch of values for a language model. */
  | { readonly kind: 'standard'; readonly sessionId: SessionId; readonly itemId: ItemId }
  | { readonly kind: 'finish'; readonly sessionId: SessionId }
  /** Of a scan over the WebSocket API, whose documents have messages of a form of their own. */
  | { readonly kind: 'scanOpen'; readonly sessionId: SessionId }
  | { readonly kind: 'scanFinish'; readonly sessionId: SessionId };

export function messageBody(message: WorkMessage): string {
  return JSON.stringify(message);
}

/** The message in a body; `undefined` for one that is none of ours, which no repetition would mend. */
export function readMessage(body: string): WorkMessage | undefined {
  try {
    const read = workMessage.safeParse(JSON.parse(body));
    return read.success ? read.data : undefined;
  } catch {
    // No JSON.
    return undefined;
  }
}
