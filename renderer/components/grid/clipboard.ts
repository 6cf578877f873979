import { asHtml, asJson, asTabs, type CopiedCells, type CopyForm } from './copiedText.ts';

/** Cells up to which a copy carries markup beside the text; it takes several times the room. */
const mostMarkedCells = 200_000;

/** What goes on the clipboard, by media type. */
export type ClipboardTexts = ReadonlyMap<'text/plain' | 'text/html', string>;

/** Writes copied cells in a form. */
export function clipboardTexts(cells: CopiedCells, form: CopyForm): ClipboardTexts {
  if (form === 'json') return new Map([['text/plain', asJson(cells)]]);
  const withHeaders = form === 'withHeaders';
  const plain = asTabs(cells, withHeaders);
  return cells.rows.length * cells.names.length > mostMarkedCells
    ? new Map([['text/plain', plain]])
    : new Map([
        ['text/plain', plain],
        ['text/html', asHtml(cells, withHeaders)],
      ]);
}

/**
 * Puts texts on the clipboard outside of a copy event of the person's own. Shortly after a key or a click all of them;
 * later the plain text alone, because the browser then takes markup apart under the page's rules, which forbid its styles.
 *
 * @throws {DOMException} `NotAllowedError` where the window is not in front
 */
export async function writeClipboard(texts: ClipboardTexts): Promise<void> {
  if (!copyAtOnce(texts)) await navigator.clipboard.writeText(texts.get('text/plain') ?? '');
}

/** Makes the browser copy now and answers it. @returns `false` where it does not, as no key or click is behind it */
function copyAtOnce(texts: ClipboardTexts): boolean {
  const controller = new AbortController();
  const options = { capture: true, signal: controller.signal };
  let isDone = false;
  // Without a selection there is nothing to copy, unless somebody says that there is.
  document.addEventListener('beforecopy', (event) => event.preventDefault(), options);
  document.addEventListener(
    'copy',
    (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      for (const [type, text] of texts) event.clipboardData?.setData(type, text);
      isDone = true;
    },
    options,
  );
  const isAllowed = document.execCommand('copy');
  controller.abort();
  return isAllowed && isDone;
}
