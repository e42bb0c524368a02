/** Ctrl-K: every page and every command by a few letters. `g` and a letter go to a page without it; `?` shows which. */
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useEffect } from 'react';
import { useRegisteredCommands } from './commands.ts';
import { type Group, NAVIGATION } from './navigation.ts';

const CHORD_MS = 1_200;
const ITEM = 'flex cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-2 text-sm data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted';
const HEADING = '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted';

export function Palette({ open, setOpen, groups }: { open: boolean; setOpen: (open: boolean) => void; groups: Group[] }) {
  const navigate = useNavigate();
  const commands = useRegisteredCommands();
  const run = (what: () => void) => {
    setOpen(false);
    what();
  };
  const names = [...new Set(commands.map(({ group }) => group))];
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-[var(--scrim)]" />
        <Radix.Content aria-describedby={undefined} className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-1.5rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-raised shadow-float">
          <Radix.Title className="sr-only">Go to a page or do something</Radix.Title>
          <Command loop label="Go to a page or do something">
            <div className="flex items-center gap-2 border-b border-line px-3.5 text-muted">
              <Search aria-hidden className="size-4" />
              <Command.Input autoFocus placeholder="Go to, or do…" className="h-12 w-full bg-transparent text-text outline-none placeholder:text-muted" />
            </div>
            <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-sm text-muted">Nothing is called that.</Command.Empty>
              {names.map((name) => (
                <Command.Group key={name} heading={name} className={HEADING}>
                  {commands.filter(({ group }) => group === name).map(({ id, label, words, icon: Icon, run: deed }) => (
                    <Command.Item key={id} value={`${label} ${id}`} keywords={words ? [words] : []} onSelect={() => run(deed)} className={ITEM}>{Icon && <Icon aria-hidden />}{label}</Command.Item>
                  ))}
                </Command.Group>
              ))}
              {groups.map(({ label: heading, destinations }) => (
                <Command.Group key={heading ?? 'pages'} heading={heading ?? 'Pages'} className={HEADING}>
                  {destinations.map(({ label, to, icon: Icon, words, key }) => (
                    <Command.Item key={to} value={`${heading ?? ''} ${label}`} keywords={words ? [words] : []} onSelect={() => run(() => void navigate({ to }))} className={ITEM}>
                      <Icon aria-hidden /><span className="flex-1">{label}</span>{key && <kbd className="text-xs text-muted">g {key}</kbd>}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Keys that work everywhere, except where one is writing. */
export function useShortcuts(openPalette: () => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    let chordAt = 0;
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return openPalette();
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return undefined;
      if (event.key === '?') return openPalette();
      if (event.timeStamp - chordAt < CHORD_MS) {
        chordAt = 0;
        const found = NAVIGATION.flatMap(({ destinations }) => destinations).find(({ key }) => key === event.key);
        if (found) void navigate({ to: found.to });
        return undefined;
      }
      if (event.key === 'g') chordAt = event.timeStamp;
      return undefined;
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, openPalette]);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role="dialog"]') !== null);
}
