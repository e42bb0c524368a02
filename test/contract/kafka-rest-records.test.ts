/** Records through the Kafka REST surface: one, many, as a stream; what Kafka holds afterwards is read past the api. */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, startKafkaRest, type Answer, type KafkaRest, type RestCluster, type RestKey } from '../harness/kafka-rest.ts';
import { conforms } from './wire.ts';

let rest: KafkaRest;
let cluster: RestCluster;
let key: RestKey;

beforeAll(async () => {
  rest = await startKafkaRest();
  cluster = await rest.cluster();
  key = await rest.key(cluster, { admin: true });
  await cluster.admin.createTopic({ name: 'one', partitionsCount: 1 });
  await cluster.admin.createTopic({ name: 'spread', partitionsCount: 6 });
}, 120_000);
afterAll(() => rest?.stop());

const produce = (topic: string, body: unknown): Promise<Answer> => rest.send(key, 'POST', `/topics/${topic}/records`, body);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

async function last(topic: string, partition = 0) {
  const [end] = await cluster.admin.listOffsets([{ topic, partition }], 'latest');
  const batch = await cluster.admin.fetch(topic, partition, { fromOffset: (end?.offset ?? 0) - 1 });
  return batch.records.at(-1);
}

describe('one record', () => {
  it('is appended with its key, value, headers, partition and time', async () => {
    const answer = await produce('spread', {
      partition_id: 4, timestamp: '2026-01-02T03:04:05.678Z', headers: [{ name: 'trace', value: base64('abc') }, { name: 'none', value: null }, { name: 'trace', value: base64('def') }],
      key: { type: 'BINARY', data: base64('k') }, value: { type: 'JSON', data: { total: 12.5, lines: [1, 2] } },
    });
    expect(answer.status).toBe(200);
    conforms('produceRecord', 200, answer.body);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.body).toEqual({
      error_code: 200, cluster_id: cluster.id, topic_name: 'spread', partition_id: 4, offset: 0, timestamp: '2026-01-02T03:04:05.678Z',
      key: { type: 'BINARY', size: 1 }, value: { type: 'JSON', size: 28 },
    });
    expect(await last('spread', 4)).toMatchObject({
      timestampMs: Date.parse('2026-01-02T03:04:05.678Z'), key: Buffer.from('k'), value: Buffer.from('{"total":12.5,"lines":[1,2]}'),
      headers: [['trace', Buffer.from('abc')], ['none', null], ['trace', Buffer.from('def')]],
    });
  });

  it('may be text, nothing, or JSON that says no type, and its numbers stay as they were written', async () => {
    await produce('one', { value: { type: 'STRING', data: 'grüße' } });
    expect((await last('one'))?.value?.toString()).toBe('grüße');
    await produce('one', { key: { type: 'STRING', data: 'k' }, value: null });
    expect(await last('one')).toMatchObject({ key: Buffer.from('k'), value: null });
    await produce('one', '{"value":{"data":{"id":12345678901234567890,"price":1.10,"far":1e400,"near":7}}}');
    expect((await last('one'))?.value?.toString()).toBe('{"id":12345678901234567890,"price":1.10,"far":1e400,"near":7}');
  });

  it('goes where its key sends it, as with Kafka\'s own clients', async () => {
    const places = new Set<unknown>();
    for (let round = 0; round < 5; round++) places.add((await produce('spread', { key: { type: 'STRING', data: 'customer-17' } })).body['partition_id']);
    expect(places.size).toBe(1);
  });

  it('that cannot be read or placed is refused with a status and the field', async () => {
    const refusals: [string, unknown, number, string][] = [
      ['one', { value: { type: 'BINARY', data: '1' } }, 400, 'value.data'],
      ['one', { value: { type: 'AVRO', data: {} } }, 400, 'JSON or STRING'],
      ['one', { value: { type: 'STRING', data: 5 } }, 400, 'value.data'],
      ['one', { headers: [{ name: 'h', value: '?' }] }, 400, 'headers.0.value'],
      ['one', { timestamp: 'yesterday' }, 400, 'timestamp'],
      ['one', { partition_id: 7, value: { data: 1 } }, 404, 'no partition 7'],
      ['nowhere', { value: { data: 1 } }, 404, 'nowhere'],
      ['one', '{"value":', 400, 'ends inside'],
      ['one', '[1]', 400, 'JSON object'],
      ['one', '{"value":{"data":tru}}', 400, 'not JSON'],
      ['one', `{"value":{"data":${'['.repeat(10_000)}`, 400, '256 levels'],
      ['one', '   \n', 422, 'empty'],
      ['one', { value: { type: 'STRING', data: 'x'.repeat(1_100_000) } }, 413, 'larger'],
      ['one', { value: { type: 'STRING', data: 'x'.repeat(9_000_000) } }, 413, '8388608'],
      ['__samsa_canary', { value: { data: 1 } }, 404, '__samsa_canary'],
    ];
    for (const [topic, body, status, said] of refusals) {
      const answer = await produce(topic, body);
      expect([answer.status, answer.body?.message], JSON.stringify(body).slice(0, 80)).toEqual([status, expect.stringContaining(said)]);
    }
    expect((await produce('nowhere', { value: { data: 1 } })).body.error_code).toBe(40403);
    const form = await fetch(`${rest.url}/kafka/v3/clusters/${cluster.id}/topics/one/records`, { method: 'POST', headers: { authorization: basic(key), 'content-type': 'text/csv' }, body: 'a' });
    expect([form.status, ((await form.json()) as { error_code: number }).error_code]).toEqual([415, 415]);
  });

  it('needs the right to write, which the broker knows', async () => {
    const stranger = await rest.key(cluster);
    const answer = await rest.send(stranger, 'POST', '/topics/one/records', { value: { data: 1 } });
    expect([answer.status, answer.body.error_code]).toEqual([403, 40301]);
  });

  it('leaves an audit record without its contents', async () => {
    await produce('one', { value: { type: 'STRING', data: 'whisper' } });
    const { rows } = await rest.database.query(`SELECT * FROM audit WHERE operation = 'produceRecord' ORDER BY id DESC LIMIT 1`);
    expect(rows[0]).toMatchObject({ resource_id: `${cluster.id}/one`, after: { appended: 1, refused: 0 } });
    expect(JSON.stringify(rows)).not.toContain('whisper');
  });
});

