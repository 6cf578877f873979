import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { builtInPacks } from '../../core/packs/builtInPacks.ts';
import { createAskApi } from '../../core/pipeline/api/askApi.ts';
import { createExportApi } from '../../core/pipeline/api/exportApi.ts';
import { createLeadApi } from '../../core/pipeline/api/leadApi.ts';
import type { UploadApi } from '../../core/ports/uploadApi.ts';
import type { LeadStore } from '../../core/ports/leadStore.ts';
import type { ApiPlace } from '../../infra/account/deskPlaces.ts';
import { answerHttp } from '../../infra/aws/http/answerHttp.ts';
import { nodeDeflate } from '../../infra/local/files/nodeInflate.ts';
import { localLinks } from '../../infra/local/links/localLinks.ts';
import { localLeads } from '../../infra/local/pipeline/localLeads.ts';
import { localObjects } from '../../infra/local/pipeline/localObjects.ts';
import { openPipelineDatabase } from '../../infra/local/pipeline/pipelineDatabase.ts';
import { systemClock, timeIds } from '../../infra/local/timeIds.ts';
import { httpRoutes } from '../../infra/stack/httpRoutes.ts';
import { openHttpApi } from './gateway/httpApi.ts';
import { closeServer, listen } from './gateway/listen.ts';
import { openSignInPages, type SignInPages } from './gateway/signInPages.ts';
import { tokenIssuer } from './gateway/tokens.ts';
import { openCloudFormation } from './up/cloudFormation.ts';

/**
 * What of an account a desk needs for leads alone: the two stacks that tell of them, a user pool, and the HTTP API behind
 * its authorizer, whose requests the product's own handler answers in this process. Leads and exports lie in a folder.
 */
export interface LeadsCloud {
  readonly place: ApiPlace;
  readonly formationUrl: string;
  readonly leads: LeadStore;
  readonly pages: SignInPages;
  /** The groups that the person belongs to from the next token on. */
  groups: readonly string[];
  /** A status that a request meets before it reaches anything. */
  hold: (routeKey: string) => number | undefined;
  /** Exported files that were fetched. */
  served: number;
  /** Route keys of all requests. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** @param callbackPort of the page that the browser is brought back to */
export async function openLeadsCloud(folder: string, callbackPort: number): Promise<LeadsCloud> {
  const issuer = tokenIssuer();
  const clientId = 'desk';
  const demand = { issuer: 'https://pool.example', audience: [clientId], scopes: [] };
  const callback = `http://localhost:${String(callbackPort)}/signed-in`;
  const pages = await openSignInPages(() => ({
    clientId,
    callback,
    token() {
      const seconds = Math.floor(Date.now() / 1000);
      return issuer.token({
        iss: demand.issuer,
        aud: clientId,
        iat: seconds,
        exp: seconds + 3600,
        jti: randomUUID(),
        email: 'ana@example.com',
        'cognito:groups': cloud.groups,
      });
    },
  }));
  const database = openPipelineDatabase(join(folder, 'leads.db'));
  const leads = localLeads(database);
  const bucket = createServer((request, response) => {
    cloud.served += 1;
    void links.answer(request, response);
  });
  const links = localLinks(`http://127.0.0.1:${String(await listen(bucket))}`, () => Date.now());
  const asked = {
    leads,
    schemas: builtInPacks,
    clock: systemClock,
    objects: localObjects(join(folder, 'bucket'), links),
    ids: timeIds(systemClock),
    deflate: nodeDeflate,
  };
  const unused = (): never => {
    throw new Error('Nobody asks for that here.');
  };
  const parts = {
    log: { info() {}, error() {} },
    uploads: new Proxy({} as UploadApi, { get: unused }),
    mappings: { list: unused, approve: unused },
    leads: createLeadApi(asked),
    asks: createAskApi(asked),
    exports: createExportApi(asked),
    standards: unused,
    ticket: unused,
  };
  const api = await openHttpApi({
    apiId: 'leads',
    issuer,
    now: () => Date.now(),
    hold(routeKey) {
      cloud.requests.push(routeKey);
      return cloud.hold(routeKey);
    },
  });
  for (const routeKey of httpRoutes.filter((route) => /leads|ask|exports/.test(route)))
    api.routes.set(routeKey, {
      demand,
      invoke: async (event) => ({ kind: 'answer', payload: await answerHttp(event, parts) }),
    });
  const stacks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'Dev-MapwrightInfrastructureStack': {
      DataBucketName: 'data',
      MetadataTableName: 'metadata',
      HistoryTableName: 'history',
      MappingsTableName: 'mappings',
      SessionsTableName: 'sessions',
      UserPoolClientId: clientId,
      SignInAddress: pages.url,
      SignInCallback: callback,
    },
    'Dev-MapwrightApplicationStack': {
      MainQueueUrl: `${api.url}/main`,
      TestQueueUrl: `${api.url}/test`,
      AnalyzeQueueUrl: `${api.url}/analyze`,
      FinishQueueUrl: `${api.url}/finish`,
      SocketAddress: 'ws://127.0.0.1:9',
      SocketEndpoint: 'http://127.0.0.1:9',
      ApiAddress: api.url,
    },
  };
  const formation = await openCloudFormation((name) => stacks[name]);
  const cloud: LeadsCloud = {
    place: { address: api.url, clientId, signIn: pages.url, callback },
    formationUrl: formation.url,
    leads,
    pages,
    groups: ['analysts'],
    hold: () => undefined,
    requests: [],
    served: 0,
    async close() {
      await Promise.all([formation.close(), api.close(), pages.close(), closeServer(bucket)]);
      database.close();
    },
  };
  return cloud;
}
