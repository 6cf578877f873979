import { encodeAttribute } from '../xml/xmlText.ts';

/** Links of one sheet that Excel reads at most. */
const mostLinks = 65_530;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const ofOffice = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The addresses that the cells of one sheet open. */
export class SheetLinks {
  readonly #targets = new Map<string, number>();
  readonly #cells: string[] = [];

  /** Different addresses so far. */
  get targets(): number {
    return this.#targets.size;
  }

  add(reference: string, target: string): void {
    if (this.#cells.length >= mostLinks) return;
    const number = this.#targets.get(target) ?? this.#targets.size + 1;
    this.#targets.set(target, number);
    this.#cells.push(`<hyperlink ref="${reference}" r:id="rId${number}"/>`);
  }

  /** What the sheet says of them. */
  sheetXml(): string {
    if (this.#cells.length === 0) return '';
    return `<hyperlinks xmlns:r="${ofOffice}">${this.#cells.join('')}</hyperlinks>`;
  }

  /** The part that holds the addresses. */
  relationsXml(): string {
    const all = [...this.#targets].map(
      ([target, number]) =>
        `<Relationship Id="rId${number}" Type="${ofOffice}/hyperlink" Target="${encodeAttribute(target)}" TargetMode="External"/>`,
    );
    return `${declaration}<Relationships xmlns="${relations}">${all.join('')}</Relationships>`;
  }
}
