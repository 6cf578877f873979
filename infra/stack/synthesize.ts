import { App, Tags, Validations } from 'aws-cdk-lib';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks, HIPAASecurityChecks, ServerlessChecks } from 'cdk-nag';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Acknowledgement } from './acknowledgements.ts';
import { ApplicationStack } from './applicationStack.ts';
import type { Bundles } from './functions.ts';
import { InfrastructureStack } from './infrastructureStack.ts';
import type { StackSettings } from './settings.ts';
import { WrittenReasons } from './writtenReasons.ts';

/** What came of it. */
export interface Synthesis {
  readonly assembly: CloudAssembly;
  /** Acknowledgements that something answered to. */
  readonly used: ReadonlySet<Acknowledgement>;
}

/** Where templates and bundles are, and what was said against them. */
export interface SynthesisAsked {
  readonly settings: StackSettings;
  readonly bundles: Bundles;
  /** Folder of the cloud assembly; what is in it is written over. */
  readonly outFolder: string;
  /** Whether the rules of CloudFormation and cdk-nag are checked, which takes longest. */
  readonly check: boolean;
}

/**
 * Writes the templates of both stacks with their bundles, as `cdk` reads them.
 *
 * @throws {Error} with every finding, where rules are checked and one is broken
 */
export function synthesize(asked: SynthesisAsked): Synthesis {
  const app = makeApp(asked);
  const used = new Set<Acknowledgement>();
  if (asked.check) {
    const packs = [new AwsSolutionsChecks(app), new ServerlessChecks(app)];
    const rules = asked.settings.claims ? [...packs, new HIPAASecurityChecks(app)] : packs;
    Validations.of(app).addPlugins(...rules.map((pack) => new WrittenReasons(pack, used)));
  }
  return { assembly: app.synth(), used };
}

function makeApp({ settings, bundles, outFolder, check }: SynthesisAsked): App {
  const app = new App({
    outdir: outFolder,
    // Who deploys is nobody else's business.
    analyticsReporting: false,
    context: {
      ...flags,
      '@aws-cdk/core:validateAgainstDefaultRules': check,
      // Data cannot go while functions name it.
      '@aws-cdk/core:defaultCrossStackReferences': 'strong',
    },
  });
  const infrastructure = new InfrastructureStack(app, settings);
  const application = new ApplicationStack(app, settings, { infrastructure, bundles });
  application.addStackDependency(infrastructure);
  for (const [name, value] of Object.entries({
    application: settings.prefix,
    environment: settings.environment,
    ...(settings.claims ? { data: 'health-claims' } : {}),
  })) {
    Tags.of(app).add(name, value);
  }
  return app;
}
