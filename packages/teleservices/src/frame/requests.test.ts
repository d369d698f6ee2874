import {
  attribute,
  children,
  parseXml,
  readAssertion,
  SAML_URI,
  serializeElement,
  verifyEnveloped,
  WSSE_URI,
} from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { makeSoftwareCertificate, PROFESSIONAL } from '../testing/certificates.js';
import {
  ADRUN,
  BENEFICIARY,
  NOBODY,
  type ReceivedCall,
  result,
  useTeleservices,
} from '../testing/harness.js';
import { hasSchemas, hasXmlsec, schemaErrors, xmlsecVerdict } from '../testing/material.js';
import { BAM, LPS, readBamContext, readLpsContext, readVitaleAssertion } from '../wire-profile/index.js';

const tlsi = useTeleservices();
const VISIT = { careContext: 'visit 4711' };
const TRAITS = { birthName: 'Adrun', givenNames: 'Zoé', sex: 'F', birthDate: '1975-12-31' } as const;

function blocks({ envelope }: ReceivedCall) {
  const all = envelope.header === undefined ? [] : children(envelope.header);
  const find = (uri: string, name: string) =>
    all.find((block) => block.namespaceURI === uri && block.localName === name);
  const security = find(WSSE_URI, 'Security');
  return {
    names: all.map(({ localName }) => localName),
    bam: find(BAM.uri, 'ContexteBAM')!,
    lps: find(LPS.uri, 'ContexteLPS')!,
    security,
    assertions: security === undefined ? [] : children(security).map(serializeElement),
  };
}

const search = async () => {
  tlsi.reply(NOBODY);
  await tlsi.client.insFromTraits(TRAITS, VISIT);
  return tlsi.received[0]!;
};

describe('a request of the frame', () => {
  it('carries the blocks of teleservices 3.2, and no To, ReplyTo or mustUnderstand', async () => {
    const call = await search();
    expect(blocks(call).names).toEqual(['MessageID', 'Action', 'ContexteBAM', 'ContexteLPS', 'Security']);
    expect(call.xml).not.toContain('mustUnderstand');
    expect(call.envelope.addressing).toEqual({
      messageId: expect.stringMatching(/^uuid:[0-9a-f-]{36}$/),
      action: 'urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite',
    });
    expect(call.headers['content-type']).toContain(`action="${call.envelope.addressing.action}"`);
    expect(call.headers.authorization).toBeUndefined();
  });

  it('names its software, its emitter and its instant in both contexts, under identifiers of their own', async () => {
    const { bam, lps } = blocks(await search());
    const [first, second] = [readBamContext(bam), readLpsContext(lps)];
    expect(first).toMatchObject({ time: '2026-03-01T10:00:00.000Z', emitter: PROFESSIONAL, coverage: {} });
    expect(second).toMatchObject({
      time: '2026-03-01T10:00:00.000Z',
      emitter: PROFESSIONAL,
      software: {
        authorization: 'SIMIDAM00001',
        authorizationKind: '4',
        version: '1.0',
        instance: '7b1f9c52-6c0b-4b7e-9d1f-2a5f5b1e7c10',
        name: 'urn:lps:Essai:1.0',
      },
    });
    expect(first.id).not.toBe(second.id);
    expect(attribute(bam, 'Nature')).toBe('CTXBAM');
    expect(attribute(lps, 'Nature')).toBe('CTXLPS');
  });

  it('of INSi 1 tells the card in COUVERTURE without key, and the same in the body', async () => {
    tlsi.reply(result(ADRUN));
    const certified = { number: '275126322074974', certifiedOn: '2020-01-01' };
    await tlsi.client.insFromVitale({ ...BENEFICIARY, certified }, VISIT);
    const call = tlsi.received[0]!;
    const { bam, assertions } = blocks(call);
    expect(readBamContext(bam).coverage).toEqual({
      insured: { number: '2751263220749' },
      beneficiary: { certified: { number: '2751263220749' }, birthDate: '1975-12-31', birthRank: '1' },
    });
    expect(serializeElement(call.envelope.content!)).toContain(
      '<recvit:MatriculeIndividu><recvit:NumIdentifiant>2751263220749</recvit:NumIdentifiant></recvit:MatriculeIndividu><recvit:MatriculeOD><recvit:NumIdentifiant>2751263220749</recvit:NumIdentifiant></recvit:MatriculeOD><recvit:NomNaissance>ADRUN</recvit:NomNaissance><recvit:DateNaissance>1975-12-31</recvit:DateNaissance><recvit:RangNaissance>1</recvit:RangNaissance>',
    );
    expect(assertions).toHaveLength(2);
    const card = verifyEnveloped({
      xml: assertions[1]!,
      expectedRoot: { uri: SAML_URI, name: 'Assertion' },
    });
    expect(readVitaleAssertion(card.root)).toMatchObject({ insured: '275126322074974', birthRank: '1' });
  });

  it('of ALDi tells everything of the card, with the reference date and without Nature', async () => {
    tlsi.reply({ status: 200, type: 'application/soap+xml', raw: OTHER_ALDI });
    await tlsi.client.listAlds(BENEFICIARY, { referenceDate: '2026-02-01' });
    const { bam, lps } = blocks(tlsi.received[0]!);
    expect(readBamContext(bam)).toMatchObject({
      referenceDate: '2026-02-01T00:00:00.000Z',
      coverage: {
        regime: '01',
        organisation: '631',
        centre: '0000',
        insured: { number: '2751263220749', key: '74' },
      },
    });
    expect(readLpsContext(lps).software?.name).toBe('Essai');
    expect([bam, lps].map((block) => attribute(block, 'Nature'))).toEqual([undefined, undefined]);
  });

  it('says in the audit trail who searched, for which care contact, and what came out', async () => {
    await search();
    expect(tlsi.audited).toEqual([
      {
        at: expect.any(Date),
        operation: 'INSi 2',
        emitter: PROFESSIONAL,
        messageId: tlsi.received[0]!.envelope.addressing.messageId,
        careContext: 'visit 4711',
        code: '01',
      },
    ]);
  });
});

