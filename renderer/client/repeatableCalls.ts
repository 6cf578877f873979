import type { Contract } from '../../core/contract/contract.ts';

type Procedure = {
  [Noun in keyof Contract]: `${Noun}.${Extract<keyof Contract[Noun], string>}`;
}[keyof Contract];

/**
 * Procedures that may be called again when the connection broke under them and nobody knows how far they came: those
 * that only read, those that set something to what the call says, and `review.edit`, whose steps have an id. Streams
 * and what starts something are left out; there the person says whether to begin again.
 */
const repeatable: ReadonlySet<string> = new Set<Procedure>([
  'host.info',
  'settings.get',
  'settings.put',
  'review.open',
  'review.sheets',
  'review.rows',
  'review.records',
  'review.tryReading',
  'review.override',
  'review.choosePack',
  'review.edit',
  'review.moveTo',
  'review.preview',
  'review.tryTransforms',
  'review.valueMatches',
  'review.failingRows',
  'review.columnPast',
  'review.compare',
  'runs.list',
  'runs.search',
  'runs.count',
  'runs.chart',
  'runs.get',
  'runs.record',
  'runs.rows',
  'runs.cancel',
  'records.count',
  'records.values',
  'records.page',
  'records.get',
  'records.countGroups',
  'records.groups',
  'records.operations',
  'leads.standing',
  'leads.page',
  'leads.search',
  'leads.get',
  'leads.subjects',
  'leads.read',
  'leads.run',
  'schemas.get',
  'schemas.mappings',
  'schemas.versions',
  'schemas.export',
  'schemas.readMapping',
  'schemas.verify',
  'packs.list',
  'packs.get',
  'packs.check',
  'packs.versions',
  'packs.differences',
  'packs.export',
  'packs.importText',
  'memory.list',
  'memory.record',
  'columnLayouts.get',
  'columnLayouts.put',
  'llm.status',
  'llm.preview',
  'llm.budget',
  'llm.ledger',
  'llm.ledgerEntry',
  'llm.consents',
]);

export function isRepeatable(path: readonly string[]): boolean {
  return repeatable.has(path.join('.'));
}
