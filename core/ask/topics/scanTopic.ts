import type { AskTopic } from '../askField.ts';
import { choices, deskField, deskTopic, personField } from './deskField.ts';

/** Searches for codes as something to be asked about. */
export function scanTopic(): AskTopic {
  return deskTopic('scans', {
    title: 'Scans',
    one: 'scan',
    many: 'scans',
    words: 'scan|scans|code scan|code scans|drawing scan|drawing scans|code search|code searches',
    dateField: 'started',
    fields: [
      deskField(
        {
          name: 'started',
          label: 'Started',
          type: 'instant',

          isShown: true,
        },
        'started|start|date|ran|when|run',
      ),
      deskField(
        {
          name: 'state',
          label: 'State',
          type: 'choice',

          isShown: true,
          values: choices(
            ['done', 'Done', 'finished|completed|complete|succeeded|successful'],
            ['running', 'Running', 'under way|in progress|going|ongoing|active'],
            ['listing', 'Listing', 'listing'],
            ['paused', 'Paused', 'paused|on hold'],
            ['stopped', 'Stopped', 'cancelled|canceled|aborted'],
            ['failed', 'Failed', 'fail|failing|failures|error|errors|broken'],
          ),
        },
        'state|status',
      ),
      deskField(
        {
          name: 'place',
          label: 'Place',
          type: 'text',

          isShown: true,
          isPersonal: true,
        },
        'place|folder|where|path',
      ),
      personField('Started by', 'started by|person|who|user|by|engineer'),
      deskField(
        {
          name: 'codes',
          label: 'Codes',
          type: 'number',

          isShown: true,
        },
        'codes|codes searched|code count|searched codes',
      ),
      deskField(
        {
          name: 'documents',
          label: 'Documents',
          type: 'number',

          isShown: true,
        },
        'documents|drawings|files|pdfs|searched documents',
      ),
      deskField(
        {
          name: 'withMatches',
          label: 'Documents with matches',
          type: 'number',
        },
        'documents with matches|drawings with matches|hits|documents with codes',
      ),
      deskField(
        {
          name: 'exact',
          label: 'Exact matches',
          type: 'number',

          isShown: true,
        },
        'exact matches|matches|exact|found codes|match|found',
      ),
      deskField(
        {
          name: 'near',
          label: 'Near matches',
          type: 'number',
        },
        'near matches|near|fuzzy matches',
      ),
      deskField(
        {
          name: 'unreadable',
          label: 'Unreadable documents',
          type: 'number',
        },
        'unreadable|unreadable documents|unreadable files|unreadable drawings',
      ),
      deskField({ name: 'pages', label: 'Pages', type: 'number' }, 'pages'),
      deskField(
        {
          name: 'duration',
          label: 'Duration',
          type: 'number',

          unit: 'seconds',
        },
        'duration|took|time taken|seconds',
      ),
    ],
  });
}
