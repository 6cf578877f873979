import type { LlmStores } from '../../ports/llmStores.ts';
import type { Dependencies } from '../base/dependencies.ts';

/** What asking a language model needs of a host, on a desk as in the pipeline. */
export interface LlmDependencies extends Pick<Dependencies, 'clock' | 'ids' | 'digest' | 'log' | 'schemas'> {
  readonly stores: {
    readonly llm: {
      readonly ledger: Pick<LlmStores['ledger'], 'append' | 'settle' | 'spent'>;
      readonly answers: LlmStores['answers'];
      readonly consents: Pick<LlmStores['consents'], 'get'>;
    };
  };
}
