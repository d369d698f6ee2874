import type { Flavour } from '../flavour.js';
import type { Form } from './form.js';
import { hostForm, hostsForm, serverForm } from './forms/hosts.js';
import { FEATURE_ITEM, HOST_ITEM, HOST_NAME, itemsForm, ORIGIN_PATTERN, RUN_AS_RULE } from './forms/items.js';
import { keysForm } from './forms/keys.js';
import { loopbackUrlForm } from './forms/loopback-url.js';
import { booleanForm, choiceForm, integerForm, textForm } from './forms/scalars.js';
import { virtualCardForm } from './forms/virtual-card.js';

/** One parameter of the settings file. */
export interface SettingRow<T> {
  /** Name of the node inside its section. */
  readonly node: string;
  readonly form: Form<T>;
  /** Value when the node is absent or empty; `undefined` means "not set". */
  readonly default: T | undefined;
  /** True when a running service does not see a change before it is started again (seed 6.2). */
  readonly restart: boolean;
  /** One sentence for the person who edits the file. */
  readonly text: string;
  /** Set when the parameter exists in one flavour only. */
  readonly only?: Flavour;
}

interface Described<T> {
  readonly form: Form<T>;
  readonly text: string;
  readonly restart?: boolean;
  readonly only?: Flavour;
}

/** A parameter that always has a value. */
function setting<T>(
  node: string,
  row: Described<T> & { readonly default: NoInfer<T> },
): SettingRow<T> & { readonly default: T } {
  return { restart: true, ...row, node };
}

/** A parameter that may be left unset. */
function optional<T>(node: string, row: Described<T>): SettingRow<T> & { readonly default: undefined } {
  return { restart: true, ...row, node, default: undefined };
}

const PATH = textForm(1024);

/** Time servers of the seed, 3.3.7: the only default that names a host of the Internet. */
export const DEFAULT_NTP_SERVERS = [
  '0.pool.ntp.org',
  '1.pool.ntp.org',
  '2.pool.ntp.org',
  '3.pool.ntp.org',
] as const;

/**
 * Every parameter of `DmpConnect-JS2.xml`, by section and property. Section names are the nodes below
 * `config`. The type of the settings, the reader, the writer and the documentation all come from this table.
 * Sources: seed 6.2 and 7.3.1; js-api 1.1; the rest is ours.
 */
