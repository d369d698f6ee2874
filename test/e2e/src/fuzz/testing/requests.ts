import { COMMANDS, type CommandName } from '@dmpconnect/server/contract';
import fc from 'fast-check';
import { exampleOf, fieldsOf } from '../../conformance/testing/published.js';

/** A request in the shape of a command: its name, and fields that are right, wrong, or absent. */
export interface FuzzedRequest {
  readonly command: CommandName;
  /** Whether it goes to the open session, or to one that does not exist. */
  readonly known: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Those that end a process on purpose, and monitors, which do not end. */
const LEFT_OUT: readonly string[] = ['hl_crash', 'hl_zombie'];

// Object.keys is typed string[]: the table has no other keys than its names.
const NAMES = (Object.keys(COMMANDS) as CommandName[]).filter(
  (name) => COMMANDS[name].kind === 'answer' && !LEFT_OUT.includes(name),
);

/** Nothing beyond this machine is ever contacted, and no new process is started for each run. */
const HARMLESS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  s_dmpUrl: fc.constantFrom<unknown>('https://127.0.0.1:1/', 'https://evil.invalid/', 'http://[', 12, '\0'),
  s_server: fc.constantFrom<unknown>('https://127.0.0.1:1/', 'file:///etc/passwd', '', {}, '127.0.0.1:1@x'),
  s_proxyIpOrUrl: fc.constantFrom<unknown>('127.0.0.1', 'http://127.0.0.1:1', '::', [], 1),
  s_ntpIpOrUrl: fc.constantFrom<unknown>('127.0.0.1', '127.0.0.1:1', [], 1),
  s_applicationId: fc.constantFrom<unknown>('fuzz', '', null, 12, {}, '../fuzz\0'),
  s_userName: fc.constantFrom<unknown>('', null, 12, {}),
  // The PIN of the sandbox's cards, or what is none: a wrong one would block the card for all later runs.
  s_pinCode: fc.constantFrom<unknown>('1234', '1234', '1234', '', null, 1234, 'x'.repeat(65)),
  s_readerName: fc.constantFrom<unknown>('', '', 'Lecteur inconnu', 12, '\0'),
  i_readerNumber: fc.constantFrom<unknown>(0, '0', 0, 255, -1, '0x0', 1.5),
};

const wrongValue = fc.oneof(
  fc.anything({ maxDepth: 3, withNullPrototype: false, withBigInt: false }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom<unknown>(
    'x'.repeat(5000),
    -1,
    2 ** 31,
    1e308,
    '00000000000000000001',
    '\u0000',
    '\ud800',
    [[[[[[]]]]]],
    { '#0': null },
    { toString: 1 },
    JSON.parse('{"__proto__":{"s_status":"OK"}}'),
  ),
);

/** The fields of the example, most of them as they are, and others that the command knows, most of them absent. */
function fieldsArbitrary(command: CommandName): fc.Arbitrary<Record<string, unknown>> {
  const example = exampleOf(command);
  const fields = fieldsOf(command).map((name): [string, fc.Arbitrary<unknown>] => {
    const wrong = HARMLESS[name] ?? wrongValue;
    if (!(name in example)) {
      const absent = fc.constant(undefined);
      return [name, fc.oneof({ weight: 9, arbitrary: absent }, { weight: 1, arbitrary: wrong })];
    }
    if (name in HARMLESS) return [name, wrong];
    const right = fc.constant(example[name]);
    return [name, fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: wrong })];
  });
  return fc.record(Object.fromEntries(fields));
}

/** Any command, any fields. */
export const fuzzedRequest: fc.Arbitrary<FuzzedRequest> = fc.constantFrom(...NAMES).chain((command) =>
  fc.record({
    command: fc.constant(command),
    known: fc.constantFrom(true, true, true, true, true, false),
    fields: fieldsArbitrary(command),
  }),
);
