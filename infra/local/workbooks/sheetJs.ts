import type * as Library from '@e965/xlsx';
import { builtInCode } from '../../../core/workbook/formats/builtInFormats.ts';
import { iconvDecoders } from '../files/iconvDecoders.ts';
import { guardUtf16 } from './wholeUtf16.ts';

/** A cell as the library tells it; `z` is its number format. */
export interface LibraryCell {
  readonly t: string;
  readonly v?: string | number | boolean | null;
  readonly z?: unknown;
  readonly f?: unknown;
}

/** A place in the library's words, both corners inclusive, from 0. */
export interface LibraryRange {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number; readonly c: number };
}

export interface LibrarySheet {
  /** Rows and their cells by number; both have holes. */
  readonly '!data'?: readonly (readonly (LibraryCell | undefined)[] | undefined)[];
  readonly '!type'?: string;
  readonly '!merges'?: readonly LibraryRange[];
  readonly '!rows'?: readonly ({ readonly hidden?: boolean; readonly level?: number } | undefined)[];
  readonly '!cols'?: readonly ({ readonly hidden?: boolean } | undefined)[];
  readonly '!autofilter'?: { readonly ref: string };
}

export interface LibraryWorkbook {
  readonly SheetNames: readonly string[];
  readonly Sheets: Readonly<Record<string, LibrarySheet | undefined>>;
  readonly Workbook?: {
    readonly WBProps?: { readonly date1904?: boolean };
    readonly Sheets?: readonly {
      readonly name?: string;
      readonly Hidden?: number;
      readonly strRelID?: string;
    }[];
  };
}

/** Reads workbooks that lie in memory; as little of them as is asked for. */
export interface SheetJs {
  /**
   * @param options `formulas`: cells tell that they hold one. `isHtml`: cells stay as they are written.
   * @throws {Error} of any kind where the bytes are not what they should be
   */
  read(
    bytes: Uint8Array,
    options?: { readonly formulas?: boolean; readonly isHtml?: boolean },
  ): LibraryWorkbook;
  /** The stream of that name out of a compound file. */
  stream(container: Uint8Array, names: readonly string[]): Uint8Array | undefined;
}

let loading: Promise<SheetJs> | undefined;

/**
 * Loads SheetJS, of which the first old workbook is to have the cost and no other file: a megabyte of code.
 *
 * Chosen by measurement over hucre 1.0 (`ARCHITECTURE.md`). It is the only maintained one that reads every format that
 * the core leaves to a library and tells number formats along with exact values.
 */
export function loadSheetJs(): Promise<SheetJs> {
  loading ??= import('@e965/xlsx').then(prepared);
  return loading;
}

function prepared(library: typeof Library): SheetJs {
  guardUtf16();
  library.set_cptable(codePages);
  const { SSF, CFB } = library as unknown as Internals;
  return {
    read(bytes, { formulas = false, isHtml = false } = {}) {
      // The library keeps the number formats of the workbook before, and knows fewer of those that need not be declared.
      const table = SSF.get_table();
      for (const id of Object.keys(table)) delete table[id];
      for (let id = 0; id < firstOwnFormat; id += 1) table[id] = builtInCode(id);
      const options = {
        type: 'buffer' as const,
        dense: true,
        cellText: false,
        cellHTML: false,
        cellNF: true,
        cellFormula: formulas,
        raw: isHtml,
      };
      return quietly(() => library.read(asBuffer(bytes), options)) as LibraryWorkbook;
    },
    stream(container, names) {
      const file = CFB.read(asBuffer(container), { type: 'buffer' });
      for (const name of names) {
        const content = CFB.find(file, name)?.content;
        if (content !== undefined && content.length > 0)
          return content instanceof Uint8Array ? content : Uint8Array.from(content);
      }
      return undefined;
    },
  };
}

/** Number formats below this one are built in. @see ECMA-376 part 1, 18.8.30 */
export const firstOwnFormat = 164;

/** What the package exports besides its declared words. */
interface Internals {
  readonly SSF: { get_table(): Record<number | string, string> };
  readonly CFB: {
    read(bytes: Buffer, options: { readonly type: 'buffer' }): object;
    find(file: object, name: string): { readonly content?: ArrayLike<number> } | null;
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** The library writes what it does not know to the console, which is not for it to write to. */
function quietly<Result>(work: () => Result): Result {
  const { error, warn } = console;
  const silent = (): void => undefined;
  Object.assign(console, { error: silent, warn: silent });
  try {
    return work();
  } finally {
    Object.assign(console, { error, warn });
  }
}

/** Code pages in the words of the library, decoded by iconv-lite, which is there for text anyway. */
const codePages = {
  utils: {
    decode(codePage: number, data: string | ArrayLike<number>): string {
      const bytes =
        typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(Uint8Array.from(data));
      if (codePage === 1200) return bytes.toString('utf16le');
      if (codePage === 65_001) return bytes.toString('utf8');
      return decodeCodePage(codePage, bytes);
    },
    encode(_codePage: number, text: string): Buffer {
      return Buffer.from(text, 'latin1');
    },
  },
};

/** Code pages of old Macintoshes and of the standards; all others are called `cp` and their number. */
const namesOfCodePages: Readonly<Record<number, string>> = {
  367: 'cp1252',
  10000: 'macroman',
  10006: 'macgreek',
  10007: 'maccyrillic',
  10029: 'maccenteuro',
  10079: 'maciceland',
  10081: 'macturkish',
  28591: 'cp1252',
  32768: 'macroman',
  32769: 'cp1252',
};

/** Text of a numbered code page; one that nobody knows is read as that of Western Windows. */
export function decodeCodePage(codePage: number, bytes: Uint8Array): string {
  const decoder = iconvDecoders(namesOfCodePages[codePage] ?? `cp${codePage}`) ?? iconvDecoders('cp1252');
  return decoder?.decode(bytes, { stream: false }) ?? '';
}
