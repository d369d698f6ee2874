import { writeXml, XML_PROLOG, xmlNamespace } from '@dmpconnect/soap';

const LIST = xmlNamespace('', 'https://listeblanche.mssante.fr/schema');

/** Path of the list of trusted domains (mss 2). */
export const WHITE_LIST_PATH = '/listeblanchemssante.xml';

/** The list of trusted domains (mss 8.3). */
export function writeWhiteList(domains: readonly string[]): string {
  const entries = domains.map((domain) => LIST.element('Domaine', {}, [LIST.element('Nom', {}, [domain])]));
  return XML_PROLOG + writeXml(LIST.element('ListeBlanche', {}, entries));
}
