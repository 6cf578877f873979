import type { CardInput } from './evidence/cards.ts';
import type { ProposeInput } from './proposeInput.ts';
import { tableRules } from './evidence/tableRules.ts';

/** The columns and fields that are to be compared, in the orders given: `columnOrder[i]` is the column that stands at place `i`. */
export function cardInput(
  { columns, schema, options }: Pick<ProposeInput, 'columns' | 'schema' | 'options'>,
  columnOrder: readonly number[],
  fieldOrder: readonly number[],
): CardInput {
  const pick = <Item>(items: readonly Item[], order: readonly number[]) =>
    order.flatMap((i) => items.slice(i, i + 1));
  const rows = options?.rows ?? [];
  return {
    columns: pick(columns, columnOrder),
    fields: pick(schema.fields, fieldOrder),
    fieldProfiles: fieldOrder.map((f) => options?.fieldProfiles?.[f] ?? null),
    columnDescriptions: columnOrder.map((c) => options?.columnDescriptions?.[c] ?? ''),
    columnCells: columnOrder.map((c) => rows.map((row) => row[c] ?? '')),
    fieldCells: fieldOrder.map((f) => options?.fieldValues?.[f] ?? []),
    rules: tableRules(schema, options?.knownSchemas ?? []),
    knownSchemas: options?.knownSchemas,
    wordVectors: options?.wordVectors,
  };
}
