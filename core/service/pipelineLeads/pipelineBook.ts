import { matchNames } from '../../ask/grammar/words/matchNames.ts';
import type { KeptLeads } from '../../ask/topics/keptLeads.ts';
import { AppError } from '../../model/errors.ts';
import { askOptions } from '../../model/options/askOptions.ts';
import type { PipelineLink } from '../../ports/pipelineLink.ts';
import type { AskBook, OpenTopic } from '../ask/askTopics.ts';

/**
 * The leads of a pipeline as a book that questions are read by. Rows are never asked for here; what is asked stays a query,
 * which the pipeline answers. Names are those of the fields with an index, as far as its newest leads have them.
 */
export function pipelineBook(
  kept: readonly KeptLeads[],
  reach: () => Promise<Pick<PipelineLink, 'asks'>>,
): AskBook {
  const rowsElsewhere = (): never => {
    throw new Error('The rows of a pipeline are asked of the pipeline.');
  };
  return {
    topics: () => Promise.resolve(kept.map(({ topic }) => topic)),
    open(subject) {
      const found = kept.find(({ rule }) => subject.kind === 'records' && rule.packId === subject.packId);
      if (found === undefined) throw new AppError('ASK_INVALID', 'Only leads are asked of a pipeline here.');
      const { topic, rule } = found;
      const values: OpenTopic['values'] = async (of) => (await reach()).asks.values({ subject, ...of });
      return Promise.resolve({
        topic,
        values,
        total: rowsElsewhere,
        list: rowsElsewhere,
        figures: rowsElsewhere,
        async named(phrases) {
          const hits = [];
          for (const field of rule.findFields) {
            const known = await values({ field, text: '', limit: askOptions.leadsSampled });
            for (const phrase of phrases)
              for (const { value, count } of matchNames(known, phrase))
                hits.push({ phrase, field, value, count });
          }
          return hits;
        },
      });
    },
  };
}
