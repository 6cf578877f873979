import type { Settings } from '../../model/settings.ts';
import type { LlmClient, SecretStore } from '../../ports/llm.ts';
import type { StandardStore } from '../../ports/standardStore.ts';
import type { LlmCalls } from '../llm/llmCalls.ts';
import type { LlmDependencies } from '../llm/llmDependencies.ts';
import type { StandardKeeper } from '../../ports/standardKeeper.ts';

/** What asking about a batch needs. */
export interface StandardAsking {
  readonly deps: LlmDependencies & {
    readonly standards: StandardStore;
    readonly llm: {
      readonly client: Pick<LlmClient, 'prepare'>;
      readonly secrets: Pick<SecretStore, 'get' | 'fromEnvironment'>;
    };
  };
  readonly settings: { get(): Promise<Pick<Settings, 'llm' | 'approver'>> };
  readonly calls: LlmCalls;
  readonly keeper: Pick<StandardKeeper, 'frame'>;
}

/** What standardising needs of the host and of its neighbours, on a desk as in a pipeline. */
export interface StandardDeps extends StandardAsking {
  readonly keeper: StandardKeeper;
}
