import type { ProposeInput } from '../../../core/match/proposeInput.ts';
import { asId, type PackId } from '../../../core/model/ids.ts';
import type { ColumnProfile } from '../../../core/model/profile.ts';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { loadWordVectors } from '../../../infra/local/wordVectors.ts';
import type { Field } from '../../../core/model/targetSchema.ts';
import { analyze } from '../../../core/analyze.ts';
import { nodeInflate } from '../../../infra/local/files/nodeInflate.ts';
import { memoryScratch } from '../../../core/open/memoryScratch.ts';
import { memorySource } from '../../core/parse/memorySource.ts';

const subjects =
  'claim policy member patient provider payment order invoice product customer tumor sample visit account'.split(
    ' ',
  );
const parts =
  'number date amount code name status type country city phone description percent count age score'.split(
    ' ',
  );
const kinds = 'gross net first last total previous primary secondary expected reported'.split(' ');
const words = 'open closed pending north south east west red green blue alpha beta gamma delta'.split(' ');
const rows = 200;

/** A source of many columns with values and a target of many fields, half of them with sample values; always the same. */
export async function wideProblem(columnCount: number, fieldCount: number): Promise<ProposeInput> {
  const vectors = loadWordVectors();
  const columns = await profilesOf(columnCount, 1);
  const samples = await profilesOf(fieldCount, 2);
  const fields = samples.map((sample, f): Field => {
    const list = sample.distinct <= words.length ? sample.topValues.map(({ value }) => value) : [];
    return {
      name: sample.name.toLowerCase().replaceAll(' ', '_'),
      label: sample.name,
      type: list.length > 0 ? 'enum' : 'string',
      required: false,
      description: `Says what the ${sample.name.toLowerCase()} of the record was when it was written.`,
      synonyms: f % 3 === 0 ? [`${nameAt(f + 7, 3).toLowerCase()} given`] : [],
      enum: list,
      maxLength: null,
    };
  });
  return {
    columns,
    schema: { id: asId<PackId>('wide'), title: 'Wide', version: '1', about: '', fields },
    memory: [],
    options: {
      knownSchemas: builtInPacks,
      ...(vectors === undefined ? {} : { wordVectors: vectors }),
      fieldProfiles: samples.map((sample, f) => (f % 2 === 0 ? sample : null)),
    },
  };
}

async function profilesOf(count: number, seed: number): Promise<readonly ColumnProfile[]> {
  const indexes = Array.from({ length: count }, (_, i) => i);
  const lines = [indexes.map((i) => nameAt(i, seed)).join(',')];
  for (let row = 0; row < rows; row += 1) {
    lines.push(indexes.map((i) => cellAt(i, Math.imul(row + seed, 0x9e3779b1) >>> 0)).join(','));
  }
  const { analysis } = await analyze({
    source: memorySource(Buffer.from(`${lines.join('\n')}\n`)),
    name: 'wide.csv',
    overrides: {},
    scratch: memoryScratch(64 * 1024 * 1024),
    inflate: nodeInflate,
    now: () => 0,
  });
  return analysis.tables[0]?.columns ?? [];
}

function nameAt(i: number, seed: number): string {
  const at = (list: readonly string[], step: number) =>
    list[Math.floor((i * seed) / step) % list.length] ?? '';
  return `${at(kinds, 1)} ${at(subjects, kinds.length)} ${at(parts, 3)} ${i}`;
}

function cellAt(i: number, random: number): string {
  switch (i % 5) {
    case 0:
      return words[random % words.length] ?? '';
    case 1:
      return String((random % 100_000) / 100);
    case 2:
      return `2024-${String(1 + (random % 12)).padStart(2, '0')}-${String(1 + (random % 28)).padStart(2, '0')}`;
    case 3:
      return `C${String(random % 1_000_000).padStart(7, '0')}`;
    default:
      return `${words[random % words.length]} ${words[(random >>> 8) % words.length]} ${random % 97}`;
  }
}
