/**
 * Secrets at rest, under envelope encryption: each value has a data key of its own (AES-256-GCM), which stands beside it wrapped
 * by the KMS. A new key-encryption key so costs a new wrapping of 32 bytes a value, and the secret itself is not touched.
 *
 *   form 2: 02 · key version (4) · n (2) · wrapped data key (n) · nonce (12) · ciphertext · tag (16)
 *   form 1: 01 · nonce (12) · ciphertext · tag (16), sealed by the first key itself; still opened, written no more
 *
 * `context` binds a sealed value to its row, so that one row's secret is useless in another. Unwrapped data keys are remembered
 * for a while: what was opened lately opens again while the KMS is away; nothing new is sealed then.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { KEY_BYTES, KeyFile } from './key-file.ts';
import { type Kms, KmsAway, KmsRefusal } from './kms.ts';

const FIRST_FORM = 1;
const FORM = 2;
const HEAD_BYTES = 7;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** A KMS that has not answered by then is away. */
export const KMS_TIMEOUT_MS = 3_000;
/** How long a data key is remembered after it was unwrapped. */
export const REMEMBERED_MS = 600_000;
const REMEMBERED_MOST = 4_096;

interface Remembered {
  key: Buffer;
  untilMs: number;
}

export class Sealer {
  private readonly remembered = new Map<string, Remembered>();

  constructor(readonly kms: Kms) {}

  /** @param path a file of key-encryption keys, see `key-file.ts`. Nothing is read yet. */
  static fromFile(path: string): Sealer {
    return new Sealer(new KeyFile(path));
  }

  /** @throws KmsAway */
  async seal(plain: string | Buffer, context: string): Promise<Buffer> {
    const dataKey = randomBytes(KEY_BYTES);
    const wrapped = await inTime(this.kms.wrap(dataKey, context));
    return Buffer.concat([headOf(wrapped.version, wrapped.bytes), encrypt(dataKey, plain, context)]);
  }

  /** @throws KmsAway; KmsRefusal when it was sealed with another key or for another context */
  async open(sealed: Uint8Array, context: string): Promise<Buffer> {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes[0] === FIRST_FORM) return decrypt(await this.firstKey(), bytes.subarray(1), context);
    const { version, wrapped, payload } = partsOf(bytes);
    return decrypt(await this.dataKey(version, wrapped, context), payload, context);
  }

  /** The same secret wrapped by the newest key; of the first form, sealed anew. Undefined when the newest wraps it already. @throws as `open` */
  async rewrap(sealed: Uint8Array, context: string): Promise<Buffer | undefined> {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes[0] === FIRST_FORM) return this.seal(await this.open(bytes, context), context);
    const { version, wrapped, payload } = partsOf(bytes);
    if (version >= (await inTime(this.kms.newest()))) return undefined;
    const anew = await inTime(this.kms.wrap(await this.dataKey(version, wrapped, context), context));
    return Buffer.concat([headOf(anew.version, anew.bytes), payload]);
  }

  private async dataKey(version: number, bytes: Buffer, context: string): Promise<Buffer> {
    const name = `${version} ${context} ${bytes.toString('base64')}`;
    const known = this.remembered.get(name);
    if (known && known.untilMs > Date.now()) return known.key;
    const key = ownMemory(await inTime(this.kms.unwrap({ version, bytes }, context)));
    this.remembered.delete(name);
    this.remembered.set(name, { key, untilMs: Date.now() + REMEMBERED_MS });
    if (this.remembered.size > REMEMBERED_MOST) this.remembered.delete(this.remembered.keys().next().value!);
    return key;
  }

  private async firstKey(): Promise<Buffer> {
    const key = await inTime(this.kms.firstKey?.() ?? Promise.resolve(undefined));
    if (!key) throw new KmsRefusal('This was sealed by the first key, which is not there any more. Put it back as version 1.');
    return key;
  }
}

/** What is kept for long must not keep the pool that it was cut from: 64 kB for 32 bytes. */
function ownMemory(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}

/** The version that wraps a sealed value; 0 for the first form. */
export function keyVersionOf(sealed: Uint8Array): number {
  return sealed[0] === FORM ? Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength).readUInt32BE(1) : 0;
}

function headOf(version: number, wrapped: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(FORM, 0);
  head.writeUInt32BE(version, 1);
  head.writeUInt16BE(wrapped.length, 5);
  return Buffer.concat([head, wrapped]);
}

function partsOf(bytes: Buffer): { version: number; wrapped: Buffer; payload: Buffer } {
  if (bytes[0] !== FORM || bytes.length < HEAD_BYTES) throw new KmsRefusal(`Sealed in the unknown form ${bytes[0]}.`);
  const end = HEAD_BYTES + bytes.readUInt16BE(5);
  return { version: bytes.readUInt32BE(1), wrapped: bytes.subarray(HEAD_BYTES, end), payload: bytes.subarray(end) };
}

function encrypt(key: Buffer, plain: string | Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

function decrypt(key: Buffer, payload: Buffer, context: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, payload.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(context));
    decipher.setAuthTag(payload.subarray(payload.length - TAG_BYTES));
    return Buffer.concat([decipher.update(payload.subarray(NONCE_BYTES, payload.length - TAG_BYTES)), decipher.final()]);
  } catch {
    throw new KmsRefusal(`This was not sealed for ${context}, or not with this key.`);
  }
}

async function inTime<Value>(asked: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new KmsAway(`The KMS has not answered within ${KMS_TIMEOUT_MS} ms.`)), KMS_TIMEOUT_MS);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
