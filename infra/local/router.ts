import type { AnyContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import { implement, ORPCError, type Router } from '@orpc/server';
import { type Contract, contract } from '../../core/contract/contract.ts';
import { AppError } from '../../core/model/errors.ts';
import type { Log } from '../../core/ports/clock.ts';

/**
 * The service as the contract sees it: a method for every procedure under the same names. A method takes the checked
 * input, `undefined` where the procedure has none, and the signal that aborts when the caller has gone or broken off.
 */
export type ContractService = ServiceOf<Contract>;

type ServiceOf<Node> = Node extends AnyContractProcedure
  ? Method<
      InferSchemaOutput<NonNullable<Node['~orpc']['inputSchema']>>,
      InferSchemaInput<NonNullable<Node['~orpc']['outputSchema']>>
    >
  : { readonly [Name in keyof Node]: ServiceOf<Node[Name]> };

type Method<Input, Output> = (
  input: unknown extends Input ? undefined : Input,
  signal: AbortSignal,
) => Answer<Output>;

/** Not distributed over a union, so that `View | null` is one promise. */
type Answer<Output> = [Output] extends [AsyncIteratorObject<infer Event>]
  ? AsyncIterable<Event>
  : Promise<Output>;

/** What every transport serves; the same one for the browser, the desktop shell and the tests. */
export type ContractRouter = Router<Contract, object>;

/** What the other side reads when Mapwright itself is at fault; nothing of the fault is told. */
const bugMessage = 'Mapwright met an error of its own. Try again; if it comes back, start Mapwright anew.';

/**
 * Puts the contract on top of the service, procedure by procedure. Inputs are checked by the contract before a method
 * is called. An `AppError` travels as the contract's typed error `APP` with its `ErrorView`; anything else is a bug:
 * it is logged without its message, which may hold data, and the caller gets a neutral sentence.
 */
export function createRouter(service: ContractService, log: Log): ContractRouter {
  return branch(implement(contract), service, { log, path: [] }) as unknown as ContractRouter;
}

interface Place {
  readonly log: Log;
  readonly path: readonly string[];
}

/** Walks contract and service side by side; `ContractService` has made sure that the service has every name. */
function branch(builder: object, service: object, { log, path }: Place): Record<string, unknown> {
  const names = Object.keys(path.reduce<object>((node, name) => Reflect.get(node, name) as object, contract));
  return Object.fromEntries(
    names.map((name) => {
      const inner = { log, path: [...path, name] };
      const below = Reflect.get(builder, name) as ProcedureBuilder;
      const method = Reflect.get(service, name) as AnyMethod | object;
      return [
        name,
        typeof method === 'function'
          ? handled(below, (method as AnyMethod).bind(service), inner)
          : branch(below, method, inner),
      ];
    }),
  );
}

type AnyMethod = (...parameters: readonly unknown[]) => unknown;

interface ProcedureBuilder {
  handler(handle: (call: { input: unknown; signal?: AbortSignal }) => Promise<unknown>): unknown;
}

function handled(builder: ProcedureBuilder, method: AnyMethod, { log, path }: Place): unknown {
  return builder.handler(async ({ input, signal }) => {
    const heard = signal ?? new AbortController().signal;
    try {
      const answer = method(input, heard);
      return isStream(answer) ? guardStream(answer, (cause) => typed(cause, log, path)) : await answer;
    } catch (cause) {
      throw typed(cause, log, path);
    }
  });
}

function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

/** A stream fails while it is read, after the handler has returned; so its errors are turned here. */
async function* guardStream(
  events: AsyncIterable<unknown>,
  turn: (cause: unknown) => ORPCError<string, unknown>,
): AsyncGenerator<unknown, void, void> {
  try {
    yield* events;
  } catch (cause) {
    throw turn(cause);
  }
}

function typed(cause: unknown, log: Log, path: readonly string[]): ORPCError<string, unknown> {
  if (cause instanceof AppError) {
    return new ORPCError('APP', { message: cause.message, data: cause.toView(), cause });
  }
  if (cause instanceof ORPCError) return cause;
  log.error('contract.bug', { procedure: path.join('.'), ...traceOf(cause) });
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: bugMessage, cause });
}

/** Kind and place of a bug, without its message. */
function traceOf(cause: unknown): { readonly kind: string; readonly at: string } {
  if (!(cause instanceof Error)) return { kind: typeof cause, at: '' };
  const frames = (cause.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    kind: cause.name,
    at: frames
      .slice(0, 3)
      .map((line) => line.trim())
      .join(' < '),
  };
}
