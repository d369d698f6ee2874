import { once } from 'node:events';
import { request } from 'node:https';
import { connect } from 'node:tls';
import { Agent, request as undiciRequest } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TlsIdentity } from '../seams.js';
import type { CpxCard } from '../service-types.js';
import type { TestPki } from './pki.js';
import type { RecordedModule } from './recording.js';
import { type MutualTlsServer, startMutualTlsServer } from './tls-server.js';

/** What the TLS part of the suite takes from the rest; functions, since each test starts anew. */
export interface TlsSuiteParts {
  readonly pki: () => TestPki;
  readonly highestTls: () => 'TLSv1.2' | 'TLSv1.3';
  readonly start: () => void;
  readonly unlock: (pin: string) => Promise<CpxCard>;
  readonly recorded: () => RecordedModule;
  readonly reader: () => { readonly insert: () => void; readonly remove: () => void };
}

/** Mutual TLS with the authentication key of the card, through undici and through Node's own client. */
export function describeCardTls(parts: TlsSuiteParts): void {
  describe('mutual TLS', () => {
    let server: MutualTlsServer;

    beforeAll(async () => {
      server = await startMutualTlsServer(parts.pki());
    });
    afterAll(() => server.close());

    const identityOf = (card: CpxCard): TlsIdentity =>
      card.tlsIdentity({ chain: [parts.pki().authority.der] });
    const tlsOptions = ({ withKey: _withKey, takeSigningError: _take, ...options }: TlsIdentity) => ({
      ...options,
      ca: parts.pki().root.certificate,
      host: '127.0.0.1',
      port: server.port,
      servername: 'localhost',
    });

    async function callThroughUndici(identity: TlsIdentity): Promise<unknown> {
      const { host: _host, port, ...options } = tlsOptions(identity);
      const dispatcher = new Agent({ connect: options });
      try {
        const answer = await identity.withKey(() =>
          undiciRequest(`https://127.0.0.1:${port}/`, { dispatcher }),
        );
        return await answer.body.json();
      } finally {
        await dispatcher.close();
      }
    }

    it('serves undici with the card key, at the highest version the card can do', async () => {
      parts.start();
      const card = await parts.unlock('1234');
      await expect(callThroughUndici(identityOf(card))).resolves.toEqual({
        commonName: '899700000013',
        protocol: parts.highestTls(),
      });
      expect(parts.recorded().count('C_Login')).toBe(1);
    });

    it('serves node:https at TLS 1.2', async () => {
      parts.start();
      const card = await parts.unlock('1234');
      const call = request({ ...tlsOptions(identityOf(card)), maxVersion: 'TLSv1.2' });
      call.end();
      const [response] = await once(call, 'response');
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual({
        commonName: '899700000013',
        protocol: 'TLSv1.2',
      });
    });

    it('fails the handshake with its reason when the card is removed during it, and works with the next', async () => {
      parts.start();
      const card = await parts.unlock('1234');
      const identity = identityOf(card);
      parts.recorded().before('C_Sign', parts.reader().remove);
      await expect(callThroughUndici(identity)).rejects.toThrow();
      expect(identity.takeSigningError()).toMatchObject({ code: 'CARD_CHANGED' });
      expect(identity.takeSigningError()).toBeUndefined();
      await expect(callThroughUndici(identity)).rejects.toMatchObject({ code: 'CARD_CHANGED' });
      parts.reader().insert();
      const again = await parts.unlock('1234');
      await expect(callThroughUndici(identityOf(again))).resolves.toMatchObject({
        commonName: '899700000013',
      });
    });

    it('refuses the key to a secure context made before a PIN was refused', async () => {
      parts.start();
      const card = await parts.unlock('1234');
      const identity = identityOf(card);
      await expect(parts.unlock('4321')).rejects.toMatchObject({ code: 'PIN_REFUSED' });
      const socket = connect(tlsOptions(identity));
      await once(socket, 'error').catch((error: unknown) => error);
      socket.destroy();
      expect(identity.takeSigningError()).toMatchObject({ code: 'CARD_CHANGED' });
      expect(parts.recorded().count('C_Login')).toBe(2);
    });
  });
}
