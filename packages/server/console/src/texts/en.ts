import { writeBytes, writeDuration } from './measures.js';
import type { ConsoleTexts } from './texts.js';

const size = (bytes: number) => writeBytes(bytes, 'en', ['bytes', 'kB', 'MB']);
const count = (number: number, one: string, several: string) => `${number} ${number === 1 ? one : several}`;

export const EN: ConsoleTexts = {
  title: 'Console',
  skip: 'Skip to the content',
  language: 'en',
  otherLanguage: 'Français',
  themes: { auto: 'System', light: 'Light', dark: 'Dark', label: 'Colours' },
  shortcuts: {
    title: 'Keyboard shortcuts',
    open: 'Shortcuts',
    close: 'Close',
    rows: [
      ['/', 'Search a command'],
      ['Ctrl + Enter', 'Send the request, or start the stream'],
      ['Alt + S', 'Scenario'],
      ['Alt + H', 'History'],
      ['Alt + L', 'Live streams'],
      ['Alt + C', 'Cards of the sandbox'],
      ['?', 'This list'],
      ['Esc', 'Close what is open'],
    ],
  },
  nav: {
    label: 'Commands and views',
    menu: 'Commands',
    search: 'Search a command',
    searchShort: 'Search…',
    noMatch: 'No command has these words.',
    home: 'Welcome',
    scenario: 'Scenario',
    history: 'History',
    live: 'Live streams',
    commands: 'Commands',
    running: (number) => `${number} running`,
  },
  groups: {},
  session: {
    none: 'No session',
    open: 'Open a session',
    opened: (id) => `Session ${id.slice(0, 8)}`,
    copyId: 'Copy the session id',
    version: (version) => `version ${version}`,
  },
  home: {
    heading: 'Try every command from here',
    lead: 'Forms, answers and code for the whole API of the connector, made from its contract.',
    cards: {
      scenario: {
        title: 'Follow the scenario',
        text: 'From a session to a document in the DMP and back, one call after the other.',
      },
      command: {
        title: 'Send a command',
        text: 'Choose it on the left: its form is filled in with values that work.',
      },
      monitor: {
        title: 'Watch a card',
        text: 'Start a stream, insert a card, pull it out, read the events.',
      },
      code: {
        title: 'Take the code',
        text: 'Each form shows its call for the browser library and for curl.',
      },
    },
    sandboxOn: 'The sandbox runs: cards, PIN and addresses are filled in for you.',
    sandboxOff: 'No sandbox here: cards and services are the real ones of this computer.',
  },
  command: {
    unknown: (name) => `The contract has no command ${name}.`,
    monitor: 'stream',
    remote: 'HTTP',
    needsSession: 'needs a session',
    noSession: 'no session',
    timeout: (seconds) => `time-out ${seconds} s`,
    callFirst: 'Call first:',
    openFirst: 'This command needs a session.',
    openSession: 'Open one',
    request: 'Request',
    fields: 'Fields',
    noFields: 'This command has no field.',
    optional: (number) => count(number, 'optional field', 'optional fields'),
    send: 'Send',
    sendAnyway: 'Send all the same',
    start: 'Start',
    stop: 'Stop',
    cancel: 'Cancel',
    reset: 'Reset',
    sending: 'Waiting for the answer…',
    problems: (number) => `${count(number, 'field does', 'fields do')} not keep the contract.`,
    answer: 'Answer',
    events: 'Events',
    noAnswer: 'The answer comes here.',
    noEvents: 'Events come here once the stream is started.',
    wrapperCode: 'Browser library',
    curl: 'curl',
    noCurl: 'A stream needs a WebSocket: curl cannot carry it.',
    codeNote: 'PIN, passwords and documents are never part of the code: it reads them when it runs.',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Not copied: the browser refused',
    download: (path) => `Download ${path}`,
    characters: (number) => count(number, 'character', 'characters'),
    duration: (milliseconds) => writeDuration(milliseconds, 'en'),
    size,
    remedy: 'What to do',
  },
  field: {
    required: 'required',
    flagOff: '0 (no)',
    flagOn: '1 (yes)',
    flagAbsent: 'not sent',
    choose: 'not sent',
    add: (name) => `Add ${name}`,
    addItem: 'Add an element',
    remove: (name) => `Remove ${name}`,
    item: (index) => `Element ${index + 1}`,
    chooseFile: 'Choose a file…',
    fileChosen: (name, bytes) => `${name}, ${size(bytes)}`,
    content: (bytes) => `Content of ${size(bytes)}`,
    removeFile: 'Remove the content',
  },
  problem: (problem) => {
    switch (problem.rule) {
      case 'missing':
        return 'must be filled in';
      case 'integer':
        return 'must be a whole number';
      case 'base64':
        return 'must be base64';
      case 'pattern':
        return 'is not in the form described';
      case 'minimum':
        return `must be at least ${problem.limit}`;
      case 'maximum':
        return `must be at most ${problem.limit}`;
      case 'maxLength':
        return `must have at most ${problem.limit} characters`;
      case 'minItems':
        return `must have at least ${count(problem.limit, 'element', 'elements')}`;
      case 'maxItems':
        return `must have at most ${count(problem.limit, 'element', 'elements')}`;
    }
  },
  failures: {
    unreachable: {
      title: 'The server cannot be reached',
      text: 'It has stopped, or its certificate changed: start it again and reload this page.',
    },
    closed: {
      title: 'The connection closed without an answer',
      text: 'The server stopped or refused the message; its journal says why.',
    },
    'time-out': {
      title: 'No answer in time',
      text: 'The time-out of the command is over. What it asked for may still happen.',
    },
    refused: {
      title: 'Refused by the server',
      text: 'The origin or the size of the request is not accepted.',
    },
    'not-json': {
      title: 'The answer is not JSON',
      text: 'Something else than the connector may be listening here.',
    },
    cancelled: { title: 'Cancelled', text: 'The call was given up. What it asked for may still happen.' },
  },
  scenario: {
    heading: 'From a session to a document, and back',
    lead: 'The main job of an application, call by call. Each step uses what the ones before have learnt.',
    steps: {
      open: {
        title: 'Open a session',
        text: 'Everything begins with a session; its id goes with every later call.',
      },
      readers: { title: 'List the readers', text: 'Finds the reader that holds a professional’s card.' },
      reader: { title: 'Choose the reader', text: 'The session works with this reader from now on.' },
      card: {
        title: 'Read the card',
        text: 'Name, profession and activities of the holder. One try of the PIN.',
      },
      connector: { title: 'Open the DMP', text: 'Makes the connector that authenticates with the card.' },
      existence: {
        title: 'Look for the patient',
        text: 'Whether the patient has a DMP, and the rights in it.',
      },
      send: { title: 'Send a document', text: 'Publishes a PDF in the patient’s record.' },
      find: { title: 'Find it', text: 'Searches the record; the document sent is there.' },
      content: {
        title: 'Fetch its content',
        text: 'The PDF comes back, byte for byte the one that was sent.',
      },
      close: { title: 'Close the session', text: 'Everything the session held is gone.' },
    },
    pin: 'PIN of the card',
    dmpUrl: 'Address of the DMP',
    next: 'Next step',
    all: 'Run all',
    again: 'Begin again',
    over: 'Every step worked.',
    done: 'done',
    failed: 'failed',
    waiting: 'to do',
    openInForm: 'Open in its form',
    details: 'Request and answer',
    deadEnds: {
      'no-card': 'No reader holds a professional’s card: insert one and try again.',
      'no-record': 'The patient has no open DMP.',
      'not-found': 'The document just sent is not among those found.',
      different: 'The content that came back is not the one sent.',
    },
    documentTitle: 'Report sent by the console',
  },
  history: {
    heading: 'History',
    lead: 'The last calls of this page, in its memory alone. Secrets are not in it, long contents are cut.',
    empty: 'No call yet.',
    clear: 'Clear',
    reopen: 'Open in its form',
    ok: 'OK',
    error: 'error',
  },
  live: {
    heading: 'Live streams',
    lead: 'Monitoring commands that were started, each on its own WebSocket.',
    empty: 'No stream yet. Choose a reader in a session first, then start one.',
    startCpx: 'Watch the professional’s card',
    startVitale: 'Watch the Vitale card',
    running: 'running',
    ends: { server: 'ended by the server', stopped: 'stopped', lost: 'connection lost' },
    clear: 'Remove those that are over',
    events: (number) => count(number, 'event', 'events'),
  },
  cards: {
    title: 'Cards of the sandbox',
    show: 'Cards',
    hide: 'Close the cards',
    empty: 'empty',
    other: 'another card',
    tries: (number) => `${count(number, 'PIN try', 'PIN tries')} left`,
    profile: 'Card',
    insert: 'Insert',
    remove: 'Remove',
    removeFrom: (reader) => `Remove the card from ${reader}`,
    removeSigning: 'Pull it out during the next signature',
    refresh: 'Refresh',
    failed: 'The sandbox refused or does not answer.',
  },
  loading: 'Loading…',
  loadFailed: 'The console could not load its files. Reload the page.',
};
