/** A word of explanation on hover and focus. It never holds what cannot be had elsewhere. */
import { Tooltip } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

export function Tip({ says, children }: { says: ReactNode; children: ReactElement }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content sideOffset={6} collisionPadding={8} className="z-50 max-w-72 rounded-md bg-text px-2 py-1 text-xs text-ground shadow-float">
          {says}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
