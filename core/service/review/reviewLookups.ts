import { columnPast } from '../../mapping/columnPast.ts';
import { pairColumns } from '../../mapping/pairColumns.ts';
import { correspondencesOf } from '../../mapping/correspondences.ts';
import { isGenerated, senderOfMapping } from '../../match/memory/observations.ts';
import type { ColumnPast } from '../../model/columnPast.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId } from '../../model/ids.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { RejectCode } from '../../model/transform.ts';
import { bareName } from '../../values/text/nameTokens.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { Desk } from '../desk/desk.ts';
import type { DeskFile } from '../desk/deskFile.ts';

/** What a reviewer asks for only when looking closely. */
export interface ReviewLookups {
  failingRows(
    input: {
      readonly fileId: FileId;
      readonly field: string;
      readonly code: RejectCode;
      readonly after: number;
    },
    signal?: AbortSignal,
  ): Promise<readonly number[]>;
  columnPast(input: {
    readonly fileId: FileId;
    readonly columnIndex: number;
  }): Promise<readonly ColumnPast[]>;
}

/** Mappings whose versions are all read, nearest first; a header that stands in hundreds of layouts says no more in the rest. */
const mostMappings = 24;

export function reviewLookups({ stores, engine }: Dependencies, desk: Desk): ReviewLookups {
  return {
    async failingRows({ fileId, field, code, after }, signal) {
      const { file, draft } = await desk.openDraft(fileId);
      const all = correspondencesOf(file.proposal, desk.decisions(file, draft));
      // One field costs a fraction of all of them; what is wrong with a whole row needs none.
      const schema = { ...file.schema, fields: file.schema.fields.filter(({ name }) => name === field) };
      const correspondences = all.filter((one) => one.field === field);
      const { overrides } = file.record;
      const counts = await engine.dryRun(
        { fileId, overrides, schema, correspondences, failedAfter: after },
        signal === undefined ? {} : { signal },
      );
      return counts.failures.find((one) => one.code === code && one.field === field)?.rows ?? [];
    },
    async columnPast({ fileId, columnIndex }) {
      const file = await desk.open(fileId);
      const places = placesOf(file, columnIndex, await stores.mappings.list()).slice(0, mostMappings);
      const past = await Promise.all(
        places.map(async (place) =>
          columnPast(await stores.mappings.versions(place.mapping.mappingId), place),
        ),
      );
      return past.flat();
    },
  };
}

interface Place {
  readonly mapping: MappingVersion;
  readonly columnIndex: number;
  readonly of: ColumnPast['of'];
}

const nearest: readonly ColumnPast['of'][] = ['layout', 'earlier', 'sender', 'other'];

/** Where approved mappings have the column, nearest first, then newest. Columns without a name are known by their layout only. */
function placesOf(
  file: DeskFile,
  columnIndex: number,
  mappings: readonly MappingVersion[],
): readonly Place[] {
  const name = file.layout.columns[columnIndex]?.name;
  if (name === undefined) {
    throw new AppError('NOT_FOUND', `${file.record.name} has no column ${String(columnIndex + 1)}.`);
  }
  const key = isGenerated(name, columnIndex) ? '' : bareName(name);
  const compared = file.recognition?.mapping;
  const placeIn = (mapping: MappingVersion): Place | undefined => {
    if (mapping.layout.fingerprint === file.layout.fingerprint) return { mapping, columnIndex, of: 'layout' };
    if (mapping.mappingId === compared?.mappingId) {
      const { from } = pairColumns(file.layout, mapping, { schema: file.schema, fresh: file.matched });
      const at = from[columnIndex];
      return at === undefined || at < 0 ? undefined : { mapping, columnIndex: at, of: 'earlier' };
    }
    if (key === '') return undefined;
    const at = onlyColumn(mapping, key);
    const sameSender = file.sender !== null && senderOfMapping(mapping) === file.sender;
    return at === undefined ? undefined : { mapping, columnIndex: at, of: sameSender ? 'sender' : 'other' };
  };
  return mappings
    .flatMap((mapping) => placeIn(mapping) ?? [])
    .toSorted((a, b) => nearest.indexOf(a.of) - nearest.indexOf(b.of));
}

/** The one column of this name; a name that stands twice tells nothing. */
function onlyColumn({ layout }: MappingVersion, key: string): number | undefined {
  const found = layout.columns.flatMap(({ name }, at) => (bareName(name) === key ? [at] : []));
  return found.length === 1 ? found[0] : undefined;
}
