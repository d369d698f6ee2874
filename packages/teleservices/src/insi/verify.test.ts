import { parseXml, SoapError, serializeElement, writeXml } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { useTeleservices } from '../testing/harness.js';
import { BATCH_LIMIT, WIRE_PROFILE } from '../wire-profile/index.js';
import type { IdentityToVerify } from './verification.js';

const tlsi = useTeleservices();
const { 'insi.verif': VERIFY, 'insi.lot.depot': SUBMIT, 'insi.lot.recup': RETRIEVE } = WIRE_PROFILE;
const ZOE: IdentityToVerify = {
  ins: { value: '2751263220749', key: '74', oid: '1.2.250.1.213.1.4.10' },
  traits: { birthName: 'Adrun', givenNames: 'Zoé', sex: 'F', birthDate: '1975-12-31', birthPlace: '63220' },
};

describe('INSi 3', () => {
  it('sends the INS and the normalised traits, and says whether they agree', async () => {
    for (const [code, matches] of [
      ['00', true],
      ['01', false],
    ] as const) {
      tlsi.reply({ body: VERIFY.encodeAnswer({ code, label: 'x' }) });
      expect(await tlsi.client.verifyIns(ZOE)).toEqual({ matches, code, label: 'x' });
    }
    expect(VERIFY.decodeQuery(tlsi.received[0]!.envelope.content!)).toEqual({
      number: '2751263220749',
      key: '74',
      oid: '1.2.250.1.213.1.4.10',
      birthName: 'ADRUN',
      givenNames: 'ZOE',
      sex: 'F',
      birthDate: '1975-12-31',
      birthPlace: '63220',
    });
  });

  it('with another code is not the expected answer', async () => {
    tlsi.reply({ body: VERIFY.encodeAnswer({ code: '07', label: 'x' }) });
    await expect(tlsi.client.verifyIns(ZOE)).rejects.toMatchObject({ code: 'ANSWER_UNEXPECTED' });
  });

  it('checks the identifier and the traits before anything leaves', async () => {
    const wrong = { ...ZOE, ins: { ...ZOE.ins, key: '75' } };
    await expect(tlsi.client.verifyIns(wrong)).rejects.toMatchObject({
      code: 'INS_KEY',
      field: 'identity.ins.key',
    });
    await expect(
      tlsi.client.verifyIns({ ...ZOE, traits: { ...ZOE.traits, birthName: '-X' } }),
    ).rejects.toMatchObject({ code: 'TRAIT_INVALID', rule: 'start', field: 'identity.traits.birthName' });
    expect(tlsi.received).toHaveLength(0);
  });
});

describe('INSi 4 and 5', () => {
  it('hand in a batch and fetch its outcome, place by place', async () => {
    tlsi.reply(
      {
        body: SUBMIT.encodeAnswer({
          code: '00',
          label: 'OK',
          batchNumber: 'LOT-1',
          availableAt: '2026-03-01T10:00:02Z',
        }),
      },
      { body: RETRIEVE.encodeAnswer({ code: '00', label: 'OK', state: 'EN_COURS', items: [] }) },
      {
        body: RETRIEVE.encodeAnswer({
          code: '00',
          label: 'OK',
          state: 'TERMINE',
          items: [
            { rank: 2, code: '01', label: 'Identite non conforme' },
            { rank: 1, code: '00', label: 'OK' },
          ],
        }),
      },
    );
    const batch = await tlsi.client.submitVerificationBatch([ZOE, ZOE]);
    expect(batch).toEqual({ batchNumber: 'LOT-1', availableAt: new Date('2026-03-01T10:00:02Z') });
    expect(await tlsi.client.readVerificationBatch('LOT-1')).toEqual({
      state: 'pending',
      results: new Map(),
    });
    const { state, results } = await tlsi.client.readVerificationBatch('LOT-1');
    expect([state, results.get(0)?.matches, results.get(1)?.matches]).toEqual(['finished', true, false]);
    const [submitted, asked] = tlsi.received.map(({ envelope }) => envelope.content!);
    expect(SUBMIT.decodeQuery(submitted!).items.map(({ rank, birthName }) => [rank, birthName])).toEqual([
      [1, 'ADRUN'],
      [2, 'ADRUN'],
    ]);
    expect(RETRIEVE.decodeQuery(asked!)).toEqual({ batchNumber: 'LOT-1' });
  });

  it('refuse an empty batch, one over the limit, and name the identity that cannot be sent', async () => {
    const refused = { code: 'BATCH_INVALID', field: 'identities' };
    await expect(tlsi.client.submitVerificationBatch([])).rejects.toMatchObject(refused);
    const many = Array.from({ length: BATCH_LIMIT + 1 }, () => ZOE);
    await expect(tlsi.client.submitVerificationBatch(many)).rejects.toMatchObject(refused);
    const wrong = { ...ZOE, traits: { ...ZOE.traits, sex: 'U' } } as const;
    await expect(tlsi.client.submitVerificationBatch([ZOE, wrong])).rejects.toMatchObject({
      field: 'identities[1].traits.sex',
    });
    await expect(tlsi.client.readVerificationBatch('')).rejects.toMatchObject({ field: 'batchNumber' });
  });

  it('refuse a receipt that is not one', async () => {
    tlsi.reply({ body: SUBMIT.encodeAnswer({ code: '09', label: 'x', batchNumber: '1' }) });
    await expect(tlsi.client.submitVerificationBatch([ZOE])).rejects.toMatchObject({
      code: 'ANSWER_UNEXPECTED',
    });
  });

  it('are read strictly on the side of the simulator', () => {
    const query = {
      items: [
        {
          rank: 1,
          number: '2751263220749',
          key: '74',
          oid: '1.2.3',
          birthName: 'A',
          givenNames: 'B',
          sex: 'F',
          birthDate: '1975-12-31',
        },
      ],
    };
    const xml = writeXml(SUBMIT.encode(query));
    expect(SUBMIT.decodeQuery(parseXml(xml))).toMatchObject(query);
    for (const [from, to] of [
      ['nb="1"', 'nb="2"'],
      ['rang="1"', 'rang="2"'],
      ['rang="1"', 'rang="x"'],
      ['<lot:Cle>74</lot:Cle>', ''],
      ['<lot:Sexe>F</lot:Sexe>', '<lot:Sexe>F</lot:Sexe><lot:Sexe>F</lot:Sexe>'],
      ['<lot:INS>', '<lot:X/><lot:INS>'],
    ] as const) {
      expect(xml).toContain(from);
      expect(() => SUBMIT.decodeQuery(parseXml(xml.replace(from, to))), to).toThrow(SoapError);
    }
    expect(serializeElement(parseXml(xml))).toBe(xml);
  });
});
