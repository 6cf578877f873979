import type { PackProblem } from '../../../core/contract/views.ts';

/** Errors and warnings by the field or rule that they belong to. */
export interface ProblemPlaces {
  readonly fields: ReadonlyMap<number, readonly PackProblem[]>;
  readonly rules: ReadonlyMap<number, readonly PackProblem[]>;
  readonly pack: readonly PackProblem[];
}

export function placesOf(problems: readonly PackProblem[]): ProblemPlaces {
  const fields = new Map<number, PackProblem[]>();
  const rules = new Map<number, PackProblem[]>();
  const pack: PackProblem[] = [];
  for (const problem of problems) {
    const [, list, index] = /^(fields|expectations)\[(\d+)\]/.exec(problem.path) ?? [];
    const group = list === 'fields' ? fields : list === 'expectations' ? rules : undefined;
    if (group === undefined) pack.push(problem);
    else group.set(Number(index), [...(group.get(Number(index)) ?? []), problem]);
  }
  return { fields, rules, pack };
}

/** Parts of a rule that have an input of their own. */
const ruleParts =
  /^(?:rule\.(?:(?:when|expect)\.)?(?:amount|at|birth|example|field|fields|from|is|key|kind|left|list|max|min|of|op|orLess|parts|pattern|right|than|to|total|values|when)\b|message|severity|onBroken)/;

/** Those of a rule that belong to none of its inputs. */
export function atNoInput(problems: readonly PackProblem[]): readonly PackProblem[] {
  return problems.filter(({ path }) => !ruleParts.test(path.replace(/^expectations\[\d+\]\.?/, '')));
}

/** Those of one part of a field: `enum` has those of `fields[3].enum[0]`, too. */
export function ofPart(problems: readonly PackProblem[], part: string): readonly PackProblem[] {
  return problems.filter(({ path }) => {
    const rest = path.replace(/^(?:fields|expectations)\[\d+\]\.?/, '');
    return rest === part || rest.startsWith(`${part}[`) || rest.startsWith(`${part}.`);
  });
}
