import { parseXml, plainElement, requireChild, textOf } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { BENEFICIARY, useTeleservices } from '../testing/harness.js';
import { EXPERIMENTAL_PROFILE } from '../wire-profile/index.js';

const tlsi = useTeleservices();
const CARDS = {
  cardKind: 'T',
  givenName: 'ZOE',
  professional: { familyName: 'VIRTUEL', givenName: 'ALIX' },
} as const;
const ANSWER = { body: plainElement('reponse', {}, ['contenu']) };
const sent = () => {
  const { xml, envelope } = tlsi.received[0]!;
  const body = /<soap:Body>(.*)<\/soap:Body>/s.exec(xml)?.[1] ?? '';
  return { body, action: envelope.addressing.action };
};

describe('the experimental teleservices', () => {
  it('ADRi asks for rights as it was seen', async () => {
    tlsi.reply(ANSWER);
    const answer = await tlsi.client.experimental.readRights(BENEFICIARY, { referenceDate: '2026-02-01' });
    expect(textOf(parseXml(answer.rawXml))).toBe('contenu');
    expect(sent()).toEqual({
      action: 'urn:adr:1.1.0:acquerirLesDroits',
      body: '<adr:Requete xmlns:adr="urn:ir:se_req_adr"><adr:DatedeReference>2026-02-01</adr:DatedeReference><adr:BeneficiaireDeSoins><adr:DatedeNaissance>1975-12-31</adr:DatedeNaissance><adr:SituationAdministrativeAMO><adr:RangdeNaissance>1</adr:RangdeNaissance></adr:SituationAdministrativeAMO><adr:Assure><adr:NIRassure><adr:Num>2751263220749</adr:Num><adr:Cle>74</adr:Cle></adr:NIRassure></adr:Assure></adr:BeneficiaireDeSoins></adr:Requete>',
    });
  });

  it('IMTi asks whether a treating physician is declared', async () => {
    tlsi.reply(ANSWER);
    await tlsi.client.experimental.readTreatingPhysician(BENEFICIARY);
    expect(sent().action).toBe('urn:MT:3.0.0:LireMT');
    expect(sent().body).toMatch(/<ben:RangNai xmlns:ben="urn:siram:beneficiaire">1<\/ben:RangNai>/);
    expect(sent().body).toContain('<ben:GrandRegime>01</ben:GrandRegime>');
  });

  it('DMTi repeats both cards', async () => {
    tlsi.reply(ANSWER);
    await tlsi.client.experimental.declareTreatingPhysician(BENEFICIARY, CARDS);
    const { action, body } = sent();
    expect(action).toBe('urn:MT:2.1.0:TeledeclarerMT');
    expect(body).toContain('<vit:matriculeAssure cle="74">2751263220749</vit:matriculeAssure>');
    expect(body).toContain('codeCaisse="631" codeCentre="0000" codeRegime="01"');
    expect(body).toContain('<vit:nomDetaille nomFamille="ADRUN" prenom="ZOE">');
    expect(body).toContain('<cps:porteur nomPatronymique="VIRTUEL" prenomUsuel="ALIX">');
    expect(body).toContain('<cps:identifiantFacturation>991130972</cps:identifiantFacturation>');
  });

  it('HRi asks for every family over a period, and wants the Vitale card', async () => {
    tlsi.reply(ANSWER);
    const options = { ...CARDS, purpose: 'PS', from: '2025-03-01', to: '2026-03-01' };
    await tlsi.client.experimental.readHistory(BENEFICIARY, options);
    expect([...sent().body.matchAll(/<exp:Code>(\w\w)</g)].map(([, code]) => code)).toEqual([
      'AM',
      'RD',
      'LB',
      'OF',
      'CP',
      'TR',
      'IJ',
    ]);
    expect(sent().body).toContain('PGMD_Profil="WPSREQ" PGMD_Version="1.4" Profil_Version="1.7"');
    await expect(
      tlsi
        .clientWith({ vitaleAssertions: { get: async () => '' } })
        .experimental.readHistory(BENEFICIARY, options),
    ).rejects.toMatchObject({ code: 'VITALE_ASSERTION_MISSING' });
    await expect(
      tlsi.client.experimental.readHistory(BENEFICIARY, { ...options, from: '2025' }),
    ).rejects.toMatchObject({ code: 'OPTIONS_INVALID' });
  });

  it('another operation goes through the frame as an expert gives it', async () => {
    tlsi.reply(ANSWER);
    const entry = { ...EXPERIMENTAL_PROFILE['adr.acquerir'], label: 'XYZi', action: 'urn:x:1' };
    const { envelope } = await tlsi.client.callTlsi(entry, plainElement('question'), {
      beneficiary: BENEFICIARY,
    });
    expect(textOf(requireChild(envelope.body, '', 'reponse'))).toBe('contenu');
    expect(tlsi.audited).toMatchObject([{ operation: 'XYZi', code: 'OK' }]);
    await expect(
      tlsi.client.callTlsi({ ...entry, vitaleAssertion: 'required' }, plainElement('question')),
    ).rejects.toMatchObject({ code: 'VITALE_ASSERTION_MISSING' });
  });
});