export const SETTINGS_TABLE = {
  server: {
    port: setting('port', {
      form: integerForm(0, 65_535),
      default: 9982,
      text: 'Port the server listens on. 0 lets the system choose one.',
    }),
    ip: setting('ip', {
      form: hostForm(),
      default: '127.0.0.1',
      text: 'Address the server listens on. Anything but a loopback address needs listen_beyond_loopback and the switch of the command line.',
    }),
    logLevel: setting('log_level', {
      form: integerForm(1, 7),
      default: 4,
      text: 'Verbosity of dmpConnect-js2.log, from 1 to 7 (most verbose).',
    }),
    cleanZombies: setting('clean_zombies', {
      form: booleanForm(),
      default: true,
      restart: false,
      text: 'Whether a starting master ends the processes that an earlier one left behind.',
    }),
    environment: setting('environment', {
      form: choiceForm(['test', 'prod']),
      default: 'prod',
      text: 'Environment of the national services. Cards, DC parameters and hosts of the other one are refused.',
    }),
    listenBeyondLoopback: setting('listen_beyond_loopback', {
      form: booleanForm(),
      default: false,
      text: 'First of the two switches that allow an address other than loopback.',
    }),
    allowedOrigins: setting('allowed_origins', {
      form: itemsForm('origin', ORIGIN_PATTERN),
      default: [],
      text: 'Origins of the pages that may talk to the server, beside those of the registered DC parameters.',
    }),
    hostNames: setting('host_names', {
      form: itemsForm('name', HOST_NAME),
      default: [],
      text: 'Further names under which the server may be addressed (Host header, names of the certificate).',
    }),
    runAsRules: setting('run_as_rules', {
      form: itemsForm('rule', RUN_AS_RULE),
      default: [],
      text: 'Which accounts of the system may open sessions under another one (s_userName, s_domainName): a proxy between browsers and this server, for one. Everybody may under his own.',
    }),
    sandboxControl: optional('sandbox_control', {
      form: loopbackUrlForm(),
      only: 'dev',
      text: 'Control API of the sandbox, which the page /console uses to insert and remove cards.',
    }),
  },
  updater: {
    server0: optional('server0', {
      form: serverForm(),
      text: 'First server asked for newer versions. None: no check.',
    }),
    server1: optional('server1', {
      form: serverForm(),
      text: 'Server asked when the first does not answer.',
    }),
    channel: optional('channel', {
      form: choiceForm(['prod', 'dev', 'beta']),
      text: 'Channel of versions to follow.',
    }),
    publicKey: setting('public_key', {
      form: keysForm(),
      default: [],
      text: 'Keys that may sign the list of versions.',
    }),
  },
  proxy: {
    server: optional('server', { form: hostForm(), text: 'HTTPS proxy (method CONNECT).' }),
    port: optional('port', { form: integerForm(1, 65_535), text: 'Port of the proxy.' }),
    login: optional('login', { form: textForm(256), text: 'User name for the proxy.' }),
    password: optional('password', { form: textForm(256), text: 'Password for the proxy.' }),
    bypass: setting('bypass', {
      form: itemsForm('host', HOST_ITEM),
      default: [],
      text: 'Hosts reached without the proxy.',
    }),
  },
  ntp: {
    servers: setting('server', {
      form: hostsForm(),
      default: DEFAULT_NTP_SERVERS,
      text: 'Time server, or several separated by ;.',
    }),
    port: setting('port', {
      form: integerForm(1, 65_535),
      default: 123,
      text: 'UDP port of the time servers.',
    }),
  },
  dmpconnect: {
    transactionDumpDirectory: optional('transactionDumpDirectory', {
      form: PATH,
      text: 'When set, folder that receives every DMP message sent and received. They hold health data: homologation only.',
    }),
    logLevel: setting('log_level', {
      form: integerForm(0, 5),
      default: 3,
      text: 'Verbosity of dmp-connect.log, from 1 to 5 (most verbose); 0 writes nothing.',
    }),
    homologationId: optional('homologation_id', {
      form: textForm(50),
      text: 'Number of homologation of the software, sent in DMP messages.',
    }),
    allowedHosts: setting('allowed_hosts', {
      form: itemsForm('host', HOST_ITEM),
      default: [],
      text: "Hosts that may be contacted beside those of the environment's national services.",
    }),
    trustFile: optional('trust_file', {
      form: PATH,
      text: 'PEM file of the authorities trusted for the national servers, instead of those provided.',
    }),
    authoritiesFolder: optional('authorities_folder', {
      form: PATH,
      text: 'Folder of the certificate files (PEM or DER) that applications may name as the authorities of a connection.',
    }),
    submissionSetAlgorithm: optional('submission_set_algorithm', {
      form: choiceForm(['RSA-SHA1', 'RSA-SHA256']),
      text: 'Signature algorithm of submission sets.',
    }),
    vihfAlgorithm: optional('vihf_algorithm', {
      form: choiceForm(['RSA-SHA1', 'RSA-SHA256']),
      text: 'Signature algorithm of the VIHF.',
    }),
    patientWebAccessUrl: optional('patient_web_access_url', {
      form: textForm(200),
      text: 'Address of the web site for patients, printed on the PDFs for them. Empty: none is printed.',
    }),
  },
  teleservices: {
    url: optional('url', {
      form: textForm(200),
      text: 'Address of the teleservices of the health insurance (INSi, ALDi). Empty: the national one of the environment.',
    }),
    allowObserved: setting('allow_observed', {
      form: booleanForm(),
      default: false,
      text: 'Whether messages whose form was only observed (ALDi) may be sent to the servers of the health insurance.',
    }),
    insiOverrideFile: optional('insi_override_file', {
      form: PATH,
      text: 'Test environment alone: file whose content takes the place of the answers of INSi, as long as it exists. Empty: overrideinsianswer.do beside this file.',
    }),
  },
  mss: {
    identityUrl: optional('identity_url', {
      form: textForm(200),
      text: 'Identity host of the secure mail. Empty: the national one of the environment.',
    }),
    mailUrl: optional('mail_url', {
      form: textForm(200),
      text: 'Host of the web services of the secure mail. Empty: the national one of the environment.',
    }),
    whiteListUrl: optional('white_list_url', {
      form: textForm(200),
      text: 'Address of the list of the domains of the secure mail. Empty: the national one.',
    }),
    ldapUrl: optional('ldap_url', {
      form: textForm(200),
      text: 'LDAP server (ldap: or ldaps:) searched for addresses of professionals. Empty: the web service of the operator.',
    }),
    allowInferred: setting('allow_inferred', {
      form: booleanForm(),
      default: false,
      text: 'Whether messages whose form was inferred may be sent to the national operator of the secure mail.',
    }),
  },
  licensing: {
    server0: optional('server0', {
      form: serverForm(),
      text: 'Front licence server. None: no licence is asked.',
    }),
    server1: optional('server1', { form: serverForm(), text: 'First back-up licence server.' }),
    server2: optional('server2', { form: serverForm(), text: 'Second back-up licence server.' }),
    publicKey: setting('public_key', {
      form: keysForm(),
      default: [],
      text: 'Keys that may sign the answers of the licence servers.',
    }),
    gracePeriodHours: setting('grace_period_hours', {
      form: integerForm(0, 8760),
      default: 0,
      text: 'How long an expired licence still serves while no licence server can be reached.',
    }),
    trustFile: optional('trust_file', {
      form: PATH,
      text: 'PEM file of the authorities trusted for the licence and update servers.',
    }),
    dcParameterKey: setting('dc_parameter_key', {
      form: keysForm(),
      default: [],
      text: 'Keys that may sign the DC parameter of an integrator.',
    }),
    grantedFeatures: setting('granted_features', {
      form: itemsForm('feature', FEATURE_ITEM),
      default: [],
      text: 'Reserved features granted to every application, beside those of its DC parameter.',
    }),
    acceptUnsignedDcParameters: setting('accept_unsigned_dc_parameters', {
      form: booleanForm(),
      default: false,
      only: 'dev',
      text: 'Whether DC parameters issued for the original product are accepted, unverified.',
    }),
  },
  card: {
    module: optional('module', {
      form: PATH,
      text: 'Path of the PKCS#11 library of the cards. Empty: the one of the Cryptolib CPS.',
    }),
    vitaleLibrary: optional('vitale_library', {
      form: PATH,
      text: 'Path of the library that reads Vitale cards ("API de lecture"). Empty: where its installer puts it.',
    }),
    vitaleFolder: optional('vitale_folder', {
      form: PATH,
      text: 'Folder of the api_lec.ini and the tables of that library. Empty: where its installer puts it.',
    }),
    vitaleInitFunction: optional('vitale_init_function', {
      form: textForm(128),
      text: 'Name of the function of that library that starts it. Empty: Hn_Init.',
    }),
    vitaleReadFunction: optional('vitale_read_function', {
      form: textForm(128),
      text: 'Name of the function of that library that reads a card. Empty: Hn_LectureVitaleDonneesIdentification.',
    }),
    vitaleFinishFunction: optional('vitale_finish_function', {
      form: textForm(128),
      text: 'Name of the function of that library that ends it. Empty: Hn_Finir.',
    }),
    virtualCard: optional('virtual_card', {
      form: virtualCardForm(),
      only: 'dev',
      text: "The sandbox's virtual card, used instead of a reader.",
    }),
    testTlsIdentity: optional('test_tls_identity', {
      form: PATH,
      only: 'dev',
      text: 'PEM file (certificate and key) used for TLS when the key of the card cannot be.',
    }),
    authoritiesFile: optional('authorities_file', {
      form: PATH,
      text: 'PEM file of the authorities that issue the cards, sent along with their certificates.',
    }),
  },
  storage: {
    directory: optional('directory', {
      form: PATH,
      text: 'Folder of what the service keeps (certificate, DC parameters, data of applications).',
    }),
  },
  pdf: {
    conversion: setting('conversion', {
      form: booleanForm(),
      default: true,
      text: 'Whether PDFs that are not PDF/A-1 are converted with Ghostscript before they are sent to the DMP.',
    }),
    ghostscript: optional('ghostscript', {
      form: PATH,
      text: 'Path of the Ghostscript program. Empty: where its installer puts it.',
    }),
    resolution: setting('resolution', {
      form: integerForm(72, 1200),
      default: 200,
      text: 'Resolution of what the conversion must paint as an image, in dots per inch.',
    }),
    timeoutSeconds: setting('timeout_seconds', {
      form: integerForm(1, 600),
      default: 60,
      text: 'How long a conversion may take, in seconds.',
    }),
  },
  printing: {
    directory: optional('directory', {
      form: PATH,
      text: 'Folder below which each application has its own for printed documents. None: printed-documents in the state folder.',
    }),
    maxMegabytes: setting('max_megabytes', {
      form: integerForm(1, 64),
      default: 20,
      text: 'Largest printed document that is taken, in megabytes.',
    }),
  },
  journal: {
    directory: optional('directory', { form: PATH, text: 'Folder of the journals.' }),
    maxMegabytes: setting('max_megabytes', {
      form: integerForm(1, 1024),
      default: 10,
      text: 'Size at which a journal starts a new file, in megabytes.',
    }),
    kept: setting('kept', {
      form: integerForm(1, 100),
      default: 5,
      text: 'How many full files of each journal are kept.',
    }),
  },
} as const satisfies Record<string, Record<string, unknown>>;
