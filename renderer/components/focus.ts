/** The element that holds the review table's cursor carries this attribute. */
export const gridAttribute = 'data-review-grid';

/** True while single keys belong to the review table: it, and nothing inside it, has the focus. */
export function gridHasFocus(): boolean {
  return document.activeElement?.hasAttribute(gridAttribute) === true;
}

/** The list of first records carries this one; keys that correct the reading belong to it. */
export const recordsAttribute = 'data-records-grid';
/** The list of changes since the approval. */
export const changesAttribute = 'data-changes-grid';
/** The strip of required fields that nothing feeds. */
export const requiredAttribute = 'data-required';
export const sheetsAttribute = 'data-sheets-grid';
/** The list of target fields. */
export const fieldsAttribute = 'data-fields-grid';
/** The list of what is odd about the file. */
export const issuesAttribute = 'data-issues-grid';
/** The details of the column with the cursor. */
export const detailsAttribute = 'data-column-details';

/** The list of files of the Inbox. */
export const inboxAttribute = 'data-inbox-grid';
/** The list of runs of the history. */
export const historyAttribute = 'data-history-grid';

/** The list of matches of a scan. */
export const scanAttribute = 'data-scan-grid';
/** The document that a match stands in. */
export const pageAttribute = 'data-scan-page';

/** The list of loaded records. */
export const leadsAttribute = 'data-leads-grid';
/** The list of jobs, and that of what waits to be sent. */
export const jobsAttribute = 'data-jobs-grid';
export const outboxAttribute = 'data-outbox-grid';
/** The groups of likely duplicates, and the records side by side. */
export const duplicatesAttribute = 'data-duplicates-grid';

const tableAttributes = {
  columns: gridAttribute,
  records: recordsAttribute,
  inbox: inboxAttribute,
  history: historyAttribute,
  jobs: jobsAttribute,
  outbox: outboxAttribute,
  scan: scanAttribute,
  page: pageAttribute,
  leads: leadsAttribute,
  duplicates: duplicatesAttribute,
} as const;
/** Tables that have keys of their own. */
export type TableName = keyof typeof tableAttributes;

/** The table that has the focus itself, with nothing inside it having it; `other` where it has no keys of its own. */
export function tableInFocus(): TableName | 'other' | null {
  const element = document.activeElement;
  if (element === null) return null;
  for (const [name, attribute] of Object.entries(tableAttributes))
    if (element.hasAttribute(attribute)) return name as TableName;
  return element.getAttribute('role') === 'grid' ? 'other' : null;
}

/** Gives the focus to the table that carries the attribute, once it is drawn. */
export function focusSoon(attribute: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[${attribute}]`)?.focus());
}

/** Gives the focus to the review table, or to the list of a view without one. */
export function focusGrid(): void {
  const list = gridElement() ?? document.querySelector<HTMLElement>('main [role="grid"]');
  list?.focus({ preventScroll: true });
}

/** The review table, where it is drawn. */
export function gridElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[${gridAttribute}]`);
}

/** The bar with the guesses about the file's form. */
export const guessBarAttribute = 'data-guess-bar';

/** Goes to the first of the guesses about the file's form. */
export function focusGuesses(): void {
  document.querySelector<HTMLElement>(`[${guessBarAttribute}] span:not([inert]) > button`)?.focus();
}

/** Goes to the first control of the column's details, once they are drawn. */
export function focusDetails(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[${detailsAttribute}] h2 ~ div button`)?.focus(),
  );
}

/** Goes to the first required field that nothing feeds, where there is one. */
export function focusRequired(): void {
  document.querySelector<HTMLElement>(`[${requiredAttribute}] button`)?.focus();
}

/** Puts the cursor into the filter of the view, where it has one. */
export function focusFilter(): void {
  const filter = document.querySelector<HTMLInputElement>('[data-filter]');
  filter?.focus();
  filter?.select();
}

/** True where a key means a character of a text, or chooses from a list; a box to tick takes none but Space. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select');
}
