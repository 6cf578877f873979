import type { AskQuery } from '../../../model/ask.ts';
import type { AskTopic } from '../../askField.ts';
import { lexiconOf } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** What a word that names rows weighs beside one that names a field or a value of them. */
const subjectWeight = 6;
/** Words that speak of one topic although it does not name them: `files` are runs, unless they lie in the Inbox. */
const leanings: readonly (readonly [word: RegExp, kind: AskTopic['subject']['kind'], weight: number])[] = [
  [/^files?$/, 'runs', 3],
  [/^files?$/, 'files', 3],
  [/^(?:duplicates?|doubles)$/, 'records', 6],
  [/^inbox$/, 'files', 6],
  [/^(?:waiting|awaiting|review|arrived|unreadable|reviewed|unreviewed|pending)$/, 'files', 5],
  [/^(?:read)$/, 'files', 3],
  [/^(?:busiest|quietest)$/, 'runs', 2],
  [/^(?:mb|gb|kb)$/, 'files', 4],
  [
    /^(?:rows|rejected|rejects|send|sent|sends|process|processed|quarantine|quarantined|delivered|submitted)$/,
    'runs',
    3,
  ],
  [/^(?:mappings?|approved|approvals?)$/, 'mappings', 4],
  [/^(?:scans?|scanned|drawings?|codes?|documents?)$/, 'scans', 5],
];

/** The topic that a question is about; that of the question before where it names none. */
export function chooseTopic(
  topics: readonly AskTopic[],
  tokens: readonly Token[],
  context: AskQuery | null,
): { readonly topic: AskTopic; readonly isNamed: boolean } | undefined {
  const scored = topics.map((topic, place) => {
    let score = 0;
    let isNamed = false;
    let firstSubject = -1;
    let lastSubject = -1;
    let lastEnd = -1;
    const lexicon = lexiconOf(topic);
    for (let at = 0; at < tokens.length; ) {
      const subject = lexicon.find(tokens, at, (meaning) => meaning.isSubject === true);
      const other = lexicon.find(
        tokens,
        at,
        ({ field, value }) => field !== undefined || value !== undefined,
      );
      const exact = other?.isMisspelt === false ? other : undefined;
      const isFile = /^files?$/.test(tokens[at]?.word ?? '') && subject?.length === 1;
      if (subject?.isMisspelt === false && !isFile) {
        score += subjectWeight + subject.length;
        isNamed = true;
        if (firstSubject < 0) firstSubject = at;
        lastSubject = at;
        lastEnd = at + subject.length;
      } else if (subject?.isMisspelt === true && other === undefined && !isFile) {
        // "Leeds" are leads where nothing else is named.
        score += 1;
        isNamed = true;
      } else if (exact !== undefined) {
        // A field that nobody has filled is hardly meant.
        score += exact.field?.isUsed === false ? 0.2 : exact.length;
      }
      for (const [word, kind, weight] of leanings)
        if (kind === topic.subject.kind && word.test(tokens[at]?.word ?? '')) {
          score += weight;
          isNamed ||= weight >= 2;
        }
      at += Math.max(1, subject?.length ?? 0, exact?.length ?? 0);
    }
    return { topic, score, isNamed, firstSubject, lastSubject, lastEnd, place };
  });
  const [best, next] = scored.toSorted((a, b) => b.score - a.score || a.place - b.place);
  if (best === undefined) return undefined;
  // Of "lead imports" the imports are meant, which the leads qualify.
  const isQualified = next !== undefined && next.lastSubject === best.lastEnd && best.lastSubject >= 0;
  // Of "runs of a mapping" the runs are meant.
  const head = scored.find(
    ({ firstSubject }) =>
      firstSubject >= 0 &&
      firstSubject < best.firstSubject &&
      joins.has(tokens[firstSubject + 1]?.word ?? ''),
  );
  const chosen = head ?? (isQualified ? next : best);
  if (context !== null && !chosen.isNamed) {
    const same = topics.find(({ subject }) => isSame(subject, context.subject));
    if (same !== undefined) return { topic: same, isNamed: false };
  }
  return chosen.score > 0 ? { topic: chosen.topic, isNamed: chosen.isNamed } : undefined;
}

const joins: ReadonlySet<string> = new Set(['of', 'with', 'by', 'using', 'for', 'from', 'under']);

export function isSame(a: AskQuery['subject'], b: AskQuery['subject']): boolean {
  return a.kind === b.kind && (a.kind !== 'records' || b.kind !== 'records' || a.packId === b.packId);
}
