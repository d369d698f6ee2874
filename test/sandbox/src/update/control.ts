/** Channels of the connector's versions (js-api 4.1, `s_updateCheckChannel`). */
export const UPDATE_CHANNELS = ['prod', 'dev', 'beta'] as const;
export type UpdateChannel = (typeof UPDATE_CHANNELS)[number];

/** How one update server behaves: answers, cuts the connection, never answers, answers a forged manifest. */
export const UPDATE_BEHAVIOURS = ['normal', 'down', 'silent', 'forged'] as const;
export type UpdateBehaviour = (typeof UPDATE_BEHAVIOURS)[number];

/** What a channel offers. */
export interface UpdateRelease {
  readonly version: string;
  readonly log: string;
  readonly link: string;
}

/** Releases as their publisher manages them. */
export interface UpdateControl {
  publish(channel: UpdateChannel, release: UpdateRelease): void;
  /** Sets how the server of that index (0 or 1) behaves; without index, both. */
  setBehaviour(behaviour: UpdateBehaviour, server?: number): void;
  releases(): Readonly<Record<UpdateChannel, UpdateRelease>>;
  behaviours(): readonly UpdateBehaviour[];
}
