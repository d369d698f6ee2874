import type { OsAccounts } from '../accounts/index.js';
import type { CommandTable } from '../contract/define.js';
import type { DumpState } from '../dumps/index.js';
import type { Flavour } from '../flavour.js';
import type { Journals } from '../logging/journals.js';
import type { JournalLevels } from '../logging/levels.js';
import type { Logger } from '../logging/logger.js';
import type { DcParameterRegister } from '../storage/dc-parameter-register.js';
import type { ConsoleRoutesOptions } from './gateway/http/console/routes.js';
import type { DoctorRouteOptions } from './gateway/http/doctor/route.js';
import type { StatusLine } from './gateway/http/status-line.js';
import type { ServerCertificate } from './gateway/listen.js';
import type { MasterLimits } from './limits.js';
import type { AllowedOrigins, RemoteCommands } from './remote-commands/index.js';
import type { WorkerSource } from './workers/pool.js';

/** What a master is made of. */
export interface MasterOptions {
  readonly listen: {
    /**
     * Addresses to listen on, at least one. Only the first is indispensable: a machine without IPv6 has no `::1`.
     */
    readonly addresses: readonly [string, ...string[]];
    /** 0: the system chooses, one port for all addresses. */
    readonly port: number;
  };
  /** Names the server answers to beside those of this machine (`server.host_names`). */
  readonly hostNames: readonly string[];
  /** Origins the operator allows for every integrator now (`server.allowed_origins`). */
  readonly operatorOrigins: () => readonly string[];
  readonly certificate: ServerCertificate;
  /** Who may work under which account of the system (`server.run_as_rules`); default: everybody under his own. */
  readonly runAsRules?: readonly string[];
  /** Default: those of this computer. */
  readonly accounts?: OsAccounts;
  /** Version of the connector, e.g. `0.1.0`. */
  readonly version: string;
  readonly workers: WorkerSource;
  readonly origins: AllowedOrigins;
  readonly dcParameters: Pick<DcParameterRegister, 'read'>;
  readonly remoteCommands: RemoteCommands;
  /** What the status page tells beside the sessions. */
  readonly status?: () => readonly StatusLine[] | Promise<readonly StatusLine[]>;
  readonly log: Logger;
  /** The journals of this process, which applications may read and whose levels they may change (js-api 6). */
  readonly journals: Pick<Journals, 'tail' | 'levels' | 'setLevels'>;
  /** Where workers dump their exchanges with services; default: nowhere. */
  readonly dumps?: () => DumpState | undefined;
  /** The diagnosis for the supervisor; default: not served. */
  readonly doctor?: DoctorRouteOptions;
  /** Default: that of this program. */
  readonly flavour?: Flavour;
  /** The console of integrators; the development flavour alone serves it. */
  readonly console?: Pick<ConsoleRoutesOptions, 'files' | 'sandboxControl'>;
  /** Commands served; default: those of the contract. */
  readonly commands?: CommandTable;
  /** Limits that differ from `DEFAULT_LIMITS`. */
  readonly limits?: Partial<MasterLimits>;
}

/** A running master. */
export interface Master {
  /** Port it listens on, the same on every address. */
  readonly port: number;
  /** Addresses it really listens on. */
  readonly addresses: readonly string[];
  /** Uses a renewed certificate for the connections from now on. */
  renewCertificate(certificate: ServerCertificate): void;
  /** Changes the levels of the journals of every process of the service. */
  setLogLevels(levels: Partial<JournalLevels>): void;
  /** Tells every worker where exchanges are dumped now. */
  announceDumps(): void;
  /** Number of open sessions. */
  sessionCount(): number;
  /** Refuses new connections, ends sessions and workers. */
  close(): Promise<void>;
}