const OTHER_ALDI =
  '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><x xmlns="urn:other"/></s:Body></s:Envelope>';

describe('the assertion of the card', () => {
  it('says what teleservices 5.1 asks for, and nothing else', async () => {
    const [xml] = blocks(await search()).assertions;
    const { root, certificate } = verifyEnveloped({
      xml: xml!,
      expectedRoot: { uri: SAML_URI, name: 'Assertion' },
    });
    expect(Buffer.from(certificate)).toEqual(Buffer.from(tlsi.signer.certificate));
    const { id, issuer, subject, attributes, conditions, authentication } = readAssertion(root);
    expect(id).toMatch(/^_[0-9a-f-]{36}$/);
    expect(issuer).toEqual({
      value: 'CN=899700000013+SN=KIT+GN=DOC0013,T=Médecin,C=FR',
      format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName',
    });
    expect(subject).toEqual({ value: PROFESSIONAL, nameQualifier: 'CPS' });
    expect(attributes).toEqual([
      { name: 'identifiantFacturation', values: ['991130972'] },
      { name: 'codeSpecialiteAMO', values: ['01'] },
      { name: 'secteurActivite', values: ['SA07'] },
    ]);
    expect([conditions, authentication]).toEqual([undefined, undefined]);
  });

  it.skipIf(!hasXmlsec)('verifies for xmlsec1, and no longer once an attribute is altered', async () => {
    const { xml } = await search();
    const assertion = /<saml2?:Assertion.*<\/saml2?:Assertion>/s.exec(xml)?.[0] ?? '';
    expect(xmlsecVerdict(assertion, tlsi.signer.authority)).toBe('OK');
    expect(xmlsecVerdict(assertion.replace('991130972', '991130973'), tlsi.signer.authority)).not.toBe('OK');
  });

  it('is used again for fifty minutes, and asked for anew when the signature failed', async () => {
    let now = new Date('2026-03-01T10:00:00Z');
    let failing = false;
    const { authentication } = tlsi.options;
    if (authentication.kind !== 'cps') throw new Error('another authentication');
    const signer = {
      ...tlsi.signer,
      sign: async (data: Uint8Array, algorithm: 'RSA-SHA256') => {
        if (failing) throw new Error('card removed');
        return tlsi.signer.sign(data, algorithm);
      },
    } as typeof tlsi.signer;
    const client = tlsi.clientWith({
      clock: { now: () => now },
      authentication: { ...authentication, signer },
    });
    const before = tlsi.signer.count();
    const ask = async (minutes: number) => {
      now = new Date(Date.UTC(2026, 2, 1, 10, minutes));
      await client.insFromTraits(TRAITS, VISIT);
      return tlsi.signer.count() - before;
    };
    tlsi.reply(NOBODY, NOBODY, NOBODY, NOBODY, NOBODY);
    expect(await ask(0)).toBe(1);
    expect(await ask(49)).toBe(1);
    failing = true;
    await expect(ask(50)).rejects.toThrow('card removed');
    failing = false;
    expect(await ask(50)).toBe(2);
    expect(await ask(20), 'a clock that is set back').toBe(3);
    expect(await ask(21)).toBe(3);
  });
});

