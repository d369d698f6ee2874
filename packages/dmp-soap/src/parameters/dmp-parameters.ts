/** A parameter of the DMP's servers that changes what a software shows (dmp-transactions 3.9, last point). */
export interface DmpParameter {
  readonly name: string;
  readonly value: string;
}

/** Parameters, with the day they were written down: they did not come from a server. */
export interface DmpParameters {
  /** `YYYY-MM-DD`. */
  readonly edition: string;
  /** Always `local`: no public interface of the DMP gives them. */
  readonly source: 'local';
  readonly parameters: readonly DmpParameter[];
  /** Years. */
  readonly majorityAge: number;
}

const MAJORITY_AGE = 18;

/**
 * What is publicly known of the parameters (js-api 12.1). The DMP's servers have them, and no public interface gives
 * them: these are local, dated data, and say so.
 */
export const LOCAL_DMP_PARAMETERS: DmpParameters = {
  edition: '2026-11-24',
  source: 'local',
  parameters: [
    { name: 'minorsFunction', value: 'true' },
    { name: 'invisiblePatientWithMasquePs', value: 'false' },
    { name: 'majorityAge', value: String(MAJORITY_AGE) },
  ],
  majorityAge: MAJORITY_AGE,
};