describe('several records in one body', () => {
  it('are answered one by one in their order, the bad among the good', async () => {
    const documents = [{ value: { type: 'STRING', data: 'a' } }, { value: { type: 'BINARY', data: '!' } }, { partition_id: 9 }, { value: { type: 'STRING', data: 'b' } }];
    const answer = await produce('one', documents.map((one) => JSON.stringify(one)).join('\n'));
    expect(answer.status).toBe(200);
    const lines = answer.text.trim().split('\n').map((line) => JSON.parse(line) as { error_code: number; offset: number });
    expect(lines.map((line) => line.error_code)).toEqual([200, 400, 40403, 200]);
    expect((lines[3]?.offset ?? 0) - (lines[0]?.offset ?? 0)).toBe(1);
    expect((await last('one'))?.value?.toString()).toBe('b');
  });

  it('may stand close together, and one that cannot be JSON ends the rest', async () => {
    const answer = await produce('one', '{"value":{"data":"}{"}}{"value":{"data":"\\"}"}}\n]{"value":{"data":3}}');
    const lines = answer.text.trim().split('\n').map((line) => JSON.parse(line) as { error_code: number });
    expect(lines.map((line) => line.error_code)).toEqual([200, 200, 400]);
    expect((await last('one'))?.value?.toString()).toBe('"\\"}"');
  });

  it('too large together for the topic are appended one by one', async () => {
    await cluster.admin.createTopic({ name: 'narrow', partitionsCount: 1, configs: { 'max.message.bytes': '2000' } });
    const answer = await produce('narrow', Array.from({ length: 10 }, (_, at) => JSON.stringify({ value: { type: 'STRING', data: String(at).repeat(1_000) } })).join(''));
    const codes = answer.text.trim().split('\n').map((line) => (JSON.parse(line) as { error_code: number }).error_code);
    expect(codes).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await cluster.admin.listOffsets([{ topic: 'narrow', partition: 0 }], 'latest')).toMatchObject([{ offset: 10 }]);
  });
});

