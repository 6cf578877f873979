import type { Token } from './tokens.ts';

/** Words that order a change; questions only read. */
const orders: Readonly<Record<string, string>> = {
  delete: 'delete',
  remove: 'delete',
  erase: 'delete',
  drop: 'delete',
  wipe: 'delete',
  purge: 'delete',
  truncate: 'delete',
  destroy: 'delete',
  update: 'change',
  change: 'change',
  edit: 'change',
  modify: 'change',
  set: 'change',
  rename: 'change',
  replace: 'change',
  insert: 'change',
  overwrite: 'change',
  fix: 'change',
  merge: 'change',
  approve: 'change',
  release: 'change',
  reject: 'change',
  cancel: 'change',
  rerun: 'change',
  retry: 'change',
  email: 'send',
  mail: 'send',
  send: 'send',
  upload: 'send',
  post: 'send',
  forward: 'send',
  export: 'send',
  execute: 'run',
  exec: 'run',
  eval: 'run',
  ignore: 'instruct',
  disregard: 'instruct',
  forget: 'instruct',
  pretend: 'instruct',
  bypass: 'instruct',
  override: 'instruct',
};

/** Words that order something only where something to be worked on stands right behind: `stop all scans`, `archive the runs`. */
const deeds: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['delete', 'empty clear archive throw'],
    [
      'change',
      'mark move assign reassign add create make import load copy stop pause resume abort undo revert restore reset ' +
        'reopen close complete force-complete finish tag label block unblock enable disable turn switch give grant unmerge ' +
        'split convert correct clean standardise standardize translate',
    ],
    ['send', 'call phone write notify invite message contact share publish'],
    ['run', 'launch trigger start restart schedule'],
  ].flatMap(([order = '', words = '']) => words.split(' ').map((word): [string, string] => [word, order])),
);

/** What stands behind a deed. */
const workedOn =
  /^(?:the|all|every|each|these|those|this|that|them|it|my|our|their|his|her|a|an|new|away|on|off|everyone|everybody|access|leads?|records?|runs?|files?|mappings?|scans?|contacts?|uploads?|duplicates)$/;
/** Of these, things themselves say how they are: `complete runs`. */
const areStates = /^(?:complete|clear|clean|correct|close|empty|split|start|finish) \w+s$/;

const reasons: Readonly<Record<string, string>> = {
  delete:
    'Questions only look things up: nothing was deleted. Records are changed under Leads, files are removed in the Inbox.',
  change: 'Questions only look things up: nothing was changed. Open the rows to work on them.',
  send: 'Questions only look things up: nothing was sent. An answer can be saved as a file here.',
  run: 'Questions only look things up: nothing was run.',
  instruct:
    'This reads like an instruction, not like a question over what Mapwright keeps. Nothing was done. Ask for leads, runs, files, mappings or scans.',
  secret:
    'Questions reach records, runs, files, mappings and scans, and nothing else: no keys, passwords, settings or other people’s accounts. Nothing was looked up.',
};

/** Politeness before an order. */
const polite = new Set(
  'please can could would you now then and also i want to need just kindly go ahead let us we should must first'.split(
    ' ',
  ),
);

