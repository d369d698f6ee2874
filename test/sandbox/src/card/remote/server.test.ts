import { verify, X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestInfo, makeCardBench } from '../../testing/card.js';
import { connectLines, type LineClient } from '../../testing/line-client.js';
import { CKA, CKO } from '../pkcs11-codes.js';
import { serveCards } from './server.js';

const TOKEN = 'a-token-of-the-tests';
const bench = await makeCardBench();
const server = await serveCards(bench.hardware, {
  token: TOKEN,
  vitale: { assertion: async ({ reader = '', person = -1 } = {}) => `<a of="${reader} ${person}"/>` },
});
const clients: LineClient[] = [];

const open = async (): Promise<LineClient> => {
  const client = await connectLines(server.port);
  clients.push(client);
  return client;
};

let lastId = 0;
const call = async (client: LineClient, name: string, ...args: readonly unknown[]): Promise<unknown> => {
  lastId += 1;
  client.send(JSON.stringify({ id: lastId, call: name, args }));
  const answer = await client.next();
  expect(answer).toMatchObject({ id: lastId });
  return answer;
};
const resultOf = async (client: LineClient, name: string, ...args: readonly unknown[]): Promise<unknown> => {
  const answer = await call(client, name, ...args);
  expect(answer).toHaveProperty('result');
  return (answer as { result: unknown }).result;
};
const codeOf = async (client: LineClient, name: string, ...args: readonly unknown[]): Promise<unknown> =>
  ((await call(client, name, ...args)) as { error?: { code: number } }).error?.code;

const HELLO = JSON.stringify({ id: 0, token: TOKEN, call: 'hello', args: [1] });
const opened = async (): Promise<LineClient> => {
  const client = await open();
  client.send(HELLO);
  await client.next();
  return client;
};
const initialised = async (): Promise<LineClient> => {
  const client = await opened();
  await resultOf(client, 'C_Initialize', { flags: 2 });
  return client;
};

