import { type ConnectOptions, connect, type DmpConnect } from '@dmpconnect/js-wrapper';
import { useEffect, useState } from 'react';

/** Where the connection of a component stands. */
export type Connection =
  | { readonly status: 'connecting'; readonly obstacle?: Error }
  | { readonly status: 'ready'; readonly dmp: DmpConnect }
  | { readonly status: 'failed'; readonly error: unknown };

/**
 * Connects while the component is mounted, and closes the session when it leaves. While the browser asks whether the
 * page may reach this computer, the obstacle is there to be shown.
 *
 * @param options the same object at each rendering: a constant of the module, or of `useMemo`.
 */
export function useDmpConnect(options: ConnectOptions): Connection {
  const [connection, setConnection] = useState<Connection>({ status: 'connecting' });
  useEffect(() => {
    const leaving = new AbortController();
    const show = (next: Connection) => leaving.signal.aborted || setConnection(next);
    const opening = connect({
      waitForPermission: true,
      onObstacle: (obstacle) => show({ status: 'connecting', obstacle }),
      ...options,
      signal: leaving.signal,
    });
    opening.then(
      (dmp) => show({ status: 'ready', dmp }),
      (error: unknown) => show({ status: 'failed', error }),
    );
    return () => {
      leaving.abort();
      opening.then((dmp) => dmp.close()).catch(() => undefined);
    };
  }, [options]);
  return connection;
}
