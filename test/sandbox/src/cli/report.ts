import type { SandboxReady } from '../start/types.js';

/** The ready sandbox for a person, French first: the words of the practice, then of the developer. */
export function describeForPeople(ready: SandboxReady): string {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Connecteur / connector', ready.wss],
    ['', ready.https],
    ['Console', ready.console],
    ['Autorité locale / local authority', ready.caFile],
    ['Paramètre DC / DC parameter', ready.dcParametersFile],
    ['Lecteur CPx / CPx reader', ready.cpxReader],
    ['Lecteur Vitale / Vitale reader', ready.vitaleReader],
    ['Code porteur / PIN', ready.pin],
    ['DMP', ready.dmpUrl],
    ['INSi, ALDi', ready.teleservicesUrl],
    ['INSi (certificat / certificate)', ready.teleservicesCertificateUrl],
    ['Autorisation du logiciel / IDAM', ready.softwareAuthorization],
    ['Licences', ready.licenceUrls.join('  ')],
    ['Mises à jour / updates', ready.updateUrls.join('  ')],
    ['Temps / time (SNTP)', `${ready.ntp.host}:${ready.ntp.port}`],
    ['Commandes / control API', ready.control],
    ['Réglages / settings', ready.config],
  ];
  const given = rows.filter((row): row is readonly [string, string] => row[1] !== undefined);
  const width = Math.max(...given.map(([label]) => label.length));
  return [
    'Bac à sable prêt. Ctrl-C pour arrêter. / Sandbox ready. Ctrl-C to stop.',
    ...given.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`),
    '',
  ].join('\n');
}
