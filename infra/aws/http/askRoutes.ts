import * as z from 'zod';
import { askForm } from '../../../core/model/askForm.ts';
import { askOptions } from '../../../core/model/options/askOptions.ts';
import type { AskApi } from '../../../core/ports/askApi.ts';
import { forMembers, given } from './requests.ts';

const window = {
  /** An IANA name, as `Intl` tells it. */
  zone: z.string().min(1).max(100).default('UTC'),
  after: z.string().max(30).nullable().default(null),
  limit: z.int().min(1).max(askOptions.windowRows).default(50),
};
const bodyForm = z.union(
  [
    z.strictObject({
      question: z.string().min(1).max(askOptions.questionCharacters),
      /** The query before it, from which a follow-up goes on. */
      context: askForm.nullable().default(null),
      ...window,
    }),
    z.strictObject({ query: askForm, ...window }),
  ],
  { error: 'Either a question or a query of the closed language, with zone, after and limit.' },
);

const valuesForm = z.strictObject({
  subject: askForm.shape.subject,
  field: z.string().min(1).max(200),
  text: z.string().max(askOptions.valueCharacters).default(''),
  limit: z.int().min(1).max(askOptions.leadsSampled).default(askOptions.valuesSuggested),
});

/** What they take. */
export const askForms = { 'POST /ask': bodyForm, 'POST /ask/values': valuesForm } as const;

/** The routes of questions, for operators and analysts. What is asked stands in the body, as it may tell of a person. */
export const askRoutes = forMembers<{ readonly asks: AskApi }>({
  'POST /ask': ({ body }, { asks }) => {
    const { zone, after, limit, ...asked } = given(bodyForm, body);
    return asks.ask({ asked, zone, after, limit });
  },
  'POST /ask/values': ({ body }, { asks }) => asks.values(given(valuesForm, body)),
});
