/** An HTTP proxy reached with CONNECT. */
export interface ProxyOptions {
  readonly host: string;
  readonly port: number;
  readonly login?: string;
  readonly password?: string;
  /**
   * Hosts reached without the proxy: `name`, `.suffix`, `*.suffix`, an address, a range (`10.0.0.0/8`), `<local>` (names
   * without a dot), `*`; each but the last three with a port or without.
   */
  readonly bypass?: readonly string[];
}
