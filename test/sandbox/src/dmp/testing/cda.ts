import { escapeXml } from './escape.js';

/** What a test may choose of a CDA document; the rest is a valid level-1 one (dmp-transactions 5). */
export interface CdaOptions {
  readonly uniqueId: string;
  readonly setId?: string;
  readonly version?: number;
  readonly replaces?: string;
  readonly ins: string;
  readonly insOid?: string;
  readonly author: { readonly id: string; readonly family: string; readonly given: string };
  readonly structure: string;
  readonly structureName?: string;
  readonly mediaType?: string;
  readonly content?: Uint8Array;
  /** Changes the document before it is sent and signed. */
  readonly edit?: (xml: string) => string;
}

/** A little text with the marker of PDF/A-1, enough for what the simulator looks at. */
export const PDF_A = Buffer.from("%PDF-1.4\n<rdf pdfaid:part='1' pdfaid:conformance='B'/>\n%%EOF\n");

/** A level-1 document of a consultation, in winter time: 14:30 local is 13:30 UTC. */
export function makeCda(o: CdaOptions): string {
  const {
    author,
    structure,
    structureName = 'CABINET VIRTUEL',
    version = 1,
    mediaType = 'application/pdf',
  } = o;
  const content = Buffer.from(o.content ?? PDF_A).toString('base64');
  const person = `<assignedPerson><name><family>${author.family}</family><given>${author.given}</given></name></assignedPerson>`;
  const id = `<id root="1.2.250.1.71.4.2.1" extension="${author.id}"/>`;
  const specialty =
    '<code code="G15_10/SM54" displayName="Médecin - Médecine générale" codeSystem="1.2.250.1.213.1.1.4.5"/>';
  const organisation = `<id root="1.2.250.1.71.4.2.2" extension="${structure}"/><name>${escapeXml(structureName)}</name>`;
  const related =
    o.replaces === undefined
      ? ''
      : `<relatedDocument typeCode="RPLC"><parentDocument><id root="${o.replaces}"/></parentDocument></relatedDocument>`;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<!-- écrit à la main --><ClinicalDocument xmlns="urn:hl7-org:v3">
<realmCode code="FR"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
<templateId root="2.16.840.1.113883.2.8.2.1"/><templateId root="1.2.250.1.213.1.1.1.1"/><templateId root="1.3.6.1.4.1.19376.1.2.20"/>
<id root="${o.uniqueId}"/>
<code code="11488-4" displayName="CR de consultation" codeSystem="2.16.840.1.113883.6.1"/>
<title>Consultation d’essai</title>
<effectiveTime value="20260112143000+0100"/>
<confidentialityCode code="N" displayName="Normal" codeSystem="2.16.840.1.113883.5.25"/>
<languageCode code="fr-FR"/>
<setId root="${o.setId ?? `${o.uniqueId}.9`}"/><versionNumber value="${version}"/>
<recordTarget><patientRole>
<id root="${o.insOid ?? '1.2.250.1.213.1.4.10'}" extension="${o.ins}"/><id root="1.2.250.1.999.1.2" extension="IPP-1"/>
<addr nullFlavor="NASK"/><telecom nullFlavor="NASK"/>
<patient><name><family qualifier="BR">PAT-TROIS</family><given>DOMINIQUE</given><given qualifier="BR">DOMINIQUE</given></name>
<administrativeGenderCode code="F" displayName="Féminin" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19790328"/>
<birthplace><place><addr><county>51215</county></addr></place></birthplace></patient>
</patientRole></recordTarget>
<author><time value="20260112143000+0100"/><assignedAuthor>${id}${specialty}${person}<representedOrganization>${organisation}</representedOrganization></assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization>${organisation}</representedCustodianOrganization></assignedCustodian></custodian>
<legalAuthenticator><time value="20260112143000+0100"/><signatureCode code="S"/><assignedEntity>${id}${specialty}${person}<representedOrganization>${organisation}</representedOrganization></assignedEntity></legalAuthenticator>
<documentationOf><serviceEvent><effectiveTime><low value="202601121430+0100"/></effectiveTime>
<performer typeCode="PRF"><assignedEntity>${id}<representedOrganization><standardIndustryClassCode code="AMBULATOIRE" displayName="Ambulatoire" codeSystem="1.2.250.1.213.1.1.4.9"/></representedOrganization></assignedEntity></performer></serviceEvent></documentationOf>
${related}<componentOf><encompassingEncounter><effectiveTime><low value="20260112143000+0100"/></effectiveTime>
<location><healthCareFacility><code code="SA07" displayName="Cabinet individuel" codeSystem="1.2.250.1.71.4.2.4"/></healthCareFacility></location></encompassingEncounter></componentOf>
<component><nonXMLBody><text mediaType="${mediaType}" representation="B64">${content}</text></nonXMLBody></component>
</ClinicalDocument>
`;
  return (o.edit ?? ((text) => text))(xml);
}
