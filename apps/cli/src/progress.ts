/**
 * An operation while one waits for it. On a terminal its steps stand still and change; elsewhere each change is a line, once. All of
 * it goes to stderr: what a script reads is the result. The lines are made by pure functions, so that they can be looked at.
 */
import type { WriteStream } from 'node:tty';
import type { Operation } from './follow.ts';

type Step = Operation['steps'][number];

const MARKS: Record<Step['state'], string> = { done: '✓', running: '●', failed: '✗', planned: '·', skipped: '–' };
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const NAME_WIDTH = 12;
const REDRAW_MS = 200;
const CLEAR_LINE = '\u001B[2K';

export function durationOf(ms: number): string {
  if (ms < SECOND_MS) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < MINUTE_MS) return `${(ms / SECOND_MS).toFixed(1)} s`;
  return `${Math.floor(ms / MINUTE_MS)} min ${Math.round((ms % MINUTE_MS) / SECOND_MS)} s`;
}

function stepLine(step: Step, now: number): string {
  const took = step.started_at ? durationOf((step.ended_at ? Date.parse(step.ended_at) : now) - Date.parse(step.started_at)) : '';
  const usually = step.state === 'running' && step.usual_seconds !== undefined ? `usually ${durationOf(step.usual_seconds * SECOND_MS)}` : '';
  const cause = step.state === 'running' || step.state === 'failed' ? (step.cause ?? '') : '';
  return `  ${MARKS[step.state]} ${step.name.padEnd(NAME_WIDTH)} ${took.padStart(9)}  ${[usually, cause].filter(Boolean).join('  ')}`.trimEnd();
}

function headLine({ intent, resource, state, percent, eta, cause, steps }: Operation, now: number): string {
  const left = eta && state === 'running' ? `, about ${durationOf(Math.max(0, Date.parse(eta) - now))} left` : '';
  const why = cause && (state === 'paused' || state === 'quarantined' || steps.length === 0) ? `: ${cause}` : '';
  return `${intent} ${resource.id}: ${state} ${percent} %${left}${why}`;
}

/** All that is to be seen of it now. */
export function picture(operation: Operation, now: number): string[] {
  return [headLine(operation, now), ...operation.steps.map((step) => stepLine(step, now))];
}

/** What is new of it since. */
export function news(before: Operation | undefined, after: Operation, now: number): string[] {
  const lines: string[] = [];
  if (before?.state !== after.state) lines.push(headLine(after, now));
  for (const step of after.steps) {
    const old = before?.steps.find(({ name }) => name === step.name);
    if (step.state === 'planned' || (old?.state === step.state && old.cause === step.cause)) continue;
    lines.push(stepLine(step, now));
  }
  return lines;
}

/** Shows operations as they come; `end` leaves the last picture standing. */
export class Progress {
  private shown: Operation | undefined;
  private drawn = 0;
  private readonly timer: NodeJS.Timeout | undefined;

  constructor(private readonly out: Pick<WriteStream, 'write' | 'isTTY' | 'columns'>) {
    if (out.isTTY) this.timer = setInterval(() => this.draw(), REDRAW_MS);
  }

  show(operation: Operation): void {
    const lines = news(this.shown, operation, Date.now());
    this.shown = operation;
    if (this.out.isTTY) this.draw();
    else for (const line of lines) this.out.write(`${line}\n`);
  }

  end(): void {
    clearInterval(this.timer);
    if (this.out.isTTY) this.draw();
  }

  private draw(): void {
    if (!this.shown) return;
    const lines = picture(this.shown, Date.now()).map((line) => line.slice(0, Math.max(20, (this.out.columns ?? 120) - 1)));
    const back = this.drawn > 0 ? `\u001B[${this.drawn}A` : '';
    const rest = Math.max(0, this.drawn - lines.length);
    this.out.write(`${back}${[...lines, ...Array<string>(rest).fill('')].map((line) => `${CLEAR_LINE}${line}\n`).join('')}`);
    this.drawn = lines.length + rest;
  }
}
