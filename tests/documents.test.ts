import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const pages = globSync(['*.md', 'docs/**/*.md', 'training/*.md', 'bench/*.md', 'tests/score/*.md'], {
  cwd: root,
});
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

/** The anchors of a page, as GitHub makes them of its headings. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = text.matchAll(/^#{1,6} (.+)$/gm);
  return new Set(
    Array.from(headings, ([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\- _]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function brokenLinks(page: string): readonly string[] {
  const prose = textOf(page).replace(/^```.*?^```/gms, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g), ...prose.matchAll(/(?:src|srcset)="([^"]+)"/g)];
  return targets
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#');
      const found = path === '' ? page : normalize(join(dirname(page), path));
      if (!existsSync(join(root, found))) return true;
      return anchor !== undefined && !anchorsOf(textOf(found)).has(anchor);
    });
}

describe('documents', () => {
  it.each(pages)('%s leads nowhere that is not there', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });

  it.each(pages.filter((page) => !page.startsWith('bench')))('%s says nothing twice', (page) => {
    const paragraphs = textOf(page)
      .split('\n')
      .filter((line) => line.length > 160 && !line.startsWith('|'));
    const beginnings = paragraphs.map((line) => line.slice(0, 80));
    expect(beginnings.filter((line, place) => beginnings.indexOf(line) !== place)).toEqual([]);
  });
});
