import { z } from 'zod';
import { type LiveCompare, type TargetCodes, usualCompare } from '../model/liveScan.ts';
import { asItemId, asSessionId, type ItemId, type SessionId } from '../model/session.ts';
import type { Digest } from '../ports/clock.ts';
import type { ItemRef } from '../session/itemMessage.ts';
import { keyOfName } from './fileKeys.ts';

const form = z.object({
  session_id: z.string().min(1).max(128).transform(asSessionId),
  file_name: z.string().min(1),
  file_content: z.string(),
  pdf_link: z.string(),
  target_hole_codes: z.union([z.array(z.string()), z.object({ s3_key: z.string() })]),
  content_kind: z.enum(['text', 's3']),
  place: z.int().min(0),
  compare: z
    .object({ anyCase: z.boolean(), anySeparator: z.boolean(), patterns: z.boolean() })
    .default(usualCompare),
});

/** The message of one document, as the queue has it. `content_kind` says what `file_content` is. */
export interface DocumentMessage {
  readonly session_id: SessionId;
  readonly file_name: string;
  readonly file_content: string;
  readonly pdf_link: string;
  readonly target_hole_codes: TargetCodes;
  readonly content_kind: 'text' | 's3';
  /** Place in the list of documents, from 0. */
  readonly place: number;
  readonly compare: LiveCompare;
}

/** The message in a body; `undefined` for one that is none of ours, which no repetition would mend. */
export function readDocumentMessage(body: string): DocumentMessage | undefined {
  try {
    const read = form.safeParse(JSON.parse(body));
    return read.success ? read.data : undefined;
  } catch {
    // No JSON.
    return undefined;
  }
}

/** Names the item of a document; follows from its name, so that a document listed twice is one item. */
export function documentItemId(name: string, digest: Digest): ItemId {
  return asItemId(digest(keyOfName(name)).slice(0, 40));
}

export function itemOfMessage(
  { session_id: sessionId, file_name: name }: DocumentMessage,
  digest: Digest,
): ItemRef {
  return { sessionId, itemId: documentItemId(name, digest) };
}
