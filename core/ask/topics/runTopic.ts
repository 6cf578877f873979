import type { AskTopic } from '../askField.ts';
import {
  choices,
  deskField,
  deskTopic,
  fileField,
  type KnownPack,
  packField,
  personField,
  senderField,
} from './deskField.ts';

/** The history as something to be asked about. */
export function runTopic(packs: readonly KnownPack[]): AskTopic {
  return deskTopic('runs', {
    title: 'Runs',
    one: 'run',
    many: 'runs',
    words:
      'run|runs|file|processing run|history|upload|uploads|import|imports|delivery|deliveries|submission|submissions',
    dateField: 'started',
    fields: [
      deskField(
        {
          name: 'started',
          label: 'Started',
          type: 'instant',

          isShown: true,
        },
        'started|start|date|processed|ran|run|time|when|received|sent',
      ),
      deskField(
        {
          name: 'state',
          label: 'State',
          type: 'choice',

          isShown: true,
          values: choices(
            [
              'done',
              'Done',
              'succeeded|successful|successfully|completed|complete|finished|success|ok|passed|went through|go through|gone through|succeed|worked|finish',
            ],
            [
              'failed',
              'Failed',
              'fail|fails|failing|failure|failures|broken|broke|crashed|error|errors|unsuccessful|went wrong|go wrong|gone wrong|wrong|problem|problems',
            ],
            ['quarantined', 'In quarantine', 'quarantined|quarantine|held|held back|on hold'],
            ['cancelled', 'Cancelled', 'canceled|stopped|aborted|cancelled|broken off'],
            ['running', 'Running', 'under way|in progress|ongoing|going|active'],
          ),
        },
        'state|status|outcome|result',
      ),
      senderField,
      fileField,
      packField(packs),
      personField('Started by', 'started by|person|who|user|analyst|by|approver'),
      deskField(
        {
          name: 'trigger',
          label: 'Trigger',
          type: 'choice',

          values: choices(
            [
              'automatic',
              'By itself',
              'automatic|automatically|approved automatically|automatically approved|automated|unattended|on its own',
            ],
            ['approval', 'Approval', 'approved|after approval|on approval'],
            ['person', 'By a person', 'by hand|manual|manually|again|rerun|re-run'],
          ),
        },
        'trigger|cause',
      ),
      deskField(
        {
          name: 'rows',
          label: 'Rows',
          type: 'number',

          unit: 'rows',
          isShown: true,
        },
        'rows|row|rows in|records|lines|row count|size',
      ),
      deskField(
        {
          name: 'rejected',
          label: 'Rejected',
          type: 'number',

          unit: 'rows',
          isShown: true,
        },
        'rejected|rejects|reject|rejected rows|bad rows|rejections|errors|rows rejected',
      ),
      deskField(
        {
          name: 'rejectShare',
          label: 'Share rejected',
          type: 'number',

          unit: 'share',
        },
        'reject share|share rejected|reject rate|rejection rate|error rate',
      ),
      deskField(
        {
          name: 'quality',
          label: 'Quality',
          type: 'number',

          unit: 'share',
          isShown: true,
        },
        'quality|quality score|score',
      ),
      deskField(
        {
          name: 'duration',
          label: 'Duration',
          type: 'number',

          unit: 'seconds',
        },
        'duration|time taken|took|running time|processing time|seconds|length|run time',
      ),
      deskField({ name: 'mapping', label: 'Mapping', type: 'text' }, 'mapping|mapping id'),
      deskField(
        {
          name: 'mappingVersion',
          label: 'Version of the mapping',
          type: 'number',
        },
        'mapping version|version',
      ),
    ],
  });
}
