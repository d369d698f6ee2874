/** Flags of a new instance (js-api 3.2), a global of the historical script. */
export const INITIAL_STATE = {
  session: false,
  PcscReaders: false,
  cpxCard: false,
  cpxCardRead: false,
  vitaleCard: false,
  vitaleCardRead: false,
  DmpConnector: false,
};

/** Flags under `dmp` of a new instance (js-api 3.2), a global of the historical script. */
export const INITIAL_DMP_STATE = {
  certifiedIdentity: false,
  directAuthenticationStatus: false,
};

/** What has succeeded so far; a page may add keys of its own. */
export type State = typeof INITIAL_STATE & Record<string, unknown>;

/** What has succeeded so far with the DMP; a page may add keys of its own. */
export type DmpState = typeof INITIAL_DMP_STATE & Record<string, unknown>;

/** Name of a flag. */
export type StateFlag = keyof typeof INITIAL_STATE;

/** Name of a flag under `dmp`. */
export type DmpStateFlag = keyof typeof INITIAL_DMP_STATE;
