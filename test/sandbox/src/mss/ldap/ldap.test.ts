import { connect, type Socket } from 'node:net';
import { type BaseBlock, Boolean as BerBoolean, Constructed, Primitive } from 'asn1js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MssBench, startMssBench } from '../testing/bench.js';
import {
  readBer,
  readInteger,
  readText,
  toBytes,
  UNIVERSAL,
  writeApplication,
  writeEnumerated,
  writeInteger,
  writeSequence,
  writeText,
} from './ber.js';
import { createFraming } from './framing.js';
import { OPERATION, START_TLS } from './names.js';

let bench: MssBench;
const sockets: Socket[] = [];

beforeAll(async () => {
  bench = await startMssBench({ ldapLimit: 50 });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  bench.simulator.clearJournal();
});
afterAll(() => bench.close());

const context = (tagNumber: number, value: BaseBlock[] | string): BaseBlock =>
  typeof value === 'string'
    ? new Primitive({ idBlock: { tagClass: 3, tagNumber }, valueHex: Buffer.from(value) })
    : new Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
const present = (name: string) => context(7, name);
const equal = (name: string, value: string) => context(3, [writeText(name), writeText(value)]);

const message = (operation: BaseBlock, id = 7) => toBytes(writeSequence([writeInteger(id), operation]));
const bind = (version: number, name: string, way: BaseBlock) =>
  message(writeApplication(OPERATION.bindRequest, [writeInteger(version), writeText(name), way]));

interface Search {
  readonly base?: string;
  readonly scope?: number;
  readonly size?: number;
  readonly typesOnly?: boolean;
  readonly attributes?: readonly string[];
}

const search = (filter: BaseBlock, o: Search = {}) =>
  message(
    writeApplication(OPERATION.searchRequest, [
      writeText(o.base ?? 'dc=mssante,dc=fr'),
      writeEnumerated(o.scope ?? 2),
      writeEnumerated(0),
      writeInteger(o.size ?? 0),
      writeInteger(0),
      new BerBoolean({ value: o.typesOnly ?? false }),
      filter,
      writeSequence((o.attributes ?? []).map(writeText)),
    ]),
  );
const extended = (name: string) => message(writeApplication(OPERATION.extendedRequest, [context(0, name)]));

interface Said {
  readonly entries: readonly { readonly dn: string; readonly attributes: readonly string[] }[];
  readonly tag: number;
  readonly code: number;
}

/** Sends bytes on one connection and reads up to the first message that ends an operation; `undefined`: it was ended. */
async function ask(...requests: readonly Uint8Array[]): Promise<Said | undefined> {
  const socket = connect(Number(new URL(bench.simulator.directory.ldap).port), '127.0.0.1');
  sockets.push(socket);
  for (const bytes of requests) socket.write(bytes);
  const framing = createFraming();
  const entries: { dn: string; attributes: string[] }[] = [];
  for await (const chunk of socket) {
    for (const bytes of framing.push(chunk)) {
      const [, operation] = readBer(bytes).values;
      if (operation?.tag !== OPERATION.searchResultEntry) {
        return {
          entries,
          tag: operation?.tag ?? -1,
          code: readInteger(operation?.values[0], UNIVERSAL.enumerated),
        };
      }
      const [dn, attributes] = operation.values;
      entries.push({
        dn: readText(dn),
        attributes: (attributes?.values ?? []).map(({ values: [name, set] }) =>
          [readText(name), ...(set?.values ?? []).map(readText)].join('='),
        ),
      });
    }
  }
  return undefined;
}

const DOCTOR = 'mail=alix.doc@pro.mss.test,dc=mssante,dc=fr';

