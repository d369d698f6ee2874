import type { OtpChannel } from '@dmpconnect/dmp-soap';
import { ApiFailure } from '../../../contract/errors.js';
import type { Handler } from '../../context.js';
import { ADMINISTRATIVE_NAMES } from '../../dmp/administrative-names.js';
import { askDmp } from '../../dmp/ask.js';
import type { ContactFields } from '../../dmp/civil-status.js';
import { readCreation } from '../../dmp/creation.js';
import { handOverPdf } from '../../patient-pdf/hand-over.js';
import { acknowledgementPdf, webAccessPdf } from '../../patient-pdf/pages.js';
import { toApiFailure } from '../../wire-error.js';

/**
 * js-api 8.4, TD1.1 then TD1.5a: both in one turn of the connector. Without a mobile phone or a mail there is no web
 * access to create, and the PDF acknowledges the record.
 */
export const hl_createDmpAndOtp: Handler<'hl_createDmpAndOtp'> = async (input, context) => {
  const creation = readCreation(input);
  const { ins, patient } = creation;
  const contact = input.DmpAdministrativeData.PatientData.ExtendedContactDetails?.ContactDetails;
  const channel = chooseChannel(contact ?? {});
  const credentials = await askDmp(context, ADMINISTRATIVE_NAMES, async (client, options) => {
    await client.createRecord(creation, options);
    if (channel === undefined) return undefined;
    return client.createPatientAccess({ ins, channel }, options).catch((error: unknown) => {
      throw afterCreation(error);
    });
  });
  if (credentials === undefined || channel === undefined) {
    return handOverPdf(await acknowledgementPdf({ ins, patient }, context), input, context);
  }
  return handOverPdf(await webAccessPdf({ ins, patient, channel, credentials }, context), input, context);
};

function chooseChannel({ s_mobilePhone, s_mail }: ContactFields): OtpChannel | undefined {
  if (s_mobilePhone !== undefined) return { kind: 'SMS', value: s_mobilePhone };
  return s_mail === undefined ? undefined : { kind: 'EMAIL', value: s_mail };
}

/** The application must not create the record a second time. */
function afterCreation(error: unknown): ApiFailure {
  const failure = toApiFailure(error);
  return new ApiFailure(failure.failure, {
    description: failure.message,
    extended: [failure.extended, 'The record was created, its web access was not.']
      .filter((text) => text !== '')
      .join(' '),
    extra: failure.extra,
    cause: error,
  });
}
