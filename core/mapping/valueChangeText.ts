import type { NewValuesChange, RedistributedChange } from '../model/drift.ts';

/** Says in a few words, with figures, how the values of a column have changed since the approval. */
export function valueChangeText(change: NewValuesChange | RedistributedChange): string {
  if (change.kind === 'newValues') {
    const named = change.values.slice(0, mostNamed).map((value) => `“${value}”`);
    const more = change.count - named.length;
    return `${change.count === 1 ? 'New value' : 'New values'} ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  }
  const { measure, from, now, factor } = change;
  switch (measure) {
    case 'median': {
      const times = factor === null ? '' : factor === -1 ? ', the sign changed' : `, times ${figure(factor)}`;
      return `Median ${figure(from)} before, ${figure(now)} now${times}`;
    }
    case 'missing':
      return `${percent(from)} missing before, ${percent(now)} now`;
    case 'distinct':
      return `${figure(from)} different values before, ${figure(now)} now`;
    case 'pattern':
      return `Written like ${from} before, ${now === '' ? 'in no one way' : `like ${now}`} now`;
  }
}

const mostNamed = 3;

/** Three digits and separators of thousands, the same on every machine. */
function figure(value: number | string): string {
  if (typeof value === 'string') return value;
  const size = Math.abs(value);
  const rounded =
    size >= 1000 || Number.isInteger(value)
      ? String(Math.round(value))
      : String(Number(value.toPrecision(3)));
  return rounded.includes('e') ? rounded : rounded.replace(/\B(?=(?:\d{3})+(?!\d)(?:\.|$))/g, ',');
}

function percent(share: number | string): string {
  return `${Math.round(Number(share) * 100)} %`;
}
