/** What stands around every page: the skip link, the side bar (a sheet on a phone), the palette, what is wrong with the connection. */
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Menu as MenuIcon, Search } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../session.ts';
import { useLive } from '../live.ts';
import { IconButton } from '../ui/button.tsx';
import { Account } from './account.tsx';
import mark from './mark.svg';
import { type Group, NAVIGATION } from './navigation.ts';
import { Offline } from './offline.tsx';
import { Palette, useShortcuts } from './palette.tsx';
import { Paused } from './paused.tsx';

export function Shell() {
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const openPalette = useCallback(() => setPaletteOpen(true), []);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const groups = useGroups();
  useShortcuts(openPalette);
  useLive();
  useEffect(() => setMenuOpen(false), [path]);
  return (
    <div className="flex h-dvh flex-col lg:flex-row">
      <a href="#main" className="fixed -top-20 left-3 z-50 rounded-md bg-accent-fill px-3 py-2 text-sm font-medium text-on-accent focus:top-3">Skip to the content</a>
      <aside className="hidden w-56 shrink-0 flex-col border-r border-line bg-sunken lg:flex"><Side groups={groups} openPalette={openPalette} /></aside>
      <div className="flex h-12 shrink-0 items-center justify-between border-b border-line bg-sunken px-2 lg:hidden">
        <div className="flex items-center gap-1">
          <Radix.Root open={menuOpen} onOpenChange={setMenuOpen}>
            <Radix.Trigger asChild><IconButton label="Open the navigation" icon={<MenuIcon aria-hidden className="size-5" />} /></Radix.Trigger>
            <Radix.Portal>
              <Radix.Overlay className="fixed inset-0 z-40 bg-[var(--scrim)]" />
              <Radix.Content aria-describedby={undefined} className="fixed inset-y-0 left-0 z-40 flex w-64 flex-col border-r border-line bg-sunken shadow-float">
                <Radix.Title className="sr-only">Navigation</Radix.Title>
                <Side groups={groups} openPalette={openPalette} />
              </Radix.Content>
            </Radix.Portal>
          </Radix.Root>
          <Brand />
        </div>
        <IconButton label="Search" icon={<Search aria-hidden className="size-4.5" />} onClick={openPalette} />
      </div>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Offline />
        <Paused />
        <main id="main" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none [scrollbar-gutter:stable]"><Outlet /></main>
      </div>
      <Palette open={paletteOpen} setOpen={setPaletteOpen} groups={groups} />
    </div>
  );
}

/** What this person may see; the API decides all the same. */
function useGroups(): Group[] {
  const { fleet_admin: admin } = useSession();
  return NAVIGATION.filter(({ audience }) => audience !== 'admin' || admin === true);
}

function Brand() {
  return <Link to="/" className="flex items-center gap-2 rounded-md px-1 text-base font-semibold tracking-tight"><img src={mark} alt="" width={22} height={22} />Samsa</Link>;
}

function Side({ groups, openPalette }: { groups: Group[]; openPalette: () => void }) {
  return (
    <>
      <div className="flex h-12 shrink-0 items-center px-3"><Brand /></div>
      <div className="px-3 pb-2">
        <button type="button" onClick={openPalette} className="flex h-8 w-full items-center gap-2 rounded-md border border-line-strong bg-surface px-2 text-sm text-muted hover:text-text">
          <Search aria-hidden className="size-3.5" /><span className="flex-1 text-left">Search</span><kbd className="text-[0.6875rem]">Ctrl K</kbd>
        </button>
      </div>
      <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-3 py-1">
        {groups.map(({ label, destinations }) => (
          <div key={label ?? ''}>
            {label && <p className="px-2 pb-1 text-xs font-medium text-muted">{label}</p>}
            <ul className="flex flex-col gap-0.5">
              {destinations.map(({ label: name, to, icon: Icon, exact }) => (
                <li key={to}>
                  <Link to={to} activeOptions={{ exact: exact ?? false, includeSearch: false }} className="flex h-8 items-center gap-2.5 rounded-md px-2 text-sm font-medium text-muted hover:bg-hover hover:text-text" activeProps={{ className: '!bg-accent-soft !text-accent', 'aria-current': 'page' }}>
                    <Icon aria-hidden className="size-4 shrink-0" />{name}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="border-t border-line p-2"><Account /></div>
    </>
  );
}
