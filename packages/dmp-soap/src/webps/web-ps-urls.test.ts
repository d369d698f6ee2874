import { describe, expect, it } from 'vitest';
import { parseIns } from '../ins/parse-ins.js';
import { INS } from '../testing/fixtures.js';
import { WEB_PS_PAGES, webPsRootUrl, webPsUrls } from './web-ps-urls.js';

describe('webPsUrls', () => {
  it('names the patient on every page but the settings of the user, in the order applications know', () => {
    const urls = webPsUrls({ rootUrl: 'https://ledmp.dmp.gouv.fr/', ins: INS });
    expect(urls.map(({ page }) => page)).toEqual(WEB_PS_PAGES);
    expect(urls.slice(0, 8).map(({ url }) => url)).toEqual([
      'https://ledmp.dmp.gouv.fr/AccesDirect/TableauDeBord/279035121518989',
      'https://ledmp.dmp.gouv.fr/AccesDirect/DossierPatient/279035121518989',
      'https://ledmp.dmp.gouv.fr/AccesDirect/GestionDMPPatient/279035121518989',
      'https://ledmp.dmp.gouv.fr/AccesDirect/Documents/279035121518989',
      'https://ledmp.dmp.gouv.fr/AccesDirect/ParcoursDeSoins/279035121518989',
      'https://ledmp.dmp.gouv.fr/AccesDirect/HistoriqueAcces/279035121518989',
      'https://ledmp.dmp.gouv.fr/AccesDirect/Parametrages',
      'https://ledmp.dmp.gouv.fr/AccesDirect/VolontesEtDroits/279035121518989',
    ]);
  });

  it('refuses an INS-C, and a root that is no https address', () => {
    const insC = parseIns('0529782301522593359679');
    expect(() => webPsUrls({ rootUrl: 'https://localhost', ins: insC })).toThrow(
      expect.objectContaining({ code: 'INS_INVALID' }),
    );
    for (const rootUrl of ['http://localhost', 'nonsense', 'https://localhost/?a', 'https://localhost/#a']) {
      expect(() => webPsUrls({ rootUrl, ins: INS }), rootUrl).toThrow(
        expect.objectContaining({ code: 'OPTIONS_INVALID', field: 'rootUrl' }),
      );
    }
  });
});

describe('webPsRootUrl', () => {
  it.each([
    ['https://lps2.dmp.gouv.fr/si-dmp-server/v2/services', 'https://ledmp.dmp.gouv.fr'],
    ['https://formation3.lps2.dmp.gouv.fr/si-dmp-server/v2/services', 'https://formation3.ps.dmp.gouv.fr'],
    ['https://localhost:9982/si-dmp-server/v2/services', 'https://localhost:9982'],
  ])('%s goes with %s', (baseUrl, root) => expect(webPsRootUrl(baseUrl)).toBe(root));
});
