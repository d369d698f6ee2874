import { randomUUID } from 'node:crypto';
import { type Ins, insCx } from '@dmpconnect/dmp-soap';
import { type WsdlCall, type WsdlValue, XSI_NIL } from '../clients/peer.js';

const device = (type: string, root: string): WsdlValue => ({
  '@typeCode': type,
  device: {
    '@classCode': 'DEV',
    '@determinerCode': 'INSTANCE',
    id: [{ '@root': root }],
  },
});

/** TD0.2 (dmp-transactions 2.1 and 2.3), written from the sheet. */
export function existenceCall({ oid, value }: Ins, assertion: string): WsdlCall {
  const parameters = {
    dataSource: XSI_NIL,
    patientIdentifier: [
      { value: [{ '@root': oid, '@extension': value }], semanticsText: { '#text': 'Patient.id' } },
    ],
  };
  return {
    wsdl: 'GestionDossierPatientPartage.wsdl',
    binding: '{asip:ci-sis:gdp:2010}GDP_Binding_Soap12',
    operation: 'PatientGetDemographics_PRPA_IN201307UV02',
    path: '/patients',
    assertion,
    arguments: {
      '@ITSVersion': 'XML_1.0',
      id: { '@root': '1.2.250.1.999.1.1', '@extension': randomUUID() },
      creationTime: { '@value': '20260112133000' },
      interactionId: { '@root': '2.16.840.1.113883.1.6', '@extension': 'PRPA_IN201307UV02' },
      processingCode: { '@code': 'D' },
      processingModeCode: { '@code': 'T' },
      acceptAckCode: { '@code': 'AL' },
      receiver: [device('RCV', '1.2.250.1.213.4.1.1.1')],
      sender: device('SND', '1.2.250.1.999.1'),
      controlActProcess: {
        '@classCode': 'CACT',
        '@moodCode': 'EVN',
        reasonCode: [{ '@code': 'TEST_EXST', '@codeSystem': '1.2.250.1.213.1.1.4.11' }],
        queryByParameter: {
          queryId: { '@root': '1.2.250.1.999.1.2', '@extension': randomUUID() },
          statusCode: { '@code': 'new' },
          parameterList: parameters,
        },
      },
    },
  };
}

/** TD0.3 (dmp-transactions 2.4), with the action of 1.5: the one of the WSDL is not that of the service. */
export function setAuthorizationCall(assertion: string): WsdlCall {
  return {
    wsdl: 'Habilitations.wsdl',
    binding: '{urn:si-dmp-habilitations}HabilitationsEndPointImplServiceSoapBinding',
    operation: 'setAuthorization',
    action: 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization',
    path: '/habilitations',
    assertion,
    arguments: { action: 'AJOUT' },
  };
}

/** TD3.1: the approved documents of a patient (dmp-transactions 2.17). */
export function searchCall(ins: Ins, assertion: string): WsdlCall {
  const slot = (name: string, value: string): WsdlValue => ({
    '@name': `$${name}`,
    ValueList: { '#items': [{ Value: value }] },
  });
  return {
    wsdl: 'XDS.b_DocumentRegistry.wsdl',
    binding: '{urn:ihe:iti:xds-b:2007}DocumentRegistry_Binding_Soap12',
    operation: 'DocumentRegistry_RegistryStoredQuery',
    path: '/registry',
    assertion,
    arguments: {
      ResponseOption: { '@returnType': 'LeafClass', '@returnComposedObjects': true },
      AdhocQuery: {
        '@id': 'urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d',
        Slot: [
          slot('XDSDocumentEntryPatientId', `'${insCx(ins)}'`),
          slot('XDSDocumentEntryStatus', "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')"),
        ],
      },
    },
  };
}

/** TD3.2 (dmp-transactions 2.18). */
export function retrievalCall(uniqueId: string, assertion: string): WsdlCall {
  return {
    wsdl: 'XDS.b_DocumentRepository.wsdl',
    binding: '{urn:ihe:iti:xds-b:2007}DocumentRepository_Binding',
    operation: 'DocumentRepository_RetrieveDocumentSet',
    path: '/repository',
    assertion,
    arguments: {
      DocumentRequest: [{ RepositoryUniqueId: '1.2.250.1.213.4.1.1.1.2', DocumentUniqueId: uniqueId }],
    },
  };
}
