import { attribute, type ParsedElement } from '@dmpconnect/soap';

/** An HL7 II. */
export interface InstanceIdentifier {
  readonly root: string;
  readonly extension?: string;
}

/** Reads an `id`; an empty root means it has none. */
export function readIdentifier(element: ParsedElement | undefined): InstanceIdentifier {
  const extension = element === undefined ? undefined : attribute(element, 'extension');
  return {
    root: (element === undefined ? undefined : attribute(element, 'root')) ?? '',
    ...(extension === undefined ? {} : { extension }),
  };
}
