import { expect, test } from 'vitest';
import { middleOf } from '../../../../../renderer/screens/scan/page/middleOf.ts';
import { pageZoom, scaleFor } from '../../../../../renderer/screens/scan/page/pageZoom.ts';

const size = { width: 3_370, height: 2_384 };
const view = { width: 800, height: 600 };
const box = { x: 100, y: 100, width: 60, height: 10, angle: 0 };

test('a match is shown large enough to be read, and a whole page fits into the view', () => {
  const readable = scaleFor({ kind: 'match' }, { size, view, box });
  expect(box.height * readable).toBeGreaterThanOrEqual(12);
  const whole = scaleFor({ kind: 'whole' }, { size, view, box });
  expect(size.width * whole).toBeLessThanOrEqual(view.width);
  expect(size.height * whole).toBeLessThanOrEqual(view.height);
});

test('a step larger and a step smaller lead back, and neither leaves what can be drawn', () => {
  const larger = pageZoom(1, 1);
  expect(larger.kind === 'at' && pageZoom(larger.scale, -1)).toEqual({ kind: 'at', scale: 1 });
  expect(pageZoom(12, 1)).toEqual({ kind: 'at', scale: 12 });
  expect(pageZoom(0.05, -1)).toEqual({ kind: 'at', scale: 0.05 });
});

test('the middle of a box that stands upright is found around its turned corner', () => {
  const { x, y } = middleOf({ x: 50, y: 100, width: 40, height: 10, angle: 270 });
  expect(x).toBeCloseTo(55);
  expect(y).toBeCloseTo(80);
});
