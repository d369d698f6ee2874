import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { conformancePath, projectPath } from '../project.js';
import { PYTHON } from '../requirements.js';
import { mustRun } from '../run-program.js';
import { inWorkFolder } from '../work-folder.js';
import type { WsdlAnswer, WsdlClient } from './peer.js';

/** Calls with zeep, all in one run: reading the schemas takes most of the time. */
export const callWithZeep: WsdlClient = (target, calls) =>
  inWorkFolder(async (folder) => {
    const place = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const task = {
      wsdl: conformancePath('dmp/wsdl'),
      url: target.url,
      certificate: place('certificate.pem', target.certificate),
      key: place('key.pem', target.key),
      authorities: place('authorities.pem', target.authorities),
      calls,
    };
    const output = await mustRun(PYTHON, [projectPath('test/interop/clients/zeep_client.py')], {
      input: JSON.stringify(task),
    });
    return JSON.parse(output) as readonly WsdlAnswer[];
  });
