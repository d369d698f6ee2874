import { DS_URI, xmlNamespace } from '@dmpconnect/soap';

/**
 * XML-DSig as the default namespace. Every element of the lot signature is written without prefix: no declaration is
 * inherited by a part, and its inclusive canonicalisation is the text it is written with.
 */
export const LOT_DS = xmlNamespace('', DS_URI);
