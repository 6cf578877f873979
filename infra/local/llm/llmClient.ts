import type { LlmClient } from '../../../core/ports/llm.ts';
import { awsProfiles } from './awsProfiles.ts';
import { type BedrockPlaces, bedrockCaller } from './bedrock.ts';
import { openAiCaller } from './openAi.ts';

/** Speaks with Bedrock and with OpenAI-compatible endpoints over the network of this machine. */
export function llmClient(places: BedrockPlaces = {}): LlmClient {
  const callers = { bedrock: bedrockCaller(places), openai: openAiCaller() };
  return {
    prepare: (connection, request) => callers[connection.provider](connection, request),
    profiles: () => awsProfiles(places),
  };
}
