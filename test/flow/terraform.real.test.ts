/**
 * The unmodified `confluent` Terraform provider against our API: apply, plan empty, change in place, plan empty, destroy.
 *
 * Runs where both programs are to be had, and says why where not. A module proxy that will not serve the provider is a fact about
 * the machine and skips; a provider that was fetched and does not build is a fault, and fails under CI=true. The same calls without
 * either program are in terraform.replay.test.ts.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { providerBinary, terraformVersion } from '@samsa/terraform/provider';
import type { Provider } from '@samsa/terraform/provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../harness/recorder.ts';
import type { Recorder } from '../harness/recorder.ts';
import { startSamsa } from '../harness/stack.ts';
import type { Samsa } from '../harness/stack.ts';
import { terraformIn } from '../harness/terraform/cli.ts';
import type { Terraform } from '../harness/terraform/cli.ts';

const MINUTE_MS = 60_000;
const BUILD_LIMIT_MS = 35 * MINUTE_MS;
const APPLY_LIMIT_MS = 15 * MINUTE_MS;
const CONFIGURATION = fileURLToPath(new URL('./terraform', import.meta.url));
/** Where to keep what the provider and the API said to each other; unset: nowhere. */
const RECORD_FOLDER = process.env['SAMSA_TERRAFORM_RECORD'];

let missing: string | undefined;
let samsa: Samsa | undefined;
let recorder: Recorder | undefined;
let terraform: Terraform | undefined;
let variables: Record<string, string>;

async function prepare(provider: Provider): Promise<void> {
  samsa = await startSamsa();
  recorder = await record(samsa.url);
  terraform = await terraformIn(CONFIGURATION, provider);
  variables = {
    endpoint: recorder.url, cloud_api_key: samsa.key.key, cloud_api_secret: samsa.key.secret,
    cloud: samsa.cloud, region: samsa.region, stage: 'first',
  };
}

beforeAll(async () => {
  const version = await terraformVersion();
  if (!version) {
    missing = 'terraform is not on PATH';
    return;
  }
  const provider = await providerBinary();
  if ('path' in provider) return prepare(provider);
  missing = provider.missing;
  if (provider.because === 'build' && process.env['CI'] === 'true') throw new Error(missing);
}, BUILD_LIMIT_MS);

afterAll(async () => {
  if (recorder && RECORD_FOLDER) {
    await mkdir(RECORD_FOLDER, { recursive: true });
    await recorder.save(join(RECORD_FOLDER, 'control-plane.json'));
  }
  await terraform?.close();
  await recorder?.close();
  await samsa?.stop();
});

describe('the published Terraform provider', () => {
  it('applies a configuration with one of everything, and then plans nothing', async (test) => {
    if (missing) test.skip(missing);
    await terraform?.apply(variables);
    expect(await terraform?.plan(variables)).toBe('');
  }, APPLY_LIMIT_MS);

  it('changes in place what can change, and then plans nothing', async (test) => {
    if (missing) test.skip(missing);
    const second = { ...variables, stage: 'second' };
    expect(await terraform?.plan(second)).not.toContain('must be replaced');
    await terraform?.apply(second);
    expect(await terraform?.plan(second)).toBe('');
  }, APPLY_LIMIT_MS);

  it('destroys it all, without having had to repeat a request', async (test) => {
    if (missing) test.skip(missing);
    await terraform?.destroy({ ...variables, stage: 'second' });
    expect(recorder?.exchanges.filter(({ status }) => status >= 500)).toEqual([]);
  }, APPLY_LIMIT_MS);
});
