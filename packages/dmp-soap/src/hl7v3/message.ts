import { randomUUID } from 'node:crypto';
import type { XmlElement } from '@dmpconnect/soap';
import type { DmpSoftware } from '../options/client-options.js';
import { formatUtc } from '../time/format.js';
import { V3, valueElement } from './elements.js';

/** Device of the DMP, as receiver (dmp-transactions 2.1). */
const DMP_DEVICE = '1.2.250.1.213.4.1.1.1';
/** Interactions are named in this domain. */
const INTERACTIONS = '2.16.840.1.113883.1.6';

/** What every HL7v3 request carries around its control act. */
export interface Hl7MessageOptions {
  /** Root element, e.g. `PRPA_IN201307UV02`. */
  readonly interaction: string;
  readonly software: DmpSoftware;
  /** `D` or `P`. */
  readonly processingCode: 'D' | 'P';
  readonly now: Date;
  readonly controlAct: XmlElement;
}

/** The common wrapper of HL7v3 requests (dmp-transactions 2.1). */
export function hl7MessageElement(options: Hl7MessageOptions): XmlElement {
  const { interaction, software, processingCode, now, controlAct } = options;
  return V3.element(interaction, { ITSVersion: 'XML_1.0' }, [
    V3.element('id', { root: `${software.oid}.1`, extension: randomUUID() }),
    valueElement('creationTime', formatUtc(now)),
    V3.element('interactionId', { root: INTERACTIONS, extension: interaction }),
    V3.element('processingCode', { code: processingCode }),
    V3.element('processingModeCode', { code: 'T' }),
    V3.element('acceptAckCode', { code: 'AL' }),
    party('receiver', 'RCV', DMP_DEVICE, 'DMP'),
    party('sender', 'SND', software.oid, software.name),
    controlAct,
  ]);
}

function party(name: 'receiver' | 'sender', typeCode: string, oid: string, softwareName: string): XmlElement {
  return V3.element(name, { typeCode }, [
    V3.element('device', { classCode: 'DEV', determinerCode: 'INSTANCE' }, [
      V3.element('id', { root: oid }),
      V3.element('softwareName', {}, [softwareName]),
    ]),
  ]);
}

/** Motive of a request: the same interaction serves several transactions (dmp-transactions 2.1). */
export const REASONS = {
  TEST_EXST: 'Test d’existence de dossier',
  CNSLT_DATA: 'Consultation des données de gestion de dossier',
  CREA_RD: 'Création de dossier',
  REAC: 'Réactivation de dossier',
  MODIF_DATA: 'Modification des données de gestion du dossier',
  FERM: 'Fermeture de dossier',
} as const;

/** `reasonCode`. */
export function reasonElement(code: keyof typeof REASONS): XmlElement {
  return V3.element('reasonCode', { code, codeSystem: '1.2.250.1.213.1.1.4.11', displayName: REASONS[code] });
}
