import { DmpError } from '../errors.js';

/** The row of a code. @param field Name of the field, for the error. @throws {DmpError} `CODE_UNKNOWN`. */
export function requireCode<Row>(table: ReadonlyMap<string, Row>, code: string, field: string): Row {
  const row = table.get(code);
  if (row === undefined) {
    throw new DmpError('CODE_UNKNOWN', `${field}: the code ${code} is not in the value set of this field.`, {
      field,
    });
  }
  return row;
}
