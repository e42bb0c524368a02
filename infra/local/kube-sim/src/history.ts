/**
 * The changes that a watch or a paged list can still go back to. Each cluster keeps a bounded run of them, and all clusters together
 * a bounded number of bytes: thousands of clusters must not cost thousands of full windows. What falls out of a window
 * raises the cluster's floor, and a client that comes with an older version gets 410 and lists again.
 */
import { keyOf, type StoredRecord } from './record.ts';

export interface Change {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  version: number;
  kindId: string;
  /** The object after the change; for DELETED, as it was last, its text already at the version of the deletion. */
  record: StoredRecord;
  previous: StoredRecord | undefined;
}

export interface HistoryLimits {
  changesPerCluster: number;
  bytesInAll: number;
}

export const DEFAULT_HISTORY: HistoryLimits = { changesPerCluster: 2_000, bytesInAll: 128 * 1024 * 1024 };

/** Entries of the common order that may stand for nothing before it is tidied. */
const ORDER_SLACK = 65_536;

export class Window {
  readonly changes: Change[] = [];
  /** Versions below this can no longer be watched from. */
  floor = 0;
  /** Entries of the common order that stand for changes this window has already dropped by itself. */
  overtaken = 0;

  dropOldest(): Change | undefined {
    const oldest = this.changes.shift();
    if (oldest !== undefined) this.floor = oldest.version;
    return oldest;
  }

  /** The changes after a version, oldest first. */
  since(version: number): Change[] {
    let low = 0;
    let high = this.changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.changes[middle] as Change).version <= version) low = middle + 1;
      else high = middle;
    }
    return this.changes.slice(low);
  }

  /** What each key of a kind that changed after `version` was at that version; undefined when it was not there. */
  undo(kindId: string, version: number): Map<string, StoredRecord | undefined> {
    const before = new Map<string, StoredRecord | undefined>();
    for (const change of this.since(version)) {
      if (change.kindId === kindId && !before.has(keyOf(change.record))) before.set(keyOf(change.record), change.previous);
    }
    return before;
  }
}

export class History {
  private readonly limits: HistoryLimits;
  private bytes = 0;
  private kept = 0;
  /** A window for each change of it, in the order of the changes; `overtaken` ones stand for changes that are gone. */
  private order: Window[] = [];
  private head = 0;

  constructor(limits: HistoryLimits = DEFAULT_HISTORY) {
    this.limits = limits;
  }

  append(window: Window, change: Change): void {
    window.changes.push(change);
    this.order.push(window);
    this.bytes += change.record.text.length;
    this.kept += 1;
    if (window.changes.length > this.limits.changesPerCluster) this.dropEarly(window);
    while (this.bytes > this.limits.bytesInAll && this.head < this.order.length) this.dropInOrder(this.order[this.head++] as Window);
    if (this.order.length > 2 * this.kept + ORDER_SLACK) this.tidy();
  }

  /** Forgets a cluster's changes: every version handed out so far is too old from now on. */
  forget(window: Window, version: number): void {
    while (window.changes.length > 0) this.dropEarly(window);
    window.floor = version;
  }

  private tidy(): void {
    const rest = this.order.slice(this.head);
    this.head = 0;
    this.order = rest.filter((window) => {
      if (window.overtaken === 0) return true;
      window.overtaken -= 1;
      return false;
    });
  }

  private dropEarly(window: Window): void {
    window.overtaken += 1;
    this.drop(window);
  }

  private dropInOrder(window: Window): void {
    if (window.overtaken > 0) window.overtaken -= 1;
    else this.drop(window);
  }

  private drop(window: Window): void {
    const dropped = window.dropOldest();
    if (dropped === undefined) return;
    this.bytes -= dropped.record.text.length;
    this.kept -= 1;
  }
}
