import { describe, expect, it } from 'vitest';
import type { SettingField, SettingsView } from '../../../src/settings/view.js';
import { changesOf, fromText, isChosen, shownValue, toText } from './draft.js';

const field = (node: string, change: Partial<SettingField>): SettingField => ({
  node,
  label: { fr: node, en: node },
  text: { fr: '', en: '' },
  type: { fr: '', en: '' },
  kind: 'text',
  value: undefined,
  default: undefined,
  restart: true,
  secret: false,
  isSet: false,
  ...change,
});
const port = field('ntp/port', { kind: 'integer', value: 123, default: 123 });
const servers = field('ntp/server', { kind: 'list', value: ['a', 'b'], default: ['a'] });
const proxy = field('proxy/server', { value: 'p' });
const password = field('proxy/password', { secret: true, isSet: true });
const view: SettingsView = {
  path: '/x',
  access: 'write',
  isThere: true,
  problems: [],
  fields: [port, servers, proxy, password],
  presets: { time: [], proxy: [] },
};

describe('what a person types', () => {
  it.each([
    ['integer', ' 123 ', 123],
    ['integer', '12a', '12a'],
    ['boolean', 'false', false],
    ['list', 'a; b\n\nc', ['a', 'b', 'c']],
    ['text', '  x ', 'x'],
    ['text', '  ', null],
  ] as const)('%s "%s"', (kind, text, value) => {
    expect(fromText(kind, text)).toEqual(value);
  });

  it('is written only when it differs from the file', () => {
    expect(changesOf(view, { 'ntp/port': 123, 'ntp/server': ['a', 'b'], 'proxy/server': 'p' })).toEqual({});
    expect(changesOf(view, { 'ntp/port': null })).toEqual({});
    expect(changesOf(view, { 'ntp/server': null, 'proxy/server': null, unknown: 1 })).toEqual({
      'ntp/server': null,
      'proxy/server': null,
    });
  });

  it('keeps a password when nothing is typed, and erases it when asked', () => {
    expect(changesOf(view, { 'proxy/password': undefined })).toEqual({});
    expect(changesOf(view, { 'proxy/password': 'x' })).toEqual({ 'proxy/password': 'x' });
    expect(changesOf(view, { 'proxy/password': null })).toEqual({ 'proxy/password': null });
    const without = { ...view, fields: [{ ...password, isSet: false }] };
    expect(changesOf(without, { 'proxy/password': null })).toEqual({});
  });

  it('shows what was typed, else what is in the file, else the default', () => {
    expect(toText(shownValue(servers, {}))).toBe('a\nb');
    expect(toText(shownValue(servers, { 'ntp/server': null }))).toBe('a');
    expect(toText(shownValue(proxy, { 'proxy/server': 'q' }))).toBe('q');
  });
});

it('a preset is the chosen one when all of its values are shown', () => {
  const preset = { 'ntp/server': ['a'], 'ntp/port': 123 };
  expect(isChosen(view, {}, preset)).toBe(false);
  expect(isChosen(view, { 'ntp/server': ['a'] }, preset)).toBe(true);
  const none = { 'proxy/server': null, 'proxy/password': null };
  expect(isChosen(view, { 'proxy/server': null }, none)).toBe(false);
  expect(isChosen(view, { 'proxy/server': null, 'proxy/password': null }, none)).toBe(true);
  expect(isChosen(view, {}, { 'no/node': 1 })).toBe(false);
});
