import * as z from 'zod';
import { askForm } from '../../../core/model/askForm.ts';
import { askOptions } from '../../../core/model/options/askOptions.ts';
import type { AskApi, LeadAsked } from '../../../core/ports/askApi.ts';
import { type ApiRequest, given, membersOnly } from './requests.ts';

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

/** `POST /ask`: what is asked stands in the body, as it may tell of a person. */
export function askLeads(request: ApiRequest, { asks }: { readonly asks: AskApi }): Promise<LeadAsked> {
  membersOnly(request, ['operators', 'analysts']);
  const { zone, after, limit, ...asked } = given(bodyForm, request.body);
  return asks.ask({ asked, zone, after, limit });
}
