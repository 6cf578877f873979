/** One thing in which two versions of a pack differ. */
export type PackDifference =
  /** Title, what it is about, sources, whether it holds health data. */
  | { readonly kind: 'pack'; readonly key: string; readonly before: string; readonly after: string }
  | { readonly kind: 'added' | 'removed' | 'moved'; readonly field: string }
  | { readonly kind: 'renamed'; readonly field: string; readonly from: string }
  /** `key` names a part of the field; both sides in one line, empty for nothing. */
  | {
      readonly kind: 'changed';
      readonly field: string;
      readonly key: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'ruleAdded' | 'ruleRemoved'; readonly message: string };
