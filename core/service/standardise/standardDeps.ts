import type { LlmDependencies } from '../llm/llmDependencies.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { RecordFrame } from '../records/recordFrame.ts';
import type { SettingsService } from '../base/settings.ts';
import type { PackId } from '../../model/ids.ts';
import type { LlmCalls } from '../llm/llmCalls.ts';

/** What standardising needs of the host and of its neighbours. */
export interface StandardDeps {
  readonly deps: Pick<Dependencies, 'standards' | 'llm' | 'sharing'> &
    LlmDependencies & { readonly stores: Pick<Dependencies['stores'], 'records'> };
  readonly settings: SettingsService;
  readonly calls: LlmCalls;
  readonly frame: (packId: PackId) => Promise<RecordFrame>;
}
