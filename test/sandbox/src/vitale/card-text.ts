import { plainElement, writeXml, type XmlElement } from '@dmpconnect/soap';
import type { VitalePerson, VitaleProfile } from './profile.js';

/** States that the reading library is taken to give with a card; the official list is not public. */
const CARD_STATES = { test: 1, demo: 2 } as const;

/** What the reading library gives for a card: its state, and its text in the encoding of these libraries. */
export function readAsLibrary({ kind, serialNumber, people }: VitaleProfile): {
  readonly cardState: number;
  readonly xml: Buffer;
} {
  const root = plainElement('T_donneesVitale', {}, [
    plainElement('tech', {}, [leaf('numeroSerie', serialNumber)]),
    plainElement('listeBenef', {}, people.map(writePerson)),
  ]);
  const text = `<?xml version="1.0" encoding="ISO-8859-1"?>\n${writeXml(root)}\n`;
  return { cardState: CARD_STATES[kind], xml: Buffer.from(text, 'latin1') };
}

/** Element names as public clients of the library read them (cps-card 11: uncertain). */
function writePerson(person: VitalePerson): XmlElement {
  return plainElement('element', {}, [
    plainElement('ident', {}, [
      leaf('nomUsuel', person.familyName),
      leaf('nomPatronymique', person.birthName),
      leaf('prenomUsuel', person.givenName),
      plainElement('naissance', {}, [
        leaf(person.birthDate.length === 8 ? 'date' : 'dateEnCarte', person.birthDate),
      ]),
      plainElement('adresse', {}, [
        leaf('ligne2', 'FICTIF'),
        leaf('ligne3', "1 RUE DE L'ÉGLISE"),
        leaf('ligne5', '63000 CLERMONT-FERRAND'),
      ]),
      leaf('rangDeNaissance', String(person.birthRank)),
      leaf('nir', spaceKey(person.insuredNir)),
      leaf('nirCertifie', spaceKey(person.certifiedNir)),
    ]),
    plainElement('amo', {}, [
      leaf('qualBenef', String(person.quality)),
      leaf('codeRegime', '01'),
      leaf('caisse', '631'),
      leaf('centreGestion', '0000'),
    ]),
  ]);
}

function leaf(name: string, text: string): XmlElement {
  return plainElement(name, {}, [text]);
}

/** 13 characters, a space, the key. */
function spaceKey(nir: string): string {
  return nir === '' ? '' : `${nir.slice(0, -2)} ${nir.slice(-2)}`;
}
