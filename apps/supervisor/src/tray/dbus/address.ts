/** How the session bus is reached; the form that `createClient` takes. */
export type BusAddress = { readonly busAddress: string } | { readonly socket: string };

/**
 * The session bus of this account: the one of the environment, else where systemd puts it. Nothing when there is none.
 *
 * @example
 * ```ts
 * findSessionBus({ XDG_RUNTIME_DIR: '/run/user/1000' }); // { socket: '/run/user/1000/bus' }
 * ```
 */
export function findSessionBus(env: Readonly<Record<string, string | undefined>>): BusAddress | undefined {
  const given = env.DBUS_SESSION_BUS_ADDRESS;
  if (given === undefined || given === '') {
    return env.XDG_RUNTIME_DIR ? { socket: `${env.XDG_RUNTIME_DIR}/bus` } : undefined;
  }
  // Node reaches abstract sockets by itself, where the library would want a native module.
  const [, abstract] = /^unix:(?:[^;]*,)?abstract=([^,;]+)/.exec(given) ?? [];
  return abstract === undefined ? { busAddress: given } : { socket: `\0${decodeURIComponent(abstract)}` };
}
