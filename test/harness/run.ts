/**
 * `npm test`: the types, the lint, then every suite, from quick to slow so that what is simply wrong shows early. Closes
 * with one line, `N passed, N failed` (`, N skipped`), and with that line's truth as exit code.
 *
 * `npm test -- test/flow/life` runs the suites of that path alone, without types and lint.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { REPOSITORY } from '@samsa/local-stack/service';
import { REPORT_VARIABLE, type Report } from './reporter.ts';

const BIN = join(REPOSITORY, 'node_modules', '.bin');
const CHECKS: [name: string, command: string, args: string[]][] = [
  ['types', 'tsc', ['-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/samsa.tsbuildinfo', '--pretty']],
  ['portal types', 'tsc', ['-p', 'apps/portal/tsconfig.json', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/samsa-portal.tsbuildinfo', '--pretty']],
  ['lint', 'oxlint', ['--type-aware']],
];

async function main(paths: string[]): Promise<number> {
  const total: Report = { passed: 0, failed: [], skipped: [] };
  if (paths.length === 0) {
    // One after the other: both want all cores, and their words would mix.
    for (const [name, command, args] of CHECKS) {
      if ((await execute(command, args)) === 0) total.passed++;
      else total.failed.push(name);
    }
  }
  add(total, await suites(paths));
  return conclude(total);
}

async function suites(paths: string[]): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'samsa-report-'));
  const file = join(folder, 'report.json');
  try {
    const code = await execute('vitest', ['run', '--reporter=default', '--reporter=./test/harness/reporter.ts', ...paths], { [REPORT_VARIABLE]: file });
    const report = readReport(file);
    // What Vitest counts as a failure and we did not see is one all the same.
    if (code !== 0 && report.failed.length === 0) report.failed.push(`vitest ended with ${code}`);
    if (report.passed + report.failed.length + report.skipped.length === 0) report.failed.push('no test ran');
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return { passed: 0, failed: ['vitest ended without a report'], skipped: [] };
  }
}

function add(total: Report, { passed, failed, skipped }: Report): void {
  total.passed += passed;
  total.failed.push(...failed);
  total.skipped.push(...skipped);
}

function conclude({ passed, failed, skipped }: Report): number {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say('');
  for (const line of skipped) say(`skipped  ${line}`);
  for (const text of failed) say(`FAILED   ${text.split('\n')[0]}`); // the whole of it stands above
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  say(`${passed} passed, ${failed.length} failed${tail}`);
  return failed.length > 0 ? 1 : 0;
}

function execute(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(join(BIN, command), args, {
      cwd: REPOSITORY, stdio: 'inherit', env: { ...process.env, ...env, PATH: `${BIN}${delimiter}${process.env['PATH']}` },
    });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 128));
  });
}

process.exitCode = await main(process.argv.slice(2));
