import type { ObstacleCode } from '../errors/index.js';
import type { Observation } from './observation.js';

/** A row of the table: when what is seen has all of these, this is in the way. */
interface Row {
  readonly seen: { readonly [Part in keyof Observation]?: readonly Observation[Part][] };
  readonly obstacle: ObstacleCode;
}

/**
 * What is in the way, by what is seen: the first row that fits. What the environment itself says comes first, then
 * what answered, plain HTTP last, then the permission.
 */
export const DECISIONS: readonly Row[] = [
  { seen: { cause: ['forbidden'] }, obstacle: 'ORIGIN_REFUSED' },
  { seen: { cause: ['certificate'] }, obstacle: 'CERTIFICATE_NOT_TRUSTED' },
  { seen: { cause: ['refused'] }, obstacle: 'SERVICE_DOWN' },
  // The connector answers this page over HTTPS, only the WebSocket was refused.
  { seen: { connector: ['answered'] }, obstacle: 'ORIGIN_REFUSED' },
  { seen: { https: ['answered'] }, obstacle: 'OTHER_SERVICE' },
  // It could be reached: no permission is in the way.
  { seen: { plain: ['answered'] }, obstacle: 'CERTIFICATE_NOT_TRUSTED' },
  { seen: { permission: ['denied'] }, obstacle: 'PERMISSION_REFUSED' },
  // Not answered yet, or the question was put away: the next request asks again.
  { seen: { permission: ['prompt'] }, obstacle: 'PERMISSION_PENDING' },
  { seen: { https: ['failed', 'waiting'], plain: ['failed', 'waiting'] }, obstacle: 'SERVICE_DOWN' },
  { seen: {}, obstacle: 'UNREACHABLE' },
];

/** Says what is in the way. */
export function decideObstacle(observation: Observation): ObstacleCode {
  const row = DECISIONS.find(({ seen }) => fits(observation, seen));
  return row?.obstacle ?? 'UNREACHABLE';
}

function fits(observation: Observation, seen: Row['seen']): boolean {
  const { cause, permission, https, connector, plain } = seen;
  return (
    (cause?.includes(observation.cause) ?? true) &&
    (permission?.includes(observation.permission) ?? true) &&
    (https?.includes(observation.https) ?? true) &&
    (connector?.includes(observation.connector) ?? true) &&
    (plain?.includes(observation.plain) ?? true)
  );
}
