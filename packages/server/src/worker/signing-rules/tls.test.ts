import { createDiffieHellmanGroup, verify, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../testing/certificate.js';
import { ruleFor } from './testing/rule-for.js';
import { type HandshakeMessage, type RecordedHandshake, recordHandshake } from './testing/tls-transcript.js';

const SERVER_KEY_EXCHANGE = 12;
const SERVER_HELLO_DONE = 14;
const CERTIFICATE_VERIFY = 15;

let recorded: RecordedHandshake;
let publicKey: X509Certificate['publicKey'];
beforeAll(async () => {
  const certificate = await makeCertificate();
  publicKey = new X509Certificate(certificate.cert).publicKey;
  recorded = await recordHandshake(certificate);
});

function messageOf(messages: readonly HandshakeMessage[], type: number): Buffer {
  const found = messages.find((message) => message.type === type);
  if (found === undefined) throw new Error(`no handshake message ${type}`);
  return found.bytes;
}

/** Two bytes of algorithm, two of length, the signature. */
const verifies = (signed: Buffer, signature: Buffer) =>
  verify('sha256', signed, publicKey, signature.subarray(4));

/** Client hello, the answer of the server, then the client up to its own signature. */
function clientSigned(): Buffer {
  const [hello, ...others] = recorded.client;
  const until = (messages: readonly HandshakeMessage[], type: number) =>
    messages.findIndex((message) => message.type === type);
  const answer = recorded.server.slice(0, until(recorded.server, SERVER_HELLO_DONE) + 1);
  const rest = others.slice(0, until(others, CERTIFICATE_VERIFY));
  return Buffer.concat([hello!, ...answer, ...rest].map(({ bytes }) => bytes));
}

/** Both randoms and the parameters, and the signature that follows them. */
function serverSigned() {
  const randomOf = (message: Buffer) => message.subarray(6, 38);
  const randoms = [messageOf(recorded.client, 1), messageOf(recorded.server, 2)].map(randomOf);
  const exchange = messageOf(recorded.server, SERVER_KEY_EXCHANGE).subarray(4);
  const parameters = exchange.subarray(0, 4 + exchange[3]!);
  return {
    data: Buffer.concat([...randoms, parameters]),
    signature: exchange.subarray(parameters.length),
  };
}

describe('TLS', () => {
  it('what a TLS 1.2 client signs, taken from a real handshake, is refused', () => {
    const data = clientSigned();
    const signature = messageOf(recorded.client, CERTIFICATE_VERIFY).subarray(4);
    // The bytes are the right ones: the signature of the handshake covers them.
    expect(verifies(data, signature)).toBe(true);
    expect(ruleFor(data)).toBe('rule tls12-transcript');
    // A renegotiation begins with a HelloRequest.
    expect(ruleFor(Buffer.concat([Buffer.alloc(4), data]))).toBe('rule tls12-transcript');
  });

  it('what a TLS 1.2 server signs, taken from a real handshake, is refused', () => {
    const { data, signature } = serverSigned();
    expect(verifies(data, signature)).toBe(true);
    expect(ruleFor(data)).toBe('rule tls-ecdhe-key-exchange');
  });

  it('the Diffie-Hellman exchange of a server is refused', () => {
    const group = createDiffieHellmanGroup('modp14');
    group.generateKeys();
    const numbers = [group.getPrime(), group.getGenerator(), group.getPublicKey()].map((number) =>
      Buffer.concat([Buffer.from([number.length >> 8, number.length & 0xff]), number]),
    );
    const data = Buffer.concat([Buffer.alloc(64, 7), ...numbers]);
    expect(ruleFor(data)).toBe('rule tls-dhe-key-exchange');
    expect(ruleFor(Buffer.concat([data, Buffer.alloc(1)]))).toBeUndefined();
  });

  it.each([
    'TLS 1.3, client CertificateVerify',
    'TLS 1.3, server CertificateVerify',
    'Exported Authenticator',
    'TLS, client delegated credentials',
  ])('"%s" after 64 spaces is refused, with any transcript hash', (context) => {
    for (const hash of [32, 48, 64]) {
      const data = Buffer.concat([Buffer.from(`${' '.repeat(64)}${context}\0`), Buffer.alloc(hash, 0xab)]);
      expect(ruleFor(data)).toBe('rule tls13-context');
    }
    expect(ruleFor(`${' '.repeat(63)}${context}`)).toBeUndefined();
  });

  it('the same messages over DTLS are refused', () => {
    const hello = messageOf(recorded.client, 1);
    const length = hello.subarray(1, 4);
    const body = Buffer.concat([Buffer.from([0xfe, 0xfd]), hello.subarray(6)]);
    const header = Buffer.concat([Buffer.from([1]), length, Buffer.from([0, 0, 0, 0, 0]), length]);
    expect(ruleFor(Buffer.concat([header, body]))).toBe('rule dtls-transcript');
  });
});
