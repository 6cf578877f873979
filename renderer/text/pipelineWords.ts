import type { SendApproved } from '../../core/contract/views.ts';

/** Words of the page of settings about pipelines. */
export const pipelineWords = {
  about:
    'A pipeline runs files by themselves: a folder of this computer that is watched, or AWS. Jobs shows what is under way in them.',
  folderGroup: 'Folder',
  folder: 'Folder to watch',
  folderHelp: 'Its full path; empty for none.',
  folderPlaceholder: '/data/pipeline',
  clear: 'Clear',
  state: 'State',
  notSetUp: 'Not set up',
  places: 'What lies where in the folder',
  placeNames: {
    raw: 'Put files here. Each runs by its approved mapping; without one it waits and stands in the Inbox.',
    'raw-test': 'The same beside it: compared with the run from raw, in validation-reports/comparison.',
    processed: 'Outputs, a folder for each target and run. _MANIFEST.json comes last: then all is there.',
    'validation-reports': 'Validations and Excel reports.',
    quarantine: 'Outputs that are held back.',
    archive: 'A copy of each original.',
  },
  aws: 'AWS',
  awsLine: 'Account',
  awsHelp: 'Profile, region and resources, and what your profile may do there.',
  openAws: 'AWS settings',
  send: 'What an approval sends',
  choices: {
    never: {
      label: 'No file',
      help: 'Files stay on this computer. “Send to pipeline…” in the Inbox sends those that you choose.',
    },
    folder: {
      label: 'The file to the folder',
      help: 'Each approved file goes into raw of the folder and runs there as well.',
    },
    aws: {
      label: 'The file to AWS',
      help: 'Each approved file goes into raw of the bucket, beside its mapping. Offline both wait in the outbox.',
    },
  } satisfies Readonly<Record<SendApproved, { readonly label: string; readonly help: string }>>,
  mappingsShared: 'Files stay on this computer. Approved mappings go to AWS, where all analysts share them.',
  notThere: 'It is not set up, so nothing is sent.',
} as const;
