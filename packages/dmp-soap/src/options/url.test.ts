import { describe, expect, it } from 'vitest';
import { checkBaseUrl, expandDmpUrl } from './url.js';

describe('expandDmpUrl', () => {
  it.each([
    ['', 'https://lps2.dmp.gouv.fr/si-dmp-server/v2/services'],
    [' formation3 ', 'https://formation3.lps2.dmp.gouv.fr/si-dmp-server/v2/services'],
    ['https://localhost:9982/x', 'https://localhost:9982/x'],
  ])('%j is %s', (name, url) => expect(expandDmpUrl(name)).toBe(url));

  it.each(['http://localhost', 'a/b', 'a b', '-a', 'a..b', 'evil.example/#', 'é'])('refuses %j', (name) =>
    expect(() => expandDmpUrl(name)).toThrow(
      expect.objectContaining({ code: 'OPTIONS_INVALID', field: 'baseUrl' }),
    ),
  );
});

describe('checkBaseUrl', () => {
  it('drops a final slash and refuses what is no https address', () => {
    expect(checkBaseUrl('https://localhost/a//')).toBe('https://localhost/a');
    for (const url of ['http://localhost', 'https://localhost/?a', 'https://localhost/#a', 'x']) {
      expect(() => checkBaseUrl(url), url).toThrow(expect.objectContaining({ field: 'baseUrl' }));
    }
  });
});
