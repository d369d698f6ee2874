import { parseXml, SoapError, writeXml } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { BENEFICIARY, useTeleservices } from '../testing/harness.js';
import { type ParsedAldAnswer, WIRE_PROFILE, type WireAld } from '../wire-profile/index.js';

const tlsi = useTeleservices();
const ALDI = WIRE_PROFILE['aldi.lister'];
const DIABETES = {
  type: 'ALD30',
  number: '8',
  label: 'Diabète de type 2',
  medicalCode: 'E11',
  exempt: true,
  reason: '4',
  startDate: '2019-05-01',
  endDate: '2029-05-01',
  careProtocol: true,
} as const satisfies WireAld;
const ANSWER: ParsedAldAnswer = {
  parsed: true,
  time: '2026-03-01T10:00:00Z',
  code: '00',
  label: 'OK',
  beneficiary: { insured: { number: '2751263220749', key: '74' }, birthDate: '1975-12-31', birthRank: '1' },
  alds: [DIABETES, { type: 'ALD31', label: 'Hors liste', exempt: false, startDate: '2020-01-01' }],
};
const reply = (change: Partial<ParsedAldAnswer> = {}) =>
  tlsi.reply({ body: ALDI.encodeAnswer({ ...ANSWER, ...change }) });

describe('ALDi', () => {
  it('sends what was observed: the professional without type digit, the person as the card holds her', async () => {
    reply();
    await tlsi.client.listAlds({ ...BENEFICIARY, certified: { number: '275126322074974' } });
    const { content } = tlsi.received[0]!.envelope;
    expect(ALDI.decodeQuery(content!)).toEqual({
      time: '2026-03-01T10:00:00.000Z',
      professional: '99700000013',
      beneficiary: {
        nir: { number: '2751263220749', key: '74' },
        insured: { number: '2751263220749', key: '74' },
        birthDate: '1975-12-31',
        birthRank: '1',
        regime: '01',
        organisation: '631',
        centre: '0000',
      },
    });
    expect(tlsi.received[0]!.xml).toContain('<request><se_reqaldi:Horodatage');
    expect(tlsi.received[0]!.xml).toContain('R="RPPS">99700000013<');
  });

  it('reads each illness, an absent end included, and hands the raw answer over', async () => {
    reply();
    const answer = await tlsi.client.listAlds(BENEFICIARY);
    const { careProtocol, ...diabetes } = DIABETES;
    expect(answer).toMatchObject({ parsed: true, outcome: 'found', code: '00', label: 'OK' });
    expect(answer.parsed && answer.alds).toEqual([
      diabetes,
      { type: 'ALD31', label: 'Hors liste', exempt: false, startDate: '2020-01-01' },
    ]);
    expect(answer.rawXml).toContain('Diabète de type 2');
  });

  it('tells nobody from nothing', async () => {
    for (const [code, outcome] of [
      ['01', 'none'],
      ['02', 'unknown'],
    ] as const) {
      reply({ code, label: 'x', alds: [] });
      expect(await tlsi.client.listAlds(BENEFICIARY)).toMatchObject({ parsed: true, outcome, alds: [] });
    }
  });

  it('of another shape is handed over raw: the real one is not public', async () => {
    const raw =
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><a:listerResponse xmlns:a="http://www.cnamts.fr/AffectionLongueDuree"><response><r:CR xmlns:r="urn:rg:se_repaldi"/></response></a:listerResponse></s:Body></s:Envelope>';
    tlsi.reply({ status: 200, type: 'application/soap+xml', raw });
    const answer = await tlsi.client.listAlds(BENEFICIARY);
    expect(answer).toEqual({ parsed: false, rawXml: expect.stringContaining('urn:rg:se_repaldi') });
  });

  it('that contradicts itself is not the expected answer', async () => {
    for (const change of [{ alds: [] }, { code: '01' }, { code: '03', alds: [] }]) {
      reply(change);
      await expect(tlsi.client.listAlds(BENEFICIARY)).rejects.toMatchObject({ code: 'ANSWER_UNEXPECTED' });
    }
    reply({ alds: [{ ...DIABETES, startDate: '1er mai' }] });
    await expect(tlsi.client.listAlds(BENEFICIARY)).rejects.toMatchObject({ code: 'ANSWER_UNEXPECTED' });
  });

  it.each(['regime', 'organisation', 'centre'] as const)('wants the %s of the card', async (field) => {
    const { [field]: _left, ...person } = BENEFICIARY;
    await expect(tlsi.client.listAlds(person)).rejects.toMatchObject({
      code: 'VITALE_INVALID',
      field: `beneficiary.${field}`,
    });
  });

  it('wants the key of the insured, and a reference date of the calendar', async () => {
    const person = { ...BENEFICIARY, insured: { number: '2751263220749' } };
    await expect(tlsi.client.listAlds(person)).rejects.toMatchObject({ field: 'beneficiary.insured.key' });
    await expect(tlsi.client.listAlds(BENEFICIARY, { referenceDate: '2026-02-30' })).rejects.toMatchObject({
      code: 'OPTIONS_INVALID',
      field: 'referenceDate',
    });
  });

  it('is read strictly on the side of the simulator', () => {
    const person = {
      insured: { number: '2751263220749', key: '74' },
      birthDate: '1975-12-31',
      birthRank: '1',
    };
    const xml = writeXml(
      ALDI.encode({ time: '2026-03-01T10:00:00Z', professional: '99700000013', beneficiary: person }),
    );
    expect(ALDI.decodeQuery(parseXml(xml)).beneficiary).toMatchObject(person);
    const without = xml.replace(/<ben:Rang.*<\/ben:Rang>/, '');
    expect(without).not.toBe(xml);
    expect(() => ALDI.decodeQuery(parseXml(without))).toThrow(SoapError);
  });
});
