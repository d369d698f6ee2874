/**
 * The transactions that are told by their message, and that a fault or a setting may name (dmp-transactions 1.3): TD2.2
 * is the message of TD2.1, TD3.1b the one of TD3.1, and TD0.9 is no message.
 */
export const TRANSACTION_IDS = [
  'TD0.0',
  'TD0.2',
  'TD0.3',
  'TD0.4',
  'TD0.5',
  'TD1.1',
  'TD1.2',
  'TD1.3a',
  'TD1.3b',
  'TD1.4',
  'TD1.5a',
  'TD1.5b',
  'TD1.5d',
  'TD1.6',
  'TD2.1',
  'TD3.1',
  'TD3.2',
  'TD3.3a',
  'TD3.3b',
  'TD3.3c',
  'TD3.3d',
] as const;

export type TransactionId = (typeof TRANSACTION_IDS)[number];
