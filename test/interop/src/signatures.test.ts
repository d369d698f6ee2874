import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyDetachedSignature } from '@dmpconnect/soap';
import { beforeAll, describe, expect, it } from 'vitest';
import { conformancePath, hasConformance } from './project.js';
import { canRun } from './requirements.js';
import { mustRun } from './run-program.js';
import { makeCard, type TestCard } from './testing/card.js';
import { INS } from './testing/practice.js';
import { ALGORITHMS, inMessage, signedLot, signedVihf, VIHF_MODES } from './testing/signed.js';
import { inWorkFolder } from './work-folder.js';
import { ASSERTION_ID, verifyWithXmlsec } from './xmlsec1.js';

let card: TestCard;
beforeAll(async () => {
  card = await makeCard();
});

describe.skipIf(!canRun('xmlsec1'))('xmlsec1', () => {
  const verifyAssertion = (xml: string, trusted = card.authorityPem) =>
    verifyWithXmlsec(xml, { trusted, identifiers: [ASSERTION_ID] });

  it.each(ALGORITHMS)(
    'verifies the VIHF signed with %s, up to the authority of the card',
    async (algorithm) => {
      const xml = await signedVihf(card, { protocol: { vihfSignatureAlgorithm: algorithm } });
      expect(await verifyAssertion(xml)).toMatchObject({ valid: true, references: 1 });
    },
  );

  it.each(Object.entries(VIHF_MODES))(
    'verifies the VIHF of %s, where it stands in a message',
    async (_name, mode) => {
      const xml = inMessage(await signedVihf(card, mode));
      expect(await verifyAssertion(xml)).toMatchObject({ valid: true, references: 1 });
    },
  );

  it('refuses a VIHF altered after signing, and one of another authority', async () => {
    const xml = await signedVihf(card);
    const altered = xml.replace(INS.value, '279035121518988');
    expect(altered).not.toBe(xml);
    expect(await verifyAssertion(altered)).toMatchObject({ valid: false });
    expect(await verifyAssertion(xml, (await makeCard()).authorityPem)).toMatchObject({ valid: false });
  });

  const verifyLot = (xml: string) =>
    verifyWithXmlsec(xml, { trusted: card.authorityPem, ignoreManifests: true });

  it.each(ALGORITHMS)('verifies the signature of a submission set, %s', async (algorithm) => {
    const { signatureXml } = await signedLot(card, algorithm);
    expect(await verifyLot(signatureXml)).toMatchObject({ valid: true, references: 2 });
  });

  it('refuses a submission set whose manifest or signed properties were altered', async () => {
    const { signatureXml, result } = await signedLot(card, 'RSA-SHA1');
    const manifest = signatureXml.replace(`urn:oid:${result.uniqueIds[0]}`, 'urn:oid:1.2.3');
    const time = signatureXml.replace(/(<SigningTime>)\d{4}/, '$12001');
    for (const altered of [manifest, time]) {
      expect(altered).not.toBe(signatureXml);
      expect(await verifyLot(altered)).toMatchObject({ valid: false });
    }
  });

  it.skipIf(!hasConformance())('and our verifier agree on the official submission set', async () => {
    const xml = readFileSync(conformancePath('dmp/messages/TD2.1_SignatureXades.xml'), 'utf8');
    expect(await verifyWithXmlsec(xml, { ignoreManifests: true })).toMatchObject({
      valid: true,
      references: 2,
    });
    expect(verifyDetachedSignature({ xml, allowSha1: true }).references).toHaveLength(2);
  });

  it.skipIf(!canRun('xmllint'))(
    '— the manifest holds the digests of documents as xmllint canonicalises them',
    async () => {
      const { signatureXml, cdaDocuments } = await signedLot(card, 'RSA-SHA1');
      const digests = await inWorkFolder((folder) =>
        Promise.all(
          cdaDocuments.map(async (bytes, index) => {
            const file = join(folder, `${index}.xml`);
            writeFileSync(file, bytes);
            const canonical = await mustRun('xmllint', ['--huge', '--c14n', file]);
            return createHash('sha1').update(canonical).digest('base64');
          }),
        ),
      );
      const { manifest } = verifyDetachedSignature({ xml: signatureXml, allowSha1: true });
      expect(manifest.slice(1).map(({ digest }) => digest)).toEqual(digests);
    },
  );
});
