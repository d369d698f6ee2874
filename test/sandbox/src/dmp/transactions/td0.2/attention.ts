import type { XmlElement } from '@dmpconnect/soap';
import { V3, XSI } from '../../hl7/namespaces.js';
import { OID } from '../../identifiers/oid.js';
import { actorOf, authorisationKey } from '../../rights/actor.js';
import { authorisationOf } from '../../rights/authorisation.js';
import type { DmpPatient } from '../../state/patients.js';
import type { DmpProfessional } from '../../state/professionals.js';
import { PHYSICIAN } from '../../vihf/roles.js';
import type { Vihf } from '../../vihf/vihf.js';
import type { World } from '../../world.js';

/**
 * The state of the caller's authorisation, and for a physician whether he is the médecin traitant
 * (dmp-transactions 2.3, 9.5).
 */
export function attentionLines(
  patient: DmpPatient,
  vihf: Vihf,
  professional: DmpProfessional | undefined,
  world: World,
): XmlElement[] {
  const actor = actorOf(vihf, professional, patient);
  const state = authorisationOf(patient, authorisationKey(actor, vihf), world);
  const authorisation = attentionLine(
    { code: 'AUTORISATION', codeSystem: '1.2.250.1.213.4.1.2.6.1' },
    { [XSI.attribute('type')]: 'CV', code: state, codeSystem: '1.2.250.1.213.4.1.2.6.2' },
  );
  const [profession] = vihf.roles;
  if (profession?.code !== PHYSICIAN || profession.system !== OID.profession) return [authorisation];
  const isAttending = patient.attendingPhysician === vihf.user;
  return [
    authorisation,
    attentionLine(
      { code: 'STATUT_MT', codeSystem: '1.2.250.1.213.4.1.2.6.3' },
      { [XSI.attribute('type')]: 'BL', value: String(isAttending) },
    ),
  ];
}

function attentionLine(
  keyWord: Readonly<Record<string, string>>,
  value: Readonly<Record<string, string>>,
): XmlElement {
  return V3.element('attentionLine', {}, [V3.element('keyWordText', keyWord), V3.element('value', value)]);
}
