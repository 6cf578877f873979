import type { LlmMaskedColumn, LlmSight } from '../model/llm.ts';
import type { Json } from '../model/llmRequest.ts';
import { llmOptions } from '../model/options/llmOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import { codeWords } from './codeWords.ts';
import { pseudonyms } from './pseudonyms.ts';
import { safeHeader } from './safeHeader.ts';
import { shapeText } from './shapeText.ts';

/** What may be told of columns, and with what. */
export interface Masking {
  readonly see: LlmSight;
  /** Health data: shapes, and not even code words. */
  readonly sensitive: boolean;
  readonly vocabulary: ReadonlySet<string>;
  /** Three letters or digits in a row of all cells that are known; see `gramsOf`. */
  readonly known: ReadonlySet<string>;
  readonly keyed: (text: string) => string;
}

export interface DescribedColumn {
  /** As it stands in the request. */
  readonly json: Json;
  readonly masked: LlmMaskedColumn;
}

/** How a column is called in requests and answers. */
function columnId(columnIndex: number): string {
  return `c${columnIndex}`;
}

/**
 * Describes a column without a cell of it: type, shapes, shares and counts in steps. Figures have at most two digits in
 * a row and steps are words, so that none can be a cell by accident.
 */
export function describeColumn(profile: ColumnProfile, masking: Masking): DescribedColumn {
  const { text: sent, masked } = safeHeader(profile.name, masking.vocabulary);
  const filled = Math.max(0, profile.count - profile.missing);
  const shapes = shapesOf(profile, filled);
  const words = masking.sensitive ? [] : codeWords(profile);
  const samples =
    masking.see === 'samples' && !masking.sensitive ? pseudonyms(profile, masking.keyed, masking.known) : [];
  const id = columnId(profile.index);
  const format = dateFormat(profile.format);
  return {
    json: {
      id,
      header: sent,
      ...(masked && sent !== '' ? { headerMasked: true } : {}),
      type: profile.type,
      ...(profile.semanticType === null ? {} : { meaning: profile.semanticType }),
      ...(format === undefined ? {} : { format }),
      missing: profile.count === 0 ? 1 : share(profile.missing, profile.count),
      distinct: distinctStep(profile, filled),
      length: lengthStep(profile.maxLength),
      ...(shapes.length === 0 ? {} : { shapes: shapes.map(({ shape, part }) => ({ shape, share: part })) }),
      ...(words.length === 0 ? {} : { words }),
      ...(samples.length === 0 ? {} : { madeUp: samples }),
    },
    masked: {
      columnIndex: profile.index,
      id,
      header: profile.name,
      sent,
      masked,
      shapes: shapes.map(({ shape }) => shape),
      words,
      samples,
    },
  };
}

/** 0 to 1 with two decimals. */
function share(count: number, of: number): number {
  return Math.round(Math.min(1, Math.max(0, count / Math.max(1, of))) * 100) / 100;
}

function shapesOf(
  profile: ColumnProfile,
  filled: number,
): readonly { readonly shape: string; readonly part: number }[] {
  const parts = new Map<string, number>();
  // Several patterns may have one shape, as signs outside ASCII are all the same here.
  for (const { value, count } of profile.patterns) {
    const shape = shapeText(value);
    if (shape !== '') parts.set(shape, (parts.get(shape) ?? 0) + count);
  }
  return [...parts]
    .slice(0, llmOptions.shapes)
    .map(([shape, count]) => ({ shape, part: share(count, filled) }));
}

/** Formats of dates and times are made of letters that stand for parts; what is anything else is left out. */
function dateFormat(format: string | null): string | undefined {
  return format !== null && /^[YMDHhmsSaAZT ./:,|-]{2,60}$/.test(format) ? format : undefined;
}

function distinctStep({ distinct }: ColumnProfile, filled: number): string {
  if (filled === 0) return 'none';
  if (distinct <= 1) return 'one';
  if (distinct >= filled) return 'all different';
  if (distinct >= filled * mostlyDifferent) return 'nearly all different';
  return distinct <= 5 ? 'a few' : distinct <= 50 ? 'dozens' : distinct <= 1_000 ? 'hundreds' : 'thousands';
}

const mostlyDifferent = 0.9;

function lengthStep(longest: number): string {
  return longest === 0
    ? 'none'
    : longest <= 5
      ? 'short'
      : longest <= 40
        ? 'medium'
        : longest <= 200
          ? 'long'
          : 'prose';
}
