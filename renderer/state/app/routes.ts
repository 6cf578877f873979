import type {
  FileId,
  MappingId,
  PackId,
  PipelinePlace,
  RunId,
  ShownJob,
} from '../../../core/contract/views.ts';

/** The views in the order of the navigation; each has a key with `Alt`. */
export const views = [
  'inbox',
  'review',
  'schemas',
  'history',
  'jobs',
  'scan',
  'ask',
  'leads',
  'settings',
] as const;
export type ViewName = (typeof views)[number];

/** The parts of the settings, in the order of their tabs. */
export const settingsParts = [
  'general',
  'outputs',
  'quarantine',
  'keys',
  'memory',
  'ai',
  'ledger',
  'pipeline',
  'aws',
  'drive',
  'data',
] as const;
export type SettingsPart = (typeof settingsParts)[number];

/** Addresses behind the `#`, so that every object can be linked to. */
export const routes = {
  inbox: () => '/inbox',
  review: (fileId?: FileId) => (fileId === undefined ? '/review' : `/review/${encodeURIComponent(fileId)}`),
  pack: (packId: PackId) => `/schemas/pack/${encodeURIComponent(packId)}`,
  editPack: (packId: PackId) => `/schemas/edit/${encodeURIComponent(packId)}`,
  importPack: () => '/schemas/import',
  mappings: () => '/schemas/mappings',
  /** A mapping's versions; the latest is shown where none is named. */
  schemas: (mappingId?: MappingId, version?: number) =>
    mappingId === undefined
      ? '/schemas'
      : `/schemas/${encodeURIComponent(mappingId)}${version === undefined ? '' : `/${String(version)}`}`,
  history: (runId?: RunId) => (runId === undefined ? '/history' : `/history/${encodeURIComponent(runId)}`),
  jobs: (part: 'list' | 'outbox' = 'list') => (part === 'list' ? '/jobs' : '/jobs/outbox'),
  job: ({ place, id }: ShownJob) => `/jobs/${place}/${encodeURIComponent(id)}`,
  scan: () => '/scan',
  ask: () => '/ask',
  leads: (part: 'records' | 'duplicates' | 'decisions' = 'records') =>
    part === 'records' ? '/leads' : `/leads/${part}`,
  pipelineLeads: (place: PipelinePlace) => `/leads/in-${place}`,
  settings: (part: SettingsPart = 'general') => (part === 'general' ? '/settings' : `/settings/${part}`),
} as const;

/** Goes to another address and leaves the present one in the browser's history. */
export function goTo(path: string): void {
  location.hash = path;
}

/** The part of the settings that a name in an address stands for; an unknown one opens the general one. */
export function settingsPartOf(name: string): SettingsPart {
  return settingsParts.find((part) => part === name) ?? 'general';
}

/** The view that an address belongs to; an unknown one opens the Inbox. */
export function viewOf(path: string): ViewName {
  const first = path.split(/[/?]/)[1] ?? '';
  return views.find((name) => name === first) ?? 'inbox';
}
