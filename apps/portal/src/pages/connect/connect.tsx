/**
 * From a topic to a running client: choose or name a topic, have a key made that may read and write it (and nothing else), take
 * the lines. The secret stands in this page alone, until it is closed; the service keeps none that could be shown again.
 */
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, KeyRound, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { api, ask, client, queries } from '../../api.ts';
import { useMay } from '../../session.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Code, Copyable } from '../../ui/copy.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Facts } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Refusal } from '../../ui/states.tsx';
import type { Cluster } from '../cluster/cluster.tsx';
import { SNIPPETS, type Target } from './snippets.ts';

interface Made {
  key: string;
  secret: string;
  topic: string;
  account: string;
}

const TOPICS_SHOWN = 100;
const TOPIC = /^[\w.-]{1,249}$/;
const UNKNOWN = { key: 'YOUR_KEY', secret: 'YOUR_SECRET' };

export function Connect({ cluster, client: chosen, setClient }: { cluster: Cluster; client: string; setClient: (client: string | undefined) => void }) {
  const { topic = '' } = useSearch({ from: '/shell/clusters/$cluster' });
  const navigate = useNavigate();
  const [made, setMade] = useState<Made>();
  const snippet = SNIPPETS.find(({ id }) => id === chosen) ?? SNIPPETS[0]!;
  const setTopic = (name: string) => void navigate({ to: '.', search: (before) => ({ ...before, topic: name || undefined }), replace: true });
  const target: Target = { bootstrap: cluster.bootstrap ?? '', topic: topic || 'orders', cluster: cluster.id, environment: cluster.environment.id, ...UNKNOWN, ...(made ? { key: made.key, secret: made.secret } : {}) };
  return (
    <Sheet open onClose={() => setClient(undefined)} title={`Connect to ${cluster.display_name}`} lead="A topic, a key that may read and write it, and lines that run.">
      <div className="flex flex-col gap-6">
        <TopicChoice cluster={cluster} topic={topic} setTopic={setTopic} />
        <Key cluster={cluster} topic={topic} made={made} setMade={setMade} />
        <section aria-labelledby="connect-lines" className="flex min-w-0 flex-col gap-3">
          <h3 id="connect-lines" className="text-sm font-semibold">3. Lines that run</h3>
          <Segments label="Client" value={snippet.id} onChange={setClient} segments={SNIPPETS.map(({ id, label }) => ({ value: id, label }))} />
          <p className="text-sm text-muted">{snippet.note}</p>
          <Code label={`Lines for ${snippet.label}`} text={snippet.text(target)} />
          <div className="flex flex-wrap gap-2">
            <a className={buttonClass('plain', 'small')} href={`/samsa/v1/clusters/${cluster.id}/ca.pem`} download="ca.pem"><Download aria-hidden className="size-3.5" />ca.pem</a>
            <Button size="small" icon={<Download aria-hidden className="size-3.5" />} onClick={() => save(snippet.file, snippet.text(target))}>{snippet.file}</Button>
          </div>
        </section>
      </div>
    </Sheet>
  );
}

function TopicChoice({ cluster, topic, setTopic }: { cluster: Cluster; topic: string; setTopic: (name: string) => void }) {
  const topics = useTopics(cluster.id);
  const isNew = topic !== '' && topics.data !== undefined && !topics.data.data.some(({ name }) => name === topic);
  const wrong = topic !== '' && !TOPIC.test(topic) ? 'Letters, digits, dots, dashes and underscores, at most 249.' : undefined;
  return (
    <section aria-labelledby="connect-topic" className="flex flex-col gap-3">
      <h3 id="connect-topic" className="text-sm font-semibold">1. A topic</h3>
      <Field label="Topic" wrong={wrong} hint={isNew ? 'There is none of that name yet: it is made with the key.' : 'One that there is, or the name of a new one.'}>
        {(field) => <Input {...field} list="connect-topics" placeholder="orders" autoComplete="off" spellCheck={false} value={topic} onChange={(event) => setTopic(event.target.value)} />}
      </Field>
      <datalist id="connect-topics">{topics.data?.data.map(({ name }) => <option key={name} value={name} />)}</datalist>
      <Refusal error={topics.error} />
    </section>
  );
}

