/**
 * Kubernetes clusters that come and go while the operator runs: a folder of kubeconfigs, looked at again and again. Notices of the
 * file system were rejected: they differ from one system to the next, and a folder of a few files costs nothing to read.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

const LOOK_MS = 250;
const CONFIG = /^[^.].*\.(?:ya?ml|kubeconfig)$/;

export interface FolderEvents {
  /** A file that is new or says something else than before. */
  onConfig(name: string, kubeconfig: string): void;
  onGone(name: string): void;
  onFault(fault: Error): void;
}

/** Files of `except` are somebody else's. @returns what ends the looking */
export function followFolder(folder: string, except: ReadonlySet<string>, events: FolderEvents): () => void {
  const known = new Map<string, { stamp: string; text: string }>();
  const look = async (): Promise<void> => {
    const files = (await readdir(folder)).filter((file) => CONFIG.test(file));
    const present = new Set<string>();
    for (const file of files) {
      const name = basename(file, extname(file));
      if (except.has(name)) continue;
      present.add(name);
      const { mtimeMs, ino, size } = await stat(join(folder, file));
      const stamp = `${mtimeMs} ${ino} ${size}`;
      const before = known.get(name);
      if (before?.stamp === stamp) continue;
      const text = await readFile(join(folder, file), 'utf8');
      known.set(name, { stamp, text });
      if (before?.text !== text) events.onConfig(name, text);
    }
    for (const name of [...known.keys()]) {
      if (present.has(name)) continue;
      known.delete(name);
      events.onGone(name);
    }
  };
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const again = async (): Promise<void> => {
    await look().catch((fault: NodeJS.ErrnoException) => {
      // A file that went between the listing and the reading is found gone at the next look.
      if (fault.code !== 'ENOENT') events.onFault(fault);
    });
    if (!stopped) timer = setTimeout(() => void again(), LOOK_MS);
  };
  void again();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
