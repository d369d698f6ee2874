import type { Examples } from './typed-example.js';

type MssCommand = 'hl_getMssHpInfos' | 'hl_sendMssRequest';

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
};
