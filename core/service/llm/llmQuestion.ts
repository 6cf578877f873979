import { type BuiltRequest, buildRequest, promptVersion } from '../../llm/buildRequest.ts';
import { withSchemaWords } from '../../llm/headerVocabulary.ts';
import { uncertainColumns } from '../../llm/uncertainColumns.ts';
import type { LlmSettings, LlmSight } from '../../model/llm.ts';
import { genericPackId } from '../../model/pack.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { Digest } from '../../ports/clock.ts';
import type { SessionHash } from '../../ports/llm.ts';
import type { LlmSubject } from './llmSubject.ts';

/** A question about a file, ready to be put. */
export interface LlmQuestion extends BuiltRequest {
  readonly see: LlmSight;
  readonly sensitive: boolean;
  /** Columns asked about, ascending; `[]`: there is nothing to ask. */
  readonly asked: readonly number[];
}

export interface QuestionParts {
  readonly settings: LlmSettings;
  readonly sessionHash: SessionHash;
  /** Known words of headers, without those of the schema itself. */
  readonly vocabulary: ReadonlySet<string>;
}

export function questionFor(subject: LlmSubject, parts: QuestionParts): LlmQuestion {
  const { settings, sessionHash, vocabulary } = parts;
  const { columns, schema, ruled, decided, held } = subject;
  // The fields of a file of its own are its headers: they say what is to be masked, and there is nothing to map to.
  const asked = schema.id === genericPackId ? [] : uncertainColumns(ruled, columns, decided);
  const certain = ruled.columns.flatMap(({ columnIndex, field }) =>
    field === null || asked.includes(columnIndex) || decided.has(columnIndex) ? [] : [field],
  );
  const fixed = [
    ...(ruled.constants ?? []),
    ...(ruled.derived ?? []).filter(({ origin }) => origin === 'memory'),
  ].map(({ field }) => field);
  const names = new Set(schema.fields.map(({ name }) => name));
  const see = sightFor(schema, settings);
  const sensitive = schema.sensitive === true;
  const built = buildRequest({
    columns,
    asked,
    schema,
    taken: [...new Set([...certain, ...fixed, ...held])].filter((field) => names.has(field)),
    masking: { see, sensitive, vocabulary: withSchemaWords(vocabulary, [schema]), keyed: sessionHash },
    modelId: settings.modelId,
    tokenLimit: settings.fileTokenLimit,
  });
  return { ...built, see, sensitive, asked };
}

/** Of health data nothing but shapes is ever seen. */
export function sightFor(schema: TargetSchema, settings: LlmSettings): LlmSight {
  return schema.sensitive === true ? 'shapes' : settings.see;
}

/** Name of the answer to a question: the same layout, fields, template, model and level have the same answer. */
export function answerKey(
  { fingerprint, schema }: Pick<LlmSubject, 'fingerprint' | 'schema'>,
  settings: LlmSettings,
  digest: Digest,
): string {
  const { provider, baseUrl, modelId } = settings;
  const fields = digest(JSON.stringify(schema.fields));
  return digest(
    JSON.stringify([
      fingerprint,
      schema.id,
      schema.version,
      fields,
      promptVersion,
      provider,
      provider === 'openai' ? baseUrl : '',
      modelId,
      sightFor(schema, settings),
    ]),
  );
}
