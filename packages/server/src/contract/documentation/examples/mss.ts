import type { Examples } from './typed-example.js';

type MssCommand = 'hl_getMssHpInfos' | 'hl_sendMssRequest' | 'hl_sendMssEmail' | 'hl_generateMssAttachments';

/** A document of the fictitious patient of the sandbox; its content is the text « Compte rendu ». */
const REPORT = {
  s_patientIns: '279035121518989T',
  s_fileContentInBase64: 'Q29tcHRlIHJlbmR1',
  s_documentTitle: 'Compte rendu de consultation',
  s_documentDescription: 'Consultation du 15 janvier',
  s_documentCategory: '11488-4',
  i_documentFormat: 1,
  s_healthcareSetting: 'SA07',
} as const;

export const MSS_EXAMPLES: Examples<MssCommand> = {
  hl_getMssHpInfos: {
    request: { s_searchName: 'DUP*' },
    answer: {
      PSList: [
        {
          s_commonName: 'DUPONT JEANNE - Médecin',
          s_name: 'DUPONT',
          s_given: 'JEANNE',
          s_postalAddress: '1 RUE DE L’ESSAI',
          s_postalCode: '75013',
          s_city: 'PARIS',
          s_departement: 'PARIS',
          s_country: 'FRANCE',
          s_mail: 'jeanne.dupont@medecin.formation.mssante.fr',
          s_civiliteExercice: 'DR',
          s_title: 'Médecin',
          s_idNat: '10000000001',
          s_codeProfession: 'Médecin',
          s_codeCategorieProfession: 'C',
          s_libelleCategorieProfession: 'Civil',
          s_specialiteOrdinale: 'SM54',
          s_organisation: 'CABINET DUPONT',
          s_raisonSociale: 'CABINET DUPONT',
          s_company: 'CABINET DUPONT',
          s_enseigneCommerciale: '',
        },
      ],
      s_xmlResultInBase64: 'PHJlc3VsdGF0Lz4=',
    },
  },
  hl_sendMssRequest: {
    request: {
      s_requestPath: '/mss-msg-services/services/Folder/soap/v1/listFolders',
      s_requestBodyInBase64: 'PHM6RW52ZWxvcGUvPg==',
    },
    answer: {
      s_answerBodyInBase64: 'PHM6RW52ZWxvcGUvPg==',
      Headers: [{ s_name: 'content-type', s_value: 'text/xml' }],
      StatusLine: { s_httpVersion: 'HTTP/1.1', s_reasonPhrase: 'OK', s_statusCode: '200' },
    },
  },
  hl_sendMssEmail: {
    request: {
      s_requestPath: '/mss-msg-services/services/Item/soap/v1/sendMessage',
      s_senderEmail: 'alix.doc@pro.mss.test',
      s_recipient: 'camille.inf@pro.mss.test',
      s_cc: 'secretariat@hopital.mss.test',
      s_bcc: '',
      s_title: 'Compte rendu',
      s_messageContentInBase64: 'Qm9uam91cg==',
      i_messageContentIsInHtml: 0,
      Attachments: [REPORT],
    },
    answer: {},
  },
  hl_generateMssAttachments: {
    request: { Attachments: [REPORT] },
    answer: {
      s_attachmentsBufferInBase64:
        'PGF0dGFjaG1lbnRzPjxjb250ZW50VHlwZT5hcHBsaWNhdGlvbi96aXA8L2NvbnRlbnRUeXBlPuKApjwvYXR0YWNobWVudHM+',
      Attachments: [
        {
          s_fileName: 'IHE_XDM.ZIP',
          s_contentType: 'application/zip',
          i_size: 6,
          s_fileContentInBase64: 'UEsDBAoA',
        },
      ],
    },
  },
};
