/**
 * Key-encryption keys in a file of this machine: a line `VERSION:KEY` each, the key 32 bytes in base64; a line without a version
 * is version 1, as the file is born with one key. The file is looked at before every use and read again when it is another, so
 * that all processes of a machine have a new key at the same moment, and a file taken away is a KMS that is away.
 *
 * Several machines need the same file: there a newer line is put into each of them first, and the rotation told to make none.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { type Kms, KmsAway, KmsRefusal, type WrappedKey } from './kms.ts';

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** A key is counted by the database in four bytes. */
const VERSION_MAX = 2 ** 31 - 1;

interface Keys {
  /** Of the file as it was read: another one is read again. */
  stamp: string;
  byVersion: ReadonlyMap<number, Buffer>;
  newest: number;
}

export class KeyFile implements Kms {
  private keys: Keys | undefined;

  constructor(private readonly path: string) {}

  async newest(): Promise<number> {
    return (await this.read()).newest;
  }

  async makeKey(): Promise<number> {
    const { byVersion, newest } = await this.read();
    const version = newest + 1;
    const lines = [...byVersion, [version, randomBytes(KEY_BYTES)] as const].map(([each, key]) => `${each}:${key.toString('base64')}\n`);
    const half = `${this.path}.${process.pid}.${randomBytes(4).toString('hex')}`;
    try {
      await writeFile(half, lines.join(''), { mode: 0o600, flush: true });
      await rename(half, this.path);
    } catch (error) {
      await rm(half, { force: true }).catch(() => undefined);
      throw new KmsRefusal(`No key can be added to the key file ${this.path} (${(error as Error).message}). Add a line VERSION:KEY there yourself and rotate without making a key.`);
    }
    return version;
  }

  async wrap(dataKey: Buffer, context: string): Promise<WrappedKey> {
    const { byVersion, newest } = await this.read();
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', byVersion.get(newest)!, nonce).setAAD(bound(newest, context));
    const body = Buffer.concat([cipher.update(dataKey), cipher.final()]);
    return { version: newest, bytes: Buffer.concat([nonce, body, cipher.getAuthTag()]) };
  }

  async unwrap({ version, bytes }: WrappedKey, context: string): Promise<Buffer> {
    const key = (await this.read()).byVersion.get(version);
    if (!key) throw new KmsRefusal(`The key file has no version ${version}. Put the line of that version back.`);
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES)).setAAD(bound(version, context));
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)), decipher.final()]);
    } catch {
      throw new KmsRefusal(`Version ${version} of the key file has not wrapped this for ${context}.`);
    }
  }

  async firstKey(): Promise<Buffer | undefined> {
    return (await this.read()).byVersion.get(1);
  }

  private async read(): Promise<Keys> {
    try {
      const { mtimeNs, ino, size } = await stat(this.path, { bigint: true });
      const stamp = `${ino} ${mtimeNs} ${size}`;
      if (this.keys?.stamp !== stamp) this.keys = { stamp, ...parseKeys(await readFile(this.path, 'utf8')) };
      return this.keys;
    } catch (error) {
      throw new KmsAway(`The key file ${this.path} cannot be used: ${(error as Error).message}`);
    }
  }
}

const bound = (version: number, context: string): Buffer => Buffer.from(`${version} ${context}`);

/** @throws Error that names the line and never quotes it */
export function parseKeys(text: string): { byVersion: ReadonlyMap<number, Buffer>; newest: number } {
  const byVersion = new Map<number, Buffer>();
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, said, encoded = ''] = /^(?:(\d+):)?(.+)$/.exec(line.trim()) ?? [];
    const version = Number(said ?? 1);
    const key = Buffer.from(encoded, 'base64');
    if (version < 1 || version > VERSION_MAX) throw new Error(`line ${at + 1}: the version must be a number from 1 on.`);
    if (byVersion.has(version)) throw new Error(`line ${at + 1}: version ${version} is there twice.`);
    if (key.length !== KEY_BYTES) throw new Error(`line ${at + 1}: the key must have ${KEY_BYTES} bytes in base64, not ${key.length}.`);
    byVersion.set(version, key);
  }
  if (byVersion.size === 0) throw new Error('it holds no key.');
  return { byVersion, newest: Math.max(...byVersion.keys()) };
}
