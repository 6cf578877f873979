import type { LlmReply } from '../../../core/ports/llm.ts';

/** Which form of answer a model takes, learnt from what it refused; for the time that the host runs. */
export interface AnswerForms<Form extends string> {
  /** The first form that was not refused. */
  of(model: string): Form;
  /** Notes a refusal; false where there is no other form left. */
  refuse(model: string, form: Form): boolean;
}

/** @param forms best first; the last one every model takes */
export function answerForms<Form extends string>(forms: readonly [Form, ...Form[]]): AnswerForms<Form> {
  const places = new Map<string, number>();
  return {
    of: (model) => forms[places.get(model) ?? 0] ?? forms[0],
    refuse(model, form) {
      const next = forms.indexOf(form) + 1;
      if (next >= forms.length) return false;
      // Two calls at once may be refused the same form; it is passed over once.
      places.set(model, Math.max(next, places.get(model) ?? 0));
      return true;
    },
  };
}

/**
 * What a reply comes to: where the model refused the form and there is another left, the caller asks in that; where there is
 * none, the request is refused.
 */
export function settledReply<Form extends string>(
  reply: LlmReply,
  known: AnswerForms<Form>,
  refused: { readonly model: string; readonly form: (message: string) => Form },
): LlmReply {
  if (reply.kind !== 'otherForm' || known.refuse(refused.model, refused.form(reply.message))) return reply;
  const { message, attempts } = reply;
  return { kind: 'failed', status: 'refused', message, attempts, bytes: 0 };
}
