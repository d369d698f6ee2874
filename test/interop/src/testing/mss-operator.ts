import { join } from 'node:path';
import {
  createNationalClient,
  fixedDomains,
  type NationalClient,
  type NationalClientOptions,
  type OutgoingMessage,
  type XdmInput,
} from '@dmpconnect/mss';
import { ECP_WIRE, PAOS_TYPE, replaceHeader, servicePath } from '@dmpconnect/mss/wire-profile';
import {
  type CardProfileName,
  type MssSimulator,
  openPki,
  type Pki,
  startMssSimulator,
} from '@dmpconnect/sandbox';
import { createDispatcher, exchangeHttp } from '@dmpconnect/soap';

/** Matricule with its key of the one patient with a mailbox. */
export const PATIENT_WITH_MAILBOX = '279035121518989';

/** Domains of the simulator's white list. */
export const TRUSTED = fixedDomains([
  'pro.mss.test',
  'hopital.mss.test',
  'partenaire.mss.test',
  'patient.mssante.fr',
]);

const HOLDERS = { medecin: '899700000013', infirmier: '899700000021', pharmacien: '899700000039' } as const;

/** The national operator of the sandbox, and clients of its cards. */
export interface MssBench {
  readonly simulator: MssSimulator;
  readonly pki: Pki;
  /** Authorities of its servers, PEM. */
  readonly trust: string;
  /** A client with the card of somebody; connections end with the bench. */
  clientOf(card: CardProfileName, options?: Partial<NationalClientOptions>): Promise<NationalClient>;
  /** What the identity host answers to a card, byte for byte: the login without the client. */
  askForAssertion(card: CardProfileName): Promise<string>;
  close(): Promise<void>;
}

/** Starts it, with its PKI in a folder. */
export async function startMssBench(folder: string): Promise<MssBench> {
  const pki = await openPki(join(folder, 'pki'));
  const simulator = await startMssSimulator({
    tls: { cert: pki.server.certificate, key: pki.server.key, clientAuthorities: pki.cardTrust },
    patients: () => [PATIENT_WITH_MAILBOX],
  });
  const trust = pki.serverTrust;
  const mailDispatcher = createDispatcher({ trust });
  const dispatchers = [mailDispatcher];
  return {
    simulator,
    pki,
    trust,
    async clientOf(card, options = {}) {
      const { authentication } = await pki.card(card);
      const identity = { cert: authentication.certificate, key: authentication.key };
      const identityDispatcher = createDispatcher({ trust, identity });
      dispatchers.push(identityDispatcher);
      return createNationalClient({
        hosts: simulator.hosts,
        identityDispatcher,
        mailDispatcher,
        userId: card in HOLDERS ? Reflect.get(HOLDERS, card) : HOLDERS.medecin,
        softwareId: 'SANDBOX-0001',
        trustedDomains: TRUSTED,
        timeoutMs: 20_000,
        ...options,
      });
    },
    async askForAssertion(card) {
      const { authentication } = await pki.card(card);
      const identity = { cert: authentication.certificate, key: authentication.key };
      const dispatcher = createDispatcher({ trust, identity });
      dispatchers.push(dispatcher);
      const post = async (url: string, headers: Readonly<Record<string, string>>, body: string) =>
        Buffer.from(
          (await exchangeHttp({ dispatcher, url, method: 'POST', headers, body: Buffer.from(body) })).body,
        ).toString('utf8');
      const challenge = await post(
        simulator.hosts.mail + servicePath('Annuaire', 'soap', 'listEmails'),
        {
          accept: `text/xml, ${PAOS_TYPE}`,
          paos: ECP_WIRE.paosHeader,
          [ECP_WIRE.softwareHeader]: 'SANDBOX-0001',
        },
        '',
      );
      const url = simulator.hosts.identity + ECP_WIRE.idpPath;
      return await post(url, { 'content-type': 'text/xml' }, replaceHeader(challenge));
    },
    async close() {
      await Promise.all(dispatchers.map((dispatcher) => dispatcher.close()));
      await simulator.close();
    },
  };
}

const PDF = Buffer.from('%PDF-1.4 fictitious');

/** An archive of two documents of a fictitious patient. */
export const TWO_DOCUMENTS: XdmInput = {
  patient: {
    ins: { value: '275126322074974', oid: '1.2.250.1.213.1.4.10' },
    birthName: 'ADRUN',
    givenNames: 'ZOÉ',
    birthDate: '19751231',
    sex: 'F',
    birthPlace: '63220',
  },
  author: {
    id: '899700000013',
    name: 'DOC0000001',
    given: 'Alix',
    speciality: {
      code: 'G15_10/SM54',
      system: '1.2.250.1.213.1.1.4.5',
      label: 'Médecin - Médecine générale (SM)',
    },
  },
  institution: { id: '499700000013001', name: 'CABINET VIRTUEL' },
  software: { name: 'Logiciel', version: '1.2', editor: 'Éditeur', oid: '1.2.250.1.999.1.1' },
  documents: [
    document({ file: PDF, format: 'pdf', title: 'Compte rendu de consultation' }),
    document({ file: Buffer.from('Bonjour\r\n'), format: 'text', title: 'Note' }),
  ],
};

function document(own: {
  readonly file: Uint8Array;
  readonly format: 'pdf' | 'text';
  readonly title: string;
}) {
  return {
    ...own,
    type: { code: '11488-4', system: '2.16.840.1.113883.6.1', label: 'CR de consultation' },
    facility: { code: 'SA07', system: '1.2.250.1.71.4.2.4', label: 'Cabinet individuel' },
    practiceSetting: { code: 'AMBULATOIRE', system: '1.2.250.1.213.1.1.4.9', label: 'Ambulatoire' },
  };
}

/** A short message. */
export function note(to: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { to: [{ email: to }], subject: 'Avis', body: 'Bonjour,\n\nà bientôt.', ...more };
}
