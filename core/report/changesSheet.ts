import type { FieldChanges } from '../model/run.ts';
import type { WorkbookTable } from '../workbook/write/writeWorkbook.ts';
import { countText } from './countText.ts';
import { oneBatch } from './oneBatch.ts';
import type { ReportCell, ReportFacts } from './reportFacts.ts';
import { looks, tabs } from './reportLooks.ts';

const header = ['Field', 'Rows changed', 'Share', 'By', 'Before', 'After'] as const;

/** What the mapping changed, field by field, with a few values before and after; `undefined` where it changed none. */
export function changesSheet(facts: ReportFacts): WorkbookTable | undefined {
  const names = new Set(facts.schema.fields.map(({ name }) => name));
  const changes = (facts.counts.changes ?? []).filter(
    ({ field, changed }) => changed > 0 && names.has(field),
  );
  if (changes.length === 0) return undefined;
  const rows: ReportCell[][] = [[...header]];
  for (const one of changes) {
    const about: ReportCell[] = [
      one.field,
      one.changed,
      facts.counts.rowsOut === 0 ? null : one.changed / facts.counts.rowsOut,
      stepsText(facts, one),
    ];
    const examples = one.examples.length === 0 ? [{ before: '', after: '' }] : one.examples;
    for (const { before, after } of examples) rows.push([...about, before, after]);
  }
  return {
    name: 'Changes',
    rows: oneBatch(rows),
    form: {
      filter: true,
      print: true,
      textNumbers: true,
      tab: tabs.plain,
      headerLook: looks.header,
      widths: [28, 16, 11, 52, 40, 40],
      columnLooks: [looks.strong, looks.whole, looks.share, looks.text, looks.text, looks.text],
    },
  };
}

/** The steps of the field that changed values, each with its rows. */
function stepsText({ correspondences, stepText }: ReportFacts, { field, steps }: FieldChanges): string {
  const own = correspondences.filter((one) => one.field === field).flatMap(({ transforms }) => transforms);
  return steps
    .map(({ kind, count }) => {
      const step = own.find((one) => one.kind === kind);
      const words = step === undefined ? 'Write as the type of the field' : stepText(step);
      return steps.length === 1 ? words : `${words} (${countText(count)})`;
    })
    .join('; ');
}
