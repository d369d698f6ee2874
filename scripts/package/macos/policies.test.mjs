import { describe, expect, it } from 'vitest';
import { writePlist } from './plist.mjs';
import { browserPolicies } from './policies.mjs';

describe('what browsers of a Mac are told', () => {
  it('is nothing about applications when none was named', () => {
    expect(Object.keys(browserPolicies([]))).toEqual(['org.mozilla.firefox.plist']);
    expect(browserPolicies([])['org.mozilla.firefox.plist']).not.toContain('SkipDomains');
  });

  it('names every application, under the same identifiers at each making', () => {
    const origins = ['https://a.example', 'https://[*.]b.example:8443'];
    const policies = browserPolicies(origins);
    expect(Object.keys(policies)).toHaveLength(4);
    for (const host of ['a.example', '*.b.example'])
      expect(policies['org.mozilla.firefox.plist']).toContain(`<string>${host}</string>`);
    for (const origin of origins)
      expect(policies['com.google.Chrome.plist']).toContain(`<string>${origin}</string>`);
    expect(policies).toEqual(browserPolicies(origins));
  });

  it('is escaped as XML wants', () => {
    expect(writePlist({ 'a&b': '<x>', n: [1, true] })).toContain(
      '<dict>\n\t<key>a&amp;b</key>\n\t<string>&lt;x&gt;</string>\n\t<key>n</key>\n\t<array>\n\t\t<integer>1</integer>\n\t\t<true/>\n\t</array>\n</dict>',
    );
  });
});
