/** What is taken from a key is taken everywhere: in another api process, and from a stream that is already open. */
import { freePort } from '@samsa/local-stack/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Credential } from '../harness/api.ts';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { type Iam, startIam } from './iam/tenant.ts';

/** Far less than the second for which what is known of a key is kept. */
const TOLD_MS = 150;
const STREAM_MS = 5_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let iam: Iam;
let beside: TestProcess;
let besideUrl: string;

beforeAll(async () => {
  iam = await startIam();
  const port = await freePort();
  besideUrl = `http://127.0.0.1:${port}`;
  beside = await startProcess('api-2', 'apps/api/src/main.ts', { env: { ...iam.api.env, SAMSA_PORT: String(port) } });
});
afterAll(async () => {
  await beside?.stop();
  await iam?.stop();
});

const basic = (key: Credential) => ({ authorization: `Basic ${btoa(`${key.id}:${key.secret}`)}` });
const statusBeside = async (key: Credential): Promise<number> => (await fetch(`${besideUrl}/org/v2/environments/${iam.tenant.environmentId}`, { headers: basic(key) })).status;

describe('a key', () => {
  it('that is deleted by one api process is refused by the other', async () => {
    for (let round = 0; round < 5; round++) {
      const key = await iam.someone(['Operator', iam.environment]);
      expect(await statusBeside(key)).toBe(200);
      await iam.as('DELETE', `/iam/v2/api-keys/${key.id}`);
      await pause(TOLD_MS);
      expect(await statusBeside(key)).toBe(401);
    }
  });

  it('that loses its role loses it in the other process', async () => {
    const key = await iam.someone();
    expect(await statusBeside(key)).toBe(404);
    const binding = await iam.bind(key.ownerId, 'Operator', iam.environment);
    await pause(TOLD_MS);
    expect(await statusBeside(key)).toBe(200);
    await iam.as('DELETE', `/iam/v2/role-bindings/${binding}`);
    await pause(TOLD_MS);
    expect(await statusBeside(key)).toBe(404);
  });

  it('that is deleted loses the stream of events it holds open', async () => {
    const key = await iam.someone(['Operator', iam.environment]);
    const stream = await fetch(`${besideUrl}/samsa/v1/events`, { headers: basic(key), signal: AbortSignal.timeout(STREAM_MS) });
    expect(stream.status).toBe(200);
    const ended = stream.text();
    await iam.as('DELETE', `/iam/v2/api-keys/${key.id}`);
    expect(await ended).toContain(': open');
    expect((await fetch(`${besideUrl}/samsa/v1/events`, { headers: basic(key) })).status).toBe(401);
  });
});
