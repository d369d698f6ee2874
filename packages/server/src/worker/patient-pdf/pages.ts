import {
  type AdministrativePatient,
  formatIns,
  type Ins,
  type OtpChannel,
  type OtpChannelKind,
  type PatientCredentials,
} from '@dmpconnect/dmp-soap';
import type { HandlerContext } from '../context.js';
import { requireConnector } from '../dmp/require-connector.js';
import type { MadePdf } from './hand-over.js';
import { type PdfRow, renderPdf } from './render.js';

/** Whom a PDF is for. His names are those that the software or his card gave, never those of the DMP. */
interface Recipient {
  readonly ins: Ins;
  readonly patient: Pick<AdministrativePatient, 'prefix' | 'usedName' | 'givenName'>;
}

/** What became of the web access of a patient. */
export interface WebAccess extends Recipient {
  /** Where one-time passwords are sent now; absent when that did not change. */
  readonly channel?: OtpChannel;
  /** A channel that was taken away. */
  readonly removed?: OtpChannelKind;
  /** Absent when login and password stay those that the patient has. */
  readonly credentials?: PatientCredentials;
}

type PdfContext = Pick<HandlerContext, 'session' | 'services'>;

const CHANNELS: Readonly<Record<OtpChannelKind, string>> = { SMS: 'SMS', EMAIL: 'courriel' };

/** The PDF that tells a patient how to reach his record. It is in French, as all that is for patients. */
export async function webAccessPdf(access: WebAccess, context: PdfContext): Promise<MadePdf> {
  const { channel, removed, credentials } = access;
  // Nothing that comes back in a journal, whatever writes it.
  if (credentials !== undefined) context.services.protect(credentials);
  const { patientWebAccessUrl } = context.services.settings.dmpconnect;
  const bytes = await renderPdf({
    title: 'Accès à votre dossier médical partagé par Internet',
    rows: [
      ...recipientRows(access),
      ...(patientWebAccessUrl === undefined ? [] : [['Adresse du site', patientWebAccessUrl] as const]),
      ...(credentials === undefined
        ? []
        : [['Identifiant', credentials.login] as const, ['Mot de passe', credentials.password] as const]),
      ...(channel === undefined ? [] : [[`Codes par ${CHANNELS[channel.kind]}`, channel.value] as const]),
      ...(removed === undefined
        ? []
        : [['Codes à usage unique', `plus d’envoi par ${CHANNELS[removed]}`] as const]),
      ...issuerRows(context),
    ],
    paragraphs:
      credentials === undefined
        ? ['Votre identifiant et votre mot de passe restent ceux que vous avez déjà.']
        : [
            'À chaque connexion, un code à usage unique vous est envoyé en plus de votre mot de passe.',
            'Ce document vous est personnel. Votre professionnel de santé n’en conserve aucune copie : gardez-le en lieu sûr et ne communiquez votre mot de passe à personne.',
          ],
  });
  return { name: 'acces-internet-dmp', bytes };
}

/** The PDF that acknowledges to a patient that his record exists. */
export async function acknowledgementPdf(recipient: Recipient, context: PdfContext): Promise<MadePdf> {
  const bytes = await renderPdf({
    title: 'Accusé de réception de la création de votre dossier médical partagé',
    rows: [...recipientRows(recipient), ...issuerRows(context)],
    paragraphs: [
      'Avec votre accord, un dossier médical partagé (DMP) a été créé pour vous. Les professionnels de santé que vous y autorisez peuvent le consulter et y déposer les documents utiles à vos soins.',
      'Vous pouvez à tout moment connaître les accès à votre dossier, refuser celui d’un professionnel, ou demander la fermeture du dossier.',
    ],
  });
  return { name: 'accuse-de-reception-dmp', bytes };
}

function recipientRows({ ins, patient }: Recipient): readonly PdfRow[] {
  const { prefix, givenName, usedName } = patient;
  const name = [prefix, givenName, usedName].filter((part) => part !== undefined && part !== '').join(' ');
  return [
    ...(name === '' ? [] : [['Patient', name] as const]),
    ['Identifiant national de santé', formatIns(ins)],
  ];
}

function issuerRows({ session }: PdfContext): readonly PdfRow[] {
  const { facts } = requireConnector(session);
  const { s_hpGiven, s_hpName, s_hpProfessionDescription } = facts.user;
  const professional = [s_hpGiven, s_hpName].filter((part) => part !== '').join(' ');
  return [
    [
      'Remis par',
      [professional, s_hpProfessionDescription, facts.practiceLocation.location.name]
        .filter((part) => part !== '')
        .join(', '),
    ],
    ['Le', FRENCH_DAY.format(new Date())],
  ];
}

const FRENCH_DAY = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
