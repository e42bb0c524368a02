/**
 * What a broker remembers of logins when it comes up again and reads its log from the beginning. Kafka forgets all of them when a
 * deleted one comes first in its map of changes (see `ADMIN_USER`); the log here has many deleted ones.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADMIN_USER } from '@samsa/kafka/lane';
import { openAdmin } from '@samsa/kafka/platformatic/adapter';
import { scramCredential } from '@samsa/kafka/scram';
import { startSingleBroker } from '@samsa/local-kafka/single';
import { KAFKA_VERSIONS } from '@samsa/local-kafka/version';
import { describe, expect, it } from 'vitest';

const PASSWORD = 'of-our-administrator';
const KEYS = Array.from({ length: 40 }, (_, at) => `KEY${at}`);
const TEST_MS = 90_000;

describe.each(KAFKA_VERSIONS)('Kafka %s that comes up again', (version) => {
  it('still knows its administrator and every key that was not deleted', { timeout: TEST_MS }, async () => {
    const dir = await mkdtemp(join(tmpdir(), 'samsa-restart-'));
    const start = () => startSingleBroker({ version, dir, users: [{ name: ADMIN_USER, password: PASSWORD }] });
    try {
      const first = await start();
      const credential = await scramCredential('of-a-key');
      const admin = openAdmin({ bootstrap: first.bootstrap, username: first.adminUser, secret: { password: first.adminPassword } });
      await admin.upsertScramUsers(KEYS.map((username) => ({ username, ...credential })));
      await admin.deleteScramUsers(KEYS.slice(1));
      await admin.close();
      await first.stop();

      const again = await start();
      for (const [username, password] of [[ADMIN_USER, PASSWORD], [KEYS[0] ?? '', 'of-a-key']] as const) {
        const user = openAdmin({ bootstrap: again.bootstrap, username, secret: { password } });
        expect(await user.listTopics()).toEqual([]);
        await user.close();
      }
      await again.stop();
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });
});
