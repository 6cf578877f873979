import { valuesEvaluated } from '../../ask/evaluatedRows.ts';
import type { AskedRow } from '../../ask/evaluate.ts';
import type { AskTopic } from '../../ask/askField.ts';
import { foldText } from '../../ask/foldText.ts';
import { matchNames } from '../../ask/grammar/words/matchNames.ts';
import type { NamedIn } from '../../ask/grammar/words/naming.ts';
import type { AskPlan } from '../../model/askPlan.ts';
import { AppError } from '../../model/errors.ts';
import { askOptions } from '../../model/options/askOptions.ts';
import type { LeadAnswerRow } from '../../ports/askApi.ts';

/** A row that a pipeline keeps, and what it is a row of. */
export interface FoundRow extends AskedRow {
  readonly opens: Pick<LeadAnswerRow, 'leadId' | 'uploadId' | 'mapping'>;
}

/** Something that a pipeline can be asked about. */
export interface AskSource {
  readonly topic: AskTopic;
  named(phrases: readonly string[]): Promise<NamedIn>;
  /** All rows that a plan's conditions mean, and perhaps more. @throws {AppError} `ASK_TOO_LONG` */
  find(plan: AskPlan): Promise<readonly FoundRow[]>;
  /** The newest rows, as many as values are suggested from. */
  sample(): Promise<readonly FoundRow[]>;
  /** Rows there are; `null` where only a part of them was looked at. */
  count(): Promise<number | null>;
  /**
   * What a plan's conditions mean, in the order of arrival and some at a time, so that nobody has to hold all of it; absent
   * where there is never so much.
   *
   * @param from `words`: beginnings of words of values. `after`: `next` of the answer before
   */
  readonly walk?: (
    plan: AskPlan,
    from: { readonly words: readonly string[]; readonly after: string | null },
  ) => Promise<{ readonly rows: readonly FoundRow[]; readonly next: string | null }>;
}

export const noRow = { leadId: null, uploadId: null, mapping: null } as const;

/** Names in the text fields of rows that are at hand. */
export function namesIn(topic: AskTopic, rows: readonly AskedRow[], phrases: readonly string[]): NamedIn {
  const fields = topic.fields.flatMap(({ name, type }) =>
    type === 'text' && !['problem', 'reason', 'mapping'].includes(name)
      ? [
          {
            field: name,
            values: valuesEvaluated(rows, { field: name, text: '', limit: askOptions.valuesKnown }),
          },
        ]
      : [],
  );
  const found = new Map(
    phrases.slice(0, askOptions.phrases).map((phrase) => [
      foldText(phrase),
      fields.flatMap(({ field, values }) =>
        // Names of files are many and alike; only what looks like one is looked for among them.
        field === 'file' && !/[._\d]/.test(phrase)
          ? []
          : matchNames(values, phrase).map(({ value, count }) => ({ field, value, count })),
      ),
    ]),
  );
  return (phrase) => found.get(foldText(phrase)) ?? [];
}

export function tooLong(remedy: string): AppError {
  return new AppError('ASK_TOO_LONG', 'The question goes over more than one answer can look at.', { remedy });
}
