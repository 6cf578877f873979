import type { LlmSettings, LlmStatus } from '../model/llm.ts';
import type { LlmConnection, SecretStore } from '../ports/llm.ts';

/** Name of the key of OpenAI-compatible endpoints among the secrets. */
export const endpointKey = 'llm.endpointKey';

/** Where requests go, as far as the settings say. */
export interface LlmReach {
  readonly connection: LlmConnection;
  readonly missing: LlmStatus['missing'];
  readonly key: LlmStatus['key'];
}

export async function reachOf(settings: LlmSettings, secrets: SecretStore): Promise<LlmReach> {
  const { provider, region, profile, modelId, baseUrl, bedrockUrl, keyVariable, timeoutSeconds } = settings;
  const fromEnvironment = keyVariable === '' ? undefined : secrets.fromEnvironment(keyVariable);
  const stored = await secrets.get(endpointKey);
  const key = fromEnvironment ?? (keyVariable === '' ? stored : undefined);
  const missing: LlmStatus['missing'][number][] = [];
  if (modelId === '') missing.push('modelId');
  if (provider === 'bedrock' && region === '') missing.push('region');
  if (provider === 'openai' && baseUrl === '') missing.push('baseUrl');
  // A service on this machine often wants none; one that was named and is not there is missing.
  if (provider === 'openai' && keyVariable !== '' && fromEnvironment === undefined) missing.push('key');
  return {
    connection: {
      provider,
      region,
      profile,
      modelId,
      baseUrl: provider === 'bedrock' ? bedrockUrl : baseUrl,
      key: provider === 'openai' ? (key ?? null) : null,
      timeoutMs: timeoutSeconds * 1000,
    },
    missing,
    key: fromEnvironment !== undefined ? 'environment' : stored !== undefined ? 'stored' : 'none',
  };
}
