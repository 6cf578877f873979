/** The entry file of the process that works off a folder: beside that of the engine as built, or among the sources. */
export function pipelineEntry(engineUrl: URL): URL {
  const isSource = engineUrl.href.endsWith('.ts');
  return new URL(isSource ? '../pipeline/pipelineProcess.ts' : 'pipelineProcess.js', engineUrl);
}
