/**
 * Commands of the palette (Ctrl-K) beside the navigation. A page adds its own for as long as it is shown:
 *
 *   useCommands([{ id: 'create-topic', label: 'Create a topic', group: 'Topics', run: () => … }]);
 */
import type { LucideIcon } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';

export interface Command {
  id: string;
  label: string;
  group: string;
  /** Other words one may look for it by. */
  words?: string;
  icon?: LucideIcon;
  run: () => void;
}

let registered = new Map<object, Command[]>();
let flat: Command[] = [];
const listeners = new Set<() => void>();

function changed(): void {
  flat = [...registered.values()].flat();
  for (const listener of listeners) listener();
}

export function useCommands(commands: Command[]): void {
  useEffect(() => {
    const key = {};
    registered = new Map(registered).set(key, commands);
    changed();
    return () => {
      registered.delete(key);
      changed();
    };
  }, [commands]);
}

export function useRegisteredCommands(): Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => flat,
  );
}
