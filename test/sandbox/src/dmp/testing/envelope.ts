import { randomUUID } from 'node:crypto';
import { escapeXml } from './escape.js';

/** What a test may choose of an envelope. */
export interface EnvelopeOptions {
  readonly action: string;
  readonly to: string;
  readonly messageId?: string;
  /** `wsse:Security` content. */
  readonly assertion: string;
  readonly body: string;
  /** Changes the envelope before it is sent. */
  readonly edit?: (xml: string) => string;
}

/** A SOAP 1.2 request (dmp-transactions 3.1, 3.10). */
export function makeEnvelope(o: EnvelopeOptions): { readonly messageId: string; readonly xml: string } {
  const messageId = o.messageId ?? `urn:uuid:${randomUUID()}`;
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing"><s:Header>',
    `<a:MessageID>${messageId}</a:MessageID><a:To>${escapeXml(o.to)}</a:To>`,
    `<a:Action s:mustUnderstand="true">${o.action}</a:Action>`,
    '<w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">',
    `${o.assertion}</w:Security></s:Header><s:Body>${o.body}</s:Body></s:Envelope>`,
  ].join('');
  return { messageId, xml: (o.edit ?? ((text) => text))(xml) };
}

/** Packs an envelope and its parts as multipart/related (dmp-transactions 3.2). */
export function packMultipart(
  envelope: string,
  action: string,
  parts: readonly { readonly contentId: string; readonly content: string | Uint8Array }[],
): { readonly contentType: string; readonly body: Buffer } {
  const boundary = `essai-${randomUUID()}`;
  const chunks: (string | Uint8Array)[] = [
    `--${boundary}\r\nContent-Type: application/xop+xml; charset=UTF-8; type="application/soap+xml"\r\n`,
    `Content-Transfer-Encoding: 8bit\r\nContent-ID: <racine@essai>\r\n\r\n${envelope}`,
  ];
  for (const { contentId, content } of parts) {
    chunks.push(
      `\r\n--${boundary}\r\nContent-Type: text/xml\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${contentId}>\r\n\r\n`,
      content,
    );
  }
  chunks.push(`\r\n--${boundary}--\r\n`);
  return {
    contentType: `multipart/related; boundary="${boundary}"; type="application/xop+xml"; start="<racine@essai>"; start-info="application/soap+xml"; action="${action}"`,
    body: Buffer.concat(chunks.map((chunk) => Buffer.from(chunk as Uint8Array))),
  };
}
