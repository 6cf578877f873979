import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Properties = Readonly<Record<string, unknown>>;

/** A resource as a template writes it, intrinsic functions and all. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly Condition?: string;
}

export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Properties>>>>;
}

/** A stack of an assembly. */
export interface AssemblyStack {
  readonly name: string;
  readonly template: Template;
}

/** What `synth` has written. */
export interface Assembly {
  /** That the stacks are made for; `undefined` where they leave it open. */
  readonly region: string | undefined;
  readonly stacks: readonly AssemblyStack[];
  /** Folders of assets by the key under which they would be uploaded. */
  readonly assets: ReadonlyMap<string, string>;
}

interface Manifest {
  readonly artifacts: Readonly<
    Record<
      string,
      {
        readonly type: string;
        /** `aws://<account>/<region>` */
        readonly environment?: string;
        readonly properties?: { readonly templateFile?: string; readonly stackName?: string };
      }
    >
  >;
}

interface AssetFile {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path?: string };
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
      }
    >
  >;
}

/** Reads a cloud assembly. @throws {Error} where the folder holds none */
export function readAssembly(folder: string): Assembly {
  const manifest = readJson(join(folder, 'manifest.json')) as Manifest;
  const assets = new Map<string, string>();
  const stacks: AssemblyStack[] = [];
  const regions = new Set<string>();
  for (const [id, { type, properties, environment }] of Object.entries(manifest.artifacts)) {
    if (type !== 'aws:cloudformation:stack' || properties?.templateFile === undefined) continue;
    const region = environment?.split('/').at(-1);
    if (region !== undefined && region !== 'unknown-region') regions.add(region);
    stacks.push({
      name: properties.stackName ?? id,
      template: readJson(join(folder, properties.templateFile)) as Template,
    });
    const assetFile = join(folder, properties.templateFile.replace('.template.json', '.assets.json'));
    if (!existsSync(assetFile)) continue;
    for (const { source, destinations } of Object.values((readJson(assetFile) as AssetFile).files ?? {})) {
      for (const { objectKey } of Object.values(destinations))
        assets.set(objectKey, join(folder, source.path ?? ''));
    }
  }
  if (stacks.length === 0) throw new Error(`${folder} holds no stack.`);
  if (regions.size > 1) throw new Error(`The stacks are for several regions: ${[...regions].join(', ')}.`);
  return { stacks, assets, region: [...regions][0] };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
