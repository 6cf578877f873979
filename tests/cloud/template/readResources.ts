import type { Assembly, AssemblyStack, Properties } from './assembly.ts';
import { holds, resolveValue, type ResolveWorld } from './intrinsics.ts';
import { type NameWorld, type ResourceNames, resourceNames } from './resourceNames.ts';

/** A resource with all its properties resolved. */
export interface CloudResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Properties;
  readonly names: ResourceNames;
}

export interface ResolvedAssembly {
  readonly resources: readonly CloudResource[];
  /** Outputs of all stacks by their names. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Those of each stack, by its name. */
  readonly outputsOf: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** Resolves all stacks of an assembly, whatever order they refer to each other in. */
export function readResources({ stacks }: Assembly, names: NameWorld): ResolvedAssembly {
  const known = new Map<string, ResourceNames>();
  const namesOf = (stack: AssemblyStack, logicalId: string): ResourceNames => {
    const key = `${stack.name}/${logicalId}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const resource = stack.template.Resources[logicalId];
    if (resource === undefined) throw new Error(`${stack.name} has no ${logicalId}.`);
    // Only names decide about names, so a resource that refers to itself elsewhere does no harm.
    const named = Object.entries(resource.Properties ?? {}).filter(
      ([name]) => name === 'Name' || /^\w+Name$/.test(name),
    );
    const properties = resolveValue(Object.fromEntries(named), stack, world) as Properties;
    const found = resourceNames({ logicalId, type: resource.Type, properties }, names);
    known.set(key, found);
    return found;
  };
  const world: ResolveWorld = {
    region: names.region,
    account: names.account,
    ref: (stack, logicalId) => namesOf(stack, logicalId).ref,
    attribute(stack, logicalId, name) {
      const value = namesOf(stack, logicalId).attributes[name];
      // What is inert has attributes that nobody relies on.
      return value ?? `stand-in:${logicalId}.${name}`;
    },
    imported(name) {
      for (const stack of stacks) {
        for (const { Value, Export } of Object.values(stack.template.Outputs ?? {})) {
          if (Export !== undefined && resolveValue(Export.Name, stack, world) === name)
            return resolveValue(Value, stack, world);
        }
      }
      throw new Error(`No stack exports ${name}.`);
    },
  };
  const resources = stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources).flatMap(([logicalId, { Type, Properties = {}, Condition }]) => {
      const inner = (part: unknown): unknown => resolveValue(part, stack, world);
      if (Condition !== undefined && !holds(Condition, { stack, world, inner })) return [];
      const properties = resolveValue(Properties, stack, world) as Properties;
      return [{ stack: stack.name, logicalId, type: Type, properties, names: namesOf(stack, logicalId) }];
    }),
  );
  const outputsOf = new Map(
    stacks.map((stack): [string, Record<string, string>] => [
      stack.name,
      Object.fromEntries(
        Object.entries(stack.template.Outputs ?? {}).map(([name, { Value }]) => [
          name,
          String(resolveValue(Value, stack, world)),
        ]),
      ),
    ]),
  );
  const outputs: Record<string, string> = Object.assign({}, ...outputsOf.values());
  return { resources, outputs, outputsOf };
}
