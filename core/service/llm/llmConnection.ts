import type { LlmSettings, LlmStatus } from '../../model/llm.ts';
import type { LlmConnection, SecretStore } from '../../ports/llm.ts';

/**
 * Name of an endpoint's key among the secrets. It is kept for scheme, host and port, so that another address never gets it.
 *
 * @returns `undefined` where there is no address yet
 */
export function endpointKeyName({ baseUrl }: Pick<LlmSettings, 'baseUrl'>): string | undefined {
  const origin = /^https?:\/\/[^/?#@\s]+/i.exec(baseUrl.trim())?.[0];
  return origin === undefined ? undefined : `llm.key ${origin.toLowerCase()}`;
}

/** Variables that may be named as the key: those that say they are one. Those of AWS are never sent to anybody. */
const keyVariableForm = /^(?!AWS_)[A-Z][A-Z0-9_]*(?:KEY|TOKEN)$/;

/** Where requests go, as far as the settings say. */
export interface LlmReach {
  readonly connection: LlmConnection;
  readonly missing: LlmStatus['missing'];
  readonly key: LlmStatus['key'];
}

export async function reachOf(
  settings: LlmSettings,
  secrets: Pick<SecretStore, 'get' | 'fromEnvironment'>,
): Promise<LlmReach> {
  const { provider, region, profile, modelId, baseUrl, bedrockUrl, keyVariable, timeoutSeconds } = settings;
  const fromEnvironment = keyVariableForm.test(keyVariable)
    ? secrets.fromEnvironment(keyVariable)
    : undefined;
  const name = endpointKeyName(settings);
  const stored = name === undefined ? undefined : await secrets.get(name);
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
