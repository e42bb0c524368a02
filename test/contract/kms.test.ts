/** The port to key-encryption keys, held by every adapter there is, and what is sealed over it. */
import { createCipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyFile, parseKeys } from '@samsa/runtime/key-file';
import { type Kms, KmsAway, KmsRefusal } from '@samsa/runtime/kms';
import { KMS_TIMEOUT_MS, keyVersionOf, Sealer } from '@samsa/runtime/seal';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'samsa-kms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const text = (bytes: Buffer): string => bytes.toString('utf8');
let files = 0;
const keyFile = (content = randomBytes(32).toString('base64')): string => {
  const path = join(folder, `key-${++files}`);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
};

/** What every adapter owes. */
function kmsContract(name: string, make: () => Kms): void {
  describe(name, () => {
    let kms: Kms;
    beforeEach(() => (kms = make()));

    it('unwraps what it has wrapped, for the same context alone', async () => {
      const dataKey = randomBytes(32);
      const wrapped = await kms.wrap(dataKey, 'row 1');
      expect(wrapped.version).toBe(await kms.newest());
      expect(wrapped.bytes.includes(dataKey)).toBe(false);
      expect(await kms.unwrap(wrapped, 'row 1')).toEqual(dataKey);
      await expect(kms.unwrap(wrapped, 'row 2')).rejects.toBeInstanceOf(KmsRefusal);
      await expect(kms.unwrap({ ...wrapped, bytes: randomBytes(wrapped.bytes.length) }, 'row 1')).rejects.toBeInstanceOf(KmsRefusal);
    });

    it('wraps the same key otherwise each time', async () => {
      const dataKey = randomBytes(32);
      expect((await kms.wrap(dataKey, 'a')).bytes).not.toEqual((await kms.wrap(dataKey, 'a')).bytes);
    });

    it('makes a newer version that wraps from then on, and keeps the older ones', async () => {
      const dataKey = randomBytes(32);
      const before = await kms.wrap(dataKey, 'a');
      const made = await kms.makeKey();
      expect(made).toBeGreaterThan(before.version);
      expect(await kms.newest()).toBe(made);
      expect((await kms.wrap(dataKey, 'a')).version).toBe(made);
      expect(await kms.unwrap(before, 'a')).toEqual(dataKey);
    });

    it('refuses a version it does not have', async () => {
      const wrapped = await kms.wrap(randomBytes(32), 'a');
      await expect(kms.unwrap({ ...wrapped, version: wrapped.version + 1 }, 'a')).rejects.toBeInstanceOf(KmsRefusal);
    });
  });
}

kmsContract('a key file of one key', () => new KeyFile(keyFile()));
kmsContract('a key file of several keys', () => new KeyFile(keyFile([3, 1, 7].map((version) => `${version}:${randomBytes(32).toString('base64')}`).join('\n'))));

describe('a key file', () => {
  it('is felt by everybody who reads it as soon as it has a newer key, and stays for its owner alone', async () => {
    const path = keyFile();
    const [one, other] = [new KeyFile(path), new KeyFile(path)];
    expect(await other.newest()).toBe(1);
    expect(await one.makeKey()).toBe(2);
    expect(await other.newest()).toBe(2);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8').trim().split('\n').map((line) => line.split(':')[0])).toEqual(['1', '2']);
  });

  it('that is gone or spoilt is a KMS that is away, and says why without quoting it', async () => {
    const secret = randomBytes(16).toString('base64');
    await expect(new KeyFile(join(folder, 'nowhere')).newest()).rejects.toMatchObject({ name: 'KmsAway', message: expect.stringContaining('ENOENT') });
    await expect(new KeyFile(keyFile(secret)).newest()).rejects.toMatchObject({ name: 'KmsAway', message: expect.stringContaining('32 bytes') });
    await expect(new KeyFile(keyFile(secret)).newest()).rejects.not.toMatchObject({ message: expect.stringContaining(secret) });
    for (const bad of ['', '0:AAAA', `1:${'A'.repeat(44)}\n1:${'A'.repeat(44)}`]) expect(() => parseKeys(bad)).toThrow();
  });
});

