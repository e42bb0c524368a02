/** Form fields: a label, a hint, and what is wrong with it, tied together for screen readers. */
import { Check, ChevronDown } from 'lucide-react';
import { Switch as RadixSwitch } from 'radix-ui';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

interface Tied {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong, in a sentence. */
  wrong?: string;
  /** Not asked for. */
  optional?: boolean;
  children: (field: Tied) => ReactNode;
}

export function Field({ label, hint, wrong, optional, children }: FieldProps) {
  const id = useId();
  const words = `${id}-words`;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">{label}{optional && <span className="ml-1.5 font-normal text-muted">optional</span>}</label>
      {children({ id, 'aria-describedby': wrong || hint ? words : undefined, 'aria-invalid': wrong ? true : undefined })}
      {(wrong || hint) && <p id={words} role={wrong ? 'alert' : undefined} className={classes('text-xs', wrong ? 'text-bad' : 'text-muted')}>{wrong ?? hint}</p>}
    </div>
  );
}

const BOX = 'w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-sm text-text placeholder:text-muted aria-invalid:border-bad disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted focus-visible:outline-offset-0 focus-visible:border-accent';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={classes(BOX, 'h-8.5', className)} />;
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea {...rest} className={classes(BOX, 'min-h-20 py-2', className)} />;
}

/** The browser's own: it works with a keyboard, on a phone and for everyone. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className="relative block min-w-0">
      <select {...rest} className={classes(BOX, 'h-8.5 appearance-none pr-8', className)}>{children}</select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted" />
    </span>
  );
}

export function Switch({ label, hint, checked, onChange, disabled }: { label: ReactNode; hint?: ReactNode; checked: boolean; onChange: (on: boolean) => void; disabled?: boolean }) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <RadixSwitch.Root id={id} checked={checked} onCheckedChange={onChange} disabled={disabled} aria-describedby={hint ? `${id}-hint` : undefined} className="mt-0.5 h-5 w-9 shrink-0 rounded-full bg-line-strong transition-colors data-[state=checked]:bg-accent-fill disabled:opacity-55">
        <RadixSwitch.Thumb className="block size-4 translate-x-0.5 rounded-full bg-on-accent transition-transform data-[state=checked]:translate-x-[1.125rem]" />
      </RadixSwitch.Root>
      <div><label htmlFor={id} className="text-sm font-medium">{label}</label>{hint && <p id={`${id}-hint`} className="text-xs text-muted">{hint}</p>}</div>
    </div>
  );
}

export interface Choice<Value extends string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  /** Why it cannot be taken. */
  why?: string;
}

/** One of a few, each with a word about it. What cannot be had stays in sight and says why. */
export function Choices<Value extends string>({ legend, value, onChange, choices, columns = 'sm:grid-cols-2' }: { legend: string; value: Value | undefined; onChange: (value: Value) => void; choices: Choice<Value>[]; columns?: string }) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className={classes('grid gap-2', columns)}>
        {choices.map((choice) => (
          <label key={choice.value} className={classes('relative flex min-w-0 flex-col gap-0.5 rounded-lg border px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent', value === choice.value ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface', choice.why ? '!cursor-not-allowed' : value !== choice.value && 'hover:bg-hover')}>
            <input type="radio" name={name} value={choice.value} checked={value === choice.value} disabled={choice.why !== undefined} onChange={() => onChange(choice.value)} className="sr-only" />
            <span className="flex items-center justify-between gap-2 text-sm font-medium">
              <span className={choice.why ? 'text-muted' : ''}>{choice.label}</span>
              {value === choice.value && <Check aria-hidden className="size-4 shrink-0 text-accent" />}
            </span>
            {(choice.why ?? choice.hint) && <span className={classes('text-xs', choice.why ? 'text-warn' : 'text-muted')}>{choice.why ?? choice.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
