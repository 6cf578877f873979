import { valueCautions } from './cautions.ts';
import { kindCautions } from './kindCautions.ts';
import type { JudgedCells } from './judgeCells.ts';
import { quoted } from './words/wording.ts';

/** Log-odds by which one field must be ahead of another for that to be a reason. */
const ahead = 0.5;

/**
 * Why a field is not the one proposed for the column, in a few words: another column has it, its values are of another kind,
 * or name or values speak for the proposed field.
 *
 * @param chosen the field that the column got, or -1
 */
export function whyLost(c: number, f: number, { judged, chosen }: Rivalry): string {
  const column = judged.columns[c];
  const card = judged.fields[f];
  if (column === undefined || card === undefined) throw new Error(`Invariant broken: no cell ${c}, ${f}`);
  const taker = judged.takerOf(f);
  if (taker !== undefined && taker !== c) {
    return `${quoted(judged.columns[taker]?.profile.name ?? '')} fits it better`;
  }
  const [caution = kindCautions(column, card)[0]] = valueCautions(column.profile, card.field);
  if (caution !== undefined) return caution;
  const winner = judged.fields[chosen];
  if (winner === undefined) return 'Too little speaks for it';
  const label = quoted(winner.field.label === '' ? winner.field.name : winner.field.label);
  const lost = judged.partsAt(c, f);
  const won = judged.partsAt(c, chosen);
  const byName = won.names - lost.names > ahead;
  const byValues = won.values - lost.values > ahead;
  if (byName && byValues) return `Header and values speak for ${label}`;
  if (byName) return `The header speaks for ${label}`;
  return byValues ? `The values speak for ${label}` : `Little speaks for ${label} rather than for it`;
}

interface Rivalry {
  readonly judged: JudgedCells;
  readonly chosen: number;
}
