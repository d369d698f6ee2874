import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '@dmpconnect/server/testing';
import { mustRun } from '../run-program.js';
import { startDaemon } from './daemon.js';

/** An operator of today on a real Dovecot and a real Postfix. */
export interface MailServers {
  readonly imapPort: number;
  readonly smtpPort: number;
  /** An access token for a mailbox, which both servers take (SASL XOAUTH2). @param seconds Its life. */
  token(mailbox: string, seconds?: number): string;
  stop(): Promise<void>;
}

/** PEM files of the servers, and of the authorities of their clients. */
export interface ServerCredentials {
  readonly certificate: string;
  readonly key: string;
  readonly clientAuthorities: string;
}

/** Mail is kept by an account of the system that has no rights. */
const NOBODY = 65_534;
const NOGROUP = 65_534;

/**
 * Starts both on loopback with their configuration and their files in a folder. A client shows a certificate of the
 * authorities, whose common name is the mailbox (SASL EXTERNAL), or a token. Mail for the addresses goes from Postfix to Dovecot’s folders.
 */
export async function startMailServers(
  folder: string,
  addresses: readonly string[],
  credentials: ServerCredentials,
): Promise<MailServers> {
  // Servers of other accounts go through it.
  chmodSync(folder, 0o755);
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('server.pem'), credentials.certificate);
  writeFileSync(at('server.key'), credentials.key, { mode: 0o600 });
  writeFileSync(at('clients.pem'), credentials.clientAuthorities);
  mkdirSync(at('mail'));
  chownSync(at('mail'), NOBODY, NOGROUP);
  const [imapPort, smtpPort] = [await findFreePort(), await findFreePort()];
  writeFileSync(at('dovecot.conf'), dovecot(at, imapPort));
  const tokenKey = randomBytes(32);
  writeTokenKey(at, tokenKey);
  const imap = await startDaemon('dovecot', ['-F', '-c', at('dovecot.conf')], [imapPort]);
  await startPostfix(at, addresses, smtpPort);
  return {
    token: (mailbox, seconds = 300) => signToken(tokenKey, mailbox, seconds),
    imapPort,
    smtpPort,
    async stop() {
      await mustRun('postfix', ['-c', at('postfix'), 'stop']);
      await imap.stop();
    },
  };
}

/** The key that signs tokens, where Dovecot looks for it: `<client>/<algorithm>/<key>`. */
function writeTokenKey(at: (name: string) => string, key: Buffer): void {
  mkdirSync(at('tokens/default/HS256'), { recursive: true });
  writeFileSync(at('tokens/default/HS256/default'), key.toString('base64'));
  writeFileSync(
    at('oauth2.conf'),
    `introspection_mode = local
local_validation_key_dict = fs:posix:prefix=${at('tokens')}/
username_attribute = email
`,
  );
}

/** A token as an identity provider makes them (RFC 7519, HS256). */
function signToken(key: Buffer, mailbox: string, seconds: number): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: mailbox, email: mailbox, iat: now - 10, exp: now + seconds };
  const text = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

function dovecot(at: (name: string) => string, port: number): string {
  return `protocols = imap
listen = 127.0.0.1
base_dir = ${at('dovecot-run')}
state_dir = ${at('dovecot-state')}
log_path = ${at('dovecot.log')}
ssl = required
ssl_cert = <${at('server.pem')}
ssl_key = <${at('server.key')}
ssl_ca = <${at('clients.pem')}
ssl_verify_client_cert = yes
ssl_require_crl = no
ssl_cert_username_field = commonName
auth_ssl_username_from_cert = yes
auth_mechanisms = external xoauth2
mail_location = maildir:${at('mail')}/%u
first_valid_uid = 1
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
auth_failure_delay = 0
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  unix_listener ${at('auth')} {
    mode = 0666
  }
}
passdb {
  driver = static
  mechanisms = external
  args = nopassword=y
}
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${at('oauth2.conf')}
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOGROUP} home=${at('mail')}/%u allow_all_users=yes
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
  mailbox Drafts {
    auto = create
    special_use = \\Drafts
  }
  mailbox Trash {
    auto = create
    special_use = \\Trash
  }
}
`;
}

async function startPostfix(
  at: (name: string) => string,
  addresses: readonly string[],
  port: number,
): Promise<void> {
  const domain = addresses[0]?.replace(/^.*@/, '') ?? '';
  // Maildir: the path of a mailbox ends with a slash.
  const mailboxes = addresses.map((address) => `{${address} = ${address}/}`).join(', ');
  mkdirSync(at('postfix'));
  mkdirSync(at('postfix-queue'));
  mkdirSync(at('postfix-data'));
  const { uid, gid } = await accountOf('postfix');
  chownSync(at('postfix-data'), uid, gid);
  writeFileSync(
    at('postfix/main.cf'),
    `compatibility_level = 3.6
queue_directory = ${at('postfix-queue')}
data_directory = ${at('postfix-data')}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost
mydestination =
maillog_file = ${at('postfix.log')}
maillog_file_prefixes = ${at('')}
virtual_mailbox_domains = ${domain}
virtual_mailbox_base = ${at('mail')}
virtual_mailbox_maps = inline:{ ${mailboxes} }
virtual_uid_maps = static:${NOBODY}
virtual_gid_maps = static:${NOGROUP}
virtual_minimum_uid = 1
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = ${at('server.pem')}
smtpd_tls_key_file = ${at('server.key')}
smtpd_tls_CAfile = ${at('clients.pem')}
smtpd_tls_ask_ccert = yes
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${at('auth')}
smtpd_tls_session_cache_database =
smtpd_relay_restrictions = permit_tls_all_clientcerts, permit_sasl_authenticated, reject
smtpd_recipient_restrictions = check_recipient_access inline:{refused@${domain}=REJECT}, permit_tls_all_clientcerts, permit_sasl_authenticated, reject
message_size_limit = 20000000
mailbox_size_limit = 0
virtual_mailbox_limit = 0
`,
  );
  writeFileSync(
    at('postfix/master.cf'),
    `127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
postlog unix-dgram n - n - 1 postlogd
`,
  );
  await mustRun('postfix', ['-c', at('postfix'), 'start']);
}

async function accountOf(name: string): Promise<{ readonly uid: number; readonly gid: number }> {
  const [uid, gid] = await Promise.all([mustRun('id', ['-u', name]), mustRun('id', ['-g', name])]);
  return { uid: Number(uid), gid: Number(gid) };
}