beforeEach(async () => {
  bench.control.remove();
  await bench.control.insert();
  bench.control.setPinTries(3);
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(() => server.close());

describe('opening', () => {
  it('answers the protocol version to whoever holds the token', async () => {
    const client = await open();
    client.send(HELLO);
    expect(await client.next()).toEqual({ id: 0, result: { protocol: 1 } });
  });

  it.each([
    ['another token', { id: 0, token: 'other', call: 'hello', args: [1] }],
    ['no token', { id: 0, call: 'hello', args: [1] }],
    ['another version', { id: 0, token: TOKEN, call: 'hello', args: [2] }],
    ['another first call', { id: 0, token: TOKEN, call: 'C_Initialize', args: [] }],
  ])('refuses with code 48 and closes: %s', async (_name, frame) => {
    const client = await open();
    client.send(JSON.stringify(frame));
    expect(await client.next()).toEqual({ id: 0, error: { code: 48, message: 'CKR_DEVICE_ERROR' } });
    await client.ended;
  });

  it.each(['not json', '{"call":"hello"}', '[]'])('closes on a line that is no frame: %s', async (line) => {
    const client = await open();
    client.send(line);
    await client.ended;
  });

  it('closes on a line without end', async () => {
    const client = await opened();
    client.send('x'.repeat(4 * 1024 * 1024 + 1));
    await client.ended;
  });
});

describe('calls', () => {
  it('starts as a process that has not initialised the library', async () => {
    const client = await opened();
    expect(await codeOf(client, 'C_GetSlotList', true)).toBe(400);
    expect(await resultOf(client, 'C_Initialize')).toBeNull();
    expect(await codeOf(client, 'C_Initialize')).toBe(401);
  });

  it('reads the card, logs in and signs', async () => {
    const client = await initialised();
    const [slot] = (await resultOf(client, 'C_GetSlotList', true)) as unknown[];
    expect(await resultOf(client, 'C_GetTokenInfo', slot)).toMatchObject({ flags: 0x40d, minPinLen: 4 });
    const session = await resultOf(client, 'C_OpenSession', slot, 4);
    expect(await resultOf(client, 'C_Login', session, 1, '1234')).toBeNull();
    const find = async (objectClass: number, label: string): Promise<unknown> => {
      const template = [
        { type: CKA.CLASS, value: objectClass },
        { type: CKA.LABEL, value: { $b64: Buffer.from(label).toString('base64') } },
      ];
      await resultOf(client, 'C_FindObjectsInit', session, template);
      const [object] = (await resultOf(client, 'C_FindObjects', session, 16)) as unknown[];
      expect(await resultOf(client, 'C_FindObjects', session, 16)).toEqual([]);
      await resultOf(client, 'C_FindObjectsFinal', session);
      return object;
    };
    const certificate = await find(CKO.CERTIFICATE, 'Certificat de Signature CPS');
    const key = await find(CKO.PRIVATE_KEY, 'CPS_PRIV_SIG');
    const [attribute] = (await resultOf(client, 'C_GetAttributeValue', session, certificate, [
      { type: CKA.VALUE },
    ])) as [{ value: { $b64: string } }];
    const data = Buffer.from('hello');
    await resultOf(client, 'C_SignInit', session, { mechanism: 1 }, key);
    const signature = (await resultOf(client, 'C_Sign', session, {
      $b64: digestInfo(data).toString('base64'),
    })) as { $b64: string };
    const { publicKey } = new X509Certificate(Buffer.from(attribute.value.$b64, 'base64'));
    expect(verify('sha256', data, publicKey, Buffer.from(signature.$b64, 'base64'))).toBe(true);
  });

  it('answers in the order of the requests, a slow signature included', async () => {
    const client = await initialised();
    client.send(JSON.stringify({ id: 901, call: 'C_GetInfo' }));
    client.send(JSON.stringify({ id: 902, call: 'C_GetSlotList', args: [false] }));
    expect(await client.next()).toMatchObject({ id: 901 });
    expect(await client.next()).toMatchObject({ id: 902 });
  });

  it('does not know functions outside of the table', async () => {
    const client = await initialised();
    expect(await codeOf(client, 'C_CreateObject', {})).toBe(84);
    expect(await codeOf(client, '__proto__')).toBe(84);
  });

  it.each([
    ['C_OpenSession', ['slot', 4]],
    ['C_Login', [{ $b64: 'AAAA' }]],
    ['C_FindObjectsInit', [{ $b64: 'AAAA' }, 'everything']],
    ['C_GetSlotInfo', []],
    ['C_WaitForSlotEvent', ['1']],
  ])('refuses arguments of another shape: %s', async (name, args) => {
    const client = await initialised();
    expect(await codeOf(client, name, ...args)).toBe(7);
  });

  it('takes a handle that never was for an invalid one', async () => {
    const client = await initialised();
    expect(await codeOf(client, 'C_GetSessionInfo', { $b64: 'AAAA' })).toBe(0xb3);
    expect(await codeOf(client, 'C_GetSlotInfo', { $b64: '/////////38=' })).toBe(3);
  });
});

describe('readers and Vitale cards', () => {
  const read = (client: LineClient) =>
    resultOf(client, 'R_ListReaders') as Promise<{ name: string; generation: number }[]>;
  const changesSoFar = async (client: LineClient) =>
    (await read(client)).reduce((sum, { generation }) => sum + generation, 0);

  beforeEach(() => {
    bench.control.remove({ reader: 'Lecteur B' });
  });

  it('are seen by their answers to reset, without C_Initialize', async () => {
    const client = await opened();
    await bench.control.insert({ profile: 'vitale-demo' });
    expect(await read(client)).toMatchObject([
      { name: 'Lecteur A', present: true, atr: '3BAC00402A001225006480000310009000' },
      { name: 'Lecteur B', present: true, atr: '3B751300000009EA9000' },
    ]);
    bench.control.remove({ reader: 'Lecteur B' });
    expect((await read(client))[1]).toMatchObject({ present: false, atr: null });
  });

  it('count each change of their own', async () => {
    const client = await opened();
    const before = await read(client);
    await bench.control.insert({ profile: 'vitale-demo' });
    await bench.control.insert({ profile: 'vitale-corse' });
    const after = await read(client);
    expect(after.map(({ generation }, index) => generation - (before[index]?.generation ?? 0))).toEqual([
      0, 3,
    ]);
  });

  it('tell a change at once, also one that came before the question', async () => {
    const client = await opened();
    const count = await changesSoFar(client);
    client.send(JSON.stringify({ id: 501, call: 'R_WaitForChange', args: [count, 60_000] }));
    // Answered after the request above has begun to wait: answers of one connection come in order.
    const other = await opened();
    await bench.control.insert({ profile: 'vitale-demo' });
    expect(await client.next()).toEqual({ id: 501, result: count + 1 });
    expect(await resultOf(other, 'R_WaitForChange', count, 60_000)).toBe(count + 1);
    expect(await resultOf(other, 'R_WaitForChange', count + 1, 1)).toBe(count + 1);
  });

  it('are read as the reading library reads them', async () => {
    const client = await opened();
    await bench.control.insert({ profile: 'vitale-demo' });
    const reading = (await resultOf(client, 'V_Read', 'Lecteur B')) as {
      cardState: number;
      xml: { $b64: string };
    };
    expect(reading.cardState).toBe(2);
    expect(Buffer.from(reading.xml.$b64, 'base64').toString('latin1')).toContain('<prenomUsuel>JULIE<');
  });

  it('sign for one of their people, by the position on the card', async () => {
    const client = await opened();
    await bench.control.insert({ profile: 'vitale-famille' });
    expect(await resultOf(client, 'V_Assertion', 'Lecteur B', 1)).toBe('<a of="Lecteur B 1"/>');
    expect(await codeOf(client, 'V_Assertion', 'Lecteur B', 3)).toBe(7);
  });

  it('cannot be read when there is none, another one, a mute one, or no such reader', async () => {
    const client = await opened();
    expect(await codeOf(client, 'V_Read', 'Lecteur B')).toBe(0xe0);
    expect(await codeOf(client, 'V_Read', 'Lecteur A')).toBe(0xe1);
    await bench.control.insert({ profile: 'vitale-muette' });
    expect(await codeOf(client, 'V_Read', 'Lecteur B')).toBe(0xe1);
    expect(await codeOf(client, 'V_Read', 'Lecteur Z')).toBe(3);
    expect(await codeOf(client, 'V_Read')).toBe(7);
    expect(await codeOf(client, 'V_Assertion', 'Lecteur A', 0)).toBe(0xe1);
    expect(await codeOf(client, 'R_WaitForChange', 'x')).toBe(7);
  });

  it('are cards of another kind for the card library', async () => {
    const client = await initialised();
    await bench.control.insert({ profile: 'vitale-famille' });
    const [, slot] = (await resultOf(client, 'C_GetSlotList', false)) as unknown[];
    expect(await codeOf(client, 'C_GetTokenInfo', slot)).toBe(0xe1);
    expect(await resultOf(client, 'C_GetSlotList', true)).toHaveLength(1);
  });
});

describe('connections are processes', () => {
  it('keeps the login of one from the other, and shares the PIN counter', async () => {
    const [first, second] = [await initialised(), await initialised()];
    const sessionOf = async (client: LineClient): Promise<unknown> => {
      const [slot] = (await resultOf(client, 'C_GetSlotList', true)) as unknown[];
      return await resultOf(client, 'C_OpenSession', slot, 4);
    };
    const session = await sessionOf(first);
    await resultOf(first, 'C_Login', session, 1, '1234');
    expect(await resultOf(first, 'C_GetSessionInfo', session)).toMatchObject({ state: 1 });
    const other = await sessionOf(second);
    expect(await resultOf(second, 'C_GetSessionInfo', other)).toMatchObject({ state: 0 });
    expect(await codeOf(second, 'C_Login', other, 1, '0000')).toBe(0xa0);
    expect(bench.control.readers()[0]?.content).toMatchObject({ pinTries: 2 });
  });

  it('tells each of them that the card left', async () => {
    const [first, second] = [await initialised(), await initialised()];
    bench.control.remove();
    for (const client of [first, second]) {
      expect(await resultOf(client, 'C_WaitForSlotEvent', 1)).toHaveProperty('$b64');
      expect(await resultOf(client, 'C_WaitForSlotEvent', 1)).toBeNull();
    }
  });

  it('fails a signature whose card is pulled while it is computed', async () => {
    const client = await initialised();
    const [slot] = (await resultOf(client, 'C_GetSlotList', true)) as unknown[];
    const session = await resultOf(client, 'C_OpenSession', slot, 4);
    await resultOf(client, 'C_Login', session, 1, '1234');
    await resultOf(client, 'C_FindObjectsInit', session, [
      { type: CKA.CLASS, value: CKO.PRIVATE_KEY },
      { type: CKA.LABEL, value: 'CPS_PRIV_AUT' },
    ]);
    const [key] = (await resultOf(client, 'C_FindObjects', session, 1)) as unknown[];
    await resultOf(client, 'C_FindObjectsFinal', session);
    await resultOf(client, 'C_SignInit', session, { mechanism: 1 }, key);
    bench.control.remove({ during: 'sign' });
    expect(await codeOf(client, 'C_Sign', session, { $b64: 'AAAA' })).toBe(0xe0);
    expect(bench.control.readers()[0]?.content).toEqual({ kind: 'empty' });
  });
});
