import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from '../project.mjs';
import { emptyFolder, inScore, matchingFolder } from './places.mjs';
import { openProduct } from './productClient.mjs';

const bench = 'memory';
/** Draws of the cases; what holds for one may be luck. */
const seeds = [1, 2];

/**
 * Approves the first file of each sender as it was approved, gives the product the second one, and scores what it takes
 * without a person and which changes it lists. Each case has an installation of its own, so that nothing but the sender's
 * own first file is remembered.
 *
 * @returns {Promise<{figures: object[], skipped: object[], runs: object[]}>}
 */
export async function scoreMemory(cli) {
  const scores = [];
  const counts = { inputs: 0, error: 0, timeout: 0, crash: 0 };
  const startedMs = performance.now();
  for (const seed of seeds) {
    const cases = emptyFolder(inScore('memory', 'cases', String(seed)));
    run('generate.mjs', [cases, '--seed', String(seed)]);
    const answers = emptyFolder(inScore('memory', 'answers', String(seed)));
    for (const { domain, variant } of listCases(cases)) {
      counts.inputs += 1;
      try {
        const answer = await tryCase(cli, { folder: `${cases}/${domain}/${variant}`, domain });
        const file = `${answers}/${domain}/${variant}.json`;
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify(answer));
      } catch (error) {
        counts.error += 1;
        say(`memory: ${variant}: ${error.message}`);
      }
    }
    scores.push(JSON.parse(run('score.mjs', [cases, answers, '--json'])));
  }
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  say(`memory: ${counts.inputs} cases in ${seconds} s, ${counts.error} errors`);
  return { figures: figuresOf(scores), skipped: [], runs: [{ bench, ...counts }] };
}

function listCases(folder) {
  return readdirSync(folder).flatMap((domain) =>
    readdirSync(`${folder}/${domain}`).map((variant) => ({ domain, variant })),
  );
}

async function tryCase(cli, { folder, domain }) {
  const read = (name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
  const { mapping } = read('approved.json');
  const expected = read('expected.json');
  const product = await openProduct({ cli, dataFolder: emptyFolder(inScore('memory', 'data')) });
  try {
    const { client } = product;
    const packId = await packOf(client, domain);
    const give = async (name, columns) => {
      const text = readFileSync(`${folder}/${name}`, 'utf8');
      // The app takes no file without rows; a row of dashes says as little.
      const filler = expected.values ? '' : `${Array(columns).fill('-').join(',')}\n`;
      const fileId = await product.upload(
        name.replace('.csv', ' 2026-01.csv').replace(/first|second/, 'delivery'),
        text + filler,
      );
      await client.inbox.submit({ fileIds: [fileId] });
      await product.settled(fileId);
      return fileId;
    };
    const first = await give('first.csv', mapping.length);
    await approve(client, { fileId: first, packId, fields: mapping.map(({ targetColumn }) => targetColumn) });
    await product.settled(first);
    const second = await give('second.csv', expected.mapping.length);
    await client.review.choosePack({ fileId: second, packId });
    return answerOf(await client.review.open({ fileId: second }), expected.mapping);
  } finally {
    await product.close();
  }
}

/** The pack of a domain: that of the app, else made from the draft. */
async function packOf(client, domain) {
  const packs = await client.packs.list();
  if (packs.some(({ id }) => id === domain)) return domain;
  const text = readFileSync(`${matchingFolder}/../domains/${domain}.json`, 'utf8');
  const { pack } = await client.packs.importText({ text, name: `${domain}.json` });
  const saved = await client.packs.save({ pack: { ...pack, id: domain }, expectedVersion: 0, note: '' });
  if (saved.pack === null) throw new Error(`The draft is no pack: ${JSON.stringify(saved.errors)}`);
  return saved.pack.id;
}

async function approve(client, { fileId, packId, fields }) {
  await client.review.choosePack({ fileId, packId });
  const used = new Set();
  const edits = fields.map((field, columnIndex) => {
    if (field === null || used.has(field)) return { kind: 'ignore', columnIndex };
    used.add(field);
    return { kind: 'assign', columnIndex, field };
  });
  const { draft } = await client.review.edit({ fileId, label: 'As approved', edits });
  await client.review.approve({
    fileId,
    expectedVersion: 0,
    expectedPosition: draft.position,
    reason: 'As approved.',
  });
}

/** Columns are told by their place, as names may have been cleaned. */
function answerOf({ proposal, drift }, columns) {
  const nameAt = (columnIndex) => columns[columnIndex]?.sourceColumn ?? '';
  const changes = drift?.changes ?? [];
  const of = (kind) => changes.filter((change) => change.kind === kind);
  return {
    accepted: proposal.columns
      .filter(({ state, field }) => state === 'auto' && field !== null)
      .map(({ columnIndex, field }) => ({ sourceColumn: nameAt(columnIndex), targetColumn: field })),
    drift: {
      renamed: of('renamed').map(({ from, columnIndex }) => ({ from, to: nameAt(columnIndex) })),
      moved: of('moved').map(({ columnIndex }) => nameAt(columnIndex)),
      added: of('added').map(({ columnIndex }) => nameAt(columnIndex)),
      dropped: of('gone').map(({ name }) => name),
    },
  };
}

/** The scorer says by its exit code whether the goal is met; its figures say so, too. */
function run(script, parameters) {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [`${matchingFolder}/memory/${script}`, ...parameters],
    { encoding: 'utf8' },
  );
  if (stdout.trim() === '') throw new Error(`${script} failed:\n${stderr}`);
  return stdout;
}

function figuresOf(scores) {
  const mean = (pick) => scores.reduce((sum, score) => sum + pick(score), 0) / scores.length;
  const columns = scores.reduce((sum, score) => sum + score.columns, 0);
  const cases = scores.reduce((sum, score) => sum + score.cases, 0);
  const row = (figure, value, n) => ({ bench, figure, value: Math.round(value * 1000) / 10, n });
  return [
    row(
      'auto',
      mean(({ autoShare }) => autoShare),
      columns,
    ),
    { bench, figure: 'wrong', value: scores.reduce((sum, { wrong }) => sum + wrong, 0), n: columns },
    row(
      'changes',
      mean(({ driftRecall }) => driftRecall),
      cases,
    ),
    row(
      'changes.right',
      mean(({ driftPrecision }) => driftPrecision),
      cases,
    ),
  ];
}
