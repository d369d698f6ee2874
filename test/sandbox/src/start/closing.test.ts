import { describe, expect, it } from 'vitest';
import { makeClosing } from './closing.js';

describe('stopping', () => {
  it('goes from the last started to the first, once', async () => {
    const stopped: string[] = [];
    const closing = makeClosing();
    for (const name of ['a', 'b']) closing.add(async () => void stopped.push(name));
    await Promise.all([closing.closeAll(), closing.closeAll()]);
    expect(stopped).toEqual(['b', 'a']);
  });

  it('goes on after a part that fails, and tells', async () => {
    const stopped: string[] = [];
    const closing = makeClosing();
    closing.add(async () => void stopped.push('a'));
    closing.add(() => Promise.reject(new Error('stuck')));
    await expect(closing.closeAll()).rejects.toThrow('did not stop');
    expect(stopped).toEqual(['a']);
  });
});
