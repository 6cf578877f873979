import { AppError } from '../../../../core/model/errors.ts';
import type { OutputChoice } from '../../../../core/model/outputChoice.ts';
import { outputFormatsOf } from './outputFormatsOf.ts';

export interface PipelineOrder {
  readonly kind: 'pipeline';
  readonly folder: string;
  /** Ends when all that is there is done, instead of waiting for more. */
  readonly once: boolean;
  readonly json: boolean;
  /** What is to be written instead of what the settings say. */
  readonly outputs: Partial<OutputChoice>;
}

/** @throws {AppError} `USAGE` */
export function pipelineOrder({
  values,
  positionals,
}: {
  readonly values: { readonly once?: boolean; readonly json?: boolean; readonly outputs?: string };
  readonly positionals: readonly string[];
}): PipelineOrder {
  const [folder, ...more] = positionals;
  if (folder === undefined) throw new AppError('USAGE', 'The command needs a folder.');
  if (more.length > 0) throw new AppError('USAGE', 'One folder is a pipeline at a time.');
  return {
    kind: 'pipeline',
    folder,
    once: values.once ?? false,
    json: values.json ?? false,
    outputs: values.outputs === undefined ? {} : { formats: outputFormatsOf(values.outputs) },
  };
}
