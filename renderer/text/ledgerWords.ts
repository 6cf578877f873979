import type { LlmLedgerView } from '../../core/contract/views.ts';
import { formatCount } from './format.ts';

const purposes: Readonly<Record<LlmLedgerView['purpose'], string>> = {
  columns: 'Columns',
  values: 'Values',
  question: 'Question',
  test: 'Test',
};

/** Words of the ledger of what was sent to AI. */
export const ledgerWords = {
  title: 'AI ledger',
  about: 'Everything that was sent to AI from this computer, and what came back. Nothing is left out.',
  grid: 'Requests sent to AI',
  column: {
    at: 'Sent',
    kind: 'Purpose',
    file: 'File',
    model: 'Model',
    size: 'Size',
    tokens: 'Tokens',
    cost: 'Cost',
    outcome: 'Outcome',
  },
  purpose: ({ purpose, kind }: Pick<LlmLedgerView, 'purpose' | 'kind'>) =>
    kind === 'repair' ? `${purposes[purpose]}, once more` : purposes[purpose],
  outcomes: {
    answered: 'Answered',
    unavailable: 'No answer',
    invalid: 'Not valid',
    refused: 'Refused',
    cancelled: 'Broken off',
  },
  underWay: 'Not heard of',
  none: 'Nothing was sent',
  noneMore: 'Each request is written here before its first byte leaves.',
  more: 'Show older',
  open: (time: string) => `Request of ${time}`,
  request: 'Request, exact bytes',
  answer: 'Answer, word for word',
  noAnswer: 'No answer came.',
  noFile: 'no file',
  tokensValue: (input: number, output: number) => `${formatCount(input)} + ${formatCount(output)}`,
  facts: {
    endpoint: 'Sent to',
    model: 'Model',
    prompt: 'Prompt',
    sees: 'Detail',
    columns: 'Columns asked about',
    sha: 'SHA-256 of the request',
    latency: 'Took',
    attempts: 'Attempts',
    message: 'What was wrong',
  },
  latency: (ms: number, attempts: number) =>
    `${formatCount(ms)} ms${attempts > 1 ? `, ${formatCount(attempts)} attempts` : ''}`,
};
