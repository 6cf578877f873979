import type { AskScope } from './ask.ts';
import type { FileId, RunId } from './ids.ts';
import type { Run } from './run.ts';

/** What runs are sorted out by; a value of a facet is a plain text. */
export const runFacets = ['state', 'pack', 'mapping', 'sender', 'person', 'trigger', 'rejects'] as const;
export type RunFacet = (typeof runFacets)[number];

/** `newest` and `oldest` go by arrival; `quality` has the lowest first, the others the most. Runs without such a figure come last. */
export const runSorts = ['newest', 'oldest', 'rows', 'rejects', 'quality', 'duration'] as const;
export type RunSort = (typeof runSorts)[number];

/** Which runs are meant. Values of one facet stand beside each other, facets and words must all fit. */
export interface RunFilter {
  /** Each word must occur in the file's name, its mapping's file, the person or the pack. */
  readonly text?: string;
  /** `rejects` knows `some` and `none`; an empty text is "says nothing": no sender in the name, no counts yet. */
  readonly facets?: Partial<Readonly<Record<RunFacet, readonly string[]>>>;
  /** Started at or after, and before: ISO 8601 UTC. */
  readonly from?: string;
  readonly to?: string;
  /** Nothing that was recorded after this run; an unknown one hides nothing. */
  readonly until?: RunId;
  /** Runs over this source, or over the same bytes. */
  readonly source?: { readonly fileId: FileId; readonly sha256: string | null };
  /** What a question asked besides. */
  readonly asked?: AskScope;
}

/** Which of the runs found, and in which order. */
export interface RunWindow {
  readonly sort: RunSort;
  readonly limit: number;
  /** The last run before the window; absent: from the first. An unknown one rejects with `NOT_FOUND`. */
  readonly after?: RunId;
  /** Runs passed over from there. */
  readonly skip?: number;
}

/** A run as far as lists tell of it. */
export interface RunEntry
  extends Pick<
    Run,
    'id' | 'fileId' | 'fileName' | 'packId' | 'mappingId' | 'mappingVersion' | 'trigger' | 'state'
  > {
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly startedBy: string;
  /** As the file's name tells; `null` where it says nothing. */
  readonly sender: string | null;
  /** From start to end; `null` while it runs. */
  readonly durationMs: number | null;
  /** `null` where there are no counts: it runs, failed or was cancelled. */
  readonly rowsIn: number | null;
  readonly rowsRejected: number | null;
  /** Overall score, 0 to 1; `null` where nothing was scored. */
  readonly quality: number | null;
}

export interface RunFacetValue {
  readonly value: string;
  readonly count: number;
}

/** How many runs a search finds, and how many each value of a facet would leave under the other facets in force. */
export interface RunCounting {
  readonly total: number;
  /** The newest run of all, for `RunFilter.until`; `null` without runs. */
  readonly newest: RunId | null;
  /** Most frequent first, then by value; chosen ones are always among them. At most `historyOptions.facetValues`. */
  readonly facets: Readonly<Record<RunFacet, readonly RunFacetValue[]>>;
}

/** What was run in one stretch of time. */
export interface RunBar {
  readonly files: number;
  /** Of runs that ended with counts. */
  readonly counted: number;
  readonly rowsIn: number;
  readonly rowsRejected: number;
  /** Of the same runs. */
  readonly durationMs: number;
}

/** A column as a run found it: counts, and the range of numbers where that may be kept. */
export interface RunColumn {
  readonly name: string;
  readonly cells: number;
  readonly missing: number;
  readonly distinct: number;
  /** 5 %, 50 % and 95 % of its numbers; `null` for text, in sensitive packs, and for what names or reaches a person. */
  readonly range: readonly [number, number, number] | null;
}

/** What a run's record says beside the run itself. */
export interface RunRecord {
  readonly run: Run;
  /** The version it ran with; `null` where it is no longer there. */
  readonly approved: {
    readonly by: string;
    /** ISO 8601 UTC. */
    readonly at: string;
    readonly fileName: string;
    readonly reason: string;
    readonly hash: string;
    readonly fingerprint: string;
  } | null;
  /** The version in force now, which running again takes; `null` where there is none. */
  readonly versionInForce: number | null;
  /** Sizes on the disk, one an output in their order; `null` where it is gone. */
  readonly onDisk: readonly (number | null)[];
  /** `[]` for runs by older versions. */
  readonly columns: readonly RunColumn[];
  /** Newest first, without this one, at most `historyOptions.related`. */
  readonly sameSource: readonly RunEntry[];
  readonly sameLayout: readonly RunEntry[];
}

/** Some rows of one of a run's outputs, as they stand in it. */
export interface OutputRows {
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly rows: readonly (readonly string[])[];
}
