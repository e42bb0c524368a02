/** The frame of every page: its title (in the tab as well), where it stands, what can be done, and its parts. */
import { Link, type LinkProps } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode, useEffect } from 'react';
import { classes } from './classes.ts';

interface Crumb {
  label: ReactNode;
  link: LinkProps;
}

interface PageProps {
  title: string;
  /** Beside the title: a badge. */
  mark?: ReactNode;
  lead?: ReactNode;
  crumbs?: Crumb[];
  actions?: ReactNode;
  /** Fills the height, for pages that scroll inside (tables of thousands). */
  full?: boolean;
  children: ReactNode;
}

export function Page({ title, mark, lead, crumbs, actions, full, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Samsa`;
  }, [title]);
  return (
    <div className={classes('mx-auto flex w-full max-w-6xl flex-col gap-5 px-4 py-5 sm:px-6 lg:px-8', full && 'h-full min-h-0')}>
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          {crumbs && <Crumbs crumbs={crumbs} />}
          <div className="flex min-h-8.5 min-w-0 flex-wrap items-center gap-2">
            <h1 className="min-w-0 truncate text-xl font-semibold tracking-tight">{title}</h1>
            {mark}
          </div>
          {lead && <p className="mt-0.5 max-w-2xl text-sm text-muted">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="Where this is" className="mb-1 flex items-center gap-1 text-xs text-muted">
      {crumbs.map(({ label, link }, at) => (
        <Fragment key={at}>
          <Link {...link} className="max-w-48 truncate rounded-sm hover:text-text hover:underline">{label}</Link>
          <ChevronRight aria-hidden className="size-3 shrink-0" />
        </Fragment>
      ))}
    </nav>
  );
}

/** A part of a page, with a heading and a frame. */
export function Card({ title, lead, actions, flush, className, children }: { title?: string; lead?: ReactNode; actions?: ReactNode; flush?: boolean; className?: string; children: ReactNode }) {
  return (
    <section className={classes('min-w-0 rounded-lg border border-line bg-surface', className)}>
      {title && (
        <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2">
          <div>
            <h2 className="text-sm font-semibold">{title}</h2>
            {lead && <p className="text-xs text-muted">{lead}</p>}
          </div>
          {actions && <div className="flex items-center gap-2">{actions}</div>}
        </div>
      )}
      <div className={flush ? '' : 'p-4'}>{children}</div>
    </section>
  );
}

/** Pairs of a name and a value. */
export function Facts({ facts }: { facts: [name: string, value: ReactNode][] }) {
  return (
    <dl className="grid grid-cols-[minmax(6.5rem,auto)_1fr] gap-x-4 gap-y-2 text-sm">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** Parts of one page that have addresses of their own. */
export function PageTabs({ label, tabs }: { label: string; tabs: { label: ReactNode; link: LinkProps; exact?: boolean }[] }) {
  return (
    <nav aria-label={label} className="-mx-4 flex gap-1 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0">
      {tabs.map(({ label: name, link, exact }, at) => (
        <Link
          key={at} {...link} activeOptions={{ exact: exact ?? false, includeSearch: false }}
          className="-mb-px shrink-0 border-b-2 border-transparent px-2.5 py-2 text-sm font-medium text-muted hover:text-text"
          activeProps={{ className: '!border-accent !text-text', 'aria-current': 'page' }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
