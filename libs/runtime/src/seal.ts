/**
 * Secrets at rest: AES-256-GCM under a key-encryption key read from a file. Sealed form: version byte, 12-byte nonce,
 * ciphertext, 16-byte tag. `context` binds a sealed value to its row, so that one row's secret is useless in another.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

export class Sealer {
  private readonly key: Buffer;

  constructor(key: Buffer) {
    if (key.length !== KEY_BYTES) throw new Error(`The key-encryption key must have ${KEY_BYTES} bytes, not ${key.length}.`);
    this.key = key;
  }

  /** @param path a file with the key in base64 */
  static fromFile(path: string): Sealer {
    return new Sealer(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64'));
  }

  seal(plain: string | Buffer, context: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.from([VERSION]), nonce, body, cipher.getAuthTag()]);
  }

  /** @throws Error when the value was sealed with another key or for another context. */
  open(sealed: Uint8Array, context: string): Buffer {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes[0] !== VERSION) throw new Error(`Sealed with the unknown version ${bytes[0]}.`);
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(1, 1 + NONCE_BYTES)).setAAD(Buffer.from(context));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE_BYTES, bytes.length - TAG_BYTES)), decipher.final()]);
  }
}
