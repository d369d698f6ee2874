/**
 * How pages use the library: what must compile, and what must not. `tsc` checks it; `types.test.ts` reads its
 * documentation as an editor would.
 */
import { type CpxState, connect, type DmpConnect, type ErrorCode } from '../index.js';

/** What a page does, in words that compile. */
export async function use(dmp: DmpConnect): Promise<void> {
  await connect({
    url: 'wss://localhost:9982',
    applicationId: 'app',
    dcParameters: 'AAAA',
    timeoutInSeconds: 60,
  });
  const { cardStatus } = await dmp.cards.getCpxStatus();
  const isKnown: CpxState | number = cardStatus;
  await dmp.cards.readCpxCard({ pinCode: String(isKnown), returnCertificates: true });
  const { documents } = await dmp.documents.find({ ins: '279035121518989T', status: ['approved'] });
  documents[0]?.documentVisibility.includes('normal');
  for await (const event of dmp.monitoring.vitaleCard({ checkingInterval: 1 })) {
    if (event.isDemoCard === true) break;
  }
  const { Readers } = await dmp.call('hl_getPcscReaders');
  Readers[0]?.s_name.toUpperCase();
  await dmp.call('hl_readCpxCard', { s_pinCode: '1', i_returnCertificates: 1 }, { deadlineMs: 5 });
}

/** What a page gets wrong, which does not compile. */
export async function misuse(dmp: DmpConnect, code: ErrorCode): Promise<void> {
  // @ts-expect-error a name of the wire.
  await dmp.cards.readCpxCard({ s_pinCode: '1' });
  // @ts-expect-error a name that no field has.
  await dmp.cards.getCpxCard({ readerNam: 'x' });
  // @ts-expect-error a mandatory member is missing.
  await dmp.cards.readCpxCard({});
  // @ts-expect-error a number in the place of a boolean.
  await dmp.cards.readCpxCard({ pinCode: '1', returnCertificates: 1 });
  // @ts-expect-error a text in the place of a number.
  await dmp.monitoring.cpxCard({ checkingInterval: '1' });
  // @ts-expect-error no such name of a format.
  await dmp.documents.find({ status: ['aproved'] });
  // @ts-expect-error a wrong type inside of a structure.
  await dmp.documents.find({ ins: { ins: 279, insType: 'T' } });
  // @ts-expect-error no such member of an answer.
  (await dmp.cards.getCpxStatus()).cardState;
  // @ts-expect-error a comparison that can never be true.
  if ((await dmp.cards.getCpxStatus()).cardStatus === 'inserted') return;
  // @ts-expect-error no such command.
  await dmp.call('hl_readCard');
  // @ts-expect-error a name of the promise API in the place of one of the wire.
  await dmp.call('hl_readCpxCard', { pinCode: '1' });
  // @ts-expect-error a mandatory field is missing.
  await dmp.call('hl_readCpxCard');
  // @ts-expect-error a monitor has no one answer.
  await dmp.call('hl_startCpxCardMonitoring', { i_checkingInterval: 1 });
  // @ts-expect-error no event has this member.
  for await (const { cardState } of dmp.monitoring.cpxCard({ checkingInterval: 1 })) void cardState;
  // @ts-expect-error no such option.
  await connect({ adress: 'wss://localhost' });
  // @ts-expect-error no such code.
  if (code === 'WRONG_PIN') return;
}
