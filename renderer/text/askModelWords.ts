import type { AskModelUse } from '../../core/contract/askViews.ts';
import { aiWords } from './aiWords.ts';

/** Words of questions that a language model reads. */
export const askModelWords = {
  region: 'AI for questions',
  ask: 'Ask AI',
  askLong: 'Ask AI to read the question. You read the exact request before the first send.',
  preparing: 'AI: preparing the request',
  stands: 'What was understood without AI stands.',
  answered: 'AI read the question. The filter is its reading.',
  cancelled: 'AI was not asked to the end',
  read: 'Read by AI',
  readBy: (modelId: string) => `Read by ${modelId}. Look at the filter before you rely on it.`,
  use: ({ fromCache, tokens, cost }: AskModelUse): string =>
    fromCache
      ? 'an earlier answer; nothing was sent'
      : [
          ...(tokens === null ? [] : [aiWords.tokens(tokens.input + tokens.output)]),
          cost === null ? 'no prices set' : `cost ${aiWords.cost(cost)}`,
        ].join(' · '),
  ledger: 'What was sent',
  masked: 'Not sent',
  maskedNone: 'Nothing of the question had to be left out.',
  maskedHelp:
    'Taken out of the question, since it may be data; a sign such as <v1> is sent in its place. Rows are never sent.',
  tabs: { pretty: 'Request, laid out', body: 'Request, exact bytes', masked: 'What was left out' },
  consent: {
    needed:
      'Sending also agrees to further questions to this address and model. You can withdraw that in Settings.',
    given: 'You agreed to questions to this address and model before.',
  },
} as const;
