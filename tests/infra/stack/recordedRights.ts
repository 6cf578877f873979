import { AsyncLocalStorage } from 'node:async_hooks';
import { type RequestedRight, rightsOfCall } from '../../cloud/rights/rightsOfCall.ts';

/** What a client of the SDK lends to look at its requests. */
interface Watchable {
  readonly middlewareStack: {
    // oxlint-disable-next-line typescript/no-explicit-any -- each client has types of its own for the same thing
    add(middleware: any, options: { readonly step: 'initialize' }): void;
  };
}

/** Rights that each method of a port was seen to need, as `<method> <action> <target>`. */
export class RecordedRights {
  readonly seen = new Set<string>();
  readonly #method = new AsyncLocalStorage<string>();

  /** Notes every request of the client under the method that is at work. */
  watch(client: Watchable): void {
    const middleware =
      (next: (call: unknown) => Promise<unknown>, context: { readonly commandName?: string }) =>
      (call: { readonly input: Readonly<Record<string, unknown>> }) => {
        const method = this.#method.getStore() ?? 'nobody';
        for (const right of rightsOfCall(context.commandName ?? '', call.input)) this.#note(method, right);
        return next(call);
      };
    client.middlewareStack.add(middleware, { step: 'initialize' });
  }

  /** The same port, each call of which is told by its name; so are the calls of what it hands out to read or write. */
  told<Port extends object>(port: Port, under?: string): Port {
    return new Proxy(port, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        const method = under ?? String(name);
        return (...given: readonly unknown[]): unknown => {
          const answer = this.#method.run(method, (): unknown => Reflect.apply(value, target, given));
          return answer instanceof Promise ? answer.then((it) => this.#toldAnswer(it, method)) : answer;
        };
      },
    });
  }

  #toldAnswer(answer: unknown, method: string): unknown {
    const isTool =
      typeof answer === 'object' &&
      answer !== null &&
      Object.values(answer).some((part) => typeof part === 'function');
    return isTool ? this.told(answer, method) : answer;
  }

  #note(method: string, { action, target }: RequestedRight): void {
    this.seen.add(`${method} ${action} ${target}`);
  }
}
