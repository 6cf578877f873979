import type { AskTopic } from './askField.ts';

/** Questions to begin with, each of which the grammar understands. */
export function exampleQuestions({ subject, many, fields }: AskTopic): readonly string[] {
  switch (subject.kind) {
    case 'runs':
      return [
        'which brokers’ files failed most often last month',
        'runs in quarantine this week',
        'rejected rows by sender this year',
      ];
    case 'files':
      return ['files waiting for review', 'files in the inbox that failed'];
    case 'mappings':
      return ['mapping changes this year', 'mapping changes by person this quarter'];
    case 'scans':
      return ['scans with near matches this month'];
    case 'records': {
      const has = (name: string): boolean => fields.some((field) => field.name === name && field.isUsed);
      return [
        ...(has('country') && has('phone') ? [`${many} from Singapore without a phone since March`] : []),
        ...(has('country') ? [`how many ${many} by country`] : []),
        `${many} loaded this week`,
      ];
    }
  }
}
