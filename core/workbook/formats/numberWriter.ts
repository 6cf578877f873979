import { workbookOptions } from '../../model/options/workbookOptions.ts';
import type { ByteRange } from '../bytes/byteRange.ts';
import { isPlainNumber, shortAscii } from '../bytes/byteText.ts';
import type { CsvBytes } from '../bytes/csvBytes.ts';
import { writeDate } from './dateBytes.ts';
import { generalFormat, type NumberFormat, readNumberFormat } from './numberFormat.ts';
import { isoCellText, numberText } from './numberText.ts';
import type { DateSystem } from './serialDate.ts';

const encoder = new TextEncoder();

/** Writes numbers of a sheet as `numberText` does, from bytes to bytes where it can. */
export class NumberWriter {
  readonly #codes: readonly string[];
  readonly #system: DateSystem;
  readonly #kinds: NumberFormat[] = [];
  /** By format: shares and codes of few characters as they are written, by `shortKey`; a file has some thousand. */
  readonly #written: Map<number, Uint8Array>[] = [];

  /** @param codes Number format codes, which cells name by their place. May grow meanwhile. */
  constructor(codes: readonly string[], system: DateSystem) {
    this.#codes = codes;
    this.#system = system;
  }

  /** Writes a number given by its text in the file; what is none is written as it is. */
  writeDigits(out: CsvBytes, text: ByteRange, format: number): void {
    const kind = this.#kindOf(format);
    if (kind.kind === 'general' && isPlainNumber(text)) out.raw(text);
    else if (kind.kind === 'general') this.#write(out, asciiOf(text), kind);
    else if (!writeDate(out, text, { kind, system: this.#system })) this.#writeKnown(out, text, format);
  }

  writeNumber(out: CsvBytes, value: number, format: number): void {
    this.#write(out, String(value), this.#kindOf(format));
  }

  /** Writes a date that stands in the file as one. */
  writeIso(out: CsvBytes, iso: string, format: number): void {
    out.text(isoCellText(iso, this.#kindOf(format)));
  }

  #writeKnown(out: CsvBytes, text: ByteRange, format: number): void {
    const kind = this.#kindOf(format);
    const key = shortKey(text);
    if (key < 0) {
      this.#write(out, asciiOf(text), kind);
      return;
    }
    const known = (this.#written[format] ??= new Map<number, Uint8Array>());
    let bytes = known.get(key);
    if (bytes === undefined) {
      bytes = encoder.encode(numberText(asciiOf(text), kind, this.#system));
      if (known.size < workbookOptions.writtenNumbers) known.set(key, bytes);
    }
    out.cell({ bytes, start: 0, end: bytes.length });
  }

  #write(out: CsvBytes, raw: string, kind: NumberFormat): void {
    const text = numberText(raw, kind, this.#system);
    // What is no number stays as it stands in the file, whatever it is.
    if (text === raw) out.text(text);
    else out.ascii(text);
  }

  #kindOf(format: number): NumberFormat {
    const known = this.#kinds[format];
    if (known !== undefined) return known;
    const code = this.#codes[format];
    if (code === undefined) return generalFormat;
    const kind = readNumberFormat(code);
    this.#kinds[format] = kind;
    return kind;
  }
}

function asciiOf({ bytes, start, end }: ByteRange): string {
  return shortAscii(bytes, start, end);
}

/** A number that stands for a text of up to seven digits, points and signs; -1 for others. */
function shortKey({ bytes, start, end }: ByteRange): number {
  if (end - start > 7) return -1;
  let key = 0;
  for (let at = start; at < end; at += 1) {
    const code = (bytes[at] as number) - 0x2c;
    if (code < 1 || code > 13) return -1;
    key = key * 14 + code;
  }
  return key;
}
