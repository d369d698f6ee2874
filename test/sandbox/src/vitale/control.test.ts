import { parseXml, SAML_URI, verifyEnveloped } from '@dmpconnect/soap';
import { readVitaleAssertion } from '@dmpconnect/teleservices/wire-profile';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeHardware } from '../card/hardware.js';
import type { TeleservicesPki } from '../pki/teleservices.js';
import { AUTHORITY, makeTestPki } from '../teleservices/testing/pki.js';
import { isoBirthDate } from './birth-date.js';
import { makeVitaleControl } from './control.js';
import { VITALE_PROFILES } from './profiles.js';

const pki = await makeTestPki();
const hardware = makeHardware(['Lecteur A', 'Lecteur B']);
const asked: string[] = [];
const vitaleCard: TeleservicesPki['vitaleCard'] = (serialNumber) => {
  asked.push(serialNumber);
  return pki.certify({
    authority: AUTHORITY.vitale,
    kind: 'signature',
    subject: [{ C: ['FR'] }, { O: ['SIMULATION'] }, { OU: ['VITALE'] }, { CN: [serialNumber] }],
  });
};
const vitale = makeVitaleControl(hardware, { vitaleCard });

beforeEach(() => hardware.insert(1, { kind: 'vitale', card: VITALE_PROFILES['vitale-famille'] }));

describe('a Vitale card that signs', () => {
  it('answers for the person asked, with its own key', async () => {
    const assertion = await vitale.assertion({ person: 1 });
    const { root } = verifyEnveloped({
      xml: assertion,
      expectedRoot: { uri: SAML_URI, name: 'Assertion' },
    });
    expect(readVitaleAssertion(root)).toMatchObject({
      insured: '181016322075140',
      beneficiary: '282026322075253',
      birthDate: '1982-02-14',
      birthRank: '1',
      serialNumber: '0000000103',
    });
    expect(asked.at(-1)).toBe('0000000103');
  });

  it('gives no number of a child that has none', async () => {
    expect(readVitaleAssertion(parseXml(await vitale.assertion({ person: 2 }))).beneficiary).toBeUndefined();
  });

  it.each([
    [{ reader: 'Lecteur A' }, 'reader'],
    [{ reader: 'Lecteur Z' }, 'reader'],
    [{ person: 3 }, 'person'],
  ])('refuses %j by the field', async (options, field) => {
    await expect(vitale.assertion(options)).rejects.toMatchObject({ code: 'CARD_ACTION', field });
  });
});

describe('a birth date of a card', () => {
  const today = new Date('2026-11-24');
  it.each([
    ['751231', '1975-12-31'],
    ['190914', '2019-09-14'],
    ['261231', '2026-12-31'],
    ['270101', '1927-01-01'],
    ['500000', '1950-00-00'],
    ['31142012', '2012-14-31'],
    ['14021982', '1982-02-14'],
  ])('%s is %s', (text, expected) => {
    expect(isoBirthDate(text, today)).toBe(expected);
  });
});
