import { derivationWords, outputWords } from './outputWords.mjs';
import { ruleWords } from './ruleWords.mjs';

const made = '<!-- Made by scripts/packDocs.mjs from core/packs; change the pack and run it again. -->';

/**
 * The page of one pack: its fields with their words and values, its rules, its sources.
 *
 * @param {any} pack The parsed `schema.json`.
 * @returns {string} Markdown.
 */
export function packPage(pack) {
  return `${[
    made,
    `# ${pack.title}`,
    pack.about,
    factsOf(pack),
    '## Fields',
    overview(pack.fields),
    ...pack.fields.map(fieldPart),
    '## Rules',
    'A rule speaks where its fields are fed: an order where two of them are, at least one of several where one is. Rules help to find the right columns, and each run and check says how many rows break them. A row goes out all the same unless the rule is marked to reject.',
    rulesTable(pack.expectations ?? []),
    ...outputsPart(pack),
    '## Sources',
    (pack.sources ?? []).map((source) => `- ${source}`).join('\n'),
  ].join('\n\n')}\n`;
}

/**
 * The page that lists the packs.
 *
 * @param {readonly any[]} packs In the order in which they are listed.
 * @returns {string} Markdown.
 */
export function indexPage(packs) {
  const rows = packs.map(
    (pack) =>
      `| [${pack.title}](packs/${pack.id}.md) | \`${pack.id}\` | ${pack.fields.length} | ${wordsIn(pack)} | ${valuesIn(pack)} | ${spellingsIn(pack)} | ${(pack.expectations ?? []).length} | ${pack.about} |`,
  );
  return `${[
    made,
    '# Packs',
    'A pack is the target schema of a domain, as data: its fields, the words that senders use for them, the values they may have, and rules about them. These come with Mapwright; nobody from the trades has checked them, and no standard’s text was copied.',
    `| pack | id | fields | words | values | spellings of values | rules | about |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}`,
    'Words are English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and Swedish. A word belongs to one field of its pack. Where a field lists values and is not an `enum`, the values are the known ones and others pass.',
  ].join('\n\n')}\n`;
}

function factsOf(pack) {
  const facts = [`Id \`${pack.id}\`, version ${pack.version}.`];
  if (pack.sensitive === true)
    facts.push('Its data is sensitive: nothing but the shapes of values may ever leave the machine.');
  return facts.join(' ');
}

function overview(fields) {
  const rows = fields.map(
    (field) =>
      `| [${field.label}](#${anchorOf(field)}) | \`${field.name}\` | ${field.type} | ${field.required ? 'yes' : ''} | ${cell(field.description)} |`,
  );
  return `| field | name | type | required | what it is |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}`;
}

/** The heading's anchor: lower case, blanks to hyphens, other signs dropped. */
function anchorOf(field) {
  return field.label
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

function fieldPart(field) {
  const facts = [
    ['Name', `\`${field.name}\``],
    ['Type', typeText(field)],
    ['Part of', field.group],
    ['Unit', field.unit],
    ['Written as', formWords[field.format] ?? field.format],
    ['Longest text', typeof field.maxLength === 'number' ? `${field.maxLength} characters` : undefined],
    ['In standards', field.standard],
    ['Examples', field.examples?.map((example) => `\`${example}\``).join(', ')],
    ['Words', field.synonyms.join(' · ')],
  ];
  const lines = facts.filter(([, text]) => text !== undefined && text !== '');
  const list = lines.map(([name, text]) => `- ${name}: ${text}`).join('\n');
  return [`### ${field.label}`, field.description, list, ...valuesPart(field)].join('\n\n');
}

const formWords = { upper: 'upper case', lower: 'lower case', title: 'title case' };

function valuesPart(field) {
  const values = field.enum ?? [];
  if (values.length === 0) return [];
  const spellings = new Map((field.aliases ?? []).map((alias) => [alias.value, alias.spellings]));
  const rows = values.map(
    (value) => `| ${cell(value)} | ${cell((spellings.get(value) ?? []).join(' · '))} |`,
  );
  const first = field.type === 'enum' ? 'allowed value' : 'known value';
  return [`| ${first} | also written |\n| --- | --- |\n${rows.join('\n')}`];
}

function outputsPart({ derived = [], output = {} }) {
  const rows = derived.map(
    ({ name, label, description, derive }) =>
      `| ${cell(label)} | \`${name}\` | ${cell(description)} | ${cell(derivationWords(derive))} |`,
  );
  const files = outputWords(output);
  return [
    ...(rows.length === 0
      ? []
      : [
          '## Derived fields',
          'Runs put these behind the fields. No column is mapped to them; one whose fields are missing is missing.',
          `| field | name | what it is | how it comes about |\n| --- | --- | --- | --- |\n${rows.join('\n')}`,
        ]),
    ...(files.length === 0 ? [] : ['## Outputs', files.map((file) => `- ${file}`).join('\n')]),
  ];
}

function rulesTable(expectations) {
  const rows = expectations.map(
    ({ rule, severity, message }) => `| ${ruleWords(rule)} | ${severity} | ${cell(message)} |`,
  );
  return `| rule | severity | in words |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function wordsIn(pack) {
  return pack.fields.reduce((sum, field) => sum + field.synonyms.length, 0);
}

function valuesIn(pack) {
  return pack.fields.reduce((sum, field) => sum + (field.enum ?? []).length, 0);
}

function spellingsIn(pack) {
  return pack.fields.reduce(
    (sum, field) => sum + (field.aliases ?? []).reduce((all, alias) => all + alias.spellings.length, 0),
    0,
  );
}

/** @returns `phone; what has another form is kept as written` */
function typeText({ type, required, orElse = [], unfit }) {
  const need = required
    ? `, required${orElse.length === 0 ? '' : `, or ${orElse.join(', ')} in its place`}`
    : '';
  return `${type}${need}${unfit === 'keep' ? '; what has another form is kept as written' : ''}`;
}
