import { ObstacleError } from '../errors/index.js';
import { decideObstacle } from './decide.js';
import { type Observation, writeObservation } from './observation.js';
import { readPermission } from './permission.js';
import { liveness, plainPage, probe, readCause, statusPage } from './probes.js';
import type { Surroundings } from './surroundings.js';

/**
 * Finds out why no connection could be opened. A browser hides it from pages: what can be seen is which other
 * requests are answered, and the state of the permission.
 *
 * @param failure the error event of the socket.
 */
export async function explainFailure(
  url: string,
  failure: unknown,
  surroundings: Surroundings,
): Promise<ObstacleError> {
  const observation = await observe(new URL(url), failure, surroundings);
  return new ObstacleError(decideObstacle(observation), writeObservation(observation), failure);
}

async function observe(
  address: URL,
  failure: unknown,
  { fetch, permissions, pageHost }: Surroundings,
): Promise<Observation> {
  const told = readCause(failure);
  const permission = async () => {
    const state = await readPermission(permissions);
    return state === 'prompt' && isOfThisComputer(pageHost) ? 'unknown' : state;
  };
  const before = { https: 'impossible', connector: 'impossible', plain: 'impossible' } as const;
  if (told !== 'unknown') return { ...before, cause: told, permission: await permission() };
  const [https, connector, plain] = await Promise.all(
    [statusPage(address), liveness(address), plainPage(address)].map((request) => probe(fetch, request)),
  );
  return {
    cause: https?.cause ?? 'unknown',
    // After the probes: the person may have answered meanwhile.
    permission: await permission(),
    https: https?.result ?? 'impossible',
    connector: connector?.result ?? 'impossible',
    plain: plain?.result ?? 'impossible',
  };
}

/** A page of this computer needs no permission: that none was given says nothing. */
function isOfThisComputer(host: string | undefined): boolean {
  return host !== undefined && /(^|\.)localhost$|^127\.|^\[::1\]$/.test(host);
}
