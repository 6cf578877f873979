import type { PageBox } from '../../../../core/contract/views.ts';

/** The middle of a box that is turned around its upper left corner, in points of the page. */
export function middleOf({ x, y, width, height, angle }: PageBox): {
  readonly x: number;
  readonly y: number;
} {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return { x: x + (width / 2) * cos - (height / 2) * sin, y: y + (width / 2) * sin + (height / 2) * cos };
}
