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

/** Approved versions of mappings as something to be asked about. */
export function mappingTopic(packs: readonly KnownPack[]): AskTopic {
  return deskTopic('mappings', {
    title: 'Mapping versions',
    one: 'mapping version',
    many: 'mapping versions',
    words:
      'mapping|mappings|mapping history|history of mappings|mapping log|mapping change|mapping changes|mapping versions|approval|approvals|approved mappings|approved mapping|changes to mappings|changes of mappings',
    dateField: 'approved',
    fields: [
      deskField(
        {
          name: 'approved',
          label: 'Approved',
          type: 'instant',

          isShown: true,
        },
        'approved|approval|date|changed on|when|made|created',
      ),
      personField('Approved by', 'approved by|approver|person|who|by|analyst|user|reviewer'),
      deskField(
        {
          name: 'change',
          label: 'Change',
          type: 'choice',

          isShown: true,
          values: choices(
            ['new', 'New', 'new|first|brand new|first version|initial version|initial'],
            ['changed', 'Changed', 'changed|updated|revised'],
          ),
        },
        'change|kind',
      ),
      senderField,
      fileField,
      packField(packs),
      deskField(
        {
          name: 'version',
          label: 'Version',
          type: 'number',

          isShown: true,
        },
        'version|version number',
      ),
      deskField(
        {
          name: 'reason',
          label: 'Reason',
          type: 'text',

          isShown: true,
          isPersonal: true,
        },
        'reason|comment|why',
      ),
      deskField(
        {
          name: 'edited',
          label: 'Columns corrected',
          type: 'number',
        },
        'edited|corrected|corrections|edits|corrected columns|columns corrected|edited columns',
      ),
      deskField({ name: 'columns', label: 'Columns', type: 'number' }, 'columns|column count'),
      deskField({ name: 'rows', label: 'Rows of the file', type: 'number', unit: 'rows' }, 'rows'),
    ],
  });
}
