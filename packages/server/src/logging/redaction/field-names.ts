/** Words of fields that hold what a person types and nobody else may see. */
const SECRET_WORDS = wordSet(
  'pin pincode password passwd pwd pass passphrase secret passe motdepasse mdp porteur',
);

/** Words of fields that hold a secret or say who somebody is, wherever they stand in the name of the field. */
const IDENTIFYING_WORDS = wordSet(
  [...SECRET_WORDS].join(' '),
  'token authorization cookie otp login credentials apikey',
  'nir ins insc nia ssn identity holder person given givenname family familyname surname firstname lastname',
  'birth birthday birthdate birthname mail email phone telecom street hpname hpgiven sname',
);

/** Words of fields that hold content: masked too, but what they hold is too long or too common to be looked for. */
const CONTENT_WORDS = wordSet(
  'content body payload document documents base64 b64 xml cda vihf assertion saml title attachment attachments',
  'patient city postal saddress saddresscomplement sreason dcparameter dcparameters blob',
);

function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}

/** Words that, next to `name`, say that it is the name of a person. */
const PERSON_WORDS = wordSet(
  'patient hp user professional author performer first last maiden used usual informant owner',
);

/** `s_patientBirthName` → s, patient, birth, name. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** The contract has some hundreds of names; applications may send any other, which are judged each time. */
const REMEMBERED_NAMES = 2_000;

/** An answer repeats a few names thousands of times: each is judged once. */
function rememberNames(judge: (name: string) => boolean): (name: string) => boolean {
  const judged = new Map<string, boolean>();
  return (name) => {
    const known = judged.get(name);
    if (known !== undefined) return known;
    const verdict = judge(name);
    if (judged.size < REMEMBERED_NAMES) judged.set(name, verdict);
    return verdict;
  };
}

/** Whether a field of this name is typed unseen and never kept: a PIN, a password. */
export const isSecretName = rememberNames((name) => hasWord(wordsOf(name), SECRET_WORDS));

const CREDENTIAL_WORDS = wordSet(
  [...SECRET_WORDS].join(' '),
  'token authorization cookie otp credentials apikey',
);

/** Whether a field of this name opens a door: typed, or given by a server that somebody logged in to. */
export const isCredentialName = rememberNames((name) => hasWord(wordsOf(name), CREDENTIAL_WORDS));

/** Whether the value of a field of this name is a secret or part of an identity, to be masked wherever it comes back. */
export const isIdentifyingName = rememberNames((name) => {
  const words = wordsOf(name);
  return (
    hasWord(words, IDENTIFYING_WORDS) ||
    (words.at(-1) === 'name' && words.some((word) => PERSON_WORDS.has(word)))
  );
});

/** Whether a field is called just "name": that of a person or, beside no given name, of a reader or a parameter. */
export const isPlainName = rememberNames((name) => wordsOf(name).join('') === 'sname');

/** Whether the name of a field says that it holds a given name. */
export const isGivenName = rememberNames((name) =>
  wordsOf(name).some((word) => word === 'given' || word === 'givenname'),
);

/**
 * Whether the value of a field of this name is masked, whatever it holds: wire names (`s_pinCode`, `s_ins`) and
 * names of our own (`familyName`) alike.
 */
export const isSensitiveName = rememberNames(
  (name) =>
    // `s_dcparameters64`, `s_persistantData64`, `s_dataToSignInBase64`
    isIdentifyingName(name) || /64$/.test(name) || hasWord(wordsOf(name), CONTENT_WORDS),
);

function hasWord(words: readonly string[], set: ReadonlySet<string>): boolean {
  return words.some((word) => set.has(word)) || set.has(words.join(''));
}
