import { formatCount, formatCounted } from './format.ts';

const values = (count: number): string => formatCounted(count, 'value', 'values');
const amount = (cost: number): string => cost.toFixed(4);

/** Words of standardising values of leads. */
export const suggestionWords = {
  title: 'Values in no standard form',
  looking: 'Looking through the values',
  nothing: 'Every value is in standard form.',
  field: 'Field',
  openValues: 'For AI',
  byRule: 'By rule',
  leads: 'Leads',
  notSent: 'not sent',
  notSentMore: 'Settings, AI say which values of records may be sent.',
  sensitive: 'Health data: no value is sent unless Settings, AI say so.',
  notSentThere: 'The stacks of the pipeline say which values may be sent: model.values in their settings.',
  looked: ({ records, of }: { readonly records: number; readonly of: number }) =>
    `The first ${formatCount(records)} of ${formatCounted(of, 'lead', 'leads')} were looked through.`,
  leavesHealthThere: 'Health data goes to the model of the pipeline.',
  leavesHealth: 'Health data leaves this computer.',
  openSettings: 'AI settings',
  choose: (label: string) => `Standardise ${label}`,
  estimate: 'Estimate',
  start: (count: number) => (count === 0 ? 'Suggest' : `Send ${values(count)}`),
  cancel: 'Cancel',
  planLine: (plan: {
    readonly values: number;
    readonly batches: number;
    readonly byRule: number;
    readonly cached: number;
    readonly modelId: string;
    readonly endpoint: string;
  }) =>
    [
      plan.values === 0
        ? 'Nothing is sent'
        : `${values(plan.values)} in ${formatCounted(plan.batches, 'request', 'requests')} to ${plan.modelId}, ${plan.endpoint}`,
      ...(plan.byRule > 0 ? [`${formatCount(plan.byRule)} by rule`] : []),
      ...(plan.cached > 0 ? [`${formatCount(plan.cached)} answered before`] : []),
    ].join(' · '),
  costLine: (tokens: number, cost: number | null) =>
    `At most ${formatCount(tokens)} tokens${cost === null ? '; without prices, no cost is known' : `, cost ${amount(cost)}`}`,
  mostCost: 'Cost at most',
  request: 'What is sent',
  requestOf: (at: number, count: number) => `Request ${formatCount(at)} of ${formatCount(count)}`,
  obstacles: {
    off: 'AI is switched off in Settings.',
    notConfigured: 'Model, address or key are missing in Settings.',
    nothingUncertain: 'There is nothing left to standardise.',
    answeredBefore: '',
    fileBudget: '',
    monthBudget: 'It could take more tokens than are left this month.',
    costBudget: 'It could cost more than is left this month.',
    paused: 'The last calls all failed; nothing is sent for a minute.',
    valuesOff: 'Settings, AI let no value of these fields be sent.',
    sensitive: 'Health data: Settings, AI let no value of it be sent.',
  },
  /** Of a pipeline on AWS, whose model its stacks name. */
  obstaclesThere: {
    off: 'The stacks of the pipeline name no model.',
    notConfigured: 'The stacks of the pipeline name no model.',
    valuesOff: 'The stacks of the pipeline let no value of these fields be sent.',
    sensitive: 'Health data: the stacks of the pipeline let no value of it be sent.',
  },
  states: { running: 'Asking', paused: 'Paused', done: 'Done', ended: 'Ended' },
  jobLine: (job: {
    readonly suggested: number;
    readonly left: number;
    readonly refused: number;
    readonly tokens: number;
    readonly cost: number | null;
  }) =>
    `${formatCount(job.suggested)} suggested · ${formatCount(job.left)} left as they are · ${formatCount(job.refused)} without a usable answer · ${formatCount(job.tokens)} tokens${job.cost === null ? '' : ` · cost ${amount(job.cost)}`}`,
  pause: 'Pause',
  goOn: 'Go on',
  end: 'End',
  endReason: 'Ended in Leads by a person.',
  limit: { cost: 'Cost at most', tokens: 'Tokens at most' },
  raise: 'Raise and go on',
  higher: (limit: string) => `More than ${limit}`,
  monthLimit: 'Raise the limit of the month in Settings, then go on.',
  monthLimitThere: 'Whoever runs the pipeline can raise the limit of the month; then go on.',
  suggestions: 'Suggestions',
  shown: { open: 'To decide', accepted: 'Accepted', rejected: 'Rejected', dead: 'No answer' },
  from: 'Value',
  to: 'Suggested',
  by: 'By',
  rules: 'Rules',
  ai: 'AI',
  late: 'late',
  accept: 'Accept',
  reject: 'Reject',
  undo: 'Undo',
  acceptAll: (count: number) => `Accept all ${formatCount(count)}`,
  actOn: (action: string, from: string, to: string) => `${action}: ${from} becomes ${to}`,
  keys: 'A accepts, X rejects, U undoes, arrows move',
  changed: (records: number) => `${formatCounted(records, 'lead', 'leads')} changed`,
  blocked: (records: number) =>
    `${formatCounted(records, 'lead was', 'leads were')} changed since and kept as they are.`,
  none: {
    open: 'No suggestion waits.',
    accepted: 'None accepted yet.',
    rejected: 'None rejected yet.',
    dead: 'Every value that was asked about has an answer.',
  },
  cause: 'Cause',
  faultNames: { rules: 'Against the rules', answer: 'Not in the form' },
  faults: {
    rules: 'The answer breaks the rules of the field',
    answer: 'No answer kept to the form, not even for it alone',
  },
  again: 'Ask again',
  againAll: (count: number) => `Ask again about ${values(count)}`,
  showLeads: 'Show leads',
  leadsWith: (records: number, value: string) => `${formatCounted(records, 'lead', 'leads')} with ${value}`,
  dismiss: 'Leave as is',
  leave: 'Leave',
  dismissAll: (count: number) => `Leave all ${formatCount(count)}`,
  actOnValue: (action: string, value: string) => `${action}: ${value}`,
  deadKeys: 'R asks again, X leaves as is, arrows move',
  inRecord: {
    suggests: (model: string) => (model === '' ? 'The rules suggest' : `AI (${model}) suggests`),
    accept: 'Accept here',
    keep: 'Keep',
    forAll: 'All leads with this value',
    kept: (to: string) => `Kept as it is; ${to} was suggested.`,
    line: (field: string) => `Suggestion for ${field}`,
    accepted: (field: string, to: string) => `${field} is ${to} now.`,
    keptSaid: (field: string) => `${field} stays as it is.`,
  },
};
