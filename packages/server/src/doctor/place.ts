/** Path under which the service makes the diagnosis. */
export const DOCTOR_PATH = '/doctor';

/** File of the token that opens it once, in the state folder. */
export const DOCTOR_TOKEN_FILE = 'doctor-token';
