/**
 * The published `confluent` Terraform provider, unmodified, as a tool: a program to run against our API, never code of ours.
 *
 * Where it comes from, first found wins:
 *   1. `SAMSA_TERRAFORM_PROVIDER`: a binary somebody already has (an unpacked release, a corporate mirror). Terraform looks for it
 *      by its file name, which must begin with `terraform-provider-confluent`.
 *   2. the cache, `<cache>/terraform/<version>/terraform-provider-confluent`.
 *   3. a build from the Go module proxy the machine is set up with, into that cache.
 *
 * The build goes through a throw-away module that requires the provider and compiles its main package. Rejected: `go install
 * pkg@version`, which refuses a module that carries `replace` lines, and a `go.mod` of ours with pinned sums, which would have to
 * be made where the module can be fetched. The module's path has no `/v2`, so Go knows its second major version only by commit:
 * set `SAMSA_TERRAFORM_PROVIDER_VERSION` to a commit hash to test one of those; the default is the newest Go will name.
 *
 * A proxy may refuse the module (offline machine, closed registry). That is `unavailable`, told apart from a `build` that broke:
 * the first is a fact about the machine, the second a fault somebody must look at.
 */
import { execFile } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PROVIDER_MODULE = 'github.com/confluentinc/terraform-provider-confluent';
const BINARY = 'terraform-provider-confluent';
const LOOKUP_LIMIT_MS = 60_000;
const BUILD_LIMIT_MS = 30 * 60_000;
const OUTPUT_LIMIT_BYTES = 16 * 1024 * 1024;

/** The provider to run: the binary's path and the version Go knows it by ("given" when it was handed to us). */
export interface Provider { path: string; version: string }

/** Why there is none: no toolchain on this machine, no way to fetch the module from here, or a build that failed. */
export interface NoProvider { missing: string; because: 'toolchain' | 'unavailable' | 'build' }

/** Finds or builds the provider; never throws for what a machine may lack, and builds at low priority, one package at a time. */
export async function providerBinary(): Promise<Provider | NoProvider> {
  const given = process.env['SAMSA_TERRAFORM_PROVIDER'];
  if (given) {
    if (!basename(given).startsWith(BINARY)) return { missing: `SAMSA_TERRAFORM_PROVIDER names ${given}: its file name must begin with ${BINARY}`, because: 'toolchain' };
    return await isProgram(given)
      ? { path: given, version: 'given' }
      : { missing: `SAMSA_TERRAFORM_PROVIDER names ${given}, which is no program`, because: 'toolchain' };
  }
  if (!await answers('go', ['version'])) {
    return { missing: 'Go is not on PATH: install Go, or point SAMSA_TERRAFORM_PROVIDER at a provider binary', because: 'toolchain' };
  }
  const wanted = process.env['SAMSA_TERRAFORM_PROVIDER_VERSION'] ?? 'latest';
  const found = await resolveVersion(wanted);
  if ('missing' in found) return found;
  const folder = join(cacheFolder(), 'terraform', found.version);
  const path = join(folder, BINARY);
  return await isProgram(path) ? { path, version: found.version } : build(found.version, folder);
}

/** Is a `terraform` program on PATH? Its version, or `undefined`. */
export async function terraformVersion(): Promise<string | undefined> {
  const output = await answers('terraform', ['version', '-json']);
  return output ? (JSON.parse(output) as { terraform_version: string }).terraform_version : undefined;
}

/** Terraform's own configuration for a binary that no registry serves: it is used as it stands, without `terraform init`. */
export function overrideConfig(provider: Provider): string {
  return `provider_installation {\n  dev_overrides {\n    "confluentinc/confluent" = ${JSON.stringify(dirname(provider.path))}\n  }\n  direct {}\n}\n`;
}

async function resolveVersion(wanted: string): Promise<{ version: string } | NoProvider> {
  const folder = await mkdtemp(join(tmpdir(), 'samsa-terraform-'));
  try {
    const { stdout } = await run('go', ['list', '-m', '-json', `${PROVIDER_MODULE}@${wanted}`], { cwd: folder, timeout: LOOKUP_LIMIT_MS });
    return { version: (JSON.parse(stdout) as { Version: string }).Version };
  } catch (fault) {
    return { missing: `the Go module proxy does not serve ${PROVIDER_MODULE}@${wanted}: ${lastLine(fault)}`, because: 'unavailable' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function build(version: string, folder: string): Promise<Provider | NoProvider> {
  const workshop = await mkdtemp(join(tmpdir(), 'samsa-terraform-'));
  const limits = { cwd: workshop, timeout: BUILD_LIMIT_MS, maxBuffer: OUTPUT_LIMIT_BYTES };
  const built = join(workshop, BINARY);
  try {
    await writeFile(join(workshop, 'go.mod'), 'module samsa.local/terraform\n\ngo 1.22\n');
    await run('go', ['get', `${PROVIDER_MODULE}@${version}`], limits);
    await run('nice', ['-n', '10', 'go', 'build', '-p', '1', '-mod=mod', '-trimpath', '-o', built, PROVIDER_MODULE], limits);
    await mkdir(folder, { recursive: true });
    await rename(built, join(folder, BINARY)).catch(() => run('cp', [built, join(folder, BINARY)]));
    return { path: join(folder, BINARY), version };
  } catch (fault) {
    return { missing: `the provider ${version} does not build: ${lastLine(fault)}`, because: 'build' };
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

function cacheFolder(): string {
  if (process.env['SAMSA_CACHE_DIR']) return process.env['SAMSA_CACHE_DIR'];
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'samsa');
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false);
}

async function answers(program: string, args: string[]): Promise<string | undefined> {
  return run(program, args, { timeout: LOOKUP_LIMIT_MS }).then(({ stdout }) => stdout, () => undefined);
}

function lastLine(fault: unknown): string {
  const said = (fault as { stderr?: string }).stderr || (fault instanceof Error ? fault.message : String(fault));
  return said.trim().split('\n').slice(-2).map((line) => line.trim()).join(' ');
}
