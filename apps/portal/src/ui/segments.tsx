/** A choice of a few that changes what is shown at once: a view, a period. */
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface Segment<Value extends string> {
  value: Value;
  label: ReactNode;
  icon?: ReactNode;
}

export function Segments<Value extends string>({ label, value, onChange, segments }: { label: string; value: Value; onChange: (value: Value) => void; segments: Segment<Value>[] }) {
  return (
    <div role="group" aria-label={label} className="inline-flex h-8.5 max-w-full items-center gap-0.5 overflow-x-auto rounded-md border border-line-strong bg-sunken p-0.5">
      {segments.map((segment) => (
        <button
          key={segment.value} type="button" aria-pressed={segment.value === value} onClick={() => onChange(segment.value)}
          className={classes('inline-flex h-full shrink-0 items-center gap-1.5 rounded-sm px-2.5 text-sm font-medium [&_svg]:size-4', segment.value === value ? 'bg-accent-soft text-accent' : 'text-muted hover:text-text')}
        >
          {segment.icon}{segment.label}
        </button>
      ))}
    </div>
  );
}
