import { workbookOptions } from '../../model/options/workbookOptions.ts';
import { endOfMarker, shortAscii } from '../bytes/byteText.ts';
import { damaged } from '../bytes/damaged.ts';
import {
  closingComment,
  closingInstruction,
  closingSection,
  colon,
  equals,
  greaterThan,
  lessThan,
  sectionStart,
  slash,
  space,
} from './xmlMarks.ts';
import { mayEnd } from './openToken.ts';
import { hashByte } from './xmlNames.ts';
import { type XmlToken, xmlToken } from './xmlToken.ts';
import { decodeXmlText } from './xmlText.ts';

/** Bytes up to which building a text byte by byte is quicker than a call of the decoder (measured: 0.09 against 0.17 microseconds at 8, 0.24 against 0.13 at 16). */
const shortText = 10;

/**
 * Cuts UTF-8 XML into tags and texts, byte by byte, with any namespace prefix and without a tree.
 *
 * It knows the five predefined and the numeric references and nothing else: a document type declaration is
 * refused, so no entity can be declared and none can grow. Comments and instructions are passed over. An element
 * written as `<a/>` gives a start and an end. How the bytes were cut into chunks makes no difference.
 *
 * Offsets point into the present window and are good until the next `push`.
 */
export class XmlScanner {
  /** Local name of the present start or end tag, as `nameHash` gives it. */
  name = 0;
  /** Attributes of the present start tag; see `attributeBounds`. */
  attributeCount = 0;
  /** For each attribute: start and end of its name as written, start and end of its value. */
  readonly attributeBounds = new Int32Array(4 * workbookOptions.xmlAttributes);
  /** Bytes that offsets point into. */
  window = new Uint8Array(0);
  /** Where the next tag or text begins in the window. Whoever has read elements in another way sets it behind them. */
  position = 0;

