import type { LlmObstacle, LlmOutcome, LlmStatus } from '../../core/contract/views.ts';
import {
  formatBytes,
  formatCost,
  formatCount,
  formatCounted,
  formatDateTime,
  formatDuration,
} from './format.ts';
import { ledgerWords } from './ledgerWords.ts';

const missingNames: Readonly<Record<LlmStatus['missing'][number], string>> = {
  modelId: 'model',
  region: 'region',
  baseUrl: 'address',
  key: 'key',
};

const tokens = (count: number): string => formatCounted(count, 'token', 'tokens');
/** Costs are in the currency that the person wrote the prices in, which nobody asked for. */
const cost = (amount: number): string =>
  amount > 0 && amount < 0.001 ? `< ${formatCost(0.001)}` : formatCost(amount);

/** Words about the language model: "AI" in all of them, and what it says is a suggestion. */
export const aiWords = {
  ai: 'AI',
  tokens,
  cost,
  missing: (missing: LlmStatus['missing']) =>
    `Still needed: ${missing.map((name) => missingNames[name]).join(', ')}.`,
  desk: {
    region: 'AI suggestions',
    ask: 'Ask AI',
    askLong: 'Ask AI about columns that are uncertain. You read the exact request before the first send.',
    show: 'Show what would be sent',
    asking: {
      preparing: 'AI: preparing the request',
      waiting: 'AI: waiting for the answer',
      repairing: 'AI: asking once more, the answer was not valid',
      checking: 'AI: checking the answer',
    },
    seconds: (elapsedMs: number) => formatDuration(elapsedMs),
    cancelled: 'AI was not asked to the end. The local proposal stands.',
    answered: (counts: { agree: number; differ: number; alone: number }) => {
      const parts = [
        ...(counts.agree > 0 ? [`${formatCount(counts.agree)} agree`] : []),
        ...(counts.differ > 0 ? [`${formatCount(counts.differ)} differ`] : []),
        ...(counts.alone > 0 ? [formatCounted(counts.alone, 'new suggestion', 'new suggestions')] : []),
      ];
      return parts.length === 0 ? 'AI: no vote that counts' : `AI: ${parts.join(' · ')}`;
    },
    doneElsewhere: (name: string) => `AI answered about ${name}.`,
    failedElsewhere: (name: string) => `AI did not answer about ${name}. The local proposal stands.`,
    fromCache: 'An earlier answer for this layout was used; nothing was sent.',
    stands: 'The local proposal stands.',
    failed: {
      unavailable: 'AI did not answer',
      invalid: 'AI gave no valid answer',
      refused: 'AI refused',
      budget: 'AI budget is used up',
      cancelled: 'AI was not asked to the end',
    } satisfies Readonly<Record<Exclude<LlmOutcome['status'], 'answered'>, string>>,
    again: 'Ask again',
    more: 'More about AI',
  },
  preview: {
    title: 'What would be sent to AI',
    loading: 'Making the request',
    where: 'Goes to',
    whereValue: (endpoint: string, modelId: string) =>
      [endpoint === '' ? 'no address yet' : endpoint, modelId === '' ? 'no model yet' : modelId].join(' · '),
    sees: 'May see',
    sights: { shapes: 'Shapes of cells only', samples: 'Shapes, and made-up values of the same form' },
    sensitive: 'This target holds health data: shapes only, whatever the settings say.',
    size: 'Size',
    sizeValue: (
      sizeBytes: number,
      estimate: { inputTokens: number; outputTokens: number; cost: number | null },
    ) =>
      [
        formatBytes(sizeBytes),
        `about ${tokens(estimate.inputTokens)} out, ${formatCount(estimate.outputTokens)} back at most`,
        estimate.cost === null ? 'no prices set' : `cost at most ${cost(estimate.cost)}`,
      ].join(' · '),
    about: 'About',
    aboutValue: (columnCount: number, fieldCount: number) =>
      `${formatCounted(columnCount, 'uncertain column', 'uncertain columns')}, ${formatCounted(fieldCount, 'target field', 'target fields')}`,
    consent: {
      needed:
        'Sending also agrees to further requests of this kind: same address, model, target and detail. You can withdraw that in Settings.',
      given: 'You agreed to requests of this kind before.',
    },
    tabs: { columns: 'What was masked', pretty: 'Request, laid out', body: 'Request, exact bytes' },
    tabList: 'Ways to read the request',
    columnsGrid: 'Columns as in the file and as they would be sent',
    column: { header: 'In the file', sent: 'Sent as', shapes: 'Cells sent as', words: 'Sent as they are' },
    masked: 'masked',
    sentAsIs: 'as it is',
    madeUp: (samples: readonly string[]) => `made up: ${samples.join(', ')}`,
    nothing: 'nothing',
    copy: 'Copy',
    copied: 'The request is in the clipboard.',
    send: 'Send',
    dont: 'Don’t send',
    never: 'Never ask',
    neverHelp: 'Switches AI off for good. Only Settings mentions it then.',
    neverDone: 'AI is switched off for good. Settings can bring it back.',
    settings: 'AI settings',
    cannot: 'This cannot be sent now.',
    obstacle: obstacleWords,
    hash: 'SHA-256',
  },
  settings: {
    title: 'AI',
    tabs: {
      general: 'General',
      outputs: 'Outputs',
      quarantine: 'Quarantine',
      keys: 'Keys',
      memory: 'Memory',
      ai: 'AI',
      ledger: 'AI ledger',
      pipeline: 'Pipeline',
      aws: 'AWS',
      drive: 'Google Drive',
      data: 'Data',
    },
    tabList: 'Parts of the settings',
    mode: 'When AI may be asked',
    modes: { never: 'Never', off: 'Off', ask: 'Ask', auto: 'Automatic' },
    modeHelp: {
      never: 'Nothing is ever sent, and nothing but this page mentions AI.',
      off: 'Nothing is sent. AI can be switched on here.',
      ask: 'You ask for one file at a time, and read the exact request before the first send.',
      auto: 'New files are asked about in the background where you agreed to that kind of request before. Others wait for you.',
    },
    leaves: 'What leaves this computer',
    leavesList: [
      'Names of uncertain columns. Words that may be data are replaced by their shape.',
      'Shapes of their cells, such as A{2}-9{4}, types, and how many are missing.',
      'Words of a fixed list of codes, such as OPEN or USD, where cells have them. No other cell.',
      'The target’s fields with their descriptions.',
    ],
    staysTitle: 'What stays',
    staysList: [
      'Cells, except values you let out below; rows, names of file and sheet, senders, columns that are sure.',
      'Everything of a file that is not asked about.',
      'For targets with health data, codes, made-up values and all values of records as well, unless you let them out below.',
    ],
    connection: 'Connection',
    provider: 'Provider',
    providers: { bedrock: 'Amazon Bedrock', openai: 'OpenAI-compatible' },
    region: 'Region',
    regionPlaceholder: 'eu-central-1',
    profile: 'AWS profile',
    profileHelp: 'Its credentials are read when a request is sent and kept nowhere.',
    profilePlaceholder: 'default',
    model: 'Model',
    modelHelp: {
      bedrock: 'Model or inference profile, as Bedrock names it.',
      openai: 'As the endpoint names it.',
    },
    modelPlaceholder: {
      bedrock: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
      openai: 'gpt-4.1-mini',
    },
    baseUrl: 'Address',
    baseUrlHelp: 'Up to and with /v1. https, or http on this computer.',
    baseUrlPlaceholder: 'https://api.example.com/v1',
    key: 'Key',
    keyHelp: {
      none: 'No key is stored. Endpoints on this computer may need none.',
      stored: 'A key is stored. It cannot be read back.',
      environment: 'The key comes from the environment variable.',
    },
    keyProtection: {
      permissions: 'Protected by the permissions of its file.',
      system: 'Protected by the key store of the system.',
    },
    keyPlaceholder: 'Paste the key',
    keyStore: 'Store key',
    keyRemove: 'Remove key',
    keyStored: 'The key is stored.',
    keyRemoved: 'The key is removed.',
    keyVariable: 'Or environment variable',
    keyVariableHelp: 'Its value is used instead of a stored key.',
    keyVariablePlaceholder: 'OPENAI_API_KEY',
    test: 'Test connection',
    testing: 'Testing',
    testHelp: 'Sends a few words without any data.',
    testTook: (ms: number) => `${formatCount(ms)} ms`,
    paused: (time: string) => `Paused until ${time}, because the last calls all failed.`,
    see: 'What AI may see of cells',
    sights: { shapes: 'Shapes', samples: 'Shapes and made-up values', values: 'Values of records' },
    sightHelp: {
      shapes: 'A{2}-9{4} for two capitals, a hyphen and four digits.',
      samples: 'Besides, up to three invented values of the same form for each column. No value of the file.',
    },
    sensitive: 'Columns of targets with health data: shapes only, whatever is chosen.',
    values: 'Values of records to be standardised',
    valueChoices: { never: 'None', impersonal: 'Countries and lists', all: 'Names, too' },
    valueHelp: {
      never: 'No value of a record is sent.',
      impersonal: 'As they stand, those that no rule can read. Nobody is known by them.',
      all: 'Besides, names of persons and companies that no rule can write.',
    },
    healthValues: 'The same, of targets with health data',
    healthChoices: { never: 'None', impersonal: 'Countries and lists', all: 'Names of patients, too' },
    healthHelp: {
      never: 'No value of a record with health data is sent. This is how it is until you choose otherwise.',
      impersonal:
        'As they stand, such as states, sexes and kinds of plan. None by itself says who somebody is.',
      all: 'Besides, names as they stand: health data of persons leaves this computer.',
    },
    healthWarning:
      'Values of health data go to the provider above. Whether that is allowed is for whoever answers for these data to say.',
    limits: 'Limits',
    used: 'Used this month',
    usedValue: (used: number, limit: number) => `${formatCount(used)} of ${tokens(limit)}`,
    usedCalls: (calls: number) => formatCounted(calls, 'request', 'requests'),
    usedCost: (amount: number, limit: number | null) =>
      limit === null ? `cost ${cost(amount)}` : `cost ${cost(amount)} of ${cost(limit)}`,
    monthlyTokens: 'Tokens a month at most',
    fileTokens: 'Tokens a file at most',
    monthlyCost: 'Cost a month at most',
    monthlyCostHelp: 'Needs both prices. Empty: no limit but that of tokens.',
    priceIn: 'Price of a million tokens sent',
    priceOut: 'Price of a million tokens received',
    priceHelp: 'As your contract says, in its currency. Empty: no cost is shown.',
    timeout: 'Wait for an answer at most',
    timeoutUnit: 'seconds',
    consents: 'Agreed requests',
    consentsNone: 'None. The first request of a kind is always shown before it is sent.',
    consentLine: (consent: { modelId: string; endpoint: string; packTitle: string }) =>
      `${consent.packTitle} · ${consent.modelId} · ${consent.endpoint}`,
    questions: 'Questions in Ask',
    consentMore: (sight: 'shapes' | 'samples' | 'questions', givenAt: string) =>
      `${
        {
          shapes: 'Shapes',
          samples: 'Shapes and made-up values',
          questions: 'Questions without names and figures, and the fields',
        }[sight]
      }, agreed ${formatDateTime(givenAt)}`,
    withdraw: 'Withdraw',
    withdrawOne: (packTitle: string) => `Withdraw agreement for ${packTitle}`,
    openLedger: 'Open AI ledger',
  },
  ledger: ledgerWords,
};

function obstacleWords(obstacle: LlmObstacle): string {
  switch (obstacle.kind) {
    case 'off':
      return 'AI is switched off in Settings.';
    case 'notConfigured':
      return aiWords.missing(obstacle.missing);
    case 'nothingUncertain':
      return 'Nothing is uncertain: every column is decided or sure, and no required field is open.';
    case 'answeredBefore':
      return `The same question was answered ${formatDateTime(obstacle.at)}; that answer is used and nothing is sent.`;
    case 'fileBudget':
      return `Needs about ${tokens(obstacle.needed)}; ${formatCount(Math.max(0, obstacle.left))} are left for this file.`;
    case 'monthBudget':
      return `Needs about ${tokens(obstacle.needed)}; ${formatCount(Math.max(0, obstacle.left))} are left this month.`;
    case 'costBudget':
      return `Would cost up to ${cost(obstacle.needed)}; ${cost(Math.max(0, obstacle.left))} is left this month.`;
    case 'paused':
      return `Paused until ${formatDateTime(obstacle.until)}, because the last calls all failed.`;
  }
}
