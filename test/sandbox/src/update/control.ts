/** Channels of the connector's versions (js-api 4.1, `s_updateCheckChannel`). */
export const UPDATE_CHANNELS = ['prod', 'dev', 'beta'] as const;
export type UpdateChannel = (typeof UPDATE_CHANNELS)[number];

/**
 * How one update server behaves: answers, cuts the connection, never answers, answers a forged list, a list of the day
 * before, installers with one wrong byte, or cuts each installer after half of what is asked for.
 */
export const UPDATE_BEHAVIOURS = [
  'normal',
  'down',
  'silent',
  'forged',
  'replayed',
  'altered',
  'cut',
] as const;
export type UpdateBehaviour = (typeof UPDATE_BEHAVIOURS)[number];

/** Systems that installers are made for. */
export const INSTALLER_PLATFORMS = ['win-x64', 'win-x86', 'linux-x64', 'macos-x64', 'macos-arm64'] as const;

/** An installer of a version. */
export interface UpdateInstaller {
  readonly platform: (typeof INSTALLER_PLATFORMS)[number];
  readonly flavour: 'dev' | 'production';
  /** Name of the file, without a folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a channel offers. */
export interface UpdateRelease {
  readonly version: string;
  readonly log: string;
  readonly link: string;
  readonly installers?: readonly UpdateInstaller[];
}

/** An installer as the signed list names it. */
export interface PublishedFile extends Omit<UpdateInstaller, 'bytes'> {
  /** Path on the update servers. */
  readonly path: string;
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/** A release as the signed list tells it. */
export interface PublishedRelease extends Omit<UpdateRelease, 'installers'> {
  readonly files: readonly PublishedFile[];
}

/** Releases as their publisher manages them. */
export interface UpdateControl {
  publish(channel: UpdateChannel, release: UpdateRelease): void;
  /** Sets how the server of that index (0 or 1) behaves; without index, both. */
  setBehaviour(behaviour: UpdateBehaviour, server?: number): void;
  releases(): Readonly<Record<UpdateChannel, PublishedRelease>>;
  behaviours(): readonly UpdateBehaviour[];
}
