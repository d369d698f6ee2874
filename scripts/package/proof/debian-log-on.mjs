import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../lib/run.mjs';
import { logOnPerson } from './debian-person.mjs';

const UNIT = 'dmpconnect-js2.service';

/** Pictures to look at; git ignores them. */
const PICTURES = join(ROOT, 'test', 'e2e', 'artefacts');

/** What an administrator's answer to polkit's question would be: nobody sits there to type a password. */
const RULE = `polkit.addRule(function (action, subject) {
  if (action.id === "org.freedesktop.systemd1.manage-units" && subject.user === "anne") return polkit.Result.YES;
});
`;

/** The page of the supervisor, by the beginning of its address. */
const PAGE = 'http://127.0.0.1';

const TEXT = 'document.body.innerText';

/** All text of a page that is made of components. */
const DEEP_TEXT = `(function read(node) {
  const inner = node.shadowRoot ? read(node.shadowRoot) : '';
  return inner + [...node.childNodes].map((child) => child.nodeType === 3 ? child.data + ' ' : read(child)).join('');
})(document.body)`;

const isViolet = ([red, green, blue]) => blue > green + 60 && red > green + 20;
const isGrey = ([red, green, blue]) => Math.max(red, green, blue) < 190 && Math.abs(red - blue) < 14;

/** Steps from the log-on of a person to the service stopped and started from the page. */
export function logOnSteps(machine, origin) {
  const { root, run } = machine;
  let person;
  mkdirSync(PICTURES, { recursive: true });
  const isActive = () => run(['systemctl', 'is-active', UNIT], { fails: true }).trim();
  const says = (pattern) =>
    person.until(`the page says ${pattern}`, () => pattern.test(person.evaluate(PAGE, TEXT) ?? ''));
  const press = (label) =>
    person.until(`a button ${label}`, () =>
      person.evaluate(
        PAGE,
        `(() => { const one = [...document.querySelectorAll('button')].find((button) =>
          button.textContent.trim() === ${JSON.stringify(label)} && !button.disabled && button.ariaDisabled !== 'true');
          one?.click(); return one !== undefined; })()`,
      ),
    );
  const picture = (name) => person.picture(join(PICTURES, `debian-${name}.png`));

  return [
    [
      'a person logs on',
      async () => {
        person = await logOnPerson(machine, join(PICTURES, 'debian-failed.png'));
        return person.until('her session', () =>
          run(['loginctl', 'list-sessions', '--no-legend'], { fails: true })
            .split('\n')
            .find((line) => line.includes(person.name))
            ?.trim(),
        );
      },
    ],
    [
      'her desktop starts the supervisor',
      () =>
        person.until('the supervisor', () => {
          const units = [
            'list-units',
            '--plain',
            '--no-legend',
            '--state=active',
            'app-dmpconnect*autostart*',
          ];
          return /app-dmpconnect\S+/.exec(
            person.run(['systemctl', '--user', ...units], { fails: true }),
          )?.[0];
        }),
    ],
    [
      'its sphere on the panel is violet',
      async () => void (await person.until('violet', () => isViolet(person.sphere()))),
    ],
    [
      'her browsers were given the local authority',
      async () => {
        await person.until('the authority', () =>
          /DmpConnect-JS2 local authority \S+\s+C,,/.test(
            person.run(['certutil', '-L', '-d', `sql:${person.home}/.pki/nssdb`], { fails: true }),
          ),
        );
      },
    ],
    [
      'the menu of the icon opens the page, which knows the certificate',
      async () => {
        await person.openPageFromMenu();
        await says(/certificat local est valable/);
        picture('page-running');
      },
    ],
    [
      'without the right to, the page says how the service is stopped by hand',
      async () => {
        await press('Arrêter');
        await says(/sudo systemctl stop dmpconnect-js2\.service/);
        assert.equal(isActive(), 'active');
        picture('page-refused');
      },
    ],
    [
      'with it, the page stops the service, and the sphere turns grey',
      async () => {
        mkdirSync(join(root, 'etc/polkit-1/rules.d'), { recursive: true });
        writeFileSync(join(root, 'etc/polkit-1/rules.d/10-anne.rules'), RULE, { mode: 0o644 });
        run(['systemctl', 'restart', 'polkit.service']);
        await press('Arrêter');
        await person.until('the end of the service', () => isActive() === 'inactive');
        await says(/Le service est arrêté/);
        await person.until('grey', () => isGrey(person.sphere()));
        picture('page-stopped');
      },
    ],
    [
      'and starts it again',
      async () => {
        await press('Démarrer');
        await person.until('the start of the service', () => isActive() === 'active');
        await person.until('violet', () => isViolet(person.sphere()));
      },
    ],
    [
      'her Chromium trusts the connector',
      async () => {
        const address = 'https://localhost.icanopee.net:9982/';
        person.visit(address);
        await person.until('the status page', () =>
          /DmpConnect-JS2/.test(person.evaluate(address, TEXT) ?? ''),
        );
      },
    ],
    [
      'her Chromium grants the loopback to the application of the package',
      async () => {
        person.visit('chrome://policy');
        const granted = new RegExp(`LoopbackNetworkAllowedForUrls[^]*${origin}`);
        await person.until('the policy', () =>
          granted.test(person.evaluate('chrome://policy', DEEP_TEXT) ?? ''),
        );
        picture('policies');
      },
    ],
    ['she logs off', () => person.logOff()],
  ];
}
