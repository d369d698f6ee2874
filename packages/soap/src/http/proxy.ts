/** An HTTP proxy reached with CONNECT. */
export interface ProxyOptions {
  readonly host: string;
  readonly port: number;
  readonly login?: string;
  readonly password?: string;
  /** Hosts reached without the proxy: `name`, `.suffix`, `*.suffix`, `<local>` (names without a dot), `*`. */
  readonly bypass?: readonly string[];
}
