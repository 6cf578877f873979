interface Superlative {
  readonly descending: boolean;
  /** Field names that it speaks of by itself, the likeliest first; empty: whatever is named next. */
  readonly fields: readonly string[];
}

/** Words that put in order by themselves. */
export const superlatives: ReadonlyMap<string, Superlative> = new Map([
  ['most', { descending: true, fields: [] }],
  ['fewest', { descending: false, fields: [] }],
  ['least', { descending: false, fields: [] }],
  ['highest', { descending: true, fields: [] }],
  ['lowest', { descending: false, fields: [] }],
  ['largest', { descending: true, fields: ['size', 'rows', 'documents', 'employee_count'] }],
  ['biggest', { descending: true, fields: ['size', 'rows', 'documents', 'employee_count'] }],
  ['smallest', { descending: false, fields: ['size', 'rows', 'documents', 'employee_count'] }],
  ['best', { descending: true, fields: ['quality', 'lead_score'] }],
  ['worst', { descending: false, fields: ['quality', 'lead_score'] }],
  ['slowest', { descending: true, fields: ['duration'] }],
  ['longest', { descending: true, fields: ['duration'] }],
  ['fastest', { descending: false, fields: ['duration'] }],
  ['shortest', { descending: false, fields: ['duration'] }],
  ['newest', { descending: true, fields: ['#date'] }],
  ['latest', { descending: true, fields: ['#date'] }],
  ['oldest', { descending: false, fields: ['#date'] }],
  ['earliest', { descending: false, fields: ['#date'] }],
  ['last', { descending: true, fields: ['#date'] }],
  ['first', { descending: false, fields: ['#date'] }],
]);
