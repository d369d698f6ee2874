import { type DcParameter, DcParameterError } from '@dmpconnect/licensing';
import { describe, expect, it, vi } from 'vitest';
import type { DcParameterRegister } from '../../storage/dc-parameter-register.js';
import { SILENT_LOGGER } from '../../testing/silent.js';
import { createAllowedOrigins } from './allowed-origins.js';
import { createRemoteCommands } from './run.js';
import type { RemoteCommandName, RemoteOutcome } from './types.js';

const OPERATOR = ['https://admin.example.net'];

function parameter(name: string): DcParameter {
  return {
    integratorId: name,
    applicationName: name,
    allowedOrigins: [`https://*.${name}.fr`],
    environment: 'test',
    features: [],
    issuedAt: new Date(0),
    signed: true,
    fingerprint: name,
  };
}

/** A register in memory: a blob is the name of its integrator, `bad` is refused, `disk` cannot be written. */
function memoryRegister(): DcParameterRegister {
  const kept = new Map<string, DcParameter>();
  const read = async (blob: string): Promise<DcParameter> => {
    if (blob === 'bad')
      throw new DcParameterError('DC_PARAMETER_SIGNATURE', 'The signature does not verify.');
    return parameter(blob);
  };
  return {
    read,
    register: async (blob) => {
      if (blob === 'disk') throw new Error('/secret/path: ENOSPC');
      kept.set(blob, await read(blob));
      return parameter(blob);
    },
    unregister: async (blob) => kept.delete(blob),
    isRegistered: async (blob) => kept.has(blob),
    valid: async () => [...kept.values()],
  };
}

function start() {
  const register = memoryRegister();
  const origins = createAllowedOrigins(() => OPERATOR, register);
  const error = vi.fn();
  const logger = { ...SILENT_LOGGER, error };
  const commands = createRemoteCommands({ register, origins, operatorOrigins: () => OPERATOR, logger });
  const run = (name: RemoteCommandName, body: unknown, origin?: string): Promise<RemoteOutcome> =>
    commands.run(name, body, origin === undefined ? {} : { origin });
  return { run, origins, error };
}

const blob = (name: string): object => ({ s_dcparameters64: name });
const DONE = { kind: 'answer', fields: {} };
const REFUSED = { kind: 'origin-refused' };

describe('registerDcParameter', () => {
  it('lets a page register the parameter that names it, after which the page may talk', async () => {
    const { run, origins } = start();
    expect(await origins.allows('https://app.alpha.fr')).toBe(false);
    expect(await run('registerDcParameter', blob('alpha'), 'https://app.alpha.fr')).toEqual(DONE);
    expect(await origins.allows('https://app.alpha.fr')).toBe(true);
  });

  it('refuses a page that the parameter does not name', async () => {
    const { run, origins } = start();
    expect(await run('registerDcParameter', blob('alpha'), 'https://evil.fr')).toEqual(REFUSED);
    expect(await origins.patterns()).toEqual(OPERATOR);
  });

  it('serves programs without origin and the pages of the operator', async () => {
    const { run } = start();
    expect(await run('registerDcParameter', blob('alpha'))).toEqual(DONE);
    expect(await run('registerDcParameter', blob('beta'), 'https://admin.example.net')).toEqual(DONE);
    expect(await run('registerDcParameter', blob('beta'))).toEqual(DONE);
  });

  it('says why a parameter is refused, to those who may know', async () => {
    const { run } = start();
    expect(await run('registerDcParameter', blob('bad'))).toEqual({
      kind: 'failure',
      code: 2,
      description: 'The signature does not verify.',
    });
    expect(await run('registerDcParameter', blob('bad'), 'https://evil.fr')).toEqual(REFUSED);
  });

  it.each([
    {},
    { s_dcparameters64: 5 },
    { s_dcparameters64: '' },
    { s_dcparameters64: null },
    null,
    'x',
    [],
    { s_dcparameters64: 'A'.repeat(70_000) },
  ])('names the field of a body that lacks it: %j', async (body) => {
    const { run } = start();
    for (const name of ['registerDcParameter', 'unregisterDcParameter'] as const) {
      expect(await run(name, body)).toMatchObject({
        kind: 'failure',
        code: 2,
        description: expect.stringContaining('s_dcparameters64'),
      });
      expect(await run(name, body, 'https://evil.fr')).toEqual(REFUSED);
    }
  });

  it('tells the page nothing of a disk that fails, and the journal everything', async () => {
    const { run, error } = start();
    const outcome = await run('registerDcParameter', blob('disk'));
    expect(outcome).toMatchObject({ kind: 'failure', code: 1 });
    expect(JSON.stringify(outcome)).not.toContain('secret');
    expect(error).toHaveBeenCalledOnce();
  });
});

describe('unregisterDcParameter', () => {
  it('lets the pages of the parameter remove it, not those of another integrator', async () => {
    const { run } = start();
    await run('registerDcParameter', blob('alpha'));
    await run('registerDcParameter', blob('beta'));
    expect(await run('unregisterDcParameter', blob('alpha'), 'https://x.beta.fr')).toEqual(REFUSED);
    expect(await run('unregisterDcParameter', blob('alpha'), 'https://x.alpha.fr')).toEqual(DONE);
    expect(await run('unregisterDcParameter', blob('beta'), 'https://admin.example.net')).toEqual(DONE);
  });

  it('says that a parameter was not registered', async () => {
    expect(await start().run('unregisterDcParameter', blob('alpha'))).toMatchObject({
      kind: 'failure',
      code: 2,
    });
  });
});

describe('isDcParameterRegistered', () => {
  it('answers a number to any origin and for any value', async () => {
    const { run } = start();
    await run('registerDcParameter', blob('alpha'));
    const answer = (i_registered: number) => ({ kind: 'answer', fields: { i_registered } });
    expect(await run('isDcParameterRegistered', blob('alpha'), 'https://evil.fr')).toEqual(answer(1));
    for (const body of [blob('test'), blob('bad'), {}, null]) {
      expect(await run('isDcParameterRegistered', body, 'null')).toEqual(answer(0));
    }
  });
});

describe('getAllowedOrigins', () => {
  it('lists each pattern once, to those who are allowed', async () => {
    const { run } = start();
    await run('registerDcParameter', blob('alpha'));
    expect(await run('getAllowedOrigins', {}, 'https://x.alpha.fr')).toEqual({
      kind: 'answer',
      fields: { AllowedOrigins: ['https://admin.example.net', 'https://*.alpha.fr'] },
    });
    expect(await run('getAllowedOrigins', {}, 'https://evil.fr')).toEqual(REFUSED);
  });
});
