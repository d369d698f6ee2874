import { describe, expect, it } from 'vitest';
import { HANDLE_TYPES } from '../../contract/enumerations.js';
import { HANDLE_CLASSES } from './handle-classes.js';
import { OBJECTS } from './table.js';

const rows = Object.values(OBJECTS).flatMap(
  ({ parameters }): readonly { id: number; name: string; form: string }[] => [...parameters],
);

/** Numbers of js-api 11.15 that no object of this connector answers: XDS metadata as XML, and GALSS. */
const NOT_ANSWERED = [60, 27, 28, 84, 85];

/** Every number of js-api 11.15. */
const SHEET = [
  [1, 21],
  [23, 56],
  [58, 72],
  [74, 106],
  [109, 113],
  [133, 134],
].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

describe('the table of objects', () => {
  it('knows every parameter of the reference but those of objects that do not exist here', () => {
    const ids = rows.map(({ id }) => id).sort((a, b) => a - b);
    const missing = SHEET.filter((id) => !ids.includes(id));
    expect(missing).toEqual([...NOT_ANSWERED].sort((a, b) => a - b));
    expect(ids.filter((id) => !SHEET.includes(id))).toEqual([]);
  });

  it('has each number, each name and each class once', () => {
    const ids = rows.map(({ id }) => String(id));
    const names = rows.map(({ name }) => name);
    for (const values of [ids, names, Object.values(HANDLE_CLASSES).map(String)]) {
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it('gives types of the reference', () => {
    const types: readonly number[] = Object.values(HANDLE_TYPES);
    for (const { type } of Object.values(OBJECTS)) expect(types).toContain(type);
  });

  it('keeps passwords and pass phrases secret', () => {
    expect(rows.filter(({ form }) => form === 'secret').map(({ id }) => id)).toEqual([8, 26]);
    expect(rows.filter(({ name }) => /pass/i.test(name)).every(({ form }) => form === 'secret')).toBe(true);
  });
});
