import type { Json } from '../model/llmRequest.ts';
import { llmOptions } from '../model/options/llmOptions.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

/** The only answers there are: these columns, these fields or none of them. */
export interface ClosedWorld {
  /** Ids of the columns that were asked about. */
  readonly columns: readonly string[];
  readonly fields: readonly string[];
  /** Word for no field. */
  readonly none: string;
}

export function closedWorld(columns: readonly string[], schema: TargetSchema): ClosedWorld {
  const fields = schema.fields.map(({ name }) => name);
  let none = 'none';
  // A schema may have a field of that name.
  while (fields.includes(none)) none = `_${none}`;
  return { columns, fields, none };
}

/**
 * The answer's form, for providers that hold a model to a schema. No recursion, no open objects, nothing optional, as
 * these refuse that. What comes is checked once more by `checkAnswer`, whatever they promise.
 */
export function answerSchema({ columns, fields, none }: ClosedWorld): Json {
  const text = (names: readonly string[]): Json =>
    names.length > llmOptions.schemaNames ? { type: 'string' } : { type: 'string', enum: names };
  return {
    type: 'object',
    additionalProperties: false,
    required: ['mappings'],
    properties: {
      mappings: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['column', 'field', 'reason'],
          properties: {
            column: text(columns),
            field: text([...fields, none]),
            reason: { type: 'string' },
          },
        },
      },
    },
  };
}
