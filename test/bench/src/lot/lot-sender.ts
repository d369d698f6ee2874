import { createSign, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createDmpClient, type DmpClientOptions, parseIns } from '@dmpconnect/dmp-soap';
import { createDispatcher, DMP_CIPHERS, type DumpedMessage } from '@dmpconnect/soap';
import type { LotAnswer, LotOrder, LotSettings } from './lot-order.js';
import { peakAboveIdle } from './memory.js';

// A process that does nothing but publish one document with the library alone, and tells what that costs it.
const settings: LotSettings = JSON.parse(process.argv[2] ?? '{}');
const pem = readFileSync(settings.identityFile, 'utf8');
let saved: DumpedMessage | undefined;
let saving = false;

const options: DmpClientOptions = {
  baseUrl: settings.baseUrl,
  dispatcher: createDispatcher({ trust: pem, identity: { cert: pem, key: pem }, ciphers: DMP_CIPHERS }),
  signer: {
    certificate: new Uint8Array(new X509Certificate(pem).raw),
    sign: async (data, algorithm) => createSign(algorithm).update(data).sign(pem),
  },
  user: {
    identifier: '899700000013',
    familyName: 'KIT',
    givenName: 'DOC0013',
    profession: { code: '10' },
    speciality: { code: 'SM26' },
  },
  structure: { identifier: '499700000013001', name: 'CABINET M DOC0013', sector: 'SA07' },
  practiceSetting: 'AMBULATOIRE',
  software: { name: 'bench', version: '1', instanceId: 'bench', homologationId: 'bench', oid: '2.25.1' },
  environment: 'test',
  clock: { now: () => new Date() },
  transactionTimeoutMs: 120_000,
};
const ins = parseIns('279035121518989T');
const patient = {
  birthName: 'PAT-TROIS',
  birthGiven: 'DOMINIQUE',
  givens: 'DOMINIQUE',
  birthDate: '1979-03-28',
  sex: 'F',
  birthPlace: '51215',
} as const;

const client = createDmpClient(options);
const savingClient = createDmpClient({
  ...options,
  dump: (message) => {
    if (saving && message.direction === 'request') saved = message;
  },
});

/** The document is read anew, as an application does: it is part of what a publication costs. */
const publish = (by = client, file = settings.documentFile) =>
  by.submitDocuments({
    ins,
    patient,
    documents: [{ title: 'Mesure', typeCode: '11488-4', format: 'pdf', content: readFileSync(file) }],
  });

const WARM_UP = 3;

async function carryOut(order: LotOrder): Promise<LotAnswer> {
  if (order.kind === 'warm-up') {
    for (let round = 0; round < WARM_UP; round += 1) await publish(client, settings.smallFile);
    return {};
  }
  if (order.kind === 'send') {
    await publish();
    return {};
  }
  if (order.kind === 'save') {
    saving = true;
    await publish(savingClient);
    saving = false;
    writeFileSync(order.file, saved?.body ?? '');
    return { contentType: saved?.contentType ?? '' };
  }
  if (order.what === 'sending') return { aboveIdleBytes: await peakAboveIdle(() => publish()) };
  let same = false;
  const aboveIdleBytes = await peakAboveIdle(async () => {
    const { content } = await client.retrieveDocument({ ins, uniqueId: '2.25.7' });
    same = content !== undefined && readFileSync(settings.documentFile).equals(content.bytes);
  });
  return { aboveIdleBytes, same };
}

process.on('message', (order: LotOrder) => {
  void carryOut(order)
    .catch((error: unknown): LotAnswer => ({ failed: String(error) }))
    .then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
