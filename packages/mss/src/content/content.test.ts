import { describe, expect, it } from 'vitest';
import { readAddress, splitAddresses } from '../addresses/address.js';
import { matriculeKey, refusedMatricule } from '../addresses/matricule.js';
import { readWhiteList } from '../addresses/white-list.js';
import { formatServiceDate, readServiceDate } from '../national/dates.js';
import { integrationReport, readIntegrationReport } from './mdn.js';
import { isXdmSubject, pdfName, upperPlain, xdmSubject } from './subject.js';

const PATIENT = { name: "d'Œuvré-Ñuñez", given: 'Zoé', birthDate: '19751231' };

describe('subjects and names (mss 9.2)', () => {
  it('write the name in upper case without accents, and the date', () => {
    expect(upperPlain("Élodie d'Œuvre")).toBe("ELODIE D'OEUVRE");
    expect(xdmSubject(['Compte rendu'], PATIENT)).toBe(
      "XDM/1.0/DDM+Compte rendu D'OEUVRE-NUNEZ Zoé 31/12/1975",
    );
    expect(xdmSubject(['a', 'b'], { name: 'X', given: 'Y', birthDate: '1975' })).toBe(
      'XDM/1.0/DDM+2 documents X Y',
    );
    expect(xdmSubject(['a'], { name: 'X', given: 'Y' }, { replaces: true })).toBe(
      '[Annule et remplace] XDM/1.0/DDM+a X Y',
    );
  });

  it('cut the label at forty characters, and never at half of one', () => {
    expect(xdmSubject([`${'é'.repeat(39)}😀😀`], { name: 'X', given: 'Y' })).toBe(
      `XDM/1.0/DDM+${'é'.repeat(39)}😀 X Y`,
    );
  });

  it('are one line whatever is in them', () => {
    expect(xdmSubject(['a\r\nBcc: x'], { name: 'X\n', given: 'Y' })).toBe('XDM/1.0/DDM+a Bcc: x X Y');
  });

  it('recognise a subject that follows the rule', () => {
    expect(
      ['XDM/1.0/DDM+a', '[Annule et remplace] XDM/1.0/DDM+a', '[FIN] [x]XDM/1.0'].every(isXdmSubject),
    ).toBe(true);
    expect(['Re: XDM/1.0', 'Avis', ''].some(isXdmSubject)).toBe(false);
  });

  it('name PDF files without signs that a file system refuses', () => {
    const parts = {
      actDate: '20250115093000',
      type: "CR d'acte: x/y",
      patient: PATIENT,
      recordNumber: '12\\3',
    };
    expect(pdfName(parts)).toBe('20250115_CR_d_acte_x_y_D_OEUVRE-NUNEZ_Zoe_12_3.pdf');
    expect(pdfName({ ...parts, recordNumber: '' }, 2)).toBe(
      '20250115_CR_d_acte_x_y_D_OEUVRE-NUNEZ_Zoe_2.pdf',
    );
  });
});

