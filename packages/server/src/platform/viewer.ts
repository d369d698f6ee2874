import type { PlatformName } from './platform.js';
import { launchProgram } from './run-program.js';
import type { Surroundings } from './surroundings.js';

/** Opens files with the programs of the person at the screen. */
export interface Viewer {
  /** Why no file can be opened here, in words that follow "because"; nothing when one can. */
  readonly obstacle: string | undefined;
  /** Starts the program that the system has for this kind of file. It lives on its own. @throws the system's own error */
  open(path: string): Promise<void>;
}

/** Starts a program, given by its absolute path or found on PATH, and lets it go. Rejects when it cannot be started. */
export type LaunchProgram = (file: string, args: readonly string[]) => Promise<void>;

interface ViewerCommand {
  readonly file: string;
  readonly args: readonly string[];
}

type ViewerSurroundings = Pick<Surroundings, 'env' | 'privileged'>;

/** What each system opens files with; where there is no screen, why not. */
const VIEWERS: Readonly<
  Record<
    PlatformName,
    {
      readonly obstacle: (surroundings: ViewerSurroundings) => string | undefined;
      readonly command: (path: string, surroundings: ViewerSurroundings) => ViewerCommand;
    }
  >
> = {
  linux: {
    obstacle: ({ env }) =>
      env.DISPLAY || env.WAYLAND_DISPLAY ? undefined : 'the connector runs without a screen',
    command: (path) => ({ file: 'xdg-open', args: [path] }),
  },
  darwin: {
    obstacle: ({ privileged }) => (privileged ? NO_DESKTOP : undefined),
    command: (path) => ({ file: '/usr/bin/open', args: [path] }),
  },
  win32: {
    obstacle: ({ privileged }) => (privileged ? NO_DESKTOP : undefined),
    // Not `start`, which would have the path read by a shell.
    command: (path, { env }) => ({
      file: `${env.SystemRoot || 'C:\\Windows'}\\System32\\rundll32.exe`,
      args: ['url.dll,FileProtocolHandler', path],
    }),
  },
};

const NO_DESKTOP = 'the connector runs as a service, which has no screen';

/** The viewer of a system. */
export function createViewer(
  name: PlatformName,
  surroundings: ViewerSurroundings,
  launch: LaunchProgram = launchProgram,
): Viewer {
  const { obstacle, command } = VIEWERS[name];
  return {
    obstacle: obstacle(surroundings),
    open: (path) => {
      const { file, args } = command(path, surroundings);
      return launch(file, args);
    },
  };
}
