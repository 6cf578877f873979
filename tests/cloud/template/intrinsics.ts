import type { AssemblyStack, Properties, Template } from './assembly.ts';

/** What a template is resolved with. */
export interface ResolveWorld {
  readonly region: string;
  readonly account: string;
  /** What `Ref` of a resource gives. */
  ref(stack: AssemblyStack, logicalId: string): unknown;
  attribute(stack: AssemblyStack, logicalId: string, name: string): unknown;
  /** A value that another stack exports. */
  imported(name: string): unknown;
}

/** `AWS::NoValue`: the property is as if it were not there. */
const noValue = Symbol('no value');

/**
 * Resolves the intrinsic functions of a value, as far down as it goes.
 *
 * @throws {Error} for a function, parameter or name that it does not know: nothing is passed over
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function resolveValue(value: unknown, stack: AssemblyStack, world: ResolveWorld): unknown {
  const inner = (part: unknown): unknown => resolveValue(part, stack, world);
  if (Array.isArray(value)) return value.map(inner).filter((part) => part !== noValue);
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    return call(name, argument, { stack, world, inner });
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, inner(part)] as const)
      .filter(([, part]) => part !== noValue),
  );
}

interface CallScope {
  readonly stack: AssemblyStack;
  readonly world: ResolveWorld;
  readonly inner: (part: unknown) => unknown;
}

function call(name: string, argument: unknown, scope: CallScope): unknown {
  const { stack, world, inner } = scope;
  const list = (): readonly unknown[] => inner(argument) as readonly unknown[];
  switch (name) {
    case 'Ref':
      return reference(String(argument), scope);
    case 'Fn::GetAtt': {
      const [id = '', ...rest] = typeof argument === 'string' ? argument.split('.') : (argument as string[]);
      return world.attribute(stack, id, rest.join('.'));
    }
    case 'Fn::Join': {
      const [mark, parts] = list();
      return (parts as unknown[]).join(String(mark));
    }
    case 'Fn::Sub': {
      const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
      return substitute(String(text), variables as Properties, scope);
    }
    case 'Fn::Select': {
      const [place, parts] = list();
      return (parts as unknown[])[Number(place)];
    }
    case 'Fn::Split': {
      const [mark, text] = list();
      return String(text).split(String(mark));
    }
    case 'Fn::If': {
      const [condition, yes, no] = argument as readonly unknown[];
      return inner(holds(String(condition), scope) ? yes : no);
    }
    case 'Fn::ImportValue':
      return world.imported(String(inner(argument)));
    case 'Fn::FindInMap': {
      const [map, first, second] = list();
      return stack.template.Mappings?.[String(map)]?.[String(first)]?.[String(second)];
    }
    case 'Fn::Base64':
      return Buffer.from(String(inner(argument))).toString('base64');
    default:
      throw new Error(`${name} is not resolved.`);
  }
}

function reference(id: string, { stack, world }: CallScope): unknown {
  const pseudo: Readonly<Record<string, unknown>> = {
    'AWS::Region': world.region,
    'AWS::AccountId': world.account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${world.region}:${world.account}:stack/${stack.name}/stand-in`,
    'AWS::NoValue': noValue,
  };
  if (id in pseudo) return pseudo[id];
  if (stack.template.Resources[id] !== undefined) return world.ref(stack, id);
  const parameter = stack.template.Parameters?.[id];
  if (parameter?.Default !== undefined) return parameter.Default;
  throw new Error(`${stack.name} refers to ${id}, which is not there.`);
}

function substitute(text: string, variables: Properties, scope: CallScope): string {
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    const own = variables[name];
    if (own !== undefined) return String(scope.inner(own));
    return String(name.includes('.') ? call('Fn::GetAtt', name, scope) : reference(name, scope));
  });
}

/** Whether a condition of the template holds. */
export function holds(name: string, scope: CallScope): boolean {
  return judge(conditionOf(scope.stack.template, name), scope);
}

function conditionOf(template: Template, name: string): unknown {
  const condition = template.Conditions?.[name];
  if (condition === undefined) throw new Error(`The condition ${name} is not there.`);
  return condition;
}

function judge(condition: unknown, scope: CallScope): boolean {
  const [[name, argument] = ['', undefined]] = Object.entries(condition as Properties);
  const parts = argument as readonly unknown[];
  switch (name) {
    case 'Fn::Equals':
      return scope.inner(parts[0]) === scope.inner(parts[1]);
    case 'Fn::Not':
      return !judge(parts[0], scope);
    case 'Fn::And':
      return parts.every((part) => judge(part, scope));
    case 'Fn::Or':
      return parts.some((part) => judge(part, scope));
    case 'Condition':
      return judge(conditionOf(scope.stack.template, String(argument)), scope);
    default:
      throw new Error(`${name} is not a condition.`);
  }
}
