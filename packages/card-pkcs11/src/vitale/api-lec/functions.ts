/** Names of the functions of the reading library. */
export interface ApiLecFunctions {
  readonly initialise: string;
  readonly read: string;
  readonly finish: string;
}

/** The names of the official library (cps-card 11). */
export const API_LEC_FUNCTIONS: ApiLecFunctions = {
  initialise: 'Hn_Init',
  read: 'Hn_LectureVitaleDonneesIdentification',
  finish: 'Hn_Finir',
};
