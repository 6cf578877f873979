import type { MappingVersion } from '../model/mapping.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import type { Transform } from '../model/transform.ts';

/** A step in words; lent, because words are not the mapping's. */
type StepText = (step: Transform) => string;

export const crosswalkHeader = [
  'Kind',
  'Source columns',
  'Positions',
  'Target field',
  'Label',
  'Type',
  'Required',
  'Steps',
  'Source value',
  'Target value',
  'Confidence',
  'By',
] as const;

/**
 * A mapping as a table for people: a row for each field that is fed, followed by a row for each spelling of its value map,
 * then the required fields without a source and the columns left out. Positions count from 1, as in the file.
 */
export function crosswalkRows(
  mapping: Pick<MappingVersion, 'layout' | 'correspondences' | 'ignoredColumns'>,
  schema: Pick<TargetSchema, 'fields'>,
  stepText: StepText,
): readonly (readonly string[])[] {
  const fields = new Map(schema.fields.map((field) => [field.name, field]));
  const nameOf = (at: number): string => mapping.layout.columns[at]?.name ?? '';
  const rows: (readonly string[])[] = [];
  for (const { field, columnIndexes, transforms, confidence, origin } of mapping.correspondences) {
    const known = fields.get(field);
    const names = columnIndexes.map(nameOf).join(' + ');
    const positions = columnIndexes.map((at) => String(at + 1)).join(' + ');
    const about = [field, known?.label ?? '', known?.type ?? '', known?.required === true ? 'yes' : 'no'];
    rows.push([
      'field',
      names,
      positions,
      ...about,
      transforms.map(stepText).join('; '),
      '',
      '',
      confidence.toFixed(2),
      origin,
    ]);
    for (const step of transforms) {
      if (step.kind !== 'mapValues') continue;
      for (const { from, to } of step.entries)
        rows.push(['value', names, positions, ...about, '', from, to, '', '']);
      if (step.otherwise === 'reject')
        rows.push(['value', names, positions, ...about, '', '(any other)', '(rejected)', '', '']);
    }
  }
  const fed = new Set(mapping.correspondences.map(({ field }) => field));
  for (const { name, label, type, required } of schema.fields) {
    if (required && !fed.has(name))
      rows.push(['missing', '', '', name, label, type, 'yes', '', '', '', '', '']);
  }
  for (const at of mapping.ignoredColumns)
    rows.push(['left out', nameOf(at), String(at + 1), '', '', '', '', '', '', '', '', '']);
  return rows;
}

/** What an approval rests on, name and fact, in the order in which it is read. */
export function evidenceRows(
  mapping: MappingVersion,
  pack: Pick<TargetSchema, 'title'>,
): readonly (readonly string[])[] {
  const { evidence } = mapping;
  const check =
    evidence.check == null
      ? 'not ended'
      : `${evidence.check.rowsRejected} of ${evidence.check.rowsIn} rows fail`;
  return [
    ['Mapping', mapping.mappingId],
    ['Version', String(mapping.version)],
    ['Target schema', `${pack.title} (${mapping.packId})`],
    ['Version of the target schema', evidence.packVersion ?? ''],
    ['Approved by', mapping.approvedBy],
    ['Approved at', mapping.approvedAt],
    ['Reason', mapping.reason],
    ['Approved in spite of', evidence.overridden?.join(', ') ?? ''],
    ['File', evidence.fileName],
    ['Rows', String(evidence.rowCount)],
    ['SHA-256 of the file', evidence.sha256 ?? ''],
    ['SHA-256 of the profile', evidence.profileSha256 ?? ''],
    ['SHA-256 of the proposal', evidence.proposalSha256 ?? ''],
    ['Check of the whole file', check],
    ['Accepted as proposed', String(evidence.acceptedAsProposed)],
    ['Edited', String(evidence.edited)],
    ['Language model', evidence.llm == null ? 'none' : evidence.llm.model],
    ['Version of the prompt', evidence.llm?.promptVersion ?? ''],
    [
      'Imported from',
      evidence.imported === undefined ? '' : `v${evidence.imported.version}, ${evidence.imported.hash}`,
    ],
    ['App version', evidence.appVersion],
    ['Hash of this version', mapping.hash],
  ];
}
