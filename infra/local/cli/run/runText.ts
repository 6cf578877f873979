import {
  type DuplicateCount,
  type LikelyCount,
  qualityDimensions,
  type QualityScore,
  type Run,
} from '../../../../core/model/run.ts';
import { printable, textTable } from '../session/textTable.ts';

/** A run as tables for the eye: what came of its rows, why some are rejected, rules, changes, duplicates. Without outputs. */
export function runText(run: Run): string {
  const { fileName, counts, mappingId, mappingVersion } = run;
  const tables = [failureTable(run), ruleTable(run), changeTable(run)].filter((table) => table !== '');
  return [
    `${printable(fileName)}  mapping ${mappingId}, version ${mappingVersion}`,
    `${count(counts?.rowsIn)} rows in, ${count(counts?.rowsOut)} out, ${count(counts?.rowsRejected)} rejected`,
    ...(counts?.quality === undefined ? [] : [qualityText(counts.quality)]),
    ...(counts?.duplicates === undefined ? [] : [duplicateText(counts.duplicates)]),
    ...(counts?.likely === undefined ? [] : [likelyText(counts.likely)]),
    ...quarantineText(run),
    ...tables.flatMap((table) => ['', table]),
  ].join('\n');
}

function quarantineText({ quarantine }: Run): readonly string[] {
  if (quarantine === undefined) return [];
  const { reason, released } = quarantine;
  const held = `held back: ${printable(reason)}`;
  if (released === undefined) return [held];
  const who = released.by === '' ? '' : ` by ${printable(released.by)}`;
  return [
    held,
    `released${who} at ${released.at.slice(0, 19).replace('T', ' ')}: ${printable(released.reason)}`,
  ];
}

/** How several files ended, in one line: "37 files: 35 done, 1 quarantined, 1 failed". */
export function endText(ended: ReadonlyMap<string, number>): string {
  const files = [...ended.values()].reduce((sum, value) => sum + value, 0);
  const parts = [...ended].map(([state, value]) => `${count(value)} ${state}`);
  return `${count(files)} files: ${parts.join(', ')}`;
}

function failureTable({ counts }: Run): string {
  if (!counts?.failures.length) return '';
  return textTable(
    [
      { title: 'why' },
      { title: 'field' },
      { title: 'rows', right: true },
      { title: 'examples', mostCharacters: 60 },
    ],
    counts.failures.map((failure) => [
      failure.code,
      failure.field,
      count(failure.count),
      failure.examples.join(' | '),
    ]),
  );
}

/** Rules that hold are not listed; how many there are is said behind the others. */
function ruleTable({ counts }: Run): string {
  const rules = counts?.rules ?? [];
  if (rules.length === 0) return '';
  const broken = rules.filter((rule) => rule.broken > 0);
  const kept = `${count(rules.length - broken.length)} of ${count(rules.length)} rules hold in every row`;
  if (broken.length === 0) return kept;
  const table = textTable(
    [
      { title: 'rule', mostCharacters: 70 },
      { title: 'severity' },
      { title: 'then' },
      { title: 'broken', right: true },
      { title: 'checked', right: true },
    ],
    broken
      .toSorted((a, b) => b.broken - a.broken || a.place - b.place)
      .map((rule) => [
        rule.message,
        rule.severity,
        rule.rejects ? 'rejected' : 'flagged',
        count(rule.broken),
        count(rule.checked),
      ]),
  );
  return `${table}\n${kept}`;
}

function changeTable({ counts }: Run): string {
  const changes = (counts?.changes ?? []).filter(({ changed }) => changed > 0);
  if (changes.length === 0) return '';
  return textTable(
    [
      { title: 'changed field' },
      { title: 'rows', right: true },
      { title: 'by', mostCharacters: 40 },
      { title: 'for example', mostCharacters: 60 },
    ],
    changes
      .toSorted((a, b) => b.changed - a.changed)
      .map(({ field, changed, steps, examples }) => [
        field,
        count(changed),
        steps.map(({ kind }) => kind).join(', '),
        examples.length === 0 ? '' : `${examples[0]?.before ?? ''} -> ${examples[0]?.after ?? ''}`,
      ]),
  );
}

function qualityText({ overall, dimensions }: QualityScore): string {
  const parts = qualityDimensions.map((name) => {
    const score = dimensions[name];
    return `${name} ${score === null ? '-' : percentText(score)}`;
  });
  return `quality ${percentText(overall)}: ${parts.join(', ')}`;
}

function duplicateText({ key, groups, rows }: DuplicateCount): string {
  const of = key.map(printable).join(' + ');
  return groups === 0
    ? `no ${of} stands more than once`
    : `${count(groups)} of ${of} stand more than once, ${count(rows)} rows beyond the first of each`;
}

function likelyText({ groups, rows }: LikelyCount): string {
  return groups === 0
    ? 'no rows are likely the same'
    : `${count(groups)} groups of ${count(rows)} rows in all are likely the same`;
}

/** Rounded down to a tenth, so that nothing reads 100 % that is below it. */
export function percentText(score: number): string {
  return `${(Math.floor(score * 1_000 + 1e-9) / 10).toFixed(1)} %`;
}

function count(rows: number | undefined): string {
  return (rows ?? 0).toLocaleString('en');
}
