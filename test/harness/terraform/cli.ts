/**
 * The `terraform` program itself, with a provider binary that no registry serves, in a folder of its own.
 *
 * `TF_ACC=1` in its environment shortens the unmodified provider's sleeps and polls to a second; it changes no request.
 * `dev_overrides` needs no `terraform init`, and `terraform init` would ask a registry: so it is never run.
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Provider } from '@samsa/terraform/provider';
import { overrideConfig } from '@samsa/terraform/provider';

const COMMAND_LIMIT_MS = 15 * 60_000;
const DETAILED_NO_CHANGES = 0;
const DETAILED_CHANGES = 2;

export interface Terraform {
  apply(variables: Record<string, string>): Promise<string>;
  /** Empty when there is nothing to change, otherwise what Terraform would do. */
  plan(variables: Record<string, string>): Promise<string>;
  destroy(variables: Record<string, string>): Promise<string>;
  close(): Promise<void>;
}

/** @param configuration folder with the .tf files; it is copied, so state and locks stay out of it. */
export async function terraformIn(configuration: string, provider: Provider): Promise<Terraform> {
  const folder = await mkdtemp(join(tmpdir(), 'samsa-terraform-'));
  await cp(configuration, folder, { recursive: true });
  const cliConfig = join(folder, 'cli.tfrc');
  await writeFile(cliConfig, overrideConfig(provider));
  const run = (args: string[], variables: Record<string, string>) => terraform(folder, cliConfig, args, variables);
  const orThrow = async (args: string[], variables: Record<string, string>): Promise<string> => {
    const { code, output } = await run(args, variables);
    if (code !== 0) throw new Error(`terraform ${args[0]} failed (${code}):\n${output}`);
    return output;
  };
  return {
    apply: (variables) => orThrow(['apply', '-auto-approve', '-input=false', '-no-color'], variables),
    destroy: (variables) => orThrow(['destroy', '-auto-approve', '-input=false', '-no-color'], variables),
    plan: async (variables) => {
      const { code, output } = await run(['plan', '-detailed-exitcode', '-input=false', '-no-color'], variables);
      if (code === DETAILED_NO_CHANGES) return '';
      if (code === DETAILED_CHANGES) return output;
      throw new Error(`terraform plan failed (${code}):\n${output}`);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Variables go through the environment: a secret on the command line would stand in the process list. */
function terraform(folder: string, cliConfig: string, args: string[], variables: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const named = Object.fromEntries(Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, value]));
  const env = { ...process.env, ...named, TF_CLI_CONFIG_FILE: cliConfig, TF_ACC: '1', TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1' };
  return new Promise((done, fail) => {
    const child = spawn('terraform', args, { cwd: folder, env, timeout: COMMAND_LIMIT_MS });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.on('error', fail);
    child.on('close', (code) => done({ code, output: Buffer.concat(parts).toString() }));
  });
}
