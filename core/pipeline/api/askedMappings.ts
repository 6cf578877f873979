import { mappingTopic } from '../../ask/topics/mappingTopic.ts';
import type { KnownPack } from '../../ask/topics/deskField.ts';
import { senderOf } from '../../match/memory/senderOf.ts';
import type { AskValue } from '../../model/askPlan.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import { askOptions } from '../../model/options/askOptions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MappingStore } from '../../ports/stores.ts';
import { type AskSource, type FoundRow, namesIn, noRow, tooLong } from './askSource.ts';

/** Mappings whose earlier versions are asked for at once. */
const atOnce = 8;

/** Every approved version of a pipeline's mappings, to be asked about. */
export function askedMappings(
  { mappings, clock }: { readonly mappings: Pick<MappingStore, 'list' | 'versions'>; readonly clock: Clock },
  packs: readonly KnownPack[],
): AskSource {
  const topic = mappingTopic(packs);
  let rows: readonly FoundRow[] | undefined;

  const load = async (): Promise<readonly FoundRow[]> => {
    if (rows !== undefined) return rows;
    const end = clock.now() + askOptions.answerMs;
    const latest = await mappings.list();
    const all = latest.filter(({ version }) => version === 1);
    const changed = latest.filter(({ version }) => version > 1);
    for (let from = 0; from < changed.length; from += atOnce) {
      if (clock.now() > end)
        throw tooLong('There are too many mappings for one answer; ask a desk for them.');
      const versions = changed
        .slice(from, from + atOnce)
        .map(({ mappingId }) => mappings.versions(mappingId));
      all.push(...(await Promise.all(versions)).flat());
    }
    rows = all
      .toSorted((a, b) => (a.approvedAt < b.approvedAt ? -1 : a.approvedAt > b.approvedAt ? 1 : 0))
      .map(rowOf);
    return rows;
  };

  return {
    topic,
    named: async (phrases) => namesIn(topic, await load(), phrases),
    find: load,
    sample: load,
    count: async () => (await load()).length,
  };
}

function rowOf(entry: MappingVersion, seq: number): FoundRow {
  const { mappingId: id, version } = entry;
  return { seq, opens: { ...noRow, mapping: { id, version } }, valueOf: (field) => valueIn(entry, field) };
}

function valueIn(entry: MappingVersion, field: string): AskValue {
  const { evidence } = entry;
  switch (field) {
    case 'approved':
      return entry.approvedAt;
    case 'person':
      return textOf(entry.approvedBy);
    case 'change':
      return entry.version === 1 ? 'new' : 'changed';
    case 'sender':
      return senderOf(evidence.fileName);
    case 'file':
      return textOf(evidence.fileName);
    case 'pack':
      return entry.packId;
    case 'version':
      return entry.version;
    case 'reason':
      return textOf(entry.reason);
    case 'edited':
      return evidence.edited;
    case 'columns':
      return entry.layout.columns.length;
    case 'rows':
      return evidence.rowCount;
    default:
      return null;
  }
}

const textOf = (text: string): string | null => (text === '' ? null : text);
