import { CMD, field, fieldOr, type MethodParameter, type MethodRow, method } from './row.js';

const TIMEOUT = fieldOr('timeoutInSeconds', 'i_timeoutInSeconds', 3600);

/** Rows 1 to 35 and 53 to 59 of js-api 14.2, in the order of the historical file. */
export const CORE_METHODS: readonly MethodRow[] = [
  method('hl_openSession', 30, [TIMEOUT, options('defined', true)], {
    session: false,
    effect: 'open-session',
  }),
  method('hl_crash', 30, [], { session: false, callback: false, effect: 'crash' }),
  method('hl_zombie', 2, [], { callback: false }),
  method(
    'hl_openSessionWithCustomDcParam',
    30,
    [field('aDcParameter', 's_dcparameters64'), TIMEOUT, options('truthy', false)],
    { command: 'hl_openSession', session: false, effect: 'open-session' },
  ),
  method('hl_startDummyMonitoring', 2, [], { persistent: true }),
  method('hl_startCpxCardMonitoring', 15, [interval()], { persistent: true }),
  method('hl_startVitaleCardMonitoring', 15, [interval()], { persistent: true }),
  method('hl_startPrintedDocumentsMonitoring', 15, [], { persistent: true }),
  method('hl_flushPrintedDocuments', 15, [
    field('documentsIds', 's_documentIds', { only: 'given', omissible: true }),
  ]),
  method('hl_getPrintedDocumentsCount', 15),
  method('hl_getPrintedDocuments', 15),
  method('hl_getNextPrintedDocument', 30),
  method('hl_closeSession', 20, [], { effect: 'close-session' }),
  method('hl_getPcscReaders', 15, [], { effect: 'PcscReaders' }),
  method(
    'hl_getCpxCard',
    30,
    [fieldOr('readerNumber', 'i_readerNumber', 0), fieldOr('readerName', 's_readerName', '')],
    { effect: 'cpxCard' },
  ),
  method(
    'hl_getVitaleCard',
    10,
    [field('readerNumber', 'i_readerNumber'), field('readerName', 's_readerName')],
    { effect: 'vitaleCard' },
  ),
  method('hl_signWithCpxCard', 10, [field('pinCode', 's_pinCode'), field('data', 's_stringToSign')]),
  method('hl_readCpxCard', 10, [field('pinCode', 's_pinCode')], {
    constants: { i_returnCertificates: 1 },
    effect: 'cpxCardRead',
  }),
  method('hl_getCpxStatus', 30),
  method('hl_checkUserLicenseRight', 10),
  method('hl_readVitaleCard', 20, [], { effect: 'vitaleCardRead' }),
  method('hl_getObjectParameters', 2, [{ kind: 'object', name: 'command', use: 'needed' }]),
  method('hl_getSessionState', 10, [CMD]),
  method('hl_createConnection', 10, [CMD]),
  method('hl_setSessionData', 10, [CMD]),
  method('hl_getSessionData', 10, [CMD]),
  method('hl_removeSessionData', 10, [CMD]),
  method('hl_clearSessionData', 10),
  method('hl_getSessionDataSize', 10),
  method('hl_getMaximumSessionDataSize', 10),
  method('hl_setPersistantData', 10, [CMD]),
  method('hl_getPersistantData', 10),
  method('hl_clearPersistantData', 10),
  method('hl_getPersistantDataSize', 10),
  method('hl_getMaximumPersistantDataSize', 10),
  method('getLogsTail', 4, [CMD], { session: false }),
  method('hl_getSessionLogsTail', 4, [CMD]),
  method('getLogLevels', 4, [CMD], { session: false }),
  method(
    'setLogLevels',
    4,
    [
      CMD,
      field('iDmpConnectLevel', 'i_dmpConnectLogLevel'),
      field('iDmpConnectJsLevel', 'i_dmpConnectJsLogLevel'),
    ],
    { session: false },
  ),
  method('hl_convertLunarDateToStandardDate', 5, [field('aDate', 's_date')]),
  method('hl_computeBirthDayCentury', 5, [field('aDate', 's_date'), field('aQuality', 'i_quality')]),
  method('hl_regularizeBirthDateIfNeeded', 5, [field('aDate', 's_date'), field('aQuality', 'i_quality')]),
];

function options(proxyWhen: 'defined' | 'truthy', applicationId: boolean): MethodParameter {
  return { kind: 'session-options', name: 'optionalParameters', proxyWhen, applicationId };
}

function interval(): MethodParameter {
  return field('checkingIntervalInSeconds', 'i_checkingInterval');
}
