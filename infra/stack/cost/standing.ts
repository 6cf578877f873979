import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FunctionName, functionNames, functionPlans } from '../functionPlans.ts';
import type { Standing } from './monthlyCost.ts';

/** Counts what stands in the templates of an assembly. @param folder as `npm run synth` writes it */
export function standingOf(folder: string): Standing {
  const types = readdirSync(folder)
    .filter((name) => name.endsWith('.template.json'))
    .flatMap((name) => {
      const { Resources = {} } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        readonly Resources?: Readonly<Record<string, { readonly Type: string }>>;
      };
      return Object.values(Resources).map(({ Type }) => Type);
    });
  const count = (type: string): number => types.filter((one) => one === type).length;
  return {
    keys: count('AWS::KMS::Key'),
    alarms: count('AWS::CloudWatch::Alarm'),
    dashboards: count('AWS::CloudWatch::Dashboard'),
    polledQueues: count('AWS::Lambda::EventSourceMapping'),
    clocked: functionNames.filter((name: FunctionName) => functionPlans[name].trigger.by === 'minute'),
  };
}
