/**
 * Has the browser ask before the page goes away with something that is in this page alone.
 * @param isUnsaved asked at that moment
 * @returns the way to undo it
 */
export function guardLeaving(isUnsaved: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (isUnsaved()) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}
