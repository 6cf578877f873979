import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOnlyColumns } from '../core/match/nameOnlyColumns.ts';
import { builtInPacks } from '../core/packs/builtInPacks.ts';
import { type LabelledPair, vectors } from './labelledPairs.ts';

interface SenderFile {
  readonly domain: string;
  readonly senders: readonly {
    readonly id: string;
    readonly headers: readonly (readonly [string, string | null])[];
  }[];
}

/**
 * Reads what senders of our own domains write above their columns (`tests/core/match/senders/<domain>.json`: headers with the
 * field each means, or null) as pairs with the pack of the domain. No values are known.
 */
export function readSenders(folder: string): readonly LabelledPair[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => {
      const { domain, senders }: SenderFile = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const schema = builtInPacks.find((pack) => pack.id === domain);
      if (schema === undefined) return [];
      const fields = new Map(schema.fields.map((field, f) => [field.name, f]));
      return senders.map(({ id, headers }): LabelledPair => {
        const names = headers.map(([header]) => header);
        return {
          suite: `senders_${domain}`,
          pair: id,
          family: `senders_${domain}`,
          sourceNames: names,
          input: {
            columns: nameOnlyColumns(names),
            schema,
            memory: [],
            options: {
              knownSchemas: builtInPacks,
              ...(vectors === undefined ? {} : { wordVectors: vectors }),
            },
          },
          truth: new Set(
            headers.flatMap(([, field], c) => {
              if (field === null) return [];
              const f = fields.get(field);
              if (f === undefined) throw new Error(`${file}: ${id} names an unknown field ${field}`);
              return [c * schema.fields.length + f];
            }),
          ),
        };
      });
    });
}
