/** Systems the product runs on. */
export type PlatformName = 'win32' | 'darwin' | 'linux';

/** Folders of seed 6.1 and 7.3.2, absolute. */
export interface PlatformPaths {
  /** Where the program is installed; the settings file lies at its root (seed 6.1, 6.2). */
  readonly install: string;
  /** Default settings file. */
  readonly settingsFile: string;
  /** What the service keeps: certificate, DC parameters, process records, data of applications. */
  readonly state: string;
  /** Journals of the master (seed 7.3.2). */
  readonly masterJournals: string;
  /** Folder below which each worker has its own, named by a random number (seed 7.3.2). */
  readonly sessionJournals: string;
}

/** Who may read a file: its owner and the system, or everybody (who may never write it). */
export type FileAccess = 'owner' | 'everyone-reads';

/** The same for a folder, which everybody may also pass through to a file of a known name, without seeing what it holds. */
export type FolderAccess = FileAccess | 'everyone-passes';

/** What differs between the systems, and nothing else. */
export interface Platform {
  readonly name: PlatformName;
  readonly paths: PlatformPaths;
  /**
   * Restricts an existing file or folder.
   * @throws {ServerError} `PROTECTION_FAILED`
   */
  protect(path: string, access: FolderAccess): Promise<void>;
  /** Makes sure that a rename done in `folder` survives a power cut, where the system needs to be asked. */
  syncFolder(folder: string): Promise<void>;
  /** Moves `from` over `to` in one step. */
  replaceFile(from: string, to: string): Promise<void>;
  /**
   * Something that changes when a process number is given to another process: its start time. `undefined` when
   * no such process runs.
   * @throws {ServerError} `PROCESS_NOT_INSPECTABLE`
   */
  processStart(pid: number): Promise<string | undefined>;
  /** Asks a process to end; `force` ends it. Says nothing when it is gone. */
  terminate(pid: number, force: boolean): void;
}
