/** The navigation, said once: the side bar and the command palette are made of it. `admin` is shown to whoever runs the fleet. */
import type { LinkProps } from '@tanstack/react-router';
import { Activity, BookOpenText, Boxes, Building2, CirclePause, Diff, House, KeyRound, type LucideIcon, Receipt, Route, ScrollText, ServerCog } from 'lucide-react';

export interface Destination {
  label: string;
  to: NonNullable<LinkProps['to']>;
  icon: LucideIcon;
  /** Other words one may look for it by. */
  words?: string;
  /** Pressed after `g`. */
  key?: string;
  /** Only this very address lights it up. */
  exact?: boolean;
}

export interface Group {
  label?: string;
  audience?: 'admin';
  destinations: Destination[];
}

export const NAVIGATION: Group[] = [
  {
    destinations: [
      { label: 'Home', to: '/', icon: House, key: 'h', exact: true },
      { label: 'Clusters', to: '/clusters', icon: Boxes, key: 'c', words: 'kafka broker' },
      { label: 'Access', to: '/access', icon: KeyRound, key: 'a', words: 'people members invitations service accounts api keys secrets' },
      { label: 'Audit', to: '/audit', icon: ScrollText, words: 'log history who did what' },
      { label: 'Usage and cost', to: '/costs', icon: Receipt, key: 'u', words: 'billing invoices budgets quotas price money bill' },
    ],
  },
  {
    label: 'Fleet',
    audience: 'admin',
    destinations: [
      { label: 'Data planes', to: '/admin/fleet', icon: ServerCog, key: 'f', words: 'kubernetes map capacity regions cordon drain' },
      { label: 'Operations', to: '/admin/operations', icon: Activity, key: 'o', words: 'stuck failing quarantine retry cancel' },
      { label: 'Placement', to: '/admin/placement', icon: Route, words: 'explain score where' },
      { label: 'Drift', to: '/admin/drift', icon: Diff, key: 'd', words: 'revert adopt changed' },
      { label: 'Pauses', to: '/admin/pauses', icon: CirclePause, words: 'stop switch' },
      { label: 'Tenants', to: '/admin/tenants', icon: Building2, key: 't', words: 'organizations quota grants trial' },
      { label: 'Plans and regions', to: '/admin/catalogue', icon: BookOpenText, words: 'catalogue autoscale whole clusters revisions' },
    ],
  },
];
