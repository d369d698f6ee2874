import { MASK } from '../../logging/redaction/mask.js';
import { createRedactor } from '../../logging/redaction/redactor.js';

/** A line of our journals: head, which holds no value, and text. */
const LINE = /^(\d{6}:\d{6} \[[0-9A-F]{8}\] \[[A-Z]\] )(.*)$/s;

/** Words before the name of a person in a sentence; what follows in capitals goes. */
const PERSON =
  /(\b(?:patient|patiente|assuré|assurée|assure|assuree|bénéficiaire|beneficiaire|titulaire|holder|porteur|nom|prénom|prenom|name)\b["']?\s*[:=]?\s*["']?)((?:\p{Lu}[\p{L}'’-]*)(?:\s+\p{Lu}[\p{L}'’-]*){0,4})/giu;

/** Masks what journals and settings are given to support with: a second time what was masked when it was written. */
export interface BundleRedactor {
  /** One text. */
  text(value: string): string;
  /** A journal: its lines of our form, masked; how many were of another form is said at the end. */
  journal(content: string): string;
}

/**
 * Makes the redactor of one bundle.
 *
 * @param home folder of the account, whose name is that of a person.
 */
export function createBundleRedactor(home: string): BundleRedactor {
  const redactor = createRedactor();
  const text = (value: string): string => {
    const masked = redactor.text(maskPersons(value));
    return home.length > 1 ? masked.replaceAll(home, '~') : masked;
  };
  return {
    text,
    journal(content) {
      let others = 0;
      const lines: string[] = [];
      for (const line of content.split('\n')) {
        const [, head, said] = LINE.exec(line) ?? [];
        if (head !== undefined && said !== undefined) lines.push(`${head}${text(said)}`);
        else if (line !== '') others += 1;
      }
      // What is no entry of ours was never masked by anybody: it stays on the machine.
      if (others > 0) lines.push(`(${others} lines of another form were left out)`);
      return lines.map((line) => `${line}\n`).join('');
    },
  };
}

/** A capital letter decides, although the words before are found in any case. */
function maskPersons(value: string): string {
  return value.replace(PERSON, (whole, before: string, name: string) =>
    /^\p{Lu}/u.test(name) ? `${before}${MASK}` : whole,
  );
}
