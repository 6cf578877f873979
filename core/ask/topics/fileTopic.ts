import type { AskTopic } from '../askField.ts';
import {
  choices,
  deskField,
  deskTopic,
  fileField,
  type KnownPack,
  packField,
  senderField,
} from './deskField.ts';

/** The Inbox as something to be asked about. */
export function fileTopic(packs: readonly KnownPack[]): AskTopic {
  return deskTopic('files', {
    title: 'Files in the Inbox',
    one: 'file',
    many: 'files',
    words: 'inbox|inbox file|inbox files|files in the inbox|files in inbox|file in the inbox',
    dateField: 'added',
    fields: [
      fileField,
      deskField(
        {
          name: 'state',
          label: 'State',
          type: 'choice',

          isShown: true,
          values: choices(
            [
              'review',
              'Waiting for review',
              'waiting|review|in review|to review|to be reviewed|awaiting review|awaiting mapping|unreviewed|pending|awaiting|need review|needs review|open|stuck|undecided|not reviewed',
            ],
            ['reading', 'Being read', 'reading|analyzing|analysing|loading'],
            ['running', 'Running', 'under way|in progress'],
            ['done', 'Done', 'finished|completed|processed'],
            ['quarantined', 'In quarantine', 'quarantined|quarantine|held|held back'],
            [
              'failed',
              'Failed',
              'failing|fail|failures|broken|unreadable|error|errors|could not be read|not readable|went wrong|problems',
            ],
          ),
        },
        'state|status',
      ),
      deskField(
        {
          name: 'added',
          label: 'Added',
          type: 'instant',

          isShown: true,
        },
        'added|arrived|received|dropped|came|date|came in|sent|arrival',
      ),
      senderField,
      packField(packs),
      deskField(
        {
          name: 'size',
          label: 'Size',
          type: 'number',

          unit: 'bytes',
          isShown: true,
        },
        'size|bytes|large|big|file size',
      ),
      deskField(
        {
          name: 'origin',
          label: 'From',
          type: 'text',

          isPersonal: true,
        },
        'folder|origin|from folder',
      ),
      deskField(
        {
          name: 'problem',
          label: 'Problem',
          type: 'text',
        },
        'problem|error message|reason|message',
      ),
    ],
  });
}
