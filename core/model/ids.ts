declare const brand: unique symbol;

type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Names one source that was given to Mapwright; opaque to the renderer, which never sees a path. */
export type FileId = Branded<'FileId'>;
/** Names the line of mapping versions for one layout and one target schema. */
export type MappingId = Branded<'MappingId'>;
/** Names one submission of one table of one source with one approved mapping. */
export type RunId = Branded<'RunId'>;
/** Names a pack, for example `insurance.loss_register`. */
export type PackId = Branded<'PackId'>;

/** Marks a string that is known to be an id of the wanted kind; the only place where the brand is put on. */
export function asId<Id extends FileId | MappingId | RunId | PackId>(text: string): Id {
  return text as Id;
}