function useTopics(id: string) {
  return api.useQuery('get', '/samsa/v1/clusters/{id}/topics', { params: { path: { id }, query: { page_size: TOPICS_SHOWN } } });
}

function Key({ cluster, topic, made, setMade }: { cluster: Cluster; topic: string; made: Made | undefined; setMade: (made: Made) => void }) {
  const may = useMay();
  const topics = useTopics(cluster.id);
  const place = { environment: cluster.environment.id, cluster: cluster.id };
  const make = useMutation({
    mutationFn: () => makeKey(cluster, topic, topics.data?.data.some(({ name }) => name === topic) === true),
    onSuccess: (key) => {
      setMade(key);
      void queries.invalidateQueries();
    },
  });
  const why = TOPIC.test(topic) ? (may('service-account:create') ?? may('role-binding:create', place) ?? may('api-key:create', place)) : 'Choose a topic first.';
  return (
    <section aria-labelledby="connect-key" className="flex flex-col gap-3">
      <h3 id="connect-key" className="text-sm font-semibold">2. A key</h3>
      {made ? (
        <div className="flex flex-col gap-3 rounded-md border border-good/40 bg-good-soft p-3 text-sm">
          <p className="flex items-center gap-2 font-medium text-good"><ShieldCheck aria-hidden className="size-4" />It may read and write {made.topic} in any consumer group, and nothing else.</p>
          <Facts facts={[['Key', <Copyable key="k" text={made.key} label="Copy the key" />], ['Secret', <Copyable key="s" text={made.secret} label="Copy the secret" />], ['Belongs to', <code key="a">{made.account}</code>]]} />
          <p className="text-text">This secret is shown this once. Keep it now: nobody can show it again.</p>
          <div><Button size="small" icon={<Download aria-hidden className="size-3.5" />} onClick={() => save(`${made.key}.txt`, `key=${made.key}\nsecret=${made.secret}\nbootstrap=${cluster.bootstrap ?? ''}\n`)}>Download the secret</Button></div>
        </div>
      ) : (
        <>
          <p className="text-sm text-muted">A service account is made with the roles DeveloperRead and DeveloperWrite on the topic and DeveloperRead on groups, and a key for it.</p>
          <div><Button look="primary" icon={<KeyRound aria-hidden className="size-4" />} busy={make.isPending} why={why} onClick={() => make.mutate()}>Make a key for this topic</Button></div>
          <Refusal error={make.error} />
        </>
      )}
    </section>
  );
}

async function makeKey({ id, environment }: Cluster, topic: string, exists: boolean): Promise<Made> {
  if (!exists) await ask(client.POST('/samsa/v1/clusters/{id}/topics', { params: { path: { id }, query: {} }, body: { name: topic } }));
  const account = await ask(client.POST('/iam/v2/service-accounts', { body: { display_name: `${topic.slice(0, 40)}-${Date.now().toString(36)}`, description: `Reads and writes ${topic.slice(0, 60)} of ${id}` } }));
  const cluster = await ask(client.GET('/cmk/v2/clusters/{id}', { params: { path: { id }, query: { environment: environment.id } } }));
  const crn = cluster.metadata.resource_name;
  const roles = [['DeveloperWrite', `topic=${topic}`], ['DeveloperRead', `topic=${topic}`], ['DeveloperRead', 'group=*']] as const;
  for (const [role_name, resource] of roles) {
    await ask(client.POST('/iam/v2/role-bindings', { body: { principal: `User:${account.id}`, role_name, crn_pattern: `${crn}/${resource}` } }));
  }
  const key = await ask(client.POST('/iam/v2/api-keys', { body: { spec: { display_name: topic.slice(0, 100), owner: { id: account.id }, resource: { id, environment: environment.id } } } }));
  return { key: key.id, secret: key.spec.secret, topic, account: account.id };
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