/** Sends a chunked body and gives what is answered as it comes. */
function open(topic: string) {
  const outgoing = request(`${rest.url}/kafka/v3/clusters/${cluster.id}/topics/${topic}/records`, {
    method: 'POST', headers: { authorization: basic(key), 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
  });
  let text = '';
  const waiting: { lines: number; go: () => void }[] = [];
  const lines = (): string[] => text.split('\n').slice(0, -1);
  const ended = new Promise<{ status: number; lines: string[] }>((resolve, reject) => {
    outgoing.once('error', reject);
    outgoing.once('response', (incoming) => {
      incoming.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        for (const waiter of waiting) if (lines().length >= waiter.lines) waiter.go();
      });
      incoming.once('end', () => resolve({ status: incoming.statusCode ?? 0, lines: lines() }));
      incoming.once('error', reject);
    });
  });
  const answered = (count: number): Promise<void> => new Promise((go) => {
    waiting.push({ lines: count, go });
    if (lines().length >= count) go();
  });
  return { outgoing, ended, answered, lines };
}

describe('a stream of records', () => {
  it('answers each as it comes, while the body is still open', async () => {
    const stream = open('one');
    for (let at = 0; at < 5; at++) {
      stream.outgoing.write(`{"value":{"type":"STRING","data":"live ${at}"}}`);
      await stream.answered(at + 1);
      expect((await last('one'))?.value?.toString()).toBe(`live ${at}`);
    }
    stream.outgoing.end();
    const { status, lines } = await stream.ended;
    expect([status, lines.length]).toEqual([200, 5]);
  });

  it('takes 50,000 records in their order without the api growing', async () => {
    const before = memory();
    const wanted = 50_000;
    const stream = open('spread');
    let at = 0;
    const source = new Readable({
      read() {
        let part = '';
        for (let more = 0; more < 200 && at < wanted; more++) part += `{"partition_id":2,"value":{"type":"STRING","data":"${at++}${'.'.repeat(200)}"}}\n`;
        this.push(part === '' ? null : part);
      },
    });
    const began = performance.now();
    source.pipe(stream.outgoing);
    const { status, lines } = await stream.ended;
    const seconds = (performance.now() - began) / 1000;
    expect([status, lines.length]).toEqual([200, wanted]);
    const offsets = lines.map((line) => JSON.parse(line) as { error_code: number; offset: number });
    expect(offsets.every((one, index) => one.error_code === 200 && one.offset === (offsets[0]?.offset ?? 0) + index)).toBe(true);
    expect((await last('spread', 2))?.value?.toString()).toBe(`${wanted - 1}${'.'.repeat(200)}`);
    console.log(`${Math.round(wanted / seconds)} records/s, api grew by ${Math.round((memory() - before) / 1024 ** 2)} MiB`);
    expect(memory() - before).toBeLessThan(150 * 1024 ** 2);
  }, 60_000);

  it('left by its client keeps what was appended, and the api goes on', async () => {
    const stream = open('one');
    stream.ended.catch(() => undefined);
    stream.outgoing.write('{"value":{"type":"STRING","data":"left"}}{"value":');
    await stream.answered(1);
    stream.outgoing.destroy();
    expect((await last('one'))?.value?.toString()).toBe('left');
    expect((await produce('one', { value: { data: 1 } })).status).toBe(200);
    expect(rest.api.log()).not.toContain('unexpectedly');
  });
});

function memory(): number {
  const status = readFileSync(`/proc/${rest.api.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
