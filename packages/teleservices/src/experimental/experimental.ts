import { serializeElement } from '@dmpconnect/soap';
import { referenceDate } from '../aldi/list-alds.js';
import type { VitaleBeneficiary } from '../frame/beneficiary.js';
import type { CallOptions } from '../frame/client-options.js';
import type { Frame } from '../frame/frame.js';
import { settleBeneficiary } from '../frame/settle-beneficiary.js';
import {
  type DeclarationQuery,
  EXPERIMENTAL_PROFILE as ENTRIES,
  HISTORY_FAMILIES,
  type HistoryFamily,
  type PersonQuery,
  type RawEntry,
} from '../wire-profile/index.js';
import type { CardsOptions, ExperimentalTeleservices, RawAnswer } from './experimental-client.js';

const ALL_FAMILIES = Object.keys(HISTORY_FAMILIES) as readonly HistoryFamily[];

/** The teleservices of section 11, each a body in the common frame. */
export function experimentalTeleservices(frame: Frame): ExperimentalTeleservices {
  const send = async <Query extends PersonQuery>(
    entry: RawEntry<Query>,
    query: Query,
    beneficiary: VitaleBeneficiary,
    call: CallOptions | undefined,
  ): Promise<RawAnswer> => {
    const subject = { given: beneficiary, settled: settleBeneficiary(beneficiary) };
    const { content } = await frame.send(entry, entry.encode(query), { signal: call?.signal, subject });
    return { rawXml: serializeElement(content) };
  };
  const person = (beneficiary: VitaleBeneficiary, day?: string): PersonQuery => {
    const time = frame.options.clock.now().toISOString();
    if (day !== undefined) referenceDate(day);
    return { ...settleBeneficiary(beneficiary), time, referenceDate: day ?? time.slice(0, 10) };
  };
  const declaration = (beneficiary: VitaleBeneficiary, call: CardsOptions): DeclarationQuery => ({
    ...person(beneficiary),
    cardKind: call.cardKind,
    names: { given: call.givenName, used: call.usedName, birth: beneficiary.birthName },
    professional: { ...call.professional, billing: billingNumber(frame) },
  });
  return {
    readRights: async (beneficiary, call) =>
      send(ENTRIES['adr.acquerir'], person(beneficiary, call?.referenceDate), beneficiary, call),
    readTreatingPhysician: async (beneficiary, call) =>
      send(ENTRIES['mt.lire'], person(beneficiary), beneficiary, call),
    declareTreatingPhysician: async (beneficiary, call) =>
      send(ENTRIES['mt.declarer'], declaration(beneficiary, call), beneficiary, call),
    readHistory: async (beneficiary, call) => {
      for (const day of [call.from, call.to]) referenceDate(day);
      const { purpose, from, to, families = ALL_FAMILIES } = call;
      const query = { ...declaration(beneficiary, call), purpose, from, to, families };
      return send(ENTRIES['hr.consulter'], query, beneficiary, call);
    },
  };
}

function billingNumber({ options: { authentication } }: Frame): string {
  return authentication.kind === 'tlsm' ? '' : authentication.billing.number;
}
