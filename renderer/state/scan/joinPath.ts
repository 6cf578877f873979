/** The path of a folder in another one, as its system writes paths. */
export function joinPath(folder: string, name: string): string {
  if (folder === '') return name;
  const divider = /^[A-Za-z]:|^\\\\/.test(folder) ? '\\' : '/';
  return folder.endsWith(divider) ? `${folder}${name}` : `${folder}${divider}${name}`;
}

/** The last part of a path; the path itself where it has one part only. */
export function lastOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}
