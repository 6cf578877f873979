import type { DocumentRef } from './pdf/pdfDocuments.ts';
import { getSession } from '../../client/session.ts';

/** Texts up to this size are read for the lines around a match, in bytes; of longer ones only the line itself is told. */
const mostBytes = 16_000_000;
const linesBefore = 12;
const linesAfter = 12;

/** A line of a text, from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** The lines around one of a text; none for workbooks and long texts. Rejects where the document is gone. */
export async function linesAround(
  { scanId, document: place }: DocumentRef,
  line: number,
): Promise<readonly NumberedLine[]> {
  const { url, name, sizeBytes } = await getSession().client.scans.document({
    scanId,
    document: place,
  });
  if (sizeBytes > mostBytes || !/\.(txt|csv|tsv|tab|asc|prn|log|dat|psv|out)$/i.test(name)) return [];
  const answer = await fetch(new URL(url, document.baseURI));
  if (!answer.ok) return [];
  const lines = decoded(new Uint8Array(await answer.arrayBuffer())).split(/\r\n|\r|\n/);
  const first = Math.max(0, line - 1 - linesBefore);
  return lines.slice(first, line + linesAfter).map((text, at) => ({ number: first + at + 1, text }));
}

/** UTF-16 tells itself by its mark; what is no UTF-8 is taken for the Western code page. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