const instructions: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|rules?|prompts?|above|previous|earlier|filters?|limits?|restrictions?)\b/iu,
  /\b(?:you are now|act as|pretend (?:to be|you)|system prompt|developer mode|jailbreak|new instructions?)\b/iu,
  /<\/?(?:system|assistant|user|instructions?|script)\b/iu,
  /\b(?:select\s+[\w*,\s]{1,60}\s+from|union\s+select|insert\s+into|drop\s+table|delete\s+from|truncate\s+table|update\s+\w+\s+set|pragma\s+\w+|attach\s+database)\b/iu,
  /;\s*(?:drop|delete|update|insert|alter|attach)\b|--\s*$/iu,
  /\b(?:print|show|reveal|repeat|tell(?: me)?|output)\b.{0,12}\byour (?:\w+ )?(?:instructions?|prompts?|rules?)\b/iu,
  /\brepeat (?:everything|all|what(?:ever)?) (?:is |stands )?above\b/iu,
  /\b(?:process\.env|require\(|eval\(|rm\s+-rf|curl\s|wget\s)/iu,
];

const secrets =
  /\b(?:passwords?|api[ -]?keys?|secret keys?|secrets|credentials?|access keys?|(?:api|access|bearer|session) tokens?|private keys?|salar(?:y|ies)|settings|source code|aws secrets?|admin (?:rights?|access)|private messages?|credit cards?|other (?:users?|tenants?|customers?|peoples?|companies|accounts?)[’']?s? (?:data|records|leads|files)|someone else[’']?s|other compan(?:y|ies) (?:that|who|which|using|on)|every(?:body|one)[’']s (?:mail|password)|etc\/passwd)\b/iu;

/** "Give me the runs" and "create a list" ask to be shown something. */
const asksForMe =
  /^(?:(?:please|can|could|you|pls|now)\s+)*(?:give|make|write|create|add)\s+(?:me|us|it \d+|that \d+|a (?:list|table|report|summary))\b/iu;

/** Verbs that ask for a change only where something is to be changed: "send me the leads" is a question. */
const askingForms = /^(?:send|export|email|mail|forward|post)\s+me\b/iu;

/**
 * Says why a question is not answered: it orders a change, carries instructions or asks for what questions never reach.
 * A word in the middle, as in "files that were removed", is no order.
 *
 * @returns `undefined` where it is an ordinary question
 */
export function refusalOf(question: string, tokens: readonly Token[]): string | undefined {
  if (instructions.some((form) => form.test(question)))
    return /\b(?:drop|delete|truncate)\b/iu.test(question) && !/\bignore|instructions?\b/iu.test(question)
      ? reasons['delete']
      : reasons['instruct'];
  // What stands in quotes is looked for, such as a company of that name.
  if (secrets.test(question.replace(/["“„«][^"“”„«»]*["“”»]/gu, ' '))) return reasons['secret'];
  let isStart = true;
  for (const [at, { word, isQuoted }] of tokens.entries()) {
    const next = tokens[at + 1]?.word ?? '';
    const isDeed =
      Object.hasOwn(deeds, word) &&
      workedOn.test(next) &&
      !areStates.test(`${word} ${next}`) &&
      !asksForMe.test(question.trim());
    const isRid = word === 'get' && next === 'rid';
    const order = isQuoted
      ? undefined
      : isRid
        ? 'delete'
        : isDeed
          ? deeds[word]
          : Object.hasOwn(orders, word)
            ? orders[word]
            : undefined;
    if (isStart && order !== undefined) {
      // "email addresses of leads", "change of mappings" name things.
      const isThing = isNoun(word, next);
      if (!isThing && !askingForms.test(question.trim())) return reasons[order];
    }
    isStart = (isStart && polite.has(word)) || ['and', 'then', 'also', 'please'].includes(word);
    // Behind "and", an order is one only with something to be done to.
    if (['and', 'then', 'also'].includes(word)) {
      const verb = tokens[at + 1]?.word ?? '';
      const object = tokens[at + 2]?.word ?? '';
      const isOrder = Object.hasOwn(orders, verb) && objects.has(object);
      if (!isOrder) isStart = false;
    }
  }
  return undefined;
}

const objects = new Set(
  'them it all the these those every everything this that their his her its'.split(' '),
);

function isNoun(word: string, next: string): boolean {
  const nouns = [
    'email',
    'mail',
    'change',
    'update',
    'merge',
    'upload',
    'release',
    'reject',
    'post',
    'fix',
    'export',
    'edit',
  ];
  return (
    nouns.includes(word) &&
    ![
      'the',
      'all',
      'every',
      'these',
      'those',
      'them',
      'it',
      'my',
      'this',
      'that',
      'our',
      'each',
      'everyone',
      'everybody',
      'to',
    ].includes(next)
  );
}
