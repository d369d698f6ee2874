import {
  buildSoapRequest,
  decodeMtom,
  encodeMtom,
  readSoapEnvelope,
  resolveXopInclude,
  xmlNamespace,
  xopInclude,
} from '@dmpconnect/soap';

const bytes = Buffer.from('a document');
const body = xmlNamespace('d', 'urn:example').element('Document', {}, [xopInclude('document@example')]);
const { xml } = buildSoapRequest({ action: 'urn:example:Send', to: 'https://service.example', body });
const attachments = [{ contentId: 'document@example', contentType: 'text/plain', bytes }];
const message = encodeMtom({ envelope: xml, action: 'urn:example:Send', attachments });

const { root, parts } = decodeMtom(message.contentType, message.body);
const { content } = readSoapEnvelope(root);
export const received = content && Buffer.from(resolveXopInclude(content, parts)).toString();
