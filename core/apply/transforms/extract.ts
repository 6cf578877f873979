import { matchPattern } from '../../values/patterns/matchPattern.ts';
import { compilePattern } from '../../values/patterns/safePattern.ts';
import { failure } from './step.ts';
import { visibleText } from './text.ts';
import type { TransformEntry } from './step.ts';

/** Takes out what a pattern finds first; a pattern that is none finds nothing. Linear in the text, whatever the pattern. */
export const extract: TransformEntry<'extract'> = {
  kind: 'extract',
  label: 'Take what fits a pattern',
  about:
    'Keeps what the pattern’s group finds; where it finds nothing, the value is missing or rejected, as chosen.',
  failsWith: ['NO_MATCH'],
  compile: ({ pattern, otherwise }) => {
    const compiled = compilePattern(pattern);
    const nothing = otherwise === 'missing' ? null : failure('NO_MATCH');
    if (typeof compiled === 'string') return (value) => (value === null ? null : nothing);
    return (value) => {
      if (value === null) return null;
      const found = matchPattern(compiled, value);
      return (found === undefined ? null : visibleText(found)) ?? nothing;
    };
  },
};
