import type { LlmClient } from '../../../core/ports/llm.ts';
import { type AwsPlaces, awsProfiles } from '../../account/awsProfiles.ts';
import { profileCredentials } from '../../account/profileCredentials.ts';
import { bedrockCaller } from './bedrock.ts';
import { openAiCaller } from './openAi.ts';

/** Speaks with Bedrock and with OpenAI-compatible endpoints over the network of this machine. */
export function llmClient(places: AwsPlaces = {}): LlmClient {
  const callers = {
    bedrock: bedrockCaller((profile) => profileCredentials(profile, places)),
    openai: openAiCaller(),
  };
  return {
    prepare: (connection, request) => callers[connection.provider](connection, request),
    profiles: async () => (await awsProfiles(places)).map(({ name }) => name),
  };
}
