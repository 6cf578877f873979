import { scanOptions } from '../model/options/scanOptions.ts';

/** Cuts a text that comes in pieces into its lines, whichever way they end. */
export class LineCutter {
  readonly #onLine: (text: string, line: number) => void;
  #rest = '';
  /** From 1. */
  #line = 1;

  /** @param onLine gets each line without its end; one that is too long comes in several pieces under one number */
  constructor(onLine: (text: string, line: number) => void) {
    this.#onLine = onLine;
  }

  push(text: string): void {
    this.#rest += text;
    let from = 0;
    for (const { index, 0: end } of this.#rest.matchAll(/\r\n?|\n/gu)) {
      // What follows may be the other half of this line end.
      if (end === '\r' && index === this.#rest.length - 1) break;
      this.#tell(this.#rest.slice(from, index));
      this.#line += 1;
      from = index + end.length;
    }
    this.#rest = this.#rest.slice(from);
    while (this.#rest.length > scanOptions.longestLine) {
      const cut = cutOf(this.#rest);
      this.#tell(this.#rest.slice(0, cut));
      this.#rest = this.#rest.slice(cut);
    }
  }

  finish(): void {
    this.#tell(this.#rest.endsWith('\r') ? this.#rest.slice(0, -1) : this.#rest);
    this.#rest = '';
  }

  #tell(text: string): void {
    if (text !== '') this.#onLine(text, this.#line);
  }
}

/** Where a line that is too long is cut: behind a sign that no code goes on over, as far back as one code is long. */
function cutOf(line: string): number {
  const { longestLine, longestCode } = scanOptions;
  for (const between of [/[,;:"'(){}[\]<>|\t]/u, /\s/u])
    for (let at = longestLine; at > longestLine - longestCode * 4; at -= 1)
      if (between.test(line[at - 1] ?? '')) return at;
  return longestLine;
}
