/** The same wish in words that machines take: Terraform, curl, the command line. */
import { useState } from 'react';
import { Code } from '../../ui/copy.tsx';
import { Card } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { Wanted } from './create-cluster.tsx';

type Way = 'terraform' | 'curl' | 'cli';
const quoted = (text: string): string => JSON.stringify(text);

const WRITE: Record<Way, (wanted: Wanted) => string> = {
  terraform: ({ spec }) => `resource "confluent_kafka_cluster" ${quoted(spec.display_name.replace(/[^\w-]+/g, '_') || 'cluster')} {
  display_name = ${quoted(spec.display_name)}
  availability = ${quoted(spec.availability ?? 'SINGLE_ZONE')}
  cloud        = ${quoted(spec.cloud)}
  region       = ${quoted(spec.region)}
  ${spec.config.kind.toLowerCase()} {${spec.config.cku ? `\n    cku = ${spec.config.cku}\n  ` : ''}}
  environment {
    id = ${quoted(spec.environment.id)}
  }
}`,
  curl: (wanted) => `curl -u "$CLOUD_KEY:$CLOUD_SECRET" ${location.origin}/cmk/v2/clusters \\
  -H 'content-type: application/json' \\
  -d '${JSON.stringify(wanted, null, 2).replaceAll("'", "'\\''")}'`,
  cli: ({ spec }) => `npx samsa clusters create ${shell(spec.display_name || 'orders')} --environment ${spec.environment.id} \\
  --cloud ${spec.cloud} --region ${spec.region} --kind ${spec.config.kind}${spec.config.cku ? ` --cku ${spec.config.cku}` : ''} --availability ${spec.availability ?? 'SINGLE_ZONE'}${spec.deletion_protection ? ' --protect' : ''} --wait`,
};
const shell = (text: string): string => (/^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

export function AsCode({ wanted }: { wanted: Wanted }) {
  const [way, setWay] = useState<Way>('terraform');
  return (
    <Card title="The same as code">
      <div className="flex flex-col gap-3">
        <Segments label="Written for" value={way} onChange={setWay} segments={[{ value: 'terraform', label: 'Terraform' }, { value: 'curl', label: 'curl' }, { value: 'cli', label: 'CLI' }]} />
        <Code label={`The cluster for ${way}`} text={WRITE[way](wanted)} />
      </div>
    </Card>
  );
}
