import type { TlsiIdentity } from './identity.js';

/** How a Vitale card tells its people apart. */
export interface AskedRights {
  /** 13 characters. */
  readonly insured: string;
  readonly birthDate: string;
  /** Default `1`. */
  readonly birthRank?: string | undefined;
}

/** Whether somebody has rights under a number, with this date and this rank of birth (teleservices 15.3). */
export function hasRights(
  identity: TlsiIdentity,
  { insured, birthDate, birthRank = '1' }: AskedRights,
): boolean {
  return (
    identity.birthDate === birthDate &&
    identity.rights.some((rights) => rights.insured === insured && rights.birthRank === Number(birthRank))
  );
}
