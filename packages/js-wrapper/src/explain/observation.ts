/** What the environment said of a failed connection; browsers say nothing. */
export type FailureCause = 'refused' | 'certificate' | 'forbidden' | 'unknown';

/** State of the browser's permission to reach programs of this computer. `unknown`: this browser has none. */
export type LoopbackPermission = 'granted' | 'denied' | 'prompt' | 'unknown';

/** How a probe ended. `waiting`: it did not, in time. `impossible`: it could not be made here. */
export type ProbeResult = 'answered' | 'failed' | 'waiting' | 'impossible';

/** All that can be seen of why no connection could be opened. */
export interface Observation {
  readonly cause: FailureCause;
  readonly permission: LoopbackPermission;
  /** GET of the status page over HTTPS, unread: an answer says that the certificate is trusted. */
  readonly https: ProbeResult;
  /** `isDcParameterRegistered` over HTTPS, which answers pages of every origin: an answer is the connector's. */
  readonly connector: ProbeResult;
  /** GET over plain HTTP to the same port: the connector answers it, whatever its certificate. */
  readonly plain: ProbeResult;
}

/** The observation in one line, for a developer. */
export function writeObservation({ cause, permission, https, connector, plain }: Observation): string {
  return `cause ${cause}, permission ${permission}, https ${https}, connector ${connector}, plain ${plain}`;
}
