import { type ConnectOptions, connect, type DmpConnect } from '@dmpconnect/js-wrapper';
import { onScopeDispose, type ShallowRef, shallowRef } from 'vue';

/** Where the connection of a component stands. */
export type Connection =
  | { readonly status: 'connecting'; readonly obstacle?: Error }
  | { readonly status: 'ready'; readonly dmp: DmpConnect }
  | { readonly status: 'failed'; readonly error: unknown };

/**
 * Connects, and closes the session when the component leaves. While the browser asks whether the page may reach this
 * computer, the obstacle is there to be shown.
 */
export function useDmpConnect(options: ConnectOptions): Readonly<ShallowRef<Connection>> {
  // Shallow: the client is no data to be watched inside.
  const connection = shallowRef<Connection>({ status: 'connecting' });
  const leaving = new AbortController();
  const opening = connect({
    waitForPermission: true,
    onObstacle: (obstacle) => {
      connection.value = { status: 'connecting', obstacle };
    },
    ...options,
    signal: leaving.signal,
  });
  opening.then(
    (dmp) => {
      connection.value = { status: 'ready', dmp };
    },
    (error: unknown) => {
      connection.value = { status: 'failed', error };
    },
  );
  onScopeDispose(() => {
    leaving.abort();
    opening.then((dmp) => dmp.close()).catch(() => undefined);
  });
  return connection;
}
