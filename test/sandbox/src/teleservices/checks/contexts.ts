import { children, type ParsedElement } from '@dmpconnect/soap';
import {
  BAM,
  type BamContext,
  type FrameEntry,
  LPS,
  type LpsContext,
  readBamContext,
  readLpsContext,
} from '@dmpconnect/teleservices/wire-profile';
import type { Addressed, TlsiStep, WithContexts, WithEnvelope } from '../pipeline/call.js';
import { createJudge, type Judge } from '../pipeline/judge.js';
import { refuse } from '../refusal.js';

/** Step 5: both contexts, in their versions, in the order of their schemas, with what the operation wants (teleservices 4). */
export const checkContexts: TlsiStep<WithEnvelope & Addressed, WithContexts> = {
  name: 'contexts',
  run: ({ header, entry }, { world, recorder, verdict }) => {
    const judge = createJudge(world, verdict);
    const lps = read(header, LPS.uri, 'ContexteLPS', readLpsContext);
    const bam = read(header, BAM.uri, 'ContexteBAM', readBamContext);
    const emitter = bam.emitter ?? lps.emitter;
    const software = lps.software?.authorization;
    recorder.note({
      ...(emitter === undefined ? {} : { emitter }),
      ...(software === undefined ? {} : { software }),
    });
    checkCoverage(entry, bam, judge);
    checkSoftwareName(entry, lps, judge);
    if (entry.headers.bamDateRef && bam.referenceDate === undefined) {
      judge.strictly(refuse('desir_sim_001', 'ContexteBAM must hold DateRef for this operation.'));
    }
    return { bam, lps };
  },
};

function read<Context>(
  header: ParsedElement | undefined,
  uri: string,
  name: string,
  reader: (element: ParsedElement) => Context,
): Context {
  const [element, second] = header === undefined ? [] : children(header, uri, name);
  if (element === undefined) throw refuse('desir_sim_001', `The header must hold ${name}.`);
  if (second !== undefined) throw refuse('desir_sim_001', `The header holds ${name} twice.`);
  try {
    return reader(element);
  } catch (cause) {
    throw refuse('desir_sim_001', cause instanceof Error ? cause.message : `${name} cannot be read.`, cause);
  }
}

/** What `COUVERTURE` holds for each operation (teleservices 4.1). */
function checkCoverage({ headers }: FrameEntry, { coverage }: BamContext, judge: Judge): void {
  const { regime, organisation, centre, insured, beneficiary } = coverage;
  if (headers.bam === 'empty') {
    const parts = [regime, organisation, centre, insured, beneficiary];
    if (parts.some((part) => part !== undefined))
      judge.warn('COUVERTURE should be empty for this operation.');
    return;
  }
  if (insured?.number === undefined) {
    throw refuse('desir_sim_001', 'COUVERTURE must hold ASSURE/Id/Num for this operation.');
  }
  if (beneficiary?.birthDate === undefined) {
    throw refuse('desir_sim_001', 'COUVERTURE must hold BENEFICIAIRE/DateNai for this operation.');
  }
  if (headers.bam !== 'full') return;
  const rights = {
    GrandRegime: regime,
    Organisme: organisation,
    CodeCentre: centre,
    'ASSURE/Id/Cle': insured.key,
  };
  for (const [name, value] of Object.entries(rights)) {
    if (value === undefined) judge.warn(`COUVERTURE should hold ${name} for this operation.`);
  }
}

const INSTANCE = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How the software names itself (teleservices 4.2): every observed form is taken, the others are noted. */
function checkSoftwareName({ headers }: FrameEntry, { software }: LpsContext, judge: Judge): void {
  if (software === undefined) {
    judge.strictly(refuse('desir_sim_001', 'ContexteLPS must hold LPS.'));
    return;
  }
  if (headers.softwareName === 'urn+version' && software.name?.startsWith('urn:lps:') !== true) {
    judge.warn('LPS/Nom should be written urn:lps:<name>:<version>.');
  }
  if (headers.softwareName === 'urn+version' && !INSTANCE.test(software.instance ?? '')) {
    judge.warn('LPS/Instance should be a UUID.');
  }
}
