import type { DocumentManagement, FoundDocument } from '@dmpconnect/dmp-soap';

/** A change that was asked of the fake DMP. */
export interface DocumentChange {
  readonly method: 'findCurrentDocument' | 'updateVisibility' | 'archiveDocument' | 'unarchiveDocument';
  readonly request: unknown;
}

/** The documents that a fake DMP manages. */
export interface FakeManagement {
  readonly changes: DocumentChange[];
  readonly client: DocumentManagement;
  /** What `findCurrentDocument` gives. */
  current: FoundDocument;
}

/** Makes a DMP that carries out every change of a document. */
export function createFakeManagement(current: FoundDocument): FakeManagement {
  const changes: DocumentChange[] = [];
  const change = (method: DocumentChange['method']) => async (request: unknown) => {
    changes.push({ method, request });
  };
  const notAsked = () => Promise.reject(new Error('this fake DMP is not asked that'));
  const fake: FakeManagement = {
    changes,
    current,
    client: {
      async findCurrentDocument(request) {
        changes.push({ method: 'findCurrentDocument', request });
        return fake.current;
      },
      updateVisibility: change('updateVisibility'),
      archiveDocument: change('archiveDocument'),
      unarchiveDocument: change('unarchiveDocument'),
      findDocumentsByReference: notAsked,
      findSubmissionSets: notAsked,
      findSubmissionSetsOf: notAsked,
      getSubmissionSet: notAsked,
    },
  };
  return fake;
}