describe('a sealed value', () => {
  it('opens for its own row, shows nothing, and says which key wraps it', async () => {
    const sealer = Sealer.fromFile(keyFile());
    const sealed = await sealer.seal('swordfish', 'admin lkc-1');
    expect(sealed.includes('swordfish')).toBe(false);
    expect(keyVersionOf(sealed)).toBe(1);
    expect(text(await sealer.open(sealed, 'admin lkc-1'))).toBe('swordfish');
    await expect(sealer.open(sealed, 'admin lkc-2')).rejects.toBeInstanceOf(KmsRefusal);
    for (const at of [0, 3, 10, sealed.length - 1]) {
      const spoilt = Buffer.from(sealed);
      spoilt[at]! ^= 1;
      await expect(sealer.open(spoilt, 'admin lkc-1')).rejects.toThrow();
    }
  });

  it('is wrapped anew without being touched, and opens with the new key alone', async () => {
    const path = keyFile();
    const sealer = Sealer.fromFile(path);
    const sealed = await sealer.seal('swordfish', 'row');
    expect(await sealer.rewrap(sealed, 'row')).toBeUndefined();
    const version = await sealer.kms.makeKey();
    const anew = (await sealer.rewrap(sealed, 'row'))!;
    expect(keyVersionOf(anew)).toBe(version);
    expect(anew.subarray(-20)).toEqual(sealed.subarray(-20));
    const newestAlone = readFileSync(path, 'utf8').split('\n').find((line) => line.startsWith(`${version}:`))!;
    const later = Sealer.fromFile(keyFile(newestAlone));
    expect(text(await later.open(anew, 'row'))).toBe('swordfish');
    await expect(later.open(sealed, 'row')).rejects.toBeInstanceOf(KmsRefusal);
  });

  it('of the first form still opens, by the first key, and leaves that form when it is wrapped anew', async () => {
    const key = randomBytes(32);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('row'));
    const old = Buffer.concat([Buffer.from([1]), nonce, cipher.update('swordfish'), cipher.final(), cipher.getAuthTag()]);
    const sealer = Sealer.fromFile(keyFile(key.toString('base64')));
    expect(text(await sealer.open(old, 'row'))).toBe('swordfish');
    expect(keyVersionOf(old)).toBe(0);
    await sealer.kms.makeKey();
    expect(text(await sealer.open(old, 'row'))).toBe('swordfish');
    const anew = (await sealer.rewrap(old, 'row'))!;
    expect(keyVersionOf(anew)).toBe(2);
    expect(text(await sealer.open(anew, 'row'))).toBe('swordfish');
  });

  it('opens again for a while when the KMS is away, and nothing new is sealed', async () => {
    const path = keyFile();
    const sealer = Sealer.fromFile(path);
    const [known, unknown] = [await sealer.seal('known', 'a'), await sealer.seal('unknown', 'b')];
    await sealer.open(known, 'a');
    renameSync(path, `${path}.away`);
    expect(text(await sealer.open(known, 'a'))).toBe('known');
    await expect(sealer.open(unknown, 'b')).rejects.toBeInstanceOf(KmsAway);
    await expect(sealer.seal('new', 'c')).rejects.toBeInstanceOf(KmsAway);
    renameSync(`${path}.away`, path);
    expect(text(await sealer.open(await sealer.seal('new', 'c'), 'c'))).toBe('new');
  });

  it('is not waited for longer than a KMS may take', async () => {
    const never = new Promise<never>(() => undefined);
    const silent: Kms = { newest: () => never, makeKey: () => never, wrap: () => never, unwrap: () => never };
    const beganMs = performance.now();
    await expect(new Sealer(silent).seal('x', 'y')).rejects.toBeInstanceOf(KmsAway);
    expect(performance.now() - beganMs).toBeLessThan(KMS_TIMEOUT_MS + 1_000);
  });
});
