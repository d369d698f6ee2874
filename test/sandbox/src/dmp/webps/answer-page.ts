import type { Recorder } from '../pipeline/recorder.js';
import { Refusal, refuseCaller, refuseHttp } from '../pipeline/refusal.js';
import { readProfile } from '../pki/profile.js';
import type { HttpAnswer } from '../server/answer.js';
import type { World } from '../world.js';
import { readWebPsAddress, type WebPsAddress } from './address.js';
import { writePage } from './page.js';

/** A navigation of a browser, as it comes out of mutual TLS. */
export interface Navigation {
  readonly method: string;
  readonly path: string;
  /** Client certificate, DER. */
  readonly clientCertificate: Uint8Array;
}

/**
 * TD0.9, the contextual access to the web site with a card (dmp-transactions 2.7): a page that says what it would show,
 * or why not. The access by Pro Santé Connect (TD0.10) has no client certificate and is not played.
 */
export async function answerPage(
  { method, path, clientCertificate }: Navigation,
  world: World,
  recorder: Recorder,
): Promise<HttpAnswer> {
  recorder.note({ path, transaction: 'TD0.9' });
  try {
    const address = await recorder.check('web address', (verdict) => {
      if (method !== 'GET' && method !== 'HEAD') throw refuseHttp(405, 'Pages are asked for with GET.');
      const read = readWebPsAddress(path);
      if ('http' in read) throw refuseHttp(read.http, read.reason);
      verdict.detail(read.page);
      return read;
    });
    const user = await recorder.check('rights matrix', () => holderOf(clientCertificate, world));
    await recorder.check('patient', () => checkPatient(address, user, world));
    return page(200, address.page, 'Accès accordé au porteur de la carte.', 'page');
  } catch (error) {
    return refusal(error);
  }
}

/** The card's holder: an organisation has no access to the web site (dmp-transactions 3.9, TD0.9). */
function holderOf(certificate: Uint8Array, world: World): string {
  const { commonName } = readProfile(certificate);
  if (world.mode !== 'permissive' && world.professionals.get(commonName) === undefined) {
    throw refuseCaller('DMPAccessDeniedByRightsService', 'The certificate is not the one of a known card.');
  }
  return commonName;
}

function checkPatient({ page: name, patient: ins }: WebPsAddress, user: string, world: World): void {
  if (ins === undefined) return;
  const patient = world.patients.get(ins);
  if (patient === undefined || patient.dmp === 'none') {
    // dmp-transactions 2.7: a DMP is no longer created by the web.
    throw name === 'GestionDMPPatient'
      ? refuseCaller('DMPAccessDeniedByRightsService', 'A DMP is no longer created by the web site.')
      : refuseHttp(404, 'The patient has no DMP.');
  }
  if (patient.authorisations[user] === 'INTERDIT') {
    throw refuseCaller('DMPBlocked', 'The patient has blocked the caller.');
  }
}

function refusal(error: unknown): HttpAnswer {
  if (!(error instanceof Refusal)) throw error;
  const { layer, message } = error;
  if (layer.kind === 'http')
    return page(layer.status, 'Refus', message, 'HTTP refusal', `HTTP ${layer.status}`);
  const code = layer.kind === 'fault' ? (layer.subcode ?? layer.code) : layer.code;
  return page(403, code, message, 'HTTP refusal', code);
}

function page(http: number, title: string, text: string, status: string, code?: string): HttpAnswer {
  return {
    http,
    contentType: 'text/html; charset=UTF-8',
    body: Buffer.from(writePage(title, text)),
    status,
    ...(code === undefined ? {} : { code }),
  };
}
