import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../renderer/tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]),
  );
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * parts[0]! + 0.7152 * parts[1]! + 0.0722 * parts[2]!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const grounds = ['bg-app', 'bg-surface', 'bg-subtle', 'bg-hover', 'bg-selected'];
const inks = ['text', 'text-2', 'text-3', 'accent', 'ok', 'warn', 'bad', 'info', 'ai'];
const graphics = ['border-control', 'hist', 'q-valid', 'q-missing', 'q-invalid', 'focus'];
const light = tokensOf(':root');
const themes = [
  ['light', light],
  ['dark', new Map([...light, ...tokensOf("[data-theme='dark']")])],
] as const;

describe.each(themes)('colours of the %s theme', (_, tokens) => {
  const pair = (ink: string, ground: string): number => contrast(tokens.get(ink)!, tokens.get(ground)!);

  test.each(inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)))(
    'text in %s can be read on %s',
    (ink, ground) => expect(pair(ink, ground)).toBeGreaterThanOrEqual(4.5),
  );

  test.each(['ok', 'warn', 'bad', 'info', 'ai'])('text in %s can be read on its own ground', (name) =>
    expect(pair(name, `${name}-bg`)).toBeGreaterThanOrEqual(4.5),
  );

  test('text on the accent can be read', () => {
    expect(pair('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(pair('on-accent', 'accent-hover')).toBeGreaterThanOrEqual(4.5);
  });

  test.each(graphics.flatMap((ink) => ['bg-app', 'bg-surface', 'bg-selected'].map((g) => [ink, g] as const)))(
    'shapes in %s can be told from %s',
    (ink, ground) => expect(pair(ink, ground)).toBeGreaterThanOrEqual(3),
  );
});
