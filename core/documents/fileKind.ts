import { knownFormat } from '../decode/binaryContent.ts';
import { AppError } from '../model/errors.ts';

/** What a document is by its bytes. */
export type DocumentKind = 'pdf' | 'workbook' | 'text';

const kindWords: Readonly<Record<DocumentKind, string>> = {
  pdf: 'a PDF',
  workbook: 'a workbook',
  text: 'plain text',
};

/** What the end of a name promises; the others promise nothing. */
const promised: readonly (readonly [string, readonly string[]])[] = [
  ['pdf', ['pdf']],
  ['workbook', ['xlsx', 'xlsm', 'xltx', 'xls', 'xlsb', 'ods']],
  ['text', ['txt', 'csv', 'tsv', 'tab']],
  ['other', ['png', 'jpg', 'jpeg', 'gif', 'bmp', 'tif', 'tiff', 'dwg', 'exe', 'dll', 'zip', 'docx']],
];

/** Says that a document is named as something else, as in `Named .txt, is a PDF.`; `undefined` where it is not. */
export function misnamed(name: string, kind: DocumentKind): string | undefined {
  const ending = endingOf(name);
  const promise = promised.find(([, endings]) => endings.includes(ending))?.[0];
  return promise === undefined || promise === kind ? undefined : `Named .${ending}, is ${kindWords[kind]}.`;
}

/** Why a file of a format that holds no text cannot be searched; `undefined` where its first bytes are of none that is known. */
export function foreignError(name: string, head: Uint8Array): AppError | undefined {
  const what = knownFormat(head);
  if (what === undefined) return undefined;
  const ending = endingOf(name);
  const isPromised = promised.some(([kind, endings]) => kind !== 'other' && endings.includes(ending));
  const named = isPromised ? `Named .${ending}, is` : 'It is';
  return new AppError('SOURCE_BINARY', `${named} ${what}, which holds no text to search.`, {
    remedy: what.endsWith('image')
      ? 'Have its text recognised (OCR) and saved as a PDF, then scan that.'
      : what.endsWith('drawing')
        ? 'Export it as a PDF, then scan that.'
        : 'Scan PDF, text, CSV or Excel files.',
  });
}

function endingOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
}
