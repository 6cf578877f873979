import type * as z from 'zod';
import { mappingForm } from '../../contract/mappingForm.ts';
import type { ReadMapping } from '../../model/mappingTransfer.ts';
import { canonicalJson } from '../../mapping/canonicalJson.ts';
import { mappingIdOf } from '../../mapping/layout.ts';
import { hashFits, nextVersion } from '../../mapping/mappingVersion.ts';
import { inPresentNames } from '../../mapping/presentNames.ts';
import { stepColumns } from '../../mapping/stepColumns.ts';
import { AppError } from '../../model/errors.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import { genericPackId } from '../../model/pack.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { PackShelf } from '../base/packShelf.ts';

export interface MappingImport {
  readonly text: string;
  /** The version in force here that the person saw; 0 for none. */
  readonly expectedVersion: number;
  readonly reason: string;
  readonly approver: string;
  /** Puts the version into force. */
  readonly append: (version: MappingVersion) => Promise<void>;
}

interface Found {
  readonly told: ReadMapping;
  readonly mapping: MappingVersion;
  readonly present: MappingVersion | undefined;
}

type Given = Pick<Dependencies, 'stores' | 'digest'>;

/**
 * Reads a mapping file and says what it would become here.
 *
 * @throws {AppError} `MAPPING_INVALID` for a text that is no such file
 */
export async function readMapping(deps: Given, packs: PackShelf, text: string): Promise<ReadMapping> {
  return (await find(deps, packs, text)).told;
}

/**
 * Takes a mapping file over as the next version of its layout and pack, approved by whoever imports it.
 *
 * @throws {AppError} `MAPPING_INVALID`, `MAPPING_CONFLICT`, `MAPPING_INCOMPLETE` without a reason
 */
export async function importMapping(
  deps: Given & Pick<Dependencies, 'clock'>,
  packs: PackShelf,
  { text, expectedVersion, reason, approver, append }: MappingImport,
): Promise<MappingVersion> {
  const { told, mapping, present } = await find(deps, packs, text);
  const [error] = told.errors;
  if (error !== undefined) throw new AppError('MAPPING_INVALID', error, { details: told.errors });
  if (reason.trim() === '')
    throw new AppError('MAPPING_INCOMPLETE', 'An imported mapping needs a reason.', {
      remedy: 'Say why it is taken over; the reason stands beside the version.',
    });
  if (told.presentVersion !== expectedVersion) {
    throw new AppError(
      'MAPPING_CONFLICT',
      `${present?.approvedBy ?? 'Somebody'} approved version ${told.presentVersion} in the meantime.`,
    );
  }
  const { version: from, hash, approvedBy, approvedAt, evidence, ...approval } = mapping;
  // Which proposals were taken elsewhere says nothing about the decisions made here, nor does a file of elsewhere.
  const { proposed: _proposed, fileId: _fileId, ...rested } = evidence;
  const version = nextVersion(
    present,
    {
      ...approval,
      approvedBy: approver,
      approvedAt: timestamp(deps.clock),
      reason: reason.trim(),
      evidence: {
        ...rested,
        imported: { version: from, approvedBy, approvedAt, hash, isWhole: told.isWhole },
      },
    },
    deps.digest,
  );
  await append(version);
  return version;
}

async function find({ stores, digest }: Given, packs: PackShelf, text: string): Promise<Found> {
  const { raw, document } = parsed(text);
  const given = document.mapping as unknown as MappingVersion;
  const { packId } = given;
  const entry = (await packs.open()).find(packId);
  const schema = entry === undefined ? undefined : await packs.targetOf(given);
  const renamed = schema === undefined ? given : inPresentNames(given, schema);
  const isWhole = hashFits(raw.mapping as MappingVersion, document.previousHash, digest);
  const { errors, notes, mapping } = judged(isWhole ? renamed : withoutSummaries(renamed), schema, digest);
  const present = await stores.mappings.latest(given.mappingId);
  const { version, approvedBy, approvedAt, reason, evidence, hash } = given;
  const here = schema?.version ?? '';
  return {
    mapping,
    present,
    told: {
      mappingId: given.mappingId,
      packId,
      packTitle: schema?.title ?? document.pack.title,
      from: { version, approvedBy, approvedAt, reason, fileName: evidence.fileName, hash },
      columnCount: given.layout.columns.length,
      fieldCount: mapping.correspondences.length,
      isWhole,
      errors: schema === undefined ? [`There is no target schema ${packId} here; import it first.`] : errors,
      notes: [
        ...(isWhole
          ? []
          : ['The hash does not fit: the file was changed after it was approved, or is damaged.']),
        ...(schema !== undefined && packId !== genericPackId && document.pack.version !== here
          ? [
              `It was approved for version ${document.pack.version} of ${schema.title}; here is version ${here}.`,
            ]
          : []),
        ...notes,
        ...(present !== undefined && sameDoings(present, mapping)
          ? [`It maps the same as version ${present.version}, which is in force here.`]
          : []),
      ],
      presentVersion: present?.version ?? 0,
    },
  };
}