describe('the other authentications', () => {
  it('Pro Santé Connect sends its token and an unsigned assertion', async () => {
    tlsi.reply(NOBODY);
    const client = tlsi.clientWith({
      authentication: {
        kind: 'psc',
        professional: PROFESSIONAL,
        issuer: 'CN=899700000013,C=FR',
        profession: '10',
        severalProfessions: true,
        billing: { number: '991130972', amoSpeciality: '01' },
        accessToken: async () => 'jeton',
      },
    });
    await client.insFromTraits(TRAITS, VISIT);
    const call = tlsi.received[0]!;
    expect(call.headers.authorization).toBe('Bearer jeton');
    const assertion = readAssertion(call.envelope.assertion!);
    expect(assertion.subject).toEqual({ value: PROFESSIONAL, nameQualifier: 'PSC' });
    expect(assertion.attributes).toContainEqual({ name: 'gipProfessionCode', values: ['10'] });
    expect(call.xml).not.toContain('Signature');
  });

  it('a software certificate sends no Security, and names its structure as emitter', async () => {
    tlsi.reply(NOBODY);
    const certificate = await makeSoftwareCertificate();
    const client = tlsi.clientWith({ authentication: { kind: 'tlsm', certificate } });
    await client.insFromTraits(TRAITS, VISIT);
    const { security, bam, lps } = blocks(tlsi.received[0]!);
    expect(security).toBeUndefined();
    expect([readBamContext(bam).emitter, readLpsContext(lps).emitter]).toEqual(['10B0152872', '10B0152872']);
    await expect(client.insFromVitale(BENEFICIARY, VISIT)).rejects.toMatchObject({
      code: 'AUTHENTICATION_UNSUITED',
    });
    await expect(client.listAlds(BENEFICIARY)).rejects.toMatchObject({ code: 'AUTHENTICATION_UNSUITED' });
  });

  it.skipIf(!hasXmlsec)(
    'a structure vouches for its user, in an assertion that xmlsec1 verifies',
    async () => {
      tlsi.reply(NOBODY);
      const client = tlsi.clientWith({
        authentication: {
          kind: 'delegated',
          signer: tlsi.signer,
          user: { value: 'dupont', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified' },
          emitter: '1750000001',
          pagm: 'PAGM-1',
          delegator: '1750000001',
          billing: { number: '750000001' },
          recipient: 'https://example.org/lps',
          audience: 'https://example.org',
          authenticationContext: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
        },
      });
      await client.insFromTraits(TRAITS, VISIT);
      const { xml } = tlsi.received[0]!;
      const assertion = /<saml2?:Assertion.*<\/saml2?:Assertion>/s.exec(xml)?.[0] ?? '';
      expect(xmlsecVerdict(assertion, tlsi.signer.authority)).toBe('OK');
      expect(assertion).toContain('cm:sender-vouches');
      expect(readAssertion(parseXml(assertion))).toMatchObject({
        subject: { value: 'dupont' },
        conditions: { notOnOrAfter: new Date('2026-03-08T10:05:00Z') },
        attributes: [
          { name: 'PAGM', values: ['PAGM-1'] },
          { name: 'identifiantFacturation', values: ['750000001'] },
          { name: 'identifiantDeleguant', values: ['1750000001'] },
        ],
      });
      if (hasSchemas) expect(schemaErrors(blocksXml(xml, 'wsse:Security'), 'security')).toBe('');
    },
  );
});

/** A header block cut out of a message, with the namespaces in scope. */
function blocksXml(xml: string, name: string): string {
  return new RegExp(`<${name}.*</${name}>`, 's').exec(xml)?.[0] ?? '';
}

describe.skipIf(!hasSchemas)('under the official schemas', () => {
  const check = (call: ReceivedCall, body: 'traits' | 'vitale') => {
    const { bam, lps, security } = blocks(call);
    expect(schemaErrors(serializeElement(call.envelope.content!), body)).toBe('');
    expect(schemaErrors(serializeElement(bam), 'bam')).toBe('');
    expect(schemaErrors(serializeElement(lps), 'lps')).toBe('');
    expect(schemaErrors(serializeElement(security!), 'security')).toBe('');
  };

  it('INSi 2 is valid: body, both contexts, Security', async () => {
    check(await search(), 'traits');
  });

  it('INSi 1 is valid: body, both contexts, Security with both assertions', async () => {
    tlsi.reply(result(ADRUN));
    const certified = { number: '2751263220749', key: '74', certifiedOn: '2020-01-01' };
    await tlsi.client.insFromVitale({ ...BENEFICIARY, certified, holder: true }, VISIT);
    check(tlsi.received[0]!, 'vitale');
  });

  it('the contexts of ALDi are valid', async () => {
    tlsi.reply({ status: 200, type: 'application/soap+xml', raw: OTHER_ALDI });
    const certified = { number: '2751263220749', key: '74', certifiedOn: '2020-01-01' };
    await tlsi.client.listAlds({ ...BENEFICIARY, certified, holder: true });
    const { bam, lps } = blocks(tlsi.received[0]!);
    expect(schemaErrors(serializeElement(bam), 'bam')).toBe('');
    expect(schemaErrors(serializeElement(lps), 'lps')).toBe('');
  });
});
