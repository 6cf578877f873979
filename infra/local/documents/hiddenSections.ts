import type { OpenPdf, PdfPage } from './pdfDocument.ts';

type Item = Awaited<ReturnType<PdfPage['getTextContent']>>['items'][number];

/**
 * Which items of a page stand in a layer that is switched off when the document is opened. The text says where sections of
 * layers begin but not of which, the drawing says both, so the two are read beside each other; where they do not agree,
 * nothing counts as hidden. Documents without hidden layers cost nothing.
 *
 * @returns whether the item at a place is hidden
 */
export async function hiddenSections(
  { document, pdfJs }: OpenPdf,
  page: PdfPage,
  items: readonly Item[],
): Promise<(place: number) => boolean> {
  const none = (): boolean => false;
  if (!items.some((item) => 'type' in item && isLayer(item))) return none;
  const layers = await document.getOptionalContentConfig();
  const isAnyOff = [...layers].some(([, group]) => !group.visible);
  if (!isAnyOff) return none;

  const { fnArray, argsArray } = await page.getOperatorList();
  const visible: boolean[] = [];
  for (const [place, call] of fnArray.entries()) {
    if (call !== pdfJs.OPS.beginMarkedContentProps) continue;
    const [tag, group]: readonly unknown[] = argsArray[place] ?? [];
    if (tag === 'OC') visible.push(layers.isVisible(group));
  }
  const hidden = new Set<number>();
  const open: boolean[] = [];
  let section = 0;
  for (const [place, item] of items.entries()) {
    if ('str' in item) {
      if (open.includes(true)) hidden.add(place);
    } else if (item.type === 'endMarkedContent') open.pop();
    else if (isLayer(item)) {
      open.push(visible[section] === false);
      section += 1;
    } else open.push(false);
  }
  return section === visible.length ? (place) => hidden.has(place) : none;
}

function isLayer(item: { readonly type: string; readonly tag?: string }): boolean {
  return item.type === 'beginMarkedContentProps' && item.tag === 'OC';
}
