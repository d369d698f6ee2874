import { describe, expect, it } from 'vitest';
import type { ObstacleCode } from '../errors/index.js';
import { DECISIONS, decideObstacle } from './decide.js';
import type { FailureCause, LoopbackPermission, Observation, ProbeResult } from './observation.js';

const CAUSES: readonly FailureCause[] = ['refused', 'certificate', 'forbidden', 'unknown'];
const PERMISSIONS: readonly LoopbackPermission[] = ['granted', 'denied', 'prompt', 'unknown'];
const RESULTS: readonly ProbeResult[] = ['answered', 'failed', 'waiting', 'impossible'];

/** Everything that can be seen. */
const ALL: readonly Observation[] = CAUSES.flatMap((cause) =>
  PERMISSIONS.flatMap((permission) =>
    RESULTS.flatMap((https) =>
      RESULTS.flatMap((connector) =>
        RESULTS.map((plain) => ({ cause, permission, https, connector, plain })),
      ),
    ),
  ),
);

/** The same decisions in the form of conditions, one after the other. */
function expected({ cause, permission, https, connector, plain }: Observation): ObstacleCode {
  if (cause === 'forbidden') return 'ORIGIN_REFUSED';
  if (cause === 'certificate') return 'CERTIFICATE_NOT_TRUSTED';
  if (cause === 'refused') return 'SERVICE_DOWN';
  if (connector === 'answered') return 'ORIGIN_REFUSED';
  if (https === 'answered') return 'OTHER_SERVICE';
  if (plain === 'answered') return 'CERTIFICATE_NOT_TRUSTED';
  if (permission === 'denied') return 'PERMISSION_REFUSED';
  if (permission === 'prompt') return 'PERMISSION_PENDING';
  if (https !== 'impossible' && plain !== 'impossible') return 'SERVICE_DOWN';
  return 'UNREACHABLE';
}

describe('the decision on what is in the way', () => {
  it('is the expected one for each of the 1,024 things that can be seen', () => {
    expect(ALL).toHaveLength(1024);
    const wrong = ALL.filter((observation) => decideObstacle(observation) !== expected(observation));
    expect(wrong).toEqual([]);
  });

  it('uses every row of its table', () => {
    const used = new Set(ALL.map(decideObstacle));
    expect([...new Set(DECISIONS.map(({ obstacle }) => obstacle))].filter((code) => !used.has(code))).toEqual(
      [],
    );
  });

  const seen = (changes: Partial<Observation>): Observation => ({
    cause: 'unknown',
    permission: 'granted',
    https: 'failed',
    connector: 'failed',
    plain: 'failed',
    ...changes,
  });

  it.each([
    ['the service is stopped', {}, 'SERVICE_DOWN'],
    [
      'the service is stopped, in a browser without that permission',
      { permission: 'unknown' },
      'SERVICE_DOWN',
    ],
    ['plain HTTP answers, TLS does not', { plain: 'answered' }, 'CERTIFICATE_NOT_TRUSTED'],
    ['the question was put away', { permission: 'prompt' }, 'PERMISSION_PENDING'],
    ['all requests fail for a page that was forbidden to', { permission: 'denied' }, 'PERMISSION_REFUSED'],
    [
      'requests wait for an answer to the prompt',
      { permission: 'prompt', https: 'waiting', connector: 'waiting', plain: 'waiting' },
      'PERMISSION_PENDING',
    ],
    [
      'the connector answers the page, the socket was refused',
      { https: 'answered', connector: 'answered' },
      'ORIGIN_REFUSED',
    ],
    ['something else answers', { https: 'answered' }, 'OTHER_SERVICE'],
    ['a browser that forbids the plain probe (mixed content)', { plain: 'impossible' }, 'UNREACHABLE'],
  ] as const)('when %s', (_, changes, code) => expect(decideObstacle(seen(changes))).toBe(code));
});
