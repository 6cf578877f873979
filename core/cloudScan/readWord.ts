import { z } from 'zod';
import type { ScanWord } from '../model/scanWord.ts';

const text = z.string();
const form = z.discriminatedUnion('type', [
  z.object({ type: z.literal('STARTED'), message: text, session_id: text, timestamp: text }),
  z.object({ type: z.literal('PROGRESS'), value: z.number(), processed: z.number(), total: z.number() }),
  z.object({
    type: z.literal('MATCH_FOUND'),
    data: z.object({ hole_code: text, file_name: text, status: text, pdf_link: text }),
  }),
  z.object({ type: z.literal('MATCHES_END'), after: text.nullable() }),
  z.object({
    type: z.literal('COMPLETE'),
    download_url: text,
    total_matches: z.number(),
    total_processed: z.number(),
    message: text,
  }),
  z.object({
    type: z.literal('END_TAKEN'),
    session_id: text,
    outcome: z.enum(['forced', 'completed', 'ended']),
  }),
  z.object({ type: z.literal('ERROR'), message: text }),
]);

/** A word of the pipeline; `undefined` for what is said of other things over the same connection. */
export function readWord(told: unknown): ScanWord | undefined {
  const read = form.safeParse(told);
  return read.success ? read.data : undefined;
}
