/** A state in a word. Its colour says nothing that the word does not. */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'neutral' | 'accent';

const TONES: Record<Tone, string> = {
  good: 'bg-good-soft text-good', warn: 'bg-warn-soft text-warn', bad: 'bg-bad-soft text-bad', info: 'bg-info-soft text-info',
  neutral: 'bg-hover text-muted', accent: 'bg-accent-soft text-accent',
};

export function Badge({ tone = 'neutral', dot, children }: { tone?: Tone; dot?: boolean | 'beating'; children: ReactNode }) {
  return (
    <span className={classes('inline-flex h-5.5 shrink-0 items-center gap-1.5 rounded-full px-2 text-xs font-medium whitespace-nowrap', TONES[tone])}>
      {dot && <span aria-hidden className={classes('size-1.5 rounded-full bg-current', dot === 'beating' && 'animate-pulse')} />}
      {children}
    </span>
  );
}
