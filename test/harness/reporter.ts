/**
 * What a run of Vitest came to, as numbers and sentences for `run.ts`: it writes them to the file that
 * SAMSA_TEST_REPORT names. A file that could not be loaded and an error outside of every test count as failures; a
 * skipped test says why.
 */
import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export interface Report {
  passed: number;
  failed: string[];
  /** Each as `test: reason`. */
  skipped: string[];
}

/** The variable that names the report's file. */
export const REPORT_VARIABLE = 'SAMSA_TEST_REPORT';

export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const report: Report = { passed: 0, failed: [], skipped: [] };
    for (const module of modules) countModule(module, report);
    for (const error of unhandled) report.failed.push(`outside of every test: ${error.message}`);
    const file = process.env[REPORT_VARIABLE];
    if (file) writeFileSync(file, JSON.stringify(report));
  }
}

function countModule(module: TestModule, report: Report): void {
  const where = module.relativeModuleId;
  for (const { message } of module.errors()) report.failed.push(`${where}: ${message}`);
  for (const suite of module.children.allSuites()) {
    for (const { message } of suite.errors()) report.failed.push(`${where} › ${suite.fullName}: ${message}`);
  }
  for (const test of module.children.allTests()) {
    const result = test.result();
    const name = `${where} › ${test.fullName}`;
    if (result.state === 'passed') report.passed++;
    else if (result.state === 'skipped') report.skipped.push(`${name}: ${result.note ?? 'no reason given'}`);
    else report.failed.push(name);
  }
}
