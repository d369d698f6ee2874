import { findTlsEngine } from '@dmpconnect/card-pkcs11';
import type { Sandbox, SandboxReady } from '@dmpconnect/sandbox';
import type { StepDone } from './main-job/run.js';
import { shorten } from './main-job/shorten.js';

type Journal = ReturnType<Sandbox['dmp']['journal']>;

export function printSandbox(ready: SandboxReady): void {
  console.log('Sandbox ready, everything on loopback:');
  console.log(`  connector        ${ready.wss}`);
  console.log(`  DMP simulator    ${ready.dmpUrl}`);
  console.log(`  licence servers  ${ready.licenceUrls.join('  ')}`);
  console.log(`  update servers   ${ready.updateUrls.join('  ')}`);
  console.log(`  time server      ${ready.ntp.host}:${ready.ntp.port}`);
  console.log(`  card reader      ${ready.cpxReader}`);
}

/** Which key serves the TLS session with the DMP: the card's, or the test key that stands for it. */
export function printTlsKey(): void {
  const engine = findTlsEngine();
  console.log(
    engine.available
      ? '  TLS key          on the card, through the in-process engine'
      : `  TLS key          A TEST KEY IN MEMORY stands for the card's. ${engine.reason}`,
  );
}

export function printTitle(title: string): void {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 70 - title.length))}`);
}

export function printStep({ command, exchange }: StepDone): void {
  const closed = exchange.closeCode === undefined ? '' : `, closed ${exchange.closeCode}`;
  console.log(`\n${command.s_commandName}  (${exchange.milliseconds.toFixed(0)} ms${closed})`);
  console.log(`  → ${shorten(command)}`);
  console.log(`  ← ${shorten(exchange.answer)}`);
}

/** What the DMP simulator verified of each message it received. */
export function printSimulatorChecks(journal: Journal): void {
  console.log('\nWhat the DMP simulator checked:');
  for (const { transaction, tls, checks, answer, durationMs } of journal) {
    console.log(
      `  ${transaction}  ${tls.protocol} ${tls.cipher}${tls.resumed ? ' (resumed)' : ''}` +
        `  HTTP ${answer.http} ${answer.status}  ${durationMs.toFixed(0)} ms`,
    );
    for (const { name, outcome, detail } of checks) {
      if (outcome === 'not applicable') continue;
      console.log(
        `    ${outcome === 'ok' ? '✓' : `! ${outcome}`} ${name}${detail === undefined ? '' : `: ${detail}`}`,
      );
    }
  }
}
