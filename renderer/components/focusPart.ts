/** Parts of the window in the order of the page: views, tables, tabs, details, status. */
const parts = 'nav[aria-label], [role="grid"], [role="tablist"], aside, footer';
const stops =
  'a[href], button:not([tabindex="-1"]), input:not([tabindex="-1"]), select, textarea, [tabindex="0"]';

/** Takes the focus to the next part of the window, or the one before; after the last comes the first. */
export function focusPart(step: 1 | -1): void {
  const places = [...document.querySelectorAll<HTMLElement>(parts)].flatMap((part) => {
    const stop = part.matches('[tabindex="0"]') ? part : visibleStop(part);
    return stop === undefined ? [] : [{ part, stop }];
  });
  const { activeElement } = document;
  const at = places.findLastIndex(({ part }) => part.contains(activeElement));
  const before = places.findLastIndex(
    ({ part }) =>
      activeElement !== null &&
      (part.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  // Between two parts, such as in a toolbar, both neighbours are one step away.
  const from = at !== -1 ? at : step === 1 ? before : before + 1;
  places.at((from + step + places.length) % places.length)?.stop.focus();
}

function visibleStop(part: HTMLElement): HTMLElement | undefined {
  return [...part.querySelectorAll<HTMLElement>(stops)].find((stop) => stop.checkVisibility());
}
