import { useEffect, useState } from 'react';
import { sizeOf } from '../../../state/scan/pdf/drawRegion.ts';
import { type DocumentRef, NotDrawn, withDocument } from '../../../state/scan/pdf/pdfDocuments.ts';

export interface PageFacts {
  /** In points. */
  readonly size: { readonly width: number; readonly height: number };
  /** Of the document. */
  readonly pages: number;
}

/** What has to be known of a page before it is drawn; what was known of the one before stays until then. */
export function usePageFacts({ scanId, document: place, page }: DocumentRef & { readonly page: number }): {
  readonly facts: PageFacts | null;
  readonly failed: NotDrawn | null;
} {
  const name = `${scanId} ${String(place)} ${String(page)}`;
  const [answer, setAnswer] = useState<{
    readonly name: string;
    readonly facts: PageFacts | null;
    readonly failed: NotDrawn | null;
  } | null>(null);
  useEffect(() => {
    let isLeft = false;
    const ask = async (): Promise<void> => {
      try {
        const facts = await withDocument({ scanId, document: place }, async (pdf) => ({
          size: sizeOf(await pdf.getPage(page)),
          pages: pdf.numPages,
        }));
        if (!isLeft) setAnswer({ name, facts, failed: null });
      } catch (cause) {
        const failed = cause instanceof NotDrawn ? cause : new NotDrawn('other', { cause });
        if (!isLeft) setAnswer({ name, facts: null, failed });
      }
    };
    void ask();
    return () => {
      isLeft = true;
    };
  }, [scanId, place, page, name]);
  return answer?.name === name ? answer : { facts: null, failed: null };
}
