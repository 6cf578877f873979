import type { OutputChoice } from '../../core/contract/views.ts';
import { outputWords } from './outputWords.ts';

/** What a run was to write beside what every run writes, as it was chosen: "Excel report, Parquet · text of the source". */
export function askedWords({ formats, rawColumns, keepSource = 'pack' }: OutputChoice): string {
  const { asked } = outputWords;
  const files = formats.map((format) => outputWords.formats[format].label).join(', ');
  return [
    files === '' ? asked.noFormats : files,
    ...(rawColumns ? [asked.raw] : []),
    ...(keepSource === 'pack' ? [] : [asked.keeping[keepSource]]),
  ].join(' · ');
}
