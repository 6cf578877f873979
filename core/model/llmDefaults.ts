import type { LlmSettings } from './llm.ts';

/** What is set before a person has set anything. */
export const llmDefaults: LlmSettings = {
  mode: 'off',
  provider: 'bedrock',
  region: '',
  profile: '',
  modelId: '',
  baseUrl: '',
  bedrockUrl: '',
  keyVariable: '',
  see: 'shapes',
  values: 'never',
  healthValues: 'never',
  // Some two hundred files of thirty columns against a pack of sixty fields.
  monthlyTokenLimit: 2_000_000,
  // A target of 736 fields with short descriptions takes about 25,000.
  fileTokenLimit: 60_000,
  monthlyCostLimit: null,
  pricePerMillionIn: null,
  pricePerMillionOut: null,
  // Longer than a person waits for a suggestion; the local proposal is there meanwhile.
  timeoutSeconds: 20,
};
