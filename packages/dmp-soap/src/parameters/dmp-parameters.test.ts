import { expect, it } from 'vitest';
import { LOCAL_DMP_PARAMETERS } from './dmp-parameters.js';

it('the parameters say that they are local, of which day, and agree on the majority age', () => {
  const { source, edition, parameters, majorityAge } = LOCAL_DMP_PARAMETERS;
  expect(source).toBe('local');
  expect(edition).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(new Map(parameters.map(({ name, value }) => [name, value])).get('majorityAge')).toBe(
    String(majorityAge),
  );
  expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
});
