import type { LoopbackPermission } from './observation.js';

/** The part of a browser's permission that is used. */
export interface PermissionState {
  readonly state: string;
  addEventListener(type: 'change', listener: () => void): void;
  removeEventListener(type: 'change', listener: () => void): void;
}

/** The part of `navigator.permissions` that is used. */
export interface PermissionSource {
  query(descriptor: { readonly name: string }): Promise<PermissionState>;
}

/**
 * Names of the permission for a page to reach programs of this computer: Chromium 145 and later, then 142 to 144, where
 * one permission was for the whole local network.
 */
const NAMES = ['loopback-network', 'local-network-access'] as const;

/** The permission, or undefined in a browser that has none. */
export async function queryPermission(
  source: PermissionSource | undefined,
): Promise<PermissionState | undefined> {
  if (source === undefined) return undefined;
  for (const name of NAMES) {
    try {
      return await source.query({ name });
    } catch {
      // This browser does not know the name.
    }
  }
  return undefined;
}

/** State of the permission. */
export async function readPermission(source: PermissionSource | undefined): Promise<LoopbackPermission> {
  const permission = await queryPermission(source);
  switch (permission?.state) {
    case 'granted':
    case 'denied':
    case 'prompt':
      return permission.state;
    default:
      return 'unknown';
  }
}

/**
 * Resolves at the next change of the permission, or at once when it is no longer what it was.
 *
 * @throws the reason of the signal.
 */
export async function whenPermissionChanges(
  source: PermissionSource | undefined,
  before: LoopbackPermission,
  signal: AbortSignal | undefined,
): Promise<void> {
  const permission = await queryPermission(source);
  await new Promise<void>((resolve, reject) => {
    const end = (tell: () => void) => {
      permission?.removeEventListener('change', changed);
      signal?.removeEventListener('abort', aborted);
      tell();
    };
    const changed = () => end(resolve);
    const aborted = () => end(() => reject(signal?.reason));
    permission?.addEventListener('change', changed);
    signal?.addEventListener('abort', aborted);
    if (signal?.aborted === true) aborted();
    // It may have changed since it was read, before anybody listened.
    else if (permission !== undefined && permission.state !== before) changed();
  });
}
