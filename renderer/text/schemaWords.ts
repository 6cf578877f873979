import { fields } from './counts.ts';
import { formatCount } from './format.ts';

/** Words of Schemas. */
export const schemaWords = {
  title: 'Schemas',
  packs: 'Target schemas',
  packFacts: (fieldCount: number, requiredCount: number) =>
    `${fields(fieldCount)}, ${formatCount(requiredCount)} required`,
  fieldList: 'Fields',
  field: 'Field',
  type: 'Type',
  description: 'Description',
  mappings: 'Approved mappings',
  noMappings: 'No mapping is approved yet.',
  noMappingsMore: 'The first one appears here when you approve a file.',
  mapping: 'Mapping',
  version: 'Version',
  versions: 'Versions',
  approvedBy: 'Approved by',
  approvedAt: 'Approved',
  file: 'File',
  against: (version: number) => `Compare with v${String(version)}`,
  compare: 'Compare with',
  revert: (version: number) => `Revert to v${String(version)}`,
  revertTitle: (version: number) => `Revert to v${String(version)}?`,
  revertExplain: (version: number, next: number) =>
    `v${String(version)} is approved anew as v${String(next)}. No version is lost.`,
  reverted: (version: number, next: number) => `v${String(version)} approved anew as v${String(next)}.`,
  reason: 'Reason',
  noReason: 'No reason given',
  inForce: 'in force',
  evidence: 'Evidence',
  hash: 'Hash',
  acceptedAsProposed: 'Accepted as proposed',
  edited: 'Edited',
  sha: 'File hash',
  appVersion: 'App version',
  by: (name: string, time: string) => `${name === '' ? 'Unnamed' : name}, ${time}`,
  unnamed: 'Unnamed',
  open: 'Open mapping',
} as const;
