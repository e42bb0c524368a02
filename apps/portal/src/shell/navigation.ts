/** The navigation, said once: the side bar and the command palette are made of it. `admin` is shown to whoever runs the fleet. */
import type { LinkProps } from '@tanstack/react-router';
import { Boxes, House, type LucideIcon } from 'lucide-react';

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
    ],
  },
];
