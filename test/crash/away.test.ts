/** A data plane that does not answer: its changes wait with a cause, nobody else's do, and all goes on soon after it is back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { settled } from './recount.ts';
import { clearFaults, setFault } from './simulator.ts';
import { Tenant } from './tenant.ts';

const PLANES = ['aws-us-east-1', 'gcp-us-central1'];
const READY_MS = 30_000;
const BACK_MS = 20_000;

describe('a black-holed data plane', () => {
  let samsa: Samsa;
  let tenant: Tenant;

  beforeAll(async () => {
    samsa = await startSamsa({ provisioners: 2, operator: 'drawn', planes: PLANES });
    tenant = new Tenant(samsa, PLANES);
  });
  afterAll(() => samsa?.stop());

  it('makes its own clusters wait with a cause, and not those of another', async () => {
    await setFault(samsa, 'aws-us-east-1', { blackHole: true });
    const [waiting, other] = await Promise.all([tenant.create('waits', 0), tenant.create('goes', 1)]);
    await expect.poll(() => phaseOf(other.body.id), { timeout: READY_MS }).toBe('PROVISIONED');
    await expect.poll(() => causeOf(waiting.body.id), { timeout: READY_MS }).toMatch(/data plane/i);
    expect(await phaseOf(waiting.body.id)).toBe('PROVISIONING');
  });

  it('is taken up again soon after it is back, and everything adds up', async () => {
    await clearFaults(samsa);
    await settled(samsa, BACK_MS);
  });

  const phaseOf = async (id = '') => (await tenant.get(id)).body.status?.phase;
  const causeOf = async (id = '') => {
    const { body } = (await tenant.call('GET', `/samsa/v1/operations?resource=${id}`)) as unknown as { body: { data: { cause?: string }[] } };
    return body.data[0]?.cause ?? '';
  };
});
