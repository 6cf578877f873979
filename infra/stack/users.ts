import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import {
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { nameOf } from './names.ts';
import type { StackSettings } from './settings.ts';

export interface Users {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** Where people sign in. */
  readonly address: string;
  /** Where the browser brings a person back to who signs in at a desk. */
  readonly callback: string;
}

/** Groups of people; `operators` may end by force, redrive and release. */
const groups = { analysts: 'Send files and approve mappings', operators: 'End by force, redrive, release' };

/** People who may call the APIs: added by an administrator, signed in by the system's browser with PKCE. */
export function makeUsers(scope: Construct, settings: StackSettings): Users {
  const isGuarded = settings.claims || settings.environment === 'prod';
  const pool = new UserPool(scope, 'Users', {
    userPoolName: nameOf(settings, 'users'),
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    passwordPolicy: {
      minLength: 12,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(3),
    },
    mfa: settings.signIn.secondFactor === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
    // A text message can be taken over with the telephone number.
    mfaSecondFactor: { otp: true, sms: false },
    // Stolen passwords are noticed by the plan that costs more.
    featurePlan: isGuarded ? FeaturePlan.PLUS : FeaturePlan.ESSENTIALS,
    ...(isGuarded ? { standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION } : {}),
    deletionProtection: settings.removal === 'keep',
    removalPolicy: settings.removal === 'keep' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  for (const [groupName, description] of Object.entries(groups)) {
    new CfnUserPoolGroup(scope, `${groupName}Group`, {
      userPoolId: pool.userPoolId,
      groupName,
      description,
    });
  }
  const domain = pool.addDomain('SignIn', {
    cognitoDomain: { domainPrefix: `${nameOf(settings, 'sign-in')}-${Aws.ACCOUNT_ID}` },
  });
  const client = pool.addClient('Desk', {
    userPoolClientName: nameOf(settings, 'desk'),
    generateSecret: false,
    authFlows: { userSrp: true },
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
      callbackUrls: [...settings.signIn.callbackUrls],
    },
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.days(settings.claims ? 1 : 30),
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
  });
  const { callbackUrls } = settings.signIn;
  const callback = callbackUrls.find((url) => isLoopback(new URL(url))) ?? callbackUrls[0] ?? '';
  return { pool, client, address: domain.baseUrl(), callback };
}

/** Only a desk hears what is sent to its own machine. */
function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1');
}
