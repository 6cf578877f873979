import type { MappingExportFormat, MappingSummary, ReadMapping } from '../../contract/views.ts';
import { nextVersion, verifyChain } from '../../mapping/mappingVersion.ts';
import { AppError } from '../../model/errors.ts';
import type { MappingId, PackId } from '../../model/ids.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import { base64Text } from '../../values/text/base64Text.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { Desk } from '../desk/desk.ts';
import { exportMapping } from './exportMapping.ts';
import { importMapping, readMapping } from './importMapping.ts';
import type { PackShelf } from '../base/packShelf.ts';
import type { SettingsService } from '../base/settings.ts';

/** Target schemas and the approved mappings onto them. */
export interface SchemasService {
  get(input: { readonly packId: PackId }): Promise<TargetSchema>;
  mappings(): Promise<readonly MappingSummary[]>;
  versions(input: { readonly mappingId: MappingId }): Promise<readonly MappingVersion[]>;
  export(input: {
    readonly mappingId: MappingId;
    readonly version?: number;
    readonly format: MappingExportFormat;
  }): Promise<{ readonly name: string; readonly base64: string }>;
  readMapping(input: { readonly text: string }): Promise<ReadMapping>;
  importMapping(input: {
    readonly text: string;
    readonly expectedVersion: number;
    readonly reason: string;
  }): Promise<MappingVersion>;
  verify(input: { readonly mappingId: MappingId }): Promise<{ readonly brokenVersion: number | null }>;
  revert(input: {
    readonly mappingId: MappingId;
    readonly toVersion: number;
    readonly expectedVersion: number;
    readonly reason: string;
  }): Promise<MappingVersion>;
}

export function createSchemasService(
  deps: Dependencies,
  parts: {
    readonly desk: Desk;
    readonly packs: PackShelf;
    readonly settings: SettingsService;
    /** Puts a version into force, wherever approvals are kept. */
    readonly append: (version: MappingVersion) => Promise<void>;
    /** Files that wait for a person are told of a version that nobody approved on a file. */
    readonly told: (version: MappingVersion) => void;
  },
): SchemasService {
  const { stores, clock, digest } = deps;
  return {
    get: ({ packId }) => parts.packs.pack(packId),
    async mappings() {
      return (await stores.mappings.list()).map((mapping) => ({
        mappingId: mapping.mappingId,
        packId: mapping.packId,
        version: mapping.version,
        columnCount: mapping.layout.columns.length,
        fieldCount: mapping.correspondences.length,
        approvedBy: mapping.approvedBy,
        approvedAt: mapping.approvedAt,
        fileName: mapping.evidence.fileName,
      }));
    },
    versions: ({ mappingId }) => stores.mappings.versions(mappingId),
    async export(order) {
      const { name, bytes } = await exportMapping(deps, parts.packs, order);
      return { name, base64: base64Text(bytes) };
    },
    readMapping: ({ text }) => readMapping(deps, parts.packs, text),
    async importMapping({ text, expectedVersion, reason }) {
      const { approver } = await parts.settings.get();
      const { append } = parts;
      const order = { text, expectedVersion, reason, approver, append };
      const version = await importMapping(deps, parts.packs, order);
      parts.desk.invalidate();
      parts.told(version);
      return version;
    },
    async verify({ mappingId }) {
      const versions = await stores.mappings.versions(mappingId);
      return { brokenVersion: verifyChain(versions, digest) };
    },
    async revert({ mappingId, toVersion, expectedVersion, reason }) {
      const versions = await stores.mappings.versions(mappingId);
      const wanted = versions.find((version) => version.version === toVersion);
      const present = versions[0];
      if (wanted === undefined || present === undefined)
        throw new AppError('NOT_FOUND', `This mapping has no version ${toVersion}.`);
      if (present.version !== expectedVersion) {
        throw new AppError(
          'MAPPING_CONFLICT',
          `${present.approvedBy} approved version ${present.version} in the meantime.`,
        );
      }
      const { version: _version, hash: _hash, ...approval } = wanted;
      const entry = {
        ...approval,
        approvedBy: (await parts.settings.get()).approver,
        approvedAt: timestamp(clock),
        reason: reason === '' ? `Back to version ${toVersion}.` : reason,
      };
      const reverted = nextVersion(present, entry, digest);
      await parts.append(reverted);
      parts.desk.invalidate();
      parts.told(reverted);
      return reverted;
    },
  };
}
