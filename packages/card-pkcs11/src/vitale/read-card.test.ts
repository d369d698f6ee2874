import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardError } from '../errors.js';
import { readVitaleCard } from './read-card.js';

const FAMILY = `<?xml version="1.0" encoding="ISO-8859-1"?>
<T_donneesVitale>
  <tech><numeroSerie>0000000042</numeroSerie><natureCarte>T</natureCarte></tech>
  <listeBenef>
    <element>
      <ident>
        <nomUsuel>ADRDEUX</nomUsuel><nomPatronymique>ADRDEUX</nomPatronymique><prenomUsuel>LAURENT</prenomUsuel>
        <naissance><date>01/01/1981</date><dateEnCarte>810101</dateEnCarte></naissance>
        <adresse><ligne1/><ligne2>1 RUE DE L'ÉGLISE</ligne2><ligne5>63000 CLERMONT-FERRAND</ligne5></adresse>
        <rangDeNaissance>1</rangDeNaissance><nir>1 81 01 63 220 751 42</nir><nirCertifie/>
      </ident>
      <amo><qualBenef>0</qualBenef><codeRegime>01</codeRegime><caisse>631</caisse><centreGestion>0000</centreGestion></amo>
    </element>
    <element>
      <ident>
        <nomUsuel>ADRDEUX</nomUsuel><prenomUsuel>NOÉ</prenomUsuel>
        <naissance><dateEnCarte>150400</dateEnCarte></naissance>
        <rangDeNaissance>2</rangDeNaissance><nir>181016322075142</nir><nirCertifie>160012B02077713</nirCertifie>
      </ident>
      <amo><qualBenef>06</qualBenef></amo>
    </element>
  </listeBenef>
</T_donneesVitale>`;

const read = (xml: string | Uint8Array, cardState = 0) =>
  readVitaleCard({ cardState, xml: typeof xml === 'string' ? Buffer.from(xml, 'latin1') : xml });

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as CardError).code;
  }
  return 'none';
}

describe('the text of a card', () => {
  it('gives every person in the order of the card', () => {
    const card = read(FAMILY);
    expect(card).toMatchObject({ kind: 'test', serialNumber: '0000000042' });
    expect(card.patients).toMatchObject([
      {
        familyName: 'ADRDEUX',
        birthName: 'ADRDEUX',
        givenName: 'LAURENT',
        birthDate: '01011981',
        birthRank: 1,
        quality: 0,
        insuredNir: '181016322075142',
        certifiedNir: '',
        address: ["1 RUE DE L'ÉGLISE", '63000 CLERMONT-FERRAND'],
        coverage: { scheme: '01', fund: '631', centre: '0000' },
      },
      {
        birthName: '',
        givenName: 'NOÉ',
        birthDate: '150400',
        birthRank: 2,
        quality: 6,
        certifiedNir: '160012B02077713',
        address: [],
        coverage: { scheme: '', fund: '', centre: '' },
      },
    ]);
  });

  it('keeps the whole text, and the part about each person', () => {
    const card = read(FAMILY);
    expect(card.xml).toBe(FAMILY);
    expect(card.patients[1]?.xml).toContain('<prenomUsuel>NOÉ</prenomUsuel>');
    expect(card.patients[1]?.xml).not.toContain('LAURENT');
  });

  it('ignores case, namespaces and elements in between', () => {
    const xml = `<v:D xmlns:v="urn:v"><v:LISTEBENEF><v:B><v:X><v:Ident><v:NOMUSUEL>A</v:NOMUSUEL></v:Ident></v:X></v:B></v:LISTEBENEF></v:D>`;
    expect(read(xml).patients.map(({ familyName }) => familyName)).toEqual(['A']);
  });

  it('stops at the end of a C string', () => {
    expect(read(Buffer.concat([Buffer.from(FAMILY, 'latin1'), Buffer.alloc(4000)])).patients).toHaveLength(2);
  });

  it('reads UTF-8 when no encoding is declared', () => {
    const xml = '<D><listeBenef><b><prenomUsuel>ZOÉ</prenomUsuel></b></listeBenef></D>';
    expect(read(Buffer.from(xml)).patients[0]?.givenName).toBe('ZOÉ');
  });

  it.each([
    ['T', 0, 'test'],
    ['demonstration', 0, 'demo'],
    ['R', 1, 'real'],
    ['', 1, 'test'],
    ['', 2, 'demo'],
    ['', 0, 'real'],
    ['?', 77, 'real'],
  ] as const)('takes a card that says %j with state %i for a %s one', (nature, state, kind) => {
    const xml = `<D><nature>${nature}</nature><listeBenef><b/></listeBenef></D>`;
    expect(read(xml, state).kind).toBe(kind);
  });

  it.each([
    ['1955-01-00', '00011955'],
    ['00.00.1950', '00001950'],
    ['550101', '550101'],
    ['19550', ''],
    ['né en 1955', ''],
  ])('writes the birth date %j as %j', (date, expected) => {
    const xml = `<D><listeBenef><b><naissance><date>${date}</date></naissance></b></listeBenef></D>`;
    expect(read(Buffer.from(xml)).patients[0]?.birthDate).toBe(expected);
  });

  it.each([
    ['180032b020401 23', '180032B02040123'],
    ['1800320204012', '1800320204012'],
    ['18003202040', ''],
    ['180032C02040123', ''],
  ])('writes the number %j as %j', (nir, expected) => {
    const xml = `<D><listeBenef><b><nir>${nir}</nir></b></listeBenef></D>`;
    expect(read(xml).patients[0]?.insuredNir).toBe(expected);
  });
});

describe('a text that is not one of a card', () => {
  it.each([
    ['nobody in it', '<D><listeBenef/></D>', 'VITALE_NO_CONTENT'],
    ['not XML', 'MUTE CARD', 'VITALE_UNREADABLE'],
    ['cut short', FAMILY.slice(0, 300), 'VITALE_UNREADABLE'],
    ['an entity', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', 'VITALE_UNREADABLE'],
    ['an unknown encoding', '<?xml version="1.0" encoding="x-none"?><a/>', 'VITALE_UNREADABLE'],
    ['too long', `<a>${'x'.repeat(300_000)}</a>`, 'VITALE_UNREADABLE'],
    ['too deep', '<a>'.repeat(5000) + '</a>'.repeat(5000), 'VITALE_UNREADABLE'],
    ['nothing', '', 'VITALE_UNREADABLE'],
  ])('is refused: %s', (_name, xml, code) => {
    expect(codeOf(() => read(xml))).toBe(code);
  });

  it('never appears in the error', () => {
    const secret = '<listeBenef><b><nomUsuel>SECRETNAME</nomUsuel>';
    try {
      read(secret);
      expect.unreachable();
    } catch (error) {
      expect(`${(error as Error).message} ${(error as Error).cause}`).not.toContain('SECRETNAME');
    }
  });

  it('is refused or read, and nothing else, whatever it is', () => {
    const texts = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .tuple(fc.nat(FAMILY.length), fc.string({ maxLength: 5 }))
        .map(([at, junk]) => Buffer.from(FAMILY.slice(0, at) + junk + FAMILY.slice(at), 'latin1')),
    );
    fc.assert(
      fc.property(texts, (bytes) => {
        expect(['none', 'VITALE_NO_CONTENT', 'VITALE_UNREADABLE']).toContain(codeOf(() => read(bytes)));
      }),
    );
  });
});