describe('addresses (mss 9.1)', () => {
  it('are split at semicolons, each once', () => {
    expect(splitAddresses(' a@b.fr ;; A@B.FR;c@d.fr;')).toEqual(['a@b.fr', 'c@d.fr']);
  });

  it('are compared by domain, Unicode ones too', () => {
    expect(readAddress('Prenom.Nom@Médecin.MSSante.fr', 'x')).toEqual({
      local: 'Prenom.Nom',
      domain: 'xn--mdecin-bva.mssante.fr',
    });
    for (const bad of [
      'a',
      '@b.fr',
      'a@',
      'a@b',
      'a..b@c.fr',
      '.a@c.fr',
      'a@c..fr',
      'a b@c.fr',
      'a@-c.fr',
      `${'a'.repeat(65)}@c.fr`,
      'a@c.fr\n',
    ]) {
      expect(() => readAddress(bad, 'to'), bad).toThrow(
        expect.objectContaining({ code: 'ADDRESS_INVALID', field: 'to' }),
      );
    }
  });

  it('of patients hold a matricule with its key, Corsica included', () => {
    expect(matriculeKey('2751263220749')).toBe('74');
    expect(refusedMatricule('275126322074974')).toBeUndefined();
    expect(refusedMatricule(`175012A001002${matriculeKey('175012A001002')}`)).toBeUndefined();
    expect(refusedMatricule('275126322074975')).toMatch(/key/);
    expect(refusedMatricule('27512632207497')).toMatch(/13 characters/);
  });

  it('are trusted by the domains of the list', () => {
    const list = (names: string) =>
      Buffer.from(`<l:Liste xmlns:l="https://listeblanche.mssante.fr/schema">${names}</l:Liste>`);
    const domain = (name: string) => `<l:Domaine><l:Nom>${name}</l:Nom></l:Domaine>`;
    expect([...readWhiteList(list(domain('Pro.MSSante.fr') + domain('médecin.fr')))]).toEqual([
      'pro.mssante.fr',
      'xn--mdecin-bva.fr',
    ]);
    expect(() => readWhiteList(list(''))).toThrow(expect.objectContaining({ code: 'WHITE_LIST' }));
  });
});

describe('dates of the service (mss 4.2)', () => {
  it.each([
    ['15/01/2025 10:30:00', '2025-01-15T09:30:00.000Z'],
    ['15/07/2025 10:30:00', '2025-07-15T08:30:00.000Z'],
    ['26/10/2025 02:30:00', '2025-10-26T00:30:00.000Z'],
    ['31/12/1999 23:59:59', '1999-12-31T22:59:59.000Z'],
  ])('%s is %s', (text, moment) => {
    expect(readServiceDate(text)?.toISOString()).toBe(moment);
    expect(formatServiceDate(new Date(moment))).toBe(text);
  });

  it('that do not exist are none', () => {
    for (const text of ['31/02/2025 10:00:00', '2025-01-15', '15/13/2025 10:00:00', '15/01/2025 25:00:00'])
      expect(readServiceDate(text)).toBeUndefined();
    expect(readServiceDate('30/03/2025 02:30:00')?.toISOString()).toBe('2025-03-30T01:30:00.000Z');
  });
});

describe('a report of integration (mss 9.2)', () => {
  const input = {
    subject: 'XDM/1.0/DDM+CR X Y',
    originalMessageId: '<1@a>',
    originalRecipient: 'a@b.fr',
    finalRecipient: 'c@b.fr',
  };

  it('says why documents were refused, and is read back', () => {
    const outcome = { integrated: false, code: '902', label: 'Identifiant de patient inconnu' } as const;
    const report = integrationReport({ ...input, outcome });
    expect(report.subject).toBe('[KO Intégration système !][902] XDM/1.0/DDM+CR X Y');
    expect(report.text).toContain('Identifiant de patient inconnu');
    expect(report.disposition).toContain(
      'Disposition: automatic-action/MDN-sent-automatically; processed/Error: 902^Identifiant de patient inconnu\r\n',
    );
    expect(readIntegrationReport(report.disposition)).toEqual({
      originalMessageId: '<1@a>',
      originalRecipient: 'a@b.fr',
      finalRecipient: 'c@b.fr',
      disposition: 'processed',
      outcome,
    });
  });

  it('says that they were integrated, under the subject unchanged', () => {
    const report = integrationReport({ ...input, outcome: { integrated: true } });
    expect(report.subject).toBe(input.subject);
    expect(readIntegrationReport(report.disposition)?.outcome).toEqual({ integrated: true });
    expect(readIntegrationReport('nothing')).toBeUndefined();
    expect(() =>
      integrationReport({ ...input, subject: 'a\r\nBcc: x', outcome: { integrated: true } }),
    ).toThrow(expect.objectContaining({ code: 'MESSAGE_INVALID' }));
  });
});
