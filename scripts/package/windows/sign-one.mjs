// node sign-one.mjs <module> <program>: what the compiler of the installer calls to have the uninstaller signed.
import { loadSigner } from './signing.mjs';

const [module, program] = process.argv.slice(2);
const sign = await loadSigner(module);
await sign(program);
