/** A text with places for cells, ready to be filled once a row. */
export type CellTemplate = (cellOf: (place: number) => string | null) => string | null;

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cell'; readonly place: number }
  | { readonly kind: 'optional'; readonly pieces: readonly Piece[] };

/**
 * `{1}` stands for the cell of the first column, `{2}` for that of the second; `[ … ]` is left out where a cell in it is
 * missing. Everything else is written as it stands, also a bracket that is never closed. Brackets do not nest.
 *
 * @returns What gives the text of a row, trimmed; `null` where no cell of the template is filled.
 */
export function compileTemplate(text: string): CellTemplate {
  const pieces = piecesOf(text);
  return (cellOf) => {
    let filled = false;
    const write = (list: readonly Piece[], optional: boolean): string | null => {
      let written = '';
      for (const piece of list) {
        if (piece.kind === 'text') written += piece.text;
        else if (piece.kind === 'optional') written += write(piece.pieces, true) ?? '';
        else {
          const cell = cellOf(piece.place);
          if (cell === null && optional) return null;
          if (cell !== null) filled = true;
          written += cell ?? '';
        }
      }
      return written;
    };
    const whole = write(pieces, false)?.trim() ?? '';
    return filled && whole !== '' ? whole : null;
  };
}

const optionalPart = /\[([^[\]]*)\]/g;
const cellPlace = /\{(\d{1,2})\}/g;

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(optionalPart)) {
    const inner = cellsOf(match[1] ?? '');
    // Brackets around plain text are text.
    if (!inner.some(({ kind }) => kind === 'cell')) continue;
    pieces.push(...cellsOf(text.slice(at, match.index)), { kind: 'optional', pieces: inner });
    at = match.index + match[0].length;
  }
  return [...pieces, ...cellsOf(text.slice(at))];
}

function cellsOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(cellPlace)) {
    pieces.push({ kind: 'text', text: text.slice(at, match.index) });
    pieces.push({ kind: 'cell', place: Number(match[1]) - 1 });
    at = match.index + match[0].length;
  }
  pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces.filter((piece) => piece.kind !== 'text' || piece.text !== '');
}
