import { randomUUID } from 'node:crypto';
import { type Client, ClientSSLSecurity, createClientAsync } from 'soap';
import { conformancePath } from '../project.js';
import {
  type WsdlAnswer,
  type WsdlCall,
  type WsdlClient,
  type WsdlTarget,
  type WsdlValue,
  XSI_NIL,
} from './peer.js';

const WSA = 'http://www.w3.org/2005/08/addressing';
const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';

/** Calls with node-soap, one client a WSDL. */
export const callWithNodeSoap: WsdlClient = async (target, calls) => {
  const identity = new ClientSSLSecurity(
    Buffer.from(target.key),
    Buffer.from(target.certificate),
    Buffer.from(target.authorities),
  );
  const clients = new Map<string, Client>();
  const answers: WsdlAnswer[] = [];
  for (const call of calls) {
    const client = clients.get(call.wsdl) ?? (await openClient(call.wsdl, identity));
    clients.set(call.wsdl, client);
    answers.push(await carryOut(client, target, call));
  }
  return answers;
};

async function openClient(wsdl: string, identity: ClientSSLSecurity): Promise<Client> {
  const client = await createClientAsync(conformancePath(`dmp/wsdl/${wsdl}`), {
    forceSoap12Headers: true,
    parseReponseAttachments: true,
    attributesKey: 'attributes',
  });
  client.setSecurity(identity);
  return client;
}

async function carryOut(client: Client, target: WsdlTarget, call: WsdlCall): Promise<WsdlAnswer> {
  const address = target.url + call.path;
  client.setEndpoint(address);
  client.setSOAPAction(call.action ?? '');
  client.clearSoapHeaders();
  client.addSoapHeader((_method: unknown, _location: unknown, action: string) =>
    headers(address, action, call),
  );
  const operation: unknown = client[`${call.operation}Async`];
  if (typeof operation !== 'function') throw new Error(`${call.wsdl} has no operation ${call.operation}.`);
  try {
    const [answer, , , , attachments] = await operation.call(client, nodeSoapValue(call.arguments));
    return { answer: withoutAttributes(answer), attachments: contentsOf(attachments) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** node-soap knows neither WS-Addressing nor SAML: it puts what it is given into the header. */
function headers(address: string, action: string, { assertion }: WsdlCall): string {
  return [
    `<a:Action xmlns:a="${WSA}">${action}</a:Action>`,
    `<a:MessageID xmlns:a="${WSA}">urn:uuid:${randomUUID()}</a:MessageID>`,
    `<a:To xmlns:a="${WSA}">${address}</a:To>`,
    `<w:Security xmlns:w="${WSSE}">${assertion}</w:Security>`,
  ].join('');
}

/** The same value in the words of node-soap. */
function nodeSoapValue(value: WsdlValue): unknown {
  if (value === XSI_NIL) return { attributes: { 'xsi:nil': 'true' } };
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(nodeSoapValue);
  const attributes: Record<string, unknown> = {};
  const content: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value)) {
    if (name.startsWith('@')) attributes[name.slice(1)] = each;
    else if (name === '#items') Object.assign(content, gathered(each));
    else content[name === '#text' ? '$value' : name] = nodeSoapValue(each);
  }
  return Object.keys(attributes).length === 0 ? content : { attributes, ...content };
}

/** An answer with its attributes beside its elements, as other clients give them. */
function withoutAttributes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAttributes);
  if (typeof value !== 'object' || value === null) return value;
  const { attributes = {}, ...elements } = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries({ ...(attributes as object), ...elements }).map(([name, each]) => [
      name,
      withoutAttributes(each),
    ]),
  );
}

/** Documents in base64: node-soap hands them out beside the answer. */
function contentsOf(
  attachments: { readonly parts?: readonly { readonly body: Buffer }[] } | undefined,
): string[] {
  return (attachments?.parts ?? []).map(({ body }) => body.toString('base64'));
}

/** For node-soap a repeated sequence is a list under each name. */
function gathered(items: WsdlValue): Record<string, unknown[]> {
  const lists: Record<string, unknown[]> = {};
  for (const item of typeof items === 'object' && isList(items) ? items : []) {
    for (const [name, each] of Object.entries(item))
      lists[name] = [...(lists[name] ?? []), nodeSoapValue(each)];
  }
  return lists;
}

function isList(value: object): value is readonly WsdlValue[] {
  return Array.isArray(value);
}
