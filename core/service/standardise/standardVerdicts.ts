import type { LlmSettings } from '../../model/llm.ts';
import type { KeptVerdict, StandardRule } from '../../model/standardising.ts';
import { standardPromptVersion } from '../../standardise/standardRequest.ts';
import type { StandardDeps } from './standardDeps.ts';

/** Whose answers are meant: the same rule, value, model and template have the same one. */
interface Asked {
  readonly settings: LlmSettings;
  readonly rule: StandardRule;
}

/** Name of what came of a value. */
function verdictKey({ deps }: Pick<StandardDeps, 'deps'>, { settings, rule }: Asked, value: string): string {
  const { provider, baseUrl, modelId } = settings;
  const where = [provider, provider === 'openai' ? baseUrl : '', modelId];
  return deps.digest(JSON.stringify([standardPromptVersion, ...where, rule, value]));
}

/** Keeps verdicts, so that nobody pays for them again. */
export function keepVerdicts(
  parts: Pick<StandardDeps, 'deps'>,
  asked: Asked,
  verdicts: readonly KeptVerdict[],
): Promise<void> {
  return parts.deps.standards.keepVerdicts(
    verdicts.map((kept) => ({ key: verdictKey(parts, asked, kept.verdict.value), kept })),
  );
}

/** What came of values before; others are left out. */
export async function verdictsOn(
  parts: Pick<StandardDeps, 'deps'>,
  asked: Asked,
  values: readonly string[],
): Promise<ReadonlyMap<string, KeptVerdict>> {
  const keys = new Map(values.map((value) => [verdictKey(parts, asked, value), value]));
  const kept = await parts.deps.standards.verdicts([...keys.keys()]);
  return new Map([...kept].map(([key, verdict]) => [keys.get(key) ?? '', verdict]));
}
