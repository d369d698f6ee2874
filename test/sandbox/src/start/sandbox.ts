import type { Sandbox, SandboxOptions } from './types.js';

/** Starts the sandbox: test PKI, virtual card, simulators, control API and, unless told otherwise, the connector. */
export declare function startSandbox(options: SandboxOptions): Promise<Sandbox>;
