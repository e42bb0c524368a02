/** What the person at the terminal sees: a line for each step with its time, then plain text. */
import { stdout } from 'node:process';

const COLOR = stdout.isTTY && !process.env['NO_COLOR'];
const NAME_WIDTH = 24;
const TIME_WIDTH = 8;

const paint = (code: number) => (text: string) => (COLOR ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = paint(1);
export const dim = paint(2);
export const green = paint(32);
export const yellow = paint(33);
export const red = paint(31);

export function say(text = ''): void {
  stdout.write(`${text}\n`);
}

/** `1.2 s`, `340 ms`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`;
}

/** One finished step. */
export function stepLine(name: string, ms: number, detail = ''): void {
  say(`  ${green('✓')} ${name.padEnd(NAME_WIDTH)}${duration(ms).padStart(TIME_WIDTH)}   ${dim(detail)}`.trimEnd());
}

/**
 * Does a piece of work and shows it with its time when it is done.
 * @param work returns its result and what to show beside the step.
 */
export async function step<T>(name: string, work: () => Promise<{ result: T; detail?: string }>): Promise<T> {
  const began = performance.now();
  try {
    const { result, detail } = await work();
    stepLine(name, performance.now() - began, detail);
    return result;
  } catch (fault) {
    say(`  ${red('✗')} ${name.padEnd(NAME_WIDTH)}${duration(performance.now() - began).padStart(TIME_WIDTH)}`);
    throw fault;
  }
}