describe('the directory in LDAP', () => {
  it('shows the attributes of a person, the number without its type digit', async () => {
    const said = await ask(search(equal('MAIL', 'Alix.Doc@pro.mss.test')));
    expect(said).toMatchObject({ code: 0, entries: [{ dn: DOCTOR }] });
    expect(said?.entries[0]?.attributes).toEqual(
      expect.arrayContaining([
        'TypeBAL=PER',
        'sn=DOC0000001',
        'TypeIdentifiantPP=8',
        'IdentifiantPP=99700000013',
      ]),
    );
  });

  it.each<[string, BaseBlock, number]>([
    ['all of several', context(0, [equal('TypeBAL', 'ORG'), present('o')]), 1],
    ['one of several', context(1, [equal('TypeBAL', 'ORG'), equal('TypeBAL', 'APP')]), 2],
    ['what is not', context(0, [equal('o', 'hôpital  virtuel'), context(2, [equal('TypeBAL', 'PER')])]), 2],
    ['the begin of a text', context(4, [writeText('mail'), writeSequence([context(0, 'alix.')])]), 1],
    [
      'the end of one',
      context(4, [writeText('mail'), writeSequence([context(2, 'riat@hopital.mss.test')])]),
      1,
    ],
    [
      'parts in their order',
      context(4, [writeText('mail'), writeSequence([context(1, 'ix'), context(1, 'do')])]),
      1,
    ],
    [
      'parts in another order',
      context(4, [writeText('mail'), writeSequence([context(1, 'doc@'), context(1, 'alix')])]),
      0,
    ],
    [
      'begin and end that share letters',
      context(4, [writeText('dc'), writeSequence([context(0, 'mssan'), context(2, 'sante')])]),
      0,
    ],
    [
      'no more than',
      context(0, [equal('TypeBAL', 'APP'), context(6, [writeText('mail'), writeText('b')])]),
      1,
    ],
    [
      'no less than',
      context(0, [equal('TypeBAL', 'APP'), context(5, [writeText('mail'), writeText('b')])]),
      0,
    ],
  ])('finds %s', async (_, filter, count) => {
    expect((await ask(search(filter)))?.entries).toHaveLength(count);
  });

  it('shows what is asked for: some attributes, names alone, none', async () => {
    const shown = async (o: Search) =>
      (await ask(search(equal('mail', 'alix.doc@pro.mss.test'), o)))?.entries[0]?.attributes;
    expect(await shown({ attributes: ['SN', 'mail'] })).toEqual([
      'mail=alix.doc@pro.mss.test',
      'sn=DOC0000001',
    ]);
    expect(await shown({ attributes: ['sn'], typesOnly: true })).toEqual(['sn']);
    expect(await shown({ attributes: ['1.1'] })).toEqual([]);
  });

  it('is searched from where it is asked to, and says what it is', async () => {
    const count = async (o: Search) => {
      const said = await ask(search(present('objectClass'), o));
      return [said?.code, said?.entries.length];
    };
    expect(await count({ scope: 0 })).toEqual([0, 1]);
    expect(await count({ base: 'MAIL = alix.doc@pro.mss.test, dc=mssante,dc=fr' })).toEqual([0, 1]);
    expect(await count({ base: DOCTOR, scope: 1 })).toEqual([0, 0]);
    expect(await count({ base: 'dc=elsewhere,dc=fr' })).toEqual([32, 0]);
    const root = await ask(search(present('objectClass'), { base: '', scope: 0 }));
    expect(root?.entries[0]?.attributes).toContain('namingContexts=dc=mssante,dc=fr');
  });

  it('gives no more than it may, or than is asked for, and says so', async () => {
    const all = await ask(search(equal('TypeBAL', 'PER')));
    expect([all?.code, all?.entries.length]).toEqual([4, 50]);
    const few = await ask(search(equal('TypeBAL', 'PER'), { size: 3 }));
    expect([few?.code, few?.entries.length]).toEqual([4, 3]);
    const exact = await ask(search(equal('TypeBAL', 'ORG'), { size: 1 }));
    expect([exact?.code, exact?.entries.length]).toEqual([0, 1]);
  });

  it.each<[string, Uint8Array, number]>([
    ['anonymously', bind(3, '', context(0, '')), 0],
    ['in another version', bind(2, '', context(0, '')), 2],
    ['by SASL', bind(3, '', context(3, [writeText('PLAIN')])), 7],
    ['with a name and no password', bind(3, 'cn=admin', context(0, '')), 53],
    ['as somebody', bind(3, 'cn=admin', context(0, 'secret')), 49],
  ])('judges who binds %s', async (_, bytes, code) => {
    expect(await ask(bytes)).toMatchObject({ tag: OPERATION.bindResponse, code });
  });

  it('is for whoever binds as its account, when it has one', async () => {
    bench.simulator.configure({ ldapAccount: { dn: 'cn=lps', password: 'secret' } });
    const filter = equal('TypeBAL', 'ORG');
    expect((await ask(search(filter)))?.code).toBe(50);
    expect((await ask(bind(3, 'cn=lps', context(0, 'wrong'))))?.code).toBe(49);
    expect((await ask(bind(3, 'cn=lps', context(0, 'secret'))))?.code).toBe(0);
    bench.simulator.configure({ ldapAccount: null });
  });

  it.each([
    ['a change', 6, 7],
    ['a new entry', 8, 9],
    ['a comparison', 14, 15],
  ])('is read alone: it refuses %s', async (_, tag, answer) => {
    const said = await ask(message(writeApplication(tag, [writeText('x')])));
    expect(said).toMatchObject({ tag: answer, code: 53 });
  });

  it('knows no extension but STARTTLS', async () => {
    expect(await ask(extended('1.2.3'))).toMatchObject({ tag: OPERATION.extendedResponse, code: 2 });
    expect(await ask(extended(START_TLS))).toMatchObject({ tag: OPERATION.extendedResponse, code: 0 });
  });

  it('takes nothing that was put behind STARTTLS in the clear', async () => {
    const both = Buffer.concat([extended(START_TLS), search(present('mail'))]);
    await ask(both);
    expect(bench.simulator.journal().map(({ operation }) => operation)).toEqual([
      'ldap.extended',
      'ldap.unreadable',
    ]);
  });

  it.each<[string, Uint8Array]>([
    ['what is no BER', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['a message that is too long', Buffer.from([0x30, 0x83, 0x10, 0x00, 0x00])],
    ['an indefinite length', Buffer.from([0x30, 0x80, 0x02, 0x01, 0x01])],
    ['a message without operation', toBytes(writeSequence([writeInteger(1)]))],
    ['a matching rule of its own', search(context(9, [context(1, 'caseExactMatch')]))],
    ['filters in filters without end', search(nested(30))],
    ['another scope', search(present('mail'), { scope: 9 })],
  ])('ends the connection of %s', async (_, bytes) => {
    expect(await ask(bytes)).toMatchObject({ tag: OPERATION.extendedResponse, code: 2 });
    expect(bench.simulator.journal()).toMatchObject([{ host: 'directory', answer: { status: 'refused' } }]);
    expect(bench.errors).toEqual([]);
  });

  it('ends the connection of whoever leaves, and reads a message that comes in pieces', async () => {
    expect(await ask(message(new Primitive({ idBlock: { tagClass: 2, tagNumber: 2 } })))).toBeUndefined();
    const framing = createFraming();
    const bytes = search(present('mail'));
    const pieces = [...bytes].map((byte) => framing.push(Uint8Array.of(byte)).length);
    expect(pieces.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(framing.pending()).toBe(false);
  });
});

function nested(depth: number): BaseBlock {
  return depth === 0 ? present('mail') : context(2, [nested(depth - 1)]);
}
