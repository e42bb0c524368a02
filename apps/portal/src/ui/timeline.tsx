/** Steps under each other, each with its state, how long it took and how long it usually takes. */
import { Check, CircleDashed, LoaderCircle, Minus, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { classes } from './classes.ts';
import { durationText } from './figures.tsx';

export type TimelineState = 'planned' | 'running' | 'done' | 'failed' | 'skipped';

export interface TimelineStep {
  key: string;
  label: ReactNode;
  detail?: ReactNode;
  state: TimelineState;
  startedAt?: string;
  endedAt?: string;
  usualMs?: number;
  cause?: string;
}

const MARKS: Record<TimelineState, [look: string, icon: ReactNode, word: string]> = {
  planned: ['border-line-strong text-muted', <CircleDashed key="mark" />, 'to come'],
  running: ['border-accent text-accent bg-accent-soft', <LoaderCircle key="mark" className="animate-spin" />, 'under way'],
  done: ['border-transparent bg-good-soft text-good', <Check key="mark" />, 'done'],
  failed: ['border-transparent bg-bad-soft text-bad', <X key="mark" />, 'failed'],
  skipped: ['border-line text-muted', <Minus key="mark" />, 'not needed'],
};
const TICK_MS = 200;

export function Timeline({ label, steps }: { label: string; steps: TimelineStep[] }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {steps.map((step, at) => <Row key={step.key} step={step} last={at === steps.length - 1} />)}
    </ol>
  );
}

function Row({ step, last }: { step: TimelineStep; last: boolean }) {
  const [look, icon, word] = MARKS[step.state];
  return (
    <li className="relative flex min-h-12 gap-3 pb-3 last:min-h-0 last:pb-0" aria-current={step.state === 'running' ? 'step' : undefined}>
      {!last && <span aria-hidden className={classes('absolute top-7 bottom-0 left-[0.8125rem] w-px', step.state === 'done' ? 'bg-good/50' : 'bg-line')} />}
      <span aria-hidden className={classes('grid size-6.5 shrink-0 place-items-center rounded-full border [&_svg]:size-3.5', look)}>{icon}</span>
      <div className="min-w-0 flex-1">
        <div className="flex min-h-6.5 items-center justify-between gap-3">
          <span className={classes('text-sm', step.state === 'planned' || step.state === 'skipped' ? 'text-muted' : 'font-medium')}>{step.label}<span className="sr-only">: {word}</span></span>
          <span className="shrink-0 text-xs text-muted tabular-nums"><Took step={step} /></span>
        </div>
        {step.detail && <p className="text-xs text-muted">{step.detail}</p>}
        {step.cause && <p className={classes('mt-0.5 text-xs break-words', step.state === 'failed' ? 'text-bad' : 'text-warn')}>{step.cause}</p>}
      </div>
    </li>
  );
}

function Took({ step }: { step: TimelineStep }) {
  const running = step.state === 'running';
  const nowMs = useNow(running);
  const usual = step.usualMs === undefined ? '' : `usually ${durationText(step.usualMs)}`;
  if (step.state === 'skipped') return <>not needed</>;
  if (!step.startedAt) return <>{usual}</>;
  const ms = Math.max(0, (step.endedAt ? new Date(step.endedAt).getTime() : nowMs) - new Date(step.startedAt).getTime());
  return <>{running && usual && <span className="mr-2 max-sm:hidden">{usual}</span>}<span className={running ? 'text-text' : ''}>{durationText(ms)}</span></>;
}

function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return undefined;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
