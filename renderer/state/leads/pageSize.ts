import { create } from 'zustand';
import type { PageSize } from './listPart.ts';

/** Sizes that can be chosen. A screen holds some 26 rows; more than 500 are no page that one looks through. */
export const pageSizes: readonly PageSize[] = [null, 25, 50, 100, 250, 500];

const storageKey = 'mapwright leads page size';

/** The size that was chosen last in this browser. */
export const usePageSize = create<{ readonly size: PageSize }>()(() => ({ size: keptSize() }));

export function choosePageSize(size: PageSize): void {
  localStorage.setItem(storageKey, String(size));
  usePageSize.setState({ size });
}

function keptSize(): PageSize {
  const kept = localStorage.getItem(storageKey);
  return pageSizes.find((size) => String(size) === kept) ?? null;
}
