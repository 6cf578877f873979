import { untouched } from '../../renderer/state/review/reviewActions.ts';
import { asConfidence } from '../../core/model/mapping.ts';
import type {
  ColumnDecision,
  ColumnProfile,
  ColumnProposal,
  Decisions,
  Dialect,
  Drift,
  Field,
  InboxItem,
  ReviewView,
  TargetSchema,
} from '../../core/contract/views.ts';
import { asId } from '../../core/model/ids.ts';
import type { ReviewState } from '../../renderer/state/app/appState.ts';
import { type ReviewRow, reviewRows } from '../../renderer/state/columns/reviewRows.ts';

/** A guess that is sure of everything: commas, one header row, data from the second record on. */
export const commaDialect: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: null,
  lineTerminator: '\n',
  margin: 1,
  runnerUp: null,
  encoding: 'utf-8',
  encodingMargin: 1,
  headerRows: [0],
  firstDataRow: 1,
  skippedRows: [],
  headerMargin: 1,
};

/** One column of a review in a few words; what is left out is harmless. */
export interface ColumnSketch {
  readonly name: string;
  readonly field?: string | null;
  readonly confidence?: number;
  readonly state?: ColumnProposal['state'];
  readonly cautions?: readonly string[];
  readonly status?: ColumnDecision['status'];
  readonly chosen?: string | null;
  readonly alternatives?: ColumnProposal['alternatives'];
  readonly examples?: readonly string[];
  readonly origin?: ColumnProposal['origin'];
  readonly votes?: ColumnProposal['votes'];
  readonly semanticType?: ColumnProfile['semanticType'];
}

function profileOf(index: number, sketch: ColumnSketch): ColumnProfile {
  return {
    index,
    name: sketch.name,
    type: 'text',
    format: null,
    semanticType: sketch.semanticType ?? null,
    reportedType: 'string',
    agreement: 1,
    ambiguousDates: false,
    count: 10,
    missing: 0,
    empty: 0,
    missingTokens: [],
    invalid: 0,
    anomalies: [],
    distinct: 10,
    distinctExact: true,
    min: null,
    max: null,
    mean: null,
    stddev: null,
    quantiles: null,
    histogram: { kind: 'category', bins: [] },
    topValues: [],
    topValuesError: 0,
    patterns: [],
    minLength: 1,
    maxLength: 9,
    leadingZeros: 0,
    examples: sketch.examples ?? [],
  };
}

function proposalOf(columnIndex: number, sketch: ColumnSketch): ColumnProposal {
  const field = sketch.field === undefined ? `field_${String(columnIndex)}` : sketch.field;
  return {
    columnIndex,
    column: sketch.name,
    field,
    state: sketch.state ?? (field === null ? 'none' : 'auto'),
    confidence: asConfidence(sketch.confidence ?? 0.95),
    reasons: ['same name'],
    alternatives: sketch.alternatives ?? [],
    transforms: [],
    origin: sketch.origin ?? 'rule',
    cautions: sketch.cautions ?? [],
    ...(sketch.votes === undefined ? {} : { votes: sketch.votes }),
  };
}

export function fieldOf(name: string, required = false): Field {
  return {
    name,
    label: name,
    type: 'string',
    required,
    description: '',
    synonyms: [],
    enum: [],
    maxLength: null,
  };
}

/** A review of the sketched columns; `change` replaces parts of it. */
export function viewOf(sketches: readonly ColumnSketch[], change: Partial<ReviewView> = {}): ReviewView {
  const columns = sketches.map((sketch, index) => profileOf(index, sketch));
  const proposals = sketches.map((sketch, index) => proposalOf(index, sketch));
  const decided = sketches.map((sketch, index): ColumnDecision => {
    const field = sketch.chosen === undefined ? (proposals[index]?.field ?? null) : sketch.chosen;
    return {
      columnIndex: index,
      field,
      status: sketch.status ?? 'open',
      transforms: [],
      edited: sketch.chosen !== undefined,
    };
  });
  const fields = proposals.flatMap(({ field }) => (field === null ? [] : [fieldOf(field)]));
  const schema: TargetSchema = { id: asId('pack'), title: 'Pack', version: '1', about: '', fields };
  return {
    item: itemOf('a'),
    overrides: {},
    inspection: null,
    table: {
      name: 'a.csv',
      sheetIndex: null,
      range: { top: 0, left: 0, bottom: 10, right: columns.length - 1 },
      dialect: commaDialect,
      rowCount: 10,
      rejectedRows: 0,
      columns,
      issues: [],
    },
    schema,
    packFit: [],
    proposal: { packId: asId('pack'), columns: proposals, unmappedRequired: [] },
    draft: { steps: [], position: 0, savedAt: null },
    decisions: decisionsOf(decided),
    approved: null,
    drift: null,
    ...change,
  };
}

export function decisionsOf(columns: readonly ColumnDecision[], change: Partial<Decisions> = {}): Decisions {
  const open = columns.filter((column) => column.status === 'open' && column.field !== null);
  return {
    columns,
    constants: [],
    derived: [],
    conflicts: [],
    unmappedRequired: [],
    openCount: open.length,
    ...change,
  };
}

export function rowsOf(
  sketches: readonly ColumnSketch[],
  change: Partial<ReviewView> = {},
): readonly ReviewRow[] {
  return reviewRows(viewOf(sketches, change));
}

export function itemOf(id: string, change: Partial<InboxItem['file']> = {}): InboxItem {
  return {
    file: {
      id: asId(id),
      name: `${id}.csv`,
      sizeBytes: 100,
      addedAt: '2026-11-20T10:00:00.000Z',
      state: 'review',
      packId: null,
      error: null,
      ...change,
    },
    progress: null,
    rowCount: 10,
    columnCount: 2,
    drift: null,
    openCount: 2,
    lastRunId: null,
    sha256: null,
    layout: null,
    target: null,
    draftSavedAt: null,
    doubts: [],
    counts: null,
    ai: null,
  };
}

export function driftOf(columnIndex: number, name: string): Drift {
  return { same: 3, changes: [{ kind: 'added', columnIndex, name }] };
}

/** The desk with a view on it, untouched. */
export function reviewOf(view: ReviewView): ReviewState {
  const rows = reviewRows(view);
  return {
    ...untouched,
    fileId: view.item.file.id,
    view,
    rows,
    work: null,
    cursor: 0,
    ranking: rows.map(({ columnIndex }) => columnIndex),
  };
}
