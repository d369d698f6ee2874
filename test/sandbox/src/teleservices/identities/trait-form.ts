/** Longest name, in characters (teleservices 8.1). */
const LONGEST = 80;

/** Capitals; one separator between them, or the `--` of a double family name; an apostrophe may begin (teleservices 8.1). */
const FAMILY_NAME = /^'?[A-Z]+(?:(?:[ '-]|--)[A-Z]+)*['-]?$/;
/** The same, stricter: begins and ends with a letter, no double hyphen. Several are separated by spaces. */
const GIVEN_NAMES = /^[A-Z]+(?:[ '-][A-Z]+)*$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PLACE = /^[0-9][0-9AB][0-9]{3}$/;

/** The traits of a question. */
export interface AskedTraits {
  readonly birthName: string;
  readonly givenNames: readonly string[];
  readonly sex: string;
  readonly birthDate: string;
  readonly birthPlace?: string | undefined;
}

/** Whether traits are written as the rules want them: the server normalises nothing (teleservices 8.1, 8.3, 15.3). */
export function areWellFormed({ birthName, givenNames, sex, birthDate, birthPlace }: AskedTraits): boolean {
  const names = [birthName, ...givenNames];
  return (
    FAMILY_NAME.test(birthName) &&
    givenNames.every((name) => GIVEN_NAMES.test(name)) &&
    names.every((name) => name.length <= LONGEST) &&
    (sex === 'M' || sex === 'F') &&
    DAY.test(birthDate) &&
    (birthPlace === undefined || PLACE.test(birthPlace))
  );
}
