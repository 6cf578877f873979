import type { PutOptions } from '../../../core/ports/objects.ts';

/** Stands before what headers cannot hold as it is. */
const mark = "utf-8''";

/** What S3 is told of an object beside its bytes. Metadata travels in headers, so what is not plain text is escaped. */
export function writeInput({ contentType, metadata }: PutOptions): {
  readonly ContentType?: string;
  readonly Metadata?: Record<string, string>;
} {
  return {
    ...(contentType === undefined ? {} : { ContentType: contentType }),
    ...(metadata === undefined
      ? {}
      : {
          Metadata: Object.fromEntries(Object.entries(metadata).map(([name, text]) => [name, escape(text)])),
        }),
  };
}

/** Metadata as it was put. */
export function readMetadata(
  metadata: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(metadata ?? {}).map(([name, text]) => [name, unescape(text)]));
}

function escape(text: string): string {
  const isPlain = /^[\u0021-\u007E]([\u0020-\u007E]*[\u0021-\u007E])?$/.test(text) && !text.startsWith(mark);
  return isPlain ? text : `${mark}${encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))}`;
}

function unescape(text: string): string {
  if (!text.startsWith(mark)) return text;
  try {
    return decodeURIComponent(text.slice(mark.length));
  } catch {
    // Somebody else's metadata that begins alike.
    return text;
  }
}