function parsed(text: string): {
  readonly raw: { readonly mapping: unknown };
  readonly document: z.infer<typeof mappingForm>;
} {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (cause) {
    throw new AppError('MAPPING_INVALID', 'The file is no JSON.', { cause });
  }
  const result = mappingForm.safeParse(raw);
  if (result.success) return { raw: raw as { readonly mapping: unknown }, document: result.data };
  const details = result.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`);
  throw new AppError('MAPPING_INVALID', 'The file is no mapping of Mapwright, or of a newer one.', {
    details,
  });
}

/** What is wrong with the mapping by itself and for the target as it is here; fields that are not there are left out. */
function judged(
  given: MappingVersion,
  schema: TargetSchema | undefined,
  digest: Dependencies['digest'],
): {
  readonly errors: readonly string[];
  readonly notes: readonly string[];
  readonly mapping: MappingVersion;
} {
  const { layout, correspondences, ignoredColumns, mappingId, packId } = given;
  const names = layout.columns.map(({ name }) => name);
  const errors: string[] = [];
  const fingerprint = digest(canonicalJson(names));
  if (fingerprint !== layout.fingerprint)
    errors.push('The column names do not fit the fingerprint of the layout.');
  else if (mappingIdOf(packId, fingerprint, digest) !== mappingId)
    errors.push('The id of the mapping is not that of its layout and target schema.');
  const named = correspondences.flatMap((one) => [...one.columnIndexes, ...stepColumns(one.transforms)]);
  const beyond = [...named, ...ignoredColumns].find((at) => at >= names.length);
  if (beyond !== undefined) errors.push(`Column ${beyond + 1} is named, and the layout has ${names.length}.`);
  const fields = new Set(schema?.fields.map(({ name }) => name));
  const unknown = schema === undefined ? [] : correspondences.filter(({ field }) => !fields.has(field));
  const kept = correspondences.filter((one) => !unknown.includes(one));
  const twice = kept.map(({ field }) => field).filter((field, at, all) => all.indexOf(field) !== at);
  if (twice.length > 0) errors.push(`Several entries feed ${[...new Set(twice)].join(', ')}.`);
  if (schema !== undefined && kept.length === 0)
    errors.push('None of its fields is in the target schema here.');
  const fed = new Set(kept.map(({ field }) => field));
  const missing = schema?.fields.filter(({ name, required }) => required && !fed.has(name)) ?? [];
  return {
    errors,
    mapping: { ...given, correspondences: kept },
    notes: [
      ...(unknown.length === 0
        ? []
        : [`${schema?.title ?? packId} has no ${unknown.map(({ field }) => field).join(', ')}; left out.`]),
      ...(missing.length === 0
        ? []
        : [`Nothing feeds the required ${missing.map(({ label }) => label).join(', ')}.`]),
    ],
  };
}

/** What was remembered of the values is believed only where nothing was changed; without it drift is told by names and types. */
function withoutSummaries(mapping: MappingVersion): MappingVersion {
  const { layout } = mapping;
  const columns = layout.columns.map(({ name, type, format }) => ({ name, type, format }));
  return { ...mapping, layout: { ...layout, columns } };
}

function sameDoings(a: MappingVersion, b: MappingVersion): boolean {
  const doings = ({ correspondences, ignoredColumns }: MappingVersion): string =>
    canonicalJson([
      correspondences.map(({ field, columnIndexes, transforms }) => [field, columnIndexes, transforms]),
      ignoredColumns,
    ]);
  return doings(a) === doings(b);
}
