import type { Examples } from './typed-example.js';

type StoredDataCommand =
  | 'hl_setSessionData'
  | 'hl_getSessionData'
  | 'hl_removeSessionData'
  | 'hl_clearSessionData'
  | 'hl_getSessionDataSize'
  | 'hl_getMaximumSessionDataSize'
  | 'hl_setPersistantData'
  | 'hl_getPersistantData'
  | 'hl_clearPersistantData'
  | 'hl_getPersistantDataSize'
  | 'hl_getMaximumPersistantDataSize';

const DATA = 'Qm9uam91cg==';
const DATA_BYTES = 7;
const ID = '0f9c2d1e-7a57-4f0e-9d0a-6a8f6c1f2b3c';
const MAXIMUM = 1024 * 1024;

export const STORED_DATA_EXAMPLES: Examples<StoredDataCommand> = {
  hl_setSessionData: { request: { s_sessionData64: DATA }, answer: { s_sessionDataId: ID } },
  hl_getSessionData: { request: { s_sessionDataId: ID }, answer: { s_sessionData64: DATA } },
  hl_removeSessionData: { request: { s_sessionDataId: ID }, answer: {} },
  hl_clearSessionData: { request: {}, answer: {} },
  hl_getSessionDataSize: { request: {}, answer: { i_sessionDataSize: DATA_BYTES } },
  hl_getMaximumSessionDataSize: {
    request: {},
    answer: { i_maximumSessionDataSize: MAXIMUM, hl_getMaximumSessionDataSize: MAXIMUM },
  },
  hl_setPersistantData: { request: { s_persistantData64: DATA }, answer: {} },
  hl_getPersistantData: { request: {}, answer: { s_persistantData64: DATA } },
  hl_clearPersistantData: { request: {}, answer: {} },
  hl_getPersistantDataSize: { request: {}, answer: { i_persistantDataSize: DATA_BYTES } },
  hl_getMaximumPersistantDataSize: { request: {}, answer: { i_maximumPersistantDataSize: MAXIMUM } },
};
