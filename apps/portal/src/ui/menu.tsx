/** A menu behind a button. */
import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes.ts';

export interface MenuItem {
  label: ReactNode;
  icon?: ReactNode;
  onSelect: () => void;
  danger?: boolean;
  /** Why it cannot be chosen. */
  why?: string;
}

export function Menu({ children, items, heading }: { children: ReactElement; items: MenuItem[]; heading?: ReactNode }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} collisionPadding={8} className="z-50 max-w-72 min-w-44 rounded-lg border border-line bg-raised p-1 text-sm shadow-float animate-[rise_100ms_ease-out]">
          {heading && <><DropdownMenu.Label className="px-2 py-1.5 text-xs text-muted">{heading}</DropdownMenu.Label><DropdownMenu.Separator className="my-1 h-px bg-line" /></>}
          {items.map((item, at) => (
            <DropdownMenu.Item
              key={at} disabled={item.why !== undefined} onSelect={item.onSelect}
              className={classes('flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 outline-none select-none data-disabled:cursor-not-allowed data-disabled:text-muted data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0', item.danger && 'text-bad')}
            >
              {item.icon}
              <span className="min-w-0">{item.label}{item.why && <span className="block text-xs text-muted">{item.why}</span>}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
