/** Buttons, and links that look like one. `why` disables a button and says why: in a tooltip and to screen readers. */
import { Link, type LinkProps } from '@tanstack/react-router';
import { LoaderCircle } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Tip } from './tip.tsx';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';
type Size = 'small' | 'medium';

const LOOKS: Record<Look, string> = {
  primary: 'bg-accent-fill text-on-accent hover:bg-accent-hover border-transparent',
  plain: 'bg-surface text-text border-line-strong hover:bg-hover',
  quiet: 'bg-transparent text-muted border-transparent hover:bg-hover hover:text-text',
  danger: 'bg-bad-fill text-on-accent border-transparent hover:brightness-110',
};
const SIZES: Record<Size, string> = { small: 'h-7 px-2 text-xs gap-1', medium: 'h-8.5 px-3 text-sm gap-1.5' };

export function buttonClass(look: Look = 'plain', size: Size = 'medium', extra?: string): string {
  return classes('inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-md border font-medium transition-colors select-none aria-disabled:cursor-not-allowed aria-disabled:opacity-55', LOOKS[look], SIZES[size], extra);
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  size?: Size;
  icon?: ReactNode;
  /** Turns; nothing happens when it is pressed. */
  busy?: boolean;
  /** Why it cannot be pressed. */
  why?: string;
}

export function Button({ look, size, icon, busy, why, children, className, onClick, disabled, type = 'button', ...rest }: ButtonProps) {
  const off = busy === true || why !== undefined || disabled === true;
  const button = (
    <button
      {...rest} type={off && type === 'submit' ? 'button' : type} aria-disabled={off || undefined} aria-busy={busy || undefined}
      className={buttonClass(look, size, className)} onClick={off ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : icon}
      {children}
    </button>
  );
  return why === undefined ? button : <Tip says={why}>{button}</Tip>;
}

/** A button of one picture; `label` is its name. */
export function IconButton({ label, icon, ...rest }: Omit<ButtonProps, 'children' | 'icon'> & { label: string; icon: ReactNode }) {
  return (
    <Tip says={rest.why ?? label}>
      <Button look="quiet" aria-label={label} {...rest} why={undefined} disabled={rest.why !== undefined || rest.disabled} className={classes('!px-0', rest.size === 'small' ? 'w-7' : 'w-8.5', rest.className)}>
        {icon}
      </Button>
    </Tip>
  );
}

export function ButtonLink({ look, size, icon, children, className, ...link }: LinkProps & { look?: Look; size?: Size; icon?: ReactNode; children?: ReactNode; className?: string }) {
  return <Link {...link} className={buttonClass(look, size, className)}>{icon}{children}</Link>;
}
