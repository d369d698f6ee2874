import type { Texts } from '../cli/texts.js';
import type { Flavour } from '../flavour.js';

/** Channels of versions (js-api 4.1). */
export const RELEASE_CHANNELS = ['prod', 'dev', 'beta'] as const;

/** A channel of versions. */
export type ReleaseChannel = (typeof RELEASE_CHANNELS)[number];

/** Systems that installers are made for. */
export const UPDATE_PLATFORMS = ['win-x64', 'win-x86', 'linux-x64', 'macos-x64', 'macos-arm64'] as const;

/** A system that installers are made for. */
export type UpdatePlatform = (typeof UPDATE_PLATFORMS)[number];

/** One installer of a version. */
export interface ReleaseFile {
  readonly platform: UpdatePlatform;
  readonly flavour: Flavour;
  /** Name of the file, without a folder. */
  readonly name: string;
  /** Absolute path on the update servers: they are the only ones asked. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256, hexadecimal in lower case. */
  readonly sha256: string;
}

/** The newest version of a channel. */
export interface Release {
  readonly version: string;
  /** What it brings, for the user. */
  readonly log: string;
  /** Page where a person reads about it. */
  readonly link: string;
  /** Its installers; none where the publisher gives a page only. */
  readonly files: readonly ReleaseFile[];
}

/** Why one server gave no list of versions that can be believed. */
export interface UpdateAttempt {
  /** `host` or `host:port`. */
  readonly server: string;
  /** Whether it answered: an answer that is refused was made by somebody. */
  readonly answered: boolean;
  readonly reason: Texts;
}

/** What a check came to. */
export type UpdateCheck = {
  /** For a person, in one sentence. */
  readonly sentence: Texts;
} & (
  | { /** The settings name no server: none was contacted. */ readonly state: 'not-configured' }
  | { readonly state: 'unreachable' | 'refused'; readonly attempts: readonly UpdateAttempt[] }
  | { readonly state: 'current'; readonly release: Release }
  | {
      readonly state: 'available';
      readonly release: Release;
      /** The installer of this computer; none when the publisher has none for it. */
      readonly file?: ReleaseFile;
    }
);

/** What is known without asking anybody. */
export interface UpdateState {
  /** Whether the settings name a server and a key. */
  readonly configured: boolean;
  /** Servers that the settings name, in their order. */
  readonly servers: readonly string[];
  readonly channel: ReleaseChannel;
  /** The last list of versions that was believed. */
  readonly known?: { readonly release: Release; readonly checkedAt: Date; readonly newer: boolean };
  /** The installer that waits for the operator. */
  readonly downloaded?: DownloadedUpdate;
  /** For a person, in one sentence. */
  readonly sentence: Texts;
}

/** How far a download is. */
export interface DownloadProgress {
  /** Bytes that are there, those of an earlier attempt included. */
  readonly received: number;
  readonly size: number;
}

/** An installer on this computer, verified. Nothing runs it but the operator. */
export interface DownloadedUpdate {
  readonly path: string;
  readonly version: string;
  readonly size: number;
  readonly sha256: string;
}