  #buffer = new Uint8Array(0);
  #depth = 0;
  #seenRoot = false;
  /** What stands at the position has not ended in the last chunk either. */
  #goesOn = false;
  readonly #open = new Int32Array(workbookOptions.xmlDepth);
  /** An end that is still to be told after `<a/>`. */
  #pendingEnd = false;
  #nameStart = 0;
  #nameEnd = 0;
  #textStart = 0;
  #textEnd = 0;
  /** All bytes of the text joined by OR, so bit 7 tells whether one is above 0x7f. */
  #textBits = 0;
  #textIsPlain = true;
  #textIsSection = false;
  /** The window as a string where it is pure ASCII, `null` where it is not, `undefined` before anybody asked. */
  #windowText: string | null | undefined;
  /** A mark at the beginning of a cell is a character of the cell. */
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** Adds bytes behind those that are not used up, once `next` has asked for more. They are copied, so the chunk may be reused. */
  push(chunk: Uint8Array): void {
    const rest = this.window.length - this.position;
    if (rest > workbookOptions.xmlTokenBytes) throw damaged('A text of the workbook has no end.');
    this.#goesOn = rest > 0 && !mayEnd(this.window.subarray(this.position), chunk);
    const length = rest + chunk.length;
    if (length > this.#buffer.length) {
      const grown = new Uint8Array(Math.max(length, 2 * this.#buffer.length));
      grown.set(this.window.subarray(this.position));
      this.#buffer = grown;
    } else this.#buffer.copyWithin(0, this.position, this.position + rest);
    this.#buffer.set(chunk, rest);
    this.window = this.#buffer.subarray(0, length);
    this.position = 0;
    this.#windowText = undefined;
  }

  /** Says that nothing follows. @throws {AppError} `SOURCE_DAMAGED` where an element or a token is still open. */
  finish(): void {
    if (this.#depth > 0 || !this.#seenRoot || this.window.includes(lessThan, this.position))
      throw damaged('A part of the workbook is cut off.');
  }

  /** Moves to the next tag or text. @throws {AppError} `SOURCE_DAMAGED` where this is no XML, or holds a document type. */
  next(): XmlToken {
    if (this.#pendingEnd) {
      this.#pendingEnd = false;
      return xmlToken.end;
    }
    if (this.#goesOn) return xmlToken.more;
    const bytes = this.window;
    for (;;) {
      const start = this.position;
      const first = bytes[start];
      if (first === undefined) return xmlToken.more;
      if (first !== lessThan) return this.#readText(bytes, start);
      const second = bytes[start + 1];
      if (second === undefined) return xmlToken.more;
      if (second === slash) return this.#readEnd(bytes, start);
      if (second === 0x3f) {
        if (!this.#skipPast(bytes, closingInstruction, start + 2)) return xmlToken.more;
      } else if (second === 0x21) {
        const third = bytes[start + 2];
        if (third === undefined) return xmlToken.more;
        if (third === 0x5b) return this.#readSection(bytes, start);
        if (third !== 0x2d) throw damaged('A part of the workbook has a document type, as attacks do.');
        if (!this.#skipPast(bytes, closingComment, start + 4)) return xmlToken.more;
      } else return this.#readStart(bytes, start);
    }
  }

  /** The present text, references resolved and line ends as `\n`. */
  text(): string {
    const text = this.#rawText();
    if (this.#textIsPlain) return text;
    return this.#textIsSection ? text.replaceAll(/\r\n?/g, '\n') : decodeXmlText(text);
  }

  /** The present tag's local name as text. */
  nameText(): string {
    return this.#decoder.decode(this.window.subarray(this.#nameStart, this.#nameEnd));
  }

  /** Value of the present start tag's attribute of that local name, whatever its prefix; `undefined` without. */
  attribute(localName: string): string | undefined {
    for (let i = 0; i < this.attributeCount; i += 1) {
      const [nameStart = 0, nameEnd = 0, start = 0, end = 0] = this.attributeBounds.subarray(
        4 * i,
        4 * i + 4,
      );
      const name = this.#decoder.decode(this.window.subarray(nameStart, nameEnd));
      if (name.startsWith('xmlns') || name.slice(name.indexOf(':') + 1) !== localName) continue;
      return decodeXmlText(this.#decoder.decode(this.window.subarray(start, end)));
    }
    return undefined;
  }

  /** One decoding for the whole window where it is ASCII: an offset in bytes is then one in characters. */
  #rawText(): string {
    const start = this.#textStart;
    const end = this.#textEnd;
    if (this.#windowText === undefined) {
      const decoded = this.#decoder.decode(this.window);
      this.#windowText = decoded.length === this.window.length ? decoded : null;
    }
    if (this.#windowText !== null) return this.#windowText.substring(start, end);
    if (this.#textBits < 0x80 && end - start <= shortText) return shortAscii(this.window, start, end);
    return this.#decoder.decode(this.window.subarray(start, end));
  }

  #readText(bytes: Uint8Array, start: number): XmlToken {
    let at = start;
    let bits = 0;
    let isPlain = true;
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined) return xmlToken.more;
      if (byte === lessThan) break;
      if (byte === 0x26 || byte === 0x0d) isPlain = false;
      bits |= byte;
      at += 1;
    }
    this.#textStart = start;
    this.#textEnd = at;
    this.#textBits = bits;
    this.#textIsPlain = isPlain;
    this.#textIsSection = false;
    this.position = at;
    return xmlToken.text;
  }

  /** `<![CDATA[ ... ]]>`: text in which nothing is a reference. */
  #readSection(bytes: Uint8Array, start: number): XmlToken {
    for (let i = 0; i < sectionStart.length; i += 1) {
      const byte = bytes[start + i];
      if (byte === undefined) return xmlToken.more;
      if (byte !== sectionStart[i]) throw damaged('A part of the workbook is not written as XML is.');
    }
    if (!this.#skipPast(bytes, closingSection, start + sectionStart.length)) return xmlToken.more;
    this.#textStart = start + sectionStart.length;
    this.#textEnd = this.position - closingSection.length;
    this.#textBits = 0x80;
    this.#textIsPlain = false;
    this.#textIsSection = true;
    return xmlToken.text;
  }

  #readEnd(bytes: Uint8Array, start: number): XmlToken {
    let hash = 0;
    let at = start + 2;
    this.#nameStart = at;
    let isName = true;
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined) return xmlToken.more;
      if (byte === greaterThan) break;
      if (byte <= space) {
        if (isName) this.#nameEnd = at;
        isName = false;
      } else if (byte === colon) {
        hash = 0;
        this.#nameStart = at + 1;
      } else hash = hashByte(hash, byte);
      at += 1;
    }
    if (isName) this.#nameEnd = at;
    this.#depth -= 1;
    if (this.#depth < 0 || this.#open[this.#depth] !== hash)
      throw damaged('A part of the workbook closes an element that is not open.');
    this.name = hash;
    this.position = at + 1;
    return xmlToken.end;
  }

  #readStart(bytes: Uint8Array, start: number): XmlToken {
    let hash = 0;
    let at = start + 1;
    this.#nameStart = at;
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined) return xmlToken.more;
      if (byte <= space || byte === greaterThan || byte === slash) break;
      if (byte === colon) {
        hash = 0;
        this.#nameStart = at + 1;
      } else hash = hashByte(hash, byte);
      at += 1;
    }
    this.#nameEnd = at;
    if (at === this.#nameStart) throw damaged('A part of the workbook is not written as XML is.');
    const bounds = this.attributeBounds;
    let count = 0;
    let isEmpty = false;
    for (;;) {
      let byte = bytes[at];
      while (byte !== undefined && byte <= space) byte = bytes[(at += 1)];
      if (byte === undefined) return xmlToken.more;
      if (byte === greaterThan) break;
      if (byte === slash) {
        const closing = bytes[at + 1];
        if (closing === undefined) return xmlToken.more;
        if (closing !== greaterThan) throw damaged('A part of the workbook is not written as XML is.');
        at += 1;
        isEmpty = true;
        break;
      }
      const nameStart = at;
      while (byte !== undefined && byte !== equals && byte > space && byte !== greaterThan)
        byte = bytes[(at += 1)];
      const nameEnd = at;
      while (byte !== undefined && byte <= space) byte = bytes[(at += 1)];
      if (byte === undefined) return xmlToken.more;
      if (byte !== equals) throw damaged('A part of the workbook is not written as XML is.');
      byte = bytes[(at += 1)];
      while (byte !== undefined && byte <= space) byte = bytes[(at += 1)];
      if (byte === undefined) return xmlToken.more;
      if (byte !== 0x22 && byte !== 0x27) throw damaged('A part of the workbook is not written as XML is.');
      const quote = byte;
      const valueStart = at + 1;
      byte = bytes[(at += 1)];
      while (byte !== undefined && byte !== quote) byte = bytes[(at += 1)];
      if (byte === undefined) return xmlToken.more;
      if (count === workbookOptions.xmlAttributes)
        throw damaged('An element of the workbook has too many attributes.');
      bounds[4 * count] = nameStart;
      bounds[4 * count + 1] = nameEnd;
      bounds[4 * count + 2] = valueStart;
      bounds[4 * count + 3] = at;
      count += 1;
      at += 1;
    }
    if (isEmpty) this.#pendingEnd = true;
    else {
      if (this.#depth === workbookOptions.xmlDepth)
        throw damaged('A part of the workbook is nested too deeply.');
      this.#open[this.#depth] = hash;
      this.#depth += 1;
    }
    this.#seenRoot = true;
    this.name = hash;
    this.attributeCount = count;
    this.position = at + 1;
    return xmlToken.start;
  }

  /** Moves behind the marker; false where it is not there yet. */
  #skipPast(bytes: Uint8Array, marker: readonly number[], from: number): boolean {
    const end = endOfMarker(bytes, marker, from);
    if (end >= 0) this.position = end;
    return end >= 0;
  }
}
