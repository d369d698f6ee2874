import { expect } from 'vitest';
import type { HistoricalInput, HistoricalTranscript } from './historical-page.js';

/** Commands of the page in order. */
const COMMANDS = [
  'hl_openSessionWithCustomDcParam',
  'hl_getPcscReaders',
  'hl_getCpxCard',
  'hl_readCpxCard',
  'hl_createDmpConnector',
  'hl_getDirectAuthenticationDMPStatus',
  'hl_sendDocument',
  'hl_findDocuments',
  'hl_getDocumentContentByUniqueId',
  'hl_deleteDocument',
  'hl_closeSession',
];

/** Checks that the page got through: every answer once, no error, the flags in order, the document byte for byte. */
export function expectHistoricalSuccess(seen: HistoricalTranscript, input: HistoricalInput): void {
  expect(seen.errors).toEqual([]);
  expect(seen.answers.map(([name, { s_status }]) => [name, s_status])).toEqual(
    COMMANDS.map((name) => [name, 'OK']),
  );
  const answers = Object.fromEntries(seen.answers);
  expect(answers.hl_readCpxCard).toMatchObject({ s_authenticationCertificatePEM: expect.any(String) });
  expect(answers.hl_getDirectAuthenticationDMPStatus).toMatchObject({
    ExistingTestAnswer: { i_dmpStatus: 1 },
  });
  expect(answers.hl_getDocumentContentByUniqueId).toMatchObject({
    s_fileContentInBase64: input.documentBase64,
    s_cdaHeadersInBase64: expect.any(String),
  });
  expectFlags(seen);
  expect(seen.monitor).toEqual([
    [{ s_status: 'OK' }, 2],
    [{ s_status: 'OK', sMessage: 'Test' }, 2],
    [{ s_status: 'OK', sMessage: 'Test' }, 2],
    [{ s_status: 'OK', sMessage: 'Test' }, 1],
  ]);
  // Not the DC parameter nor the patient: those are the page's own, as with the original.
  expect(seen.logs).not.toContain(`"${input.pin}"`);
  expect(seen.logs).not.toContain(`\\"${input.pin}\\"`);
  expect(seen.logs).toContain('hl_readCpxCard');
}

/** The flags are raised one by one, and all lowered when the session is closed. */
function expectFlags({ flags }: HistoricalTranscript): void {
  const raised = flags.map((text) => [...text.matchAll(/"(\w+)":true/g)].map(([, name]) => name));
  expect(raised).toEqual([
    ['session'],
    ['session', 'PcscReaders'],
    ['session', 'PcscReaders', 'cpxCard'],
    ['session', 'PcscReaders', 'cpxCard', 'cpxCardRead'],
    ['session', 'PcscReaders', 'cpxCard', 'cpxCardRead', 'DmpConnector'],
    ['session', 'PcscReaders', 'cpxCard', 'cpxCardRead', 'DmpConnector', 'directAuthenticationStatus'],
    [],
  ]);
}
