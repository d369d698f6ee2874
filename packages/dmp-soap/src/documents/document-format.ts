/** The five unstructured bodies a level-1 document may have (dmp-transactions 5.5). */
export type DocumentFormat = 'text' | 'rtf' | 'jpeg' | 'tiff' | 'pdf';
