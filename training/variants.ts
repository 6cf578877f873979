import type { LabelledPair } from './labelledPairs.ts';

/** The same pairs without the synonyms of their fields and without other schemas to learn from: nobody has written any. */
export function withoutSynonyms(pairs: readonly LabelledPair[]): readonly LabelledPair[] {
  return pairs
    .filter(({ input }) => input.schema.fields.some((field) => field.synonyms.length > 0))
    .map((pair) => ({
      ...pair,
      suite: `${pair.suite}_bare`,
      input: {
        ...pair.input,
        schema: {
          ...pair.input.schema,
          fields: pair.input.schema.fields.map((field) => ({ ...field, synonyms: [] })),
        },
        options: { ...pair.input.options, knownSchemas: [] },
      },
    }));
}

/** Share of the fields that are taken away, and of the columns that are left. */
const goneFields = 0.4;
const keptColumns = 0.3;

/**
 * The same pairs with some fields taken away, so that their columns mean nothing to the target: what others send is never all
 * wanted.
 */
export function withFieldsGone(pairs: readonly LabelledPair[]): readonly LabelledPair[] {
  return pairs
    .map((pair) => {
      const { schema } = pair.input;
      const kept = [...schema.fields.keys()].filter(
        (f) => chance(`${pair.pair} ${schema.fields[f]?.name}`) >= goneFields,
      );
      return cut(pair, { columns: [...pair.input.columns.keys()], fields: kept, suffix: 'gone' });
    })
    .filter(({ truth }) => truth.size > 0);
}

/** The same pairs with few of their columns: a table of three columns is judged by three columns. */
export function withFewColumns(pairs: readonly LabelledPair[]): readonly LabelledPair[] {
  return pairs
    .map((pair) => {
      const kept = [...pair.input.columns.keys()].filter(
        (c) => chance(`${pair.pair} ${pair.sourceNames[c]}`) < keptColumns,
      );
      return cut(pair, { columns: kept, fields: [...pair.input.schema.fields.keys()], suffix: 'few' });
    })
    .filter(({ truth }) => truth.size > 0);
}

/** Columns of others that are put among a pair's own. */
const strangers = 4;
/** Larger targets have columns enough that mean nothing to them. */
const mostFields = 150;

/**
 * The same pairs with some columns of a pair of another suite among their own, which mean nothing to the target: that one
 * column and one field are left does not make them belong together.
 */
export function withStrangers(pairs: readonly LabelledPair[]): readonly LabelledPair[] {
  const targets = pairs.filter(({ input }) => input.schema.fields.length <= mostFields);
  return targets.flatMap((pair) => {
    const others = targets.filter(({ family }) => family !== pair.family);
    const from = others[Math.floor(chance(`${pair.suite} ${pair.pair}`) * others.length)];
    if (from === undefined) return [];
    const order = [...from.input.columns.keys()].toSorted(
      (a, b) => chance(`${pair.pair} ${from.sourceNames[a]}`) - chance(`${pair.pair} ${from.sourceNames[b]}`),
    );
    return [joined(pair, from, order.slice(0, strangers))];
  });
}

function joined(pair: LabelledPair, from: LabelledPair, columns: readonly number[]): LabelledPair {
  const { input } = pair;
  const more = columns.flatMap((c) => from.input.columns.slice(c, c + 1));
  const rows = input.options?.rows;
  const others = from.input.options?.rows ?? [];
  return {
    ...pair,
    suite: `${pair.suite}_strangers`,
    sourceNames: [...pair.sourceNames, ...columns.map((c) => from.sourceNames[c] ?? '')],
    input: {
      ...input,
      columns: [...input.columns, ...more].map((column, index) => ({ ...column, index })),
      options: {
        ...input.options,
        ...(input.options?.columnDescriptions === undefined
          ? {}
          : { columnDescriptions: [...input.options.columnDescriptions, ...columns.map(() => '')] }),
        ...(rows === undefined
          ? {}
          : { rows: rows.map((row, r) => [...row, ...columns.map((c) => others[r]?.[c] ?? '')]) }),
      },
    },
  };
}

interface Cut {
  readonly columns: readonly number[];
  readonly fields: readonly number[];
  readonly suffix: string;
}

function cut(pair: LabelledPair, { columns, fields, suffix }: Cut): LabelledPair {
  const { input } = pair;
  const { options } = input;
  const pick = <Item>(items: readonly Item[], at: readonly number[]) =>
    at.flatMap((i) => items.slice(i, i + 1));
  const width = input.schema.fields.length;
  const columnPlace = new Map(columns.map((c, i) => [c, i]));
  const fieldPlace = new Map(fields.map((f, i) => [f, i]));
  return {
    ...pair,
    suite: `${pair.suite}_${suffix}`,
    sourceNames: pick(pair.sourceNames, columns),
    input: {
      ...input,
      columns: pick(input.columns, columns).map((column, index) => ({ ...column, index })),
      schema: { ...input.schema, fields: pick(input.schema.fields, fields) },
      options: {
        ...options,
        ...(options?.fieldProfiles === undefined
          ? {}
          : { fieldProfiles: pick(options.fieldProfiles, fields) }),
        ...(options?.fieldValues === undefined ? {} : { fieldValues: pick(options.fieldValues, fields) }),
        ...(options?.columnDescriptions === undefined
          ? {}
          : { columnDescriptions: pick(options.columnDescriptions, columns) }),
        ...(options?.rows === undefined ? {} : { rows: options.rows.map((row) => pick(row, columns)) }),
      },
    },
    truth: new Set(
      [...pair.truth].flatMap((cell) => {
        const c = columnPlace.get(Math.floor(cell / width));
        const f = fieldPlace.get(cell % width);
        return c === undefined || f === undefined ? [] : [c * fields.length + f];
      }),
    ),
  };
}

/** 0 to 1, the same for the same text (FNV-1a). */
function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32;
}
