import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { conformancePath, hasConformance } from './project.js';
import { canRun } from './requirements.js';
import { type SantuarioVerdict, verifyWithSantuario } from './santuario.js';
import { makeCard } from './testing/card.js';
import { INS } from './testing/practice.js';
import { ALGORITHMS, inMessage, signedLot, signedVihf, VIHF_MODES } from './testing/signed.js';

const OFFICIAL_LOT = 'dmp/messages/TD2.1_SignatureXades.xml';
const MODES = Object.keys(VIHF_MODES);

describe.skipIf(!canRun('santuario'))('Santuario', () => {
  let verdicts: ReadonlyMap<string, SantuarioVerdict>;
  const verdict = (name: string) => verdicts.get(name);

  beforeAll(async () => {
    const card = await makeCard();
    const documents = new Map<string, string>();
    for (const [name, mode] of Object.entries(VIHF_MODES)) {
      documents.set(name, await signedVihf(card, mode));
      documents.set(`${name}, in a message`, inMessage(documents.get(name) ?? ''));
    }
    for (const algorithm of ALGORITHMS) {
      documents.set(
        `VIHF ${algorithm}`,
        await signedVihf(card, { protocol: { vihfSignatureAlgorithm: algorithm } }),
      );
      documents.set(`lot ${algorithm}`, (await signedLot(card, algorithm)).signatureXml);
    }
    const alter = (name: string, of: string, pattern: string | RegExp, by: string) => {
      const xml = documents.get(of) ?? '';
      documents.set(name, xml.replace(pattern, by));
      expect(documents.get(name), name).not.toBe(xml);
    };
    alter('VIHF of another patient', 'VIHF RSA-SHA256', INS.value, '279035121518988');
    alter('other manifest', 'lot RSA-SHA1', /urn:oid:[\d.]+/, 'urn:oid:1.2.3');
    alter('other signing time', 'lot RSA-SHA1', /(<SigningTime>)\d{4}/, '$12001');
    if (hasConformance()) documents.set('official lot', readFileSync(conformancePath(OFFICIAL_LOT), 'utf8'));
    verdicts = await verifyWithSantuario(documents);
  });

  it.each(MODES)('verifies the VIHF of %s, alone and in a message', (name) => {
    for (const place of [name, `${name}, in a message`]) {
      expect(verdict(place)).toMatchObject({ verdict: 'valid', references: 1 });
    }
    expect(verdict(name)?.text).toContain('899700000013');
  });

  it.each(ALGORITHMS)('verifies VIHF and submission set signed with %s', (algorithm) => {
    expect(verdict(`VIHF ${algorithm}`)).toMatchObject({ verdict: 'valid', references: 1 });
    expect(verdict(`lot ${algorithm}`)).toMatchObject({ verdict: 'valid', references: 2 });
  });

  it.each(['VIHF of another patient', 'other manifest', 'other signing time'])(
    'refuses what was altered: %s',
    (name) => {
      expect(verdict(name)).toMatchObject({ verdict: 'invalid' });
    },
  );

  it.skipIf(!hasConformance())('verifies the official submission set, as we do', () => {
    expect(verdict('official lot')).toMatchObject({ verdict: 'valid', references: 2 });
  });
});
