import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CardControl } from '../card/control.js';
import type { DmpSimulator } from '../dmp/index.js';
import type { LicenceControl } from '../licence/control.js';
import { readJsonBody, replyJson } from '../loopback/body.js';
import { type LoopbackServer, startHttpServer } from '../loopback/https-server.js';
import type { MssSimulator } from '../mss/index.js';
import type { NtpControl } from '../ntp/control.js';
import type { CertifiedKey } from '../pki/issue.js';
import type { DmpStateFile } from '../start/dmp-state.js';
import type { TlsiSimulator } from '../teleservices/index.js';
import type { UpdateControl } from '../update/control.js';
import type { VitaleControl } from '../vitale/control.js';
import { describeRoutes, renderRoutes } from './describe.js';
import { corsHeaders, refuseStranger } from './guard.js';
import { describeRefusal } from './refusal.js';
import { findRoute, type Route } from './route.js';
import { cardRoutes } from './routes-card.js';
import { dmpRoutes } from './routes-dmp.js';
import { dmpStateRoutes } from './routes-dmp-state.js';
import { mssRoutes } from './routes-mss.js';
import { licenceRoutes, ntpRoutes, updateRoutes } from './routes-servers.js';
import { teleservicesRoutes } from './routes-teleservices.js';

/** What the control API acts on. */
export interface Controlled {
  readonly card: CardControl;
  readonly dmp: DmpSimulator;
  readonly teleservices: TlsiSimulator;
  readonly mss: MssSimulator;
  readonly vitale: VitaleControl;
  /** The certificate of a software under a common name, and its key. */
  readonly softwareCertificate: (commonName: string) => Promise<CertifiedKey>;
  readonly licence: LicenceControl;
  readonly update: UpdateControl;
  readonly ntp: NtpControl;
  /** The DC parameter that applications give as `s_dcparameters64`. */
  readonly dcParameter: string;
  /** The file the state of the DMP is kept in, when there is one. */
  readonly dmpState?: DmpStateFile;
  /** What the sandbox says of itself once ready; nothing before. */
  readonly ready: () => object | undefined;
}

/** Starts the control API on a free loopback port. It documents itself at `GET /`. */
export async function startControlServer(controlled: Controlled): Promise<LoopbackServer> {
  const routes = listRoutes(controlled);
  return await startHttpServer((request, response) => serve(routes, request, response));
}

/** Every route of the control API. */
export function listRoutes(controlled: Controlled): readonly Route[] {
  const { card, dmp, teleservices, mss, licence, update, ntp } = controlled;
  return [
    {
      method: 'GET',
      path: '/state',
      summary: 'Addresses of the sandbox and the present state of each part.',
      run: () => ({
        sandbox: controlled.ready() ?? null,
        readers: card.readers(),
        dmp: { url: dmp.url, calls: dmp.journal().length, documents: dmp.documents().length },
        teleservices: {
          url: teleservices.url,
          certificateUrl: teleservices.certificateUrl,
          calls: teleservices.journal().length,
        },
        mss: { ...mss.hosts, calls: mss.journal().length },
        licence: licence.settings(),
        update: { releases: update.releases(), behaviours: update.behaviours() },
        ntp: ntp.settings(),
      }),
    },
    {
      method: 'GET',
      path: '/dc-parameter',
      summary: 'The DC parameter of the sandbox, for pages that cannot read its file.',
      run: () => ({ s_dcparameters64: controlled.dcParameter }),
    },
    ...cardRoutes(card),
    ...dmpRoutes(dmp),
    ...dmpStateRoutes(dmp, controlled.dmpState),
    ...teleservicesRoutes(controlled),
    ...mssRoutes(mss),
    ...licenceRoutes(licence),
    ...updateRoutes(update),
    ...ntpRoutes(ntp),
  ];
}

async function serve(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const stranger = refuseStranger(request);
  if (stranger !== undefined) {
    replyJson(response, 403, { error: stranger });
    return;
  }
  for (const [name, value] of Object.entries(corsHeaders(request))) response.setHeader(name, value);
  const method = request.method ?? '';
  if (method === 'OPTIONS') {
    response.writeHead(204).end();
    return;
  }
  const [path = ''] = (request.url ?? '').split('?');
  if (method === 'GET' && path === '/') {
    documentRoutes(routes, request, response);
    return;
  }
  const found = findRoute(routes, method, path);
  if ('route' in found) {
    await run(found.route, found.variable, request, response);
  } else if (found.allowed.length > 0) {
    response.setHeader('allow', found.allowed.join(', '));
    replyJson(response, 405, { error: `Use ${found.allowed.join(' or ')} on this path.` });
  } else {
    replyJson(response, 404, { error: 'No such path. GET / lists them.' });
  }
}

function documentRoutes(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): void {
  if (request.headers.accept?.includes('text/html') === true) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(renderRoutes(routes));
  } else {
    replyJson(response, 200, { routes: describeRoutes(routes) });
  }
}

async function run(
  route: Route,
  variable: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJsonBody(request, route.maximumBody);
  if (!body.ok) {
    replyJson(response, body.status, { error: { field: 'body', rule: body.rule } });
    return;
  }
  try {
    replyJson(response, 200, (await route.run(body.value, variable)) ?? { ok: true });
  } catch (error) {
    const refusal = describeRefusal(error);
    if (refusal === undefined) throw error;
    replyJson(response, 400, { error: refusal });
  }
}
