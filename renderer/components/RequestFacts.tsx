/** Where a request to a language model goes, what is in it and what it may cost: names and facts, a line each. */
export function RequestFacts({
  facts,
}: {
  readonly facts: readonly (readonly [name: string, fact: string])[];
}) {
  return (
    <dl className="grid shrink-0 grid-cols-[88px_1fr] gap-x-3 gap-y-0.5">
      {facts.map(([name, fact]) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd className="min-w-0 break-all">{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
