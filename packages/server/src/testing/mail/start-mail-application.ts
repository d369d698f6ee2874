import { parseSettings } from '../../config/index.js';
import type { CommandName } from '../../contract/table.js';
import { openMessaging } from '../../worker/services/messaging-connection.js';
import { type Answer, startApplication } from '../../worker/testing/application.js';
import { FAKE_IDENTITY } from '../../worker/testing/fake-teleservices.js';
import { SILENT_LOGGER, SILENT_RECORDER } from '../silent.js';

/** An application with a DMP connector, in front of the real mail of a settings file. */
export interface MailApplication {
  send(command: CommandName, fields?: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** The patient of {@link startMailApplication}, as `s_patientIns` names him. */
export const MAIL_PATIENT = `${FAKE_IDENTITY.ins.value}${FAKE_IDENTITY.ins.key}T`;

/**
 * Runs the real commands on the mail that a settings file names; cards, DMP and INSi are in memory. The session knows
 * the identity of {@link MAIL_PATIENT}.
 *
 * @param settingsText Content of `DmpConnect-JS2.xml`.
 */
export async function startMailApplication(settingsText: string): Promise<MailApplication> {
  const { settings } = parseSettings(settingsText, 'dev');
  const parts = { settings, flavour: 'dev', recorder: SILENT_RECORDER, log: SILENT_LOGGER } as const;
  const application = startApplication({
    settings,
    services: { openMessaging: (opening) => openMessaging(opening, parts) },
  });
  await application.connect();
  await application.send('hl_sendDocument', {
    s_ins: MAIL_PATIENT,
    s_fileContentBase64: Buffer.from('Essai').toString('base64'),
    s_documentTitle: 'Essai',
    s_documentCategory: '11488-4',
    i_documentVisibility: 1,
    i_documentFormat: 1,
    s_healthcareSetting: 'SA07',
    PatientIdentity: {
      s_birthName: FAKE_IDENTITY.traits.birthName,
      s_birthGiven: FAKE_IDENTITY.traits.givenNames[0],
      s_givens: FAKE_IDENTITY.traits.givenNames.join(' '),
      s_birthDate: FAKE_IDENTITY.traits.birthDate,
      i_sex: 3,
      s_birthPlace: FAKE_IDENTITY.traits.birthPlace,
    },
  });
  return { send: application.send, stop: application.close };
}
