import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeFailure } from './api/failure.js';
import { SUPERVISOR_ERRORS, SupervisorError, type SupervisorErrorCode } from './errors.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const codes = Object.keys(SUPERVISOR_ERRORS) as SupervisorErrorCode[];

it('lists every error code with its meaning', () => {
  const section = readme.split('## Errors')[1] ?? '';
  const listed = [...section.matchAll(/^\| `([A-Z_]+)` \| (.+) \|$/gm)].map(([, code, text]) => [code, text]);
  expect(listed).toEqual(Object.entries(SUPERVISOR_ERRORS));
});

it('has a sentence in both languages for each, and says what to do by hand', () => {
  const byHand = { fr: 'À la main', en: 'By hand' };
  for (const code of codes) {
    const failure = describeFailure(new SupervisorError(code, 'x', { detail: 'said' }), byHand);
    const [sentence] = failure.sentences;
    expect(sentence?.fr).not.toBe(sentence?.en);
    expect(failure.detail).toBe('said');
    expect(failure.byHand).toEqual(code === 'REQUEST_REFUSED' ? undefined : byHand);
  }
});
