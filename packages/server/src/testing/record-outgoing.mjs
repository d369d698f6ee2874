// Loaded before a program (`node --import`): writes every connection, name resolution and datagram it tries, one a line,
// to the file that the query of its URL names.

import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL(import.meta.url).searchParams.get('to'));
const record = (what, ...details) => appendFileSync(file, `${JSON.stringify([what, ...details])}\n`);

function watch(owner, name, describe) {
  const original = owner[name];
  owner[name] = function watched(...args) {
    record(name, ...describe(args));
    return original.apply(this, args);
  };
}

// net.connect and tls.connect normalise their arguments to an array before they come here.
watch(net.Socket.prototype, 'connect', ([first]) => {
  const [options] = Array.isArray(first) ? first : [first];
  return [options?.path ?? options?.host ?? 'localhost', options?.port ?? null];
});
watch(dgram.Socket.prototype, 'bind', () => []);
watch(dgram.Socket.prototype, 'connect', (args) => args.slice(0, 2));
watch(dgram.Socket.prototype, 'send', () => []);
for (const owner of [dns, dns.promises]) watch(owner, 'lookup', ([hostname]) => [hostname]);
record('watching');
